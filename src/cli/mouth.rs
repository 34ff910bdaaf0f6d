//! The only place that prints. A reader that went away (`| head`) ends the work quietly.

use crate::cli::failure::{Done, Failure};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::trail::failure;
use crate::report::{Form, Words, mistakes};
use std::io::{self, ErrorKind, Write};

/// How to speak: language, form, and whether only mistakes are told.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Mouth {
    /// The language.
    pub(in crate::cli) words: Words,
    /// The form.
    pub(in crate::cli) form: Form,
    /// True if only mistakes are told.
    pub(in crate::cli) quiet: bool,
}

impl Mouth {
    /// Speaks so.
    pub(in crate::cli) fn new(words: Words, form: Form, quiet: bool) -> Self {
        Mouth { words, form, quiet }
    }

    /// Prints an answer; a quiet mouth prints it only as JSON.
    pub(in crate::cli) fn answer(&self, text: &str) -> Result<(), Failure> {
        if self.quiet && self.form != Form::Json {
            return Ok(());
        }
        print(text).map_err(Failure::from_output)
    }

    /// Prints what is itself asked for, such as a checkpoint: also by a quiet mouth.
    pub(in crate::cli) fn document(&self, text: &str) -> Result<(), Failure> {
        print(text).map_err(Failure::from_output)
    }

    /// Remarks on standard error, such as warnings beside an answer; JSON carries them itself.
    pub(in crate::cli) fn remark(&self, text: &str) {
        if !self.quiet && self.form != Form::Json {
            err(text);
        }
    }

    /// Warnings and notes beside an answer.
    pub(in crate::cli) fn warn(&self, diagnostics: &[Diagnostic]) {
        if !diagnostics.is_empty() {
            self.remark(&mistakes::brief(self.words, diagnostics));
            self.remark(&format!("{}\n", self.tally(diagnostics)));
        }
    }

    /// Prints what was found, a quiet mouth only the errors, with a blank line behind.
    pub(in crate::cli) fn findings(&self, diagnostics: &[Diagnostic]) -> Result<(), Failure> {
        let told = self.told(diagnostics);
        if told.is_empty() {
            return Ok(());
        }
        let text = mistakes::render(self.words, self.form, &told) + "\n";
        print(&text).map_err(Failure::from_output)
    }

    /// Prints diagnostics as the answer itself.
    pub(in crate::cli) fn diagnostics(&self, diagnostics: &[Diagnostic]) -> Result<(), Failure> {
        let text = mistakes::render(self.words, self.form, diagnostics);
        print(&text).map_err(Failure::from_output)
    }

    /// "3 errors, 1 warning" as a line; empty if there are none.
    pub(in crate::cli) fn tally(&self, diagnostics: &[Diagnostic]) -> String {
        let tally = mistakes::tally(self.words, diagnostics);
        tally.map_or(String::new(), |tally| format!("{tally}\n"))
    }

    /// Tells how it ended; the exit code.
    pub(in crate::cli) fn finish(&self, done: Result<Done, Failure>) -> u8 {
        match done {
            Ok(Done::Yes) | Err(Failure::NobodyListens) => 0,
            Ok(Done::Findings) => 1,
            Ok(Done::Unread) => 2,
            Err(Failure::Mistakes(diagnostics)) => {
                self.mistakes(&diagnostics);
                1
            }
            Err(Failure::Wrong(wrong)) => {
                err(&wrong.text(self.words));
                1
            }
            Err(Failure::Trail(error)) => {
                err(&failure::text(self.words, &error));
                if failure::is_mistake(&error) { 1 } else { 2 }
            }
            Err(Failure::World(refusal)) => {
                err(&refusal.text(self.words));
                2
            }
        }
    }

    /// What is told of them: all, or by a quiet mouth the errors.
    fn told(&self, diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
        let is_told = |one: &&Diagnostic| !self.quiet || one.severity == Severity::Error;
        diagnostics.iter().filter(is_told).cloned().collect()
    }

    fn mistakes(&self, diagnostics: &[Diagnostic]) {
        let told = self.told(diagnostics);
        let text = mistakes::render(self.words, self.form, &told);
        if self.form == Form::Json {
            out(&text);
        } else {
            err(&format!("{text}\n{}", self.tally(&told)));
        }
    }
}

/// Prints on standard output; a reader that went away is nobody's fault.
pub(in crate::cli) fn out(text: &str) {
    // Nothing can be told about standard output failing but by standard error, below.
    if let Err(error) = print(text)
        && error.kind() != ErrorKind::BrokenPipe
    {
        err(&format!("{error}\n"));
    }
}

/// Prints on standard error; if even that is refused there is nobody left to tell.
pub(in crate::cli) fn err(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
