//! The words that people read, from `words/{vi,en}/*.ftl`.
//!
//! A key that is missing shows as `⟨key⟩`; tests hold that none is. Numbers given as numbers are
//! written in the language's own marks.

use crate::model::Title;
use crate::report::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// A value that a message names: a text, or a number that chooses the plural.
pub type Say<'a> = FluentValue<'a>;

macro_rules! words_file {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("words/vi/", $name, ".ftl")),
            include_str!(concat!("words/en/", $name, ".ftl")),
        )
    };
}

/// The files of words: name, Vietnamese text, English text.
const FILES: &[(&str, &str, &str)] = &[
    words_file!("audit"),
    words_file!("authoring"),
    words_file!("cases"),
    words_file!("changes"),
    words_file!("check"),
    words_file!("cli"),
    words_file!("compare"),
    words_file!("diagnostics"),
    words_file!("diagnostics-formula"),
    words_file!("diagnostics-package"),
    words_file!("diagnostics-questions"),
    words_file!("diagnostics-submissions"),
    words_file!("evaluation"),
    words_file!("explanation"),
    words_file!("pages"),
    words_file!("probe"),
    words_file!("trail"),
    words_file!("trail-export"),
    words_file!("trail-failures"),
    words_file!("trail-proof"),
    words_file!("trail-recall"),
    words_file!("trail-replay"),
    words_file!("trail-show"),
    words_file!("trail-verification"),
    words_file!("reconciliation"),
    words_file!("schema"),
    words_file!("sheet"),
    words_file!("template"),
    words_file!("what-if"),
    words_file!("report"),
];

/// The words of one language.
#[derive(Clone, Copy)]
pub struct Words {
    lang: Lang,
    bundle: &'static FluentBundle<FluentResource>,
}

impl Words {
    /// The words of a language; read once.
    pub fn of(lang: Lang) -> Self {
        static VI: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        static EN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        let once = match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        };
        Words { lang, bundle: once.get_or_init(|| bundle(lang)) }
    }

    /// The language.
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// A text that names no values.
    pub fn text(self, key: &str) -> String {
        self.say(key, &[])
    }

    /// A text with its values.
    pub fn say(self, key: &str, args: &[(&str, Say<'_>)]) -> String {
        self.find(key, args).unwrap_or_else(|| format!("⟨{key}⟩"))
    }

    /// A text that need not be there.
    pub fn find(self, key: &str, args: &[(&str, Say<'_>)]) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let (args, mut errors) = (FluentArgs::from_iter(args.iter().cloned()), Vec::new());
        let text = self.bundle.format_pattern(message.value()?, Some(&args), &mut errors);
        Some(text.into_owned())
    }

    /// An attribute of a message (`help`, `why`), if it has it.
    pub fn attribute(self, key: &str, name: &str, args: &[(&str, Say<'_>)]) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let attribute = message.get_attribute(name)?;
        let (args, mut errors) = (FluentArgs::from_iter(args.iter().cloned()), Vec::new());
        let text = self.bundle.format_pattern(attribute.value(), Some(&args), &mut errors);
        Some(text.into_owned())
    }

    /// The name of something in this language.
    pub fn title(self, title: &Title) -> &str {
        match self.lang {
            Lang::Vi => &title.vi,
            Lang::En => &title.en,
        }
    }
}

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    // INVARIANT (language): both codes are well-formed.
    let id: LanguageIdentifier = lang.as_str().parse().expect("a well-formed code");
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Vi => |value, _| number(Lang::Vi, value),
        Lang::En => |value, _| number(Lang::En, value),
    }));
    for (_, vi, en) in FILES {
        let text = if lang == Lang::Vi { vi } else { en };
        // A mistake in a file leaves out the message it stands in; a test holds that there is none.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Writes a number in the language's marks. Only counts are given as numbers, all below 2^53.
fn number(lang: Lang, value: &Say<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(lang.count(number.value as u64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
