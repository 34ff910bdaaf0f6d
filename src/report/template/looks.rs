//! How the cells look. The mark of what must be filled in is a format, so that the cell says
//! nothing but its title.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Shows a text with an asterisk behind it.
const STARRED: &str = "@\" *\"";

/// The formats.
pub(in crate::report::template) struct Looks {
    pub title: Format,
    pub line: Format,
    pub required: Format,
    pub optional: Format,
    pub example: Format,
    pub example_day: Format,
    pub text: Format,
    pub day: Format,
    pub plain: Format,
    pub key: Format,
    pub key_required: Format,
    pub value: Format,
    pub cell: Format,
}

impl Looks {
    pub fn new() -> Self {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x80_80_80));
        let (dark, pale) = (Color::RGB(0x1F_4E_79), Color::RGB(0xDD_EB_F7));
        let required = head.clone().set_background_color(dark).set_font_color(Color::White);
        let example = Format::new()
            .set_italic()
            .set_font_color(Color::RGB(0x60_60_60))
            .set_background_color(Color::RGB(0xFF_F2_CC));
        let cell = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0xBF_BF_BF));
        let key = cell.clone().set_bold().set_background_color(pale);
        Looks {
            title: Format::new().set_bold().set_font_size(14),
            line: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            required: required.clone().set_num_format(STARRED),
            optional: head.set_background_color(pale),
            example_day: example.clone().set_num_format("dd/mm/yyyy"),
            example,
            text: Format::new().set_num_format("@"),
            day: Format::new().set_num_format("dd/mm/yyyy"),
            plain: Format::new(),
            key_required: required.set_num_format(STARRED).set_align(FormatAlign::Left),
            key,
            value: cell.clone().set_align(FormatAlign::Left),
            cell,
        }
    }
}
