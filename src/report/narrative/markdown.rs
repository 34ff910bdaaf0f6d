//! A finished text as HTML. Markup of its own and what would be fetched from elsewhere stay text.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The first heading as plain text, and the whole as HTML.
pub(in crate::report::narrative) fn html(text: &str) -> (Option<String>, String) {
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES;
    let events: Vec<Event<'_>> = Parser::new_ext(text, options).map(harmless).collect();
    let title = title(&events);
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    (title, out)
}

/// Takes HTML and images literally, and leaves links only to places of the web and of the page.
fn harmless(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Image { .. }) => Event::Start(Tag::Emphasis),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let is_plain = ["https://", "http://", "#"].iter().any(|it| dest_url.starts_with(it));
            let dest_url = if is_plain { dest_url } else { CowStr::from("#") };
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        event => event,
    }
}

/// The words of the first heading of the highest rank.
fn title(events: &[Event<'_>]) -> Option<String> {
    let is_heading = |event: &Event<'_>| {
        matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
    };
    let start = events.iter().position(is_heading)?;
    let inside = events[start + 1..].iter();
    let inside = inside.take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let words = inside.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    });
    Some(words.collect())
}
