//! Help in the reader's language: the shape from `arguments`, the words from `cli.ftl`.
//!
//! Nothing of clap's own English is left: headings, usage line, defaults and possible values are
//! in our words.

use crate::cli::arguments::Arguments;
use crate::report::Words;
use clap::{Arg, ArgAction, Command, CommandFactory};

/// The whole command line with its words.
pub(in crate::cli) fn command(words: Words) -> Command {
    let root = Arguments::command().arg(help_flag()).arg(version_flag());
    let root = root.mut_subcommands(|command| described(words, &["mucthuoc"], command));
    let root = described(words, &[], root);
    root.subcommand_help_heading(words.text("heading-commands"))
        .subcommand_value_name(words.text("value-command"))
}

fn help_flag() -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true)
}

fn version_flag() -> Arg {
    Arg::new("version").short('V').long("version").action(ArgAction::Version)
}

fn described(words: Words, path: &[&str], command: Command) -> Command {
    let name = command.get_name().to_owned();
    // `command-check`, and below another command `command-audit-verify`.
    let key = path.iter().skip(1).chain(&[name.as_str()]).copied().collect::<Vec<_>>().join("-");
    let about = words.text(&format!("command-{key}"));
    let more = words.find(&format!("command-{key}-more"), &[]);
    let below: Vec<&str> = path.iter().copied().chain([name.as_str()]).collect();
    let command = if path.is_empty() || !command.has_subcommands() {
        command
    } else {
        command
            .mut_subcommands(|command| described(words, &below, command))
            .subcommand_help_heading(words.text("heading-commands"))
            .subcommand_value_name(words.text("value-command"))
            .disable_help_subcommand(true)
    };
    let command = command
        .disable_help_flag(true)
        .mut_args(|arg| worded(words, arg))
        .about(about)
        .help_template(template(words));
    let command = match more {
        Some(more) => command.after_help(more),
        None => command,
    };
    let usage = usage(words, path, &command);
    command.override_usage(usage)
}

fn template(words: Words) -> String {
    let heading = words.text("heading-usage");
    format!("{{about}}\n\n{heading}: {{usage}}\n\n{{all-args}}{{after-help}}")
}

fn worded(words: Words, arg: Arg) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let heading = if arg.is_positional() {
        "heading-arguments"
    } else if arg.is_global_set() {
        "heading-common"
    } else {
        "heading-options"
    };
    let arg = arg.help(words.text(&format!("argument-{id}"))).help_heading(words.text(heading));
    if !takes_value(&arg) {
        return arg;
    }
    arg.value_name(words.text(&format!("value-{id}")))
        .hide_possible_values(true)
        .hide_default_value(true)
}

fn takes_value(arg: &Arg) -> bool {
    arg.is_positional() || matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

/// `mucthuoc evaluate [options] <submissions>`, in the reader's words.
fn usage(words: Words, path: &[&str], command: &Command) -> String {
    let mut parts: Vec<String> = path.iter().map(|part| (*part).to_owned()).collect();
    parts.push(command.get_name().to_owned());
    parts.push(format!("[{}]", words.text("value-options")));
    parts.extend(command.get_opts().filter(|arg| arg.is_required_set()).map(written));
    parts.extend(command.get_positionals().map(written));
    if command.has_subcommands() {
        parts.push(format!("<{}>", words.text("value-command")));
    }
    parts.join(" ")
}

/// An argument as it is written: `-q, --quiet`, `--plan <FILE>`, `[ID]…`.
pub(in crate::cli) fn written(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    let name = names.first().map_or_else(|| arg.get_id().to_string(), ToString::to_string);
    let flags = [
        arg.get_short().map(|short| format!("-{short}")),
        arg.get_long().map(|long| format!("--{long}")),
    ];
    let flags = flags.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match (arg.is_positional(), arg.is_required_set(), arg.get_action()) {
        (true, true, _) => format!("<{name}>"),
        (true, false, ArgAction::Append) => format!("[{name}]…"),
        (true, false, _) => format!("[{name}]"),
        (false, _, ArgAction::Set | ArgAction::Append) => format!("{flags} <{name}>"),
        (false, ..) => flags,
    }
}

/// The usage line of a command.
pub(in crate::cli) fn usage_line(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.trim_start_matches("Usage: ").to_owned()
}
