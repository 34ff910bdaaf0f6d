//! The manual of the commands, generated from the same shape and words as the help.

use crate::cli::help;
use crate::report::{Lang, Words};
use clap::{Arg, Command};

/// The manual's part about commands, as Markdown.
pub fn manual(lang: Lang) -> String {
    let words = Words::of(lang);
    let root = help::command(words);
    let mut out = section(words, "", &root);
    for command in root.get_subcommands() {
        out.push('\n');
        out.push_str(&section(words, "", command));
        for below in command.get_subcommands() {
            out.push('\n');
            out.push_str(&section(words, &format!("{} ", command.get_name()), below));
        }
    }
    out
}

fn section(words: Words, above: &str, command: &Command) -> String {
    let mut out = format!("## `{above}{}`\n\n", command.get_name());
    let texts = [command.get_about(), command.get_after_help()];
    for text in texts.into_iter().flatten() {
        out.push_str(&format!("{text}.\n\n").replace("..\n", ".\n"));
    }
    let usage = help::usage_line(command);
    out.push_str(&format!("```text\n{usage}\n```\n"));
    let args: Vec<&Arg> = command.get_arguments().collect();
    if !args.is_empty() {
        let headings = (words.text("heading-arguments"), words.text("manual-meaning"));
        out.push_str(&format!("\n| {} | {} |\n|---|---|\n", headings.0, headings.1));
        args.iter().for_each(|arg| out.push_str(&row(arg)));
    }
    out
}

fn row(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    format!("| `{}` | {} |\n", help::written(arg), help.replace('|', "\\|"))
}
