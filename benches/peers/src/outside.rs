//! A peer in a process of its own, which takes a turn when it is told to.
//!
//! It reads `members.bin` in a folder, rates the members, compares the outcomes with those that
//! stand there, and writes `ready`; then, for each line it reads, the nanoseconds of one more pass, by the clock
//! and on the processor.

use crate::turns::Spent;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A peer in a process.
pub struct Outside {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Outside {
    /// Starts a command and waits until it is ready.
    pub fn start(command: &[String]) -> Self {
        let mut started = Command::new(&command[0]);
        started.args(&command[1..]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = started.spawn().expect("started");
        let to = child.stdin.take();
        let from = BufReader::new(child.stdout.take().expect("piped"));
        let mut outside = Self { child, to, from };
        assert_eq!(outside.line(), "ready", "the same outcomes");
        outside
    }

    /// Lets it take a turn.
    pub fn turn(&mut self) -> Spent {
        let to = self.to.as_mut().expect("open until the end");
        to.write_all(b"go\n").and_then(|()| to.flush()).expect("alive");
        let line = self.line();
        let mut times = line.split(' ').map(|time| time.parse().expect("nanoseconds"));
        let mut next = || times.next().expect("two times");
        Spent { wall: next(), processor: next() }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.from.read_line(&mut line).expect("alive");
        line.trim_end().to_owned()
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        // It ends when nothing more will come.
        self.to = None;
        let _ = self.child.wait();
    }
}
