//! Every single call that changes the disk fails once: what is recorded stays whole, what is told
//! is on disk, and the same command goes on.
//!
//! The calls are counted and made to fail by `tests/faults/fault.c`, which is loaded before libc.
//! `MUCTHUOC_ALL_FAULTS=1` tries every call with every fault; otherwise a fixed part of them.

use crate::recording::{
    Held, Peer, Place, Submissions, done, goes_on, is_everything_asked, shown, undisturbed,
};
use crate::terminal::{Shown, project};
use crate::trail::cut;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;
use tempfile::TempDir;

/// What becomes of a call: `kill` ends the process before it, `full` leaves no room from it on.
const FAULTS: [&str; 5] = ["eio", "enospc", "short", "full", "kill"];

/// The library that makes calls fail.
struct Shim {
    _folder: TempDir,
    library: PathBuf,
}

impl Shim {
    /// Compiles it; `None` where calls cannot be caught like this.
    fn new() -> Option<Self> {
        if !cfg!(all(target_os = "linux", target_env = "gnu")) {
            tell("SKIPPED: calls can be made to fail on Linux with glibc only");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("fault.so");
        let mut command = Command::new("cc");
        command.args(["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o"]).arg(&library);
        command.arg(project().join("tests/faults/fault.c"));
        let output = command.output().expect("a C compiler is there");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Some(Shim { _folder: folder, library })
    }

    /// Runs a command whose call `at` meets a fault; gives the calls that were made, too.
    fn run(
        &self,
        mut command: Command,
        place: &Place,
        (fault, at): (&str, usize),
    ) -> (Shown, Vec<String>) {
        let log = place.folder().with_extension("calls");
        command.env("LD_PRELOAD", &self.library).env("FAULT_UNDER", place.folder());
        command.env("FAULT_AT", at.to_string()).env("FAULT_HOW", fault).env("FAULT_LOG", &log);
        let shown = shown(command);
        let calls = fs::read_to_string(&log).unwrap();
        fs::remove_file(&log).unwrap();
        (shown, calls.lines().map(str::to_owned).collect())
    }
}

#[expect(clippy::print_stderr, reason = "whoever reads the tests' output must know")]
fn tell(what: &str) {
    eprintln!("{what}");
}

/// Tells what was being tried, if that fails.
struct Trying(String);

impl Drop for Trying {
    fn drop(&mut self) {
        if std::thread::panicking() {
            tell(&self.0);
        }
    }
}

/// One for all tests.
static SHIM: LazyLock<Option<Shim>> = LazyLock::new(Shim::new);

/// Looks at a place, at what was shown there and at what its trail holds.
type After<'a> = dyn Fn(&mut Peer, &Place, (&Shown, Option<Held>)) + 'a;

/// A command that is disturbed in a place like this one, and what must hold afterwards.
struct Scene<'a> {
    name: &'static str,
    before: Place,
    command: &'a dyn Fn(&Place) -> Command,
    after: &'a After<'a>,
}

impl Scene<'_> {
    /// Disturbs every call, or a fixed part of them; there must be so many to disturb.
    fn disturb(&self, peer: &mut Peer, least: usize) {
        let Some(shim) = SHIM.as_ref() else { return };
        let place = self.before.copy();
        let (shown, calls) = shim.run((self.command)(&place), &place, ("eio", 0));
        assert_eq!(shown.code, 0, "{}", shown.transcript());
        assert!(calls.len() >= least, "only these calls were caught: {calls:#?}");
        let held = peer.judged(&self.before);
        let before = held.map_or(0, |held| held.size());
        if !is_everything_asked() {
            for (fault, at) in chosen(&calls) {
                self.disturb_one(shim, peer, (fault, at, before));
            }
            return;
        }
        for fault in FAULTS {
            let left = (1..).take_while(|at| self.disturb_one(shim, peer, (fault, *at, before)));
            let met = left.count();
            tell(&format!("{}: {fault} met each of {met} calls", self.name));
        }
    }

    /// Disturbs one call; false if there is no such call any more.
    fn disturb_one(
        &self,
        shim: &Shim,
        peer: &mut Peer,
        (fault, at, before): (&str, usize, u64),
    ) -> bool {
        let place = self.before.copy();
        let (shown, calls) = shim.run((self.command)(&place), &place, (fault, at));
        let Some(call) = calls.get(at - 1) else {
            assert_eq!(shown.code, 0, "{}", shown.transcript());
            return false;
        };
        let _trying = Trying(format!("{fault} met call {call}\n{}", shown.transcript()));
        match shown.code {
            0 => {}
            2 => assert_eq!(shown.stdout, "", "told although it failed"),
            -9 => assert_eq!(fault, "kill"),
            _ => panic!("it ends in another way"),
        }
        let held = peer.judged(&place);
        match &held {
            Some(held) => held.bears_out(&shown, &place),
            None => assert!(shown.code != 0 && before == 0, "the trail is gone"),
        }
        let size = held.as_ref().map_or(0, Held::size);
        assert!(size >= before, "entries are gone");
        if shown.code == 2 {
            names_what_is_durable(&shown, (before, size));
        }
        (self.after)(peer, &place, (&shown, held));
        true
    }
}

/// One fault at each call that is not like the one before it.
fn chosen(calls: &[String]) -> Vec<(&'static str, usize)> {
    // Without the number: what is called on which file.
    let kind = |call: &str| call.split_once(' ').map(|(_, kind)| kind.to_owned());
    let differs = |at: &usize| *at == 1 || kind(&calls[at - 1]) != kind(&calls[at - 2]);
    FAULTS.into_iter().cycle().zip((1..=calls.len()).filter(differs)).collect()
}

/// A failure after which more is on disk than before says so; a new trail's genesis apart.
fn names_what_is_durable(shown: &Shown, (before, size): (u64, u64)) {
    assert!(shown.stderr.contains("error: ") && shown.stderr.contains("help: "));
    let named = shown.stderr.split_once("he last entry on disk is ").map(|(_, rest)| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u64>().unwrap()
    });
    // Where the verdicts' file failed, the receipt names all there is.
    let has_receipt = shown.stderr.contains("Recorded in the trail");
    match named {
        Some(named) => assert!((before..=size).contains(&(named + 1)), "not the last entry"),
        None => assert!(has_receipt || size <= before.max(1), "what is on disk is not named"),
    }
}

/// Disturbs an evaluation; afterwards the same command completes it.
fn disturb_evaluation(name: &'static str, before: Place, least: usize) {
    let mut peer = Peer::new();
    let submissions = Submissions::new(1);
    let (_, wanted) = undisturbed(&submissions, &mut peer);
    let scene = Scene {
        name,
        before,
        command: &|place| submissions.evaluate(place),
        after: &|peer, place, (_, held)| {
            goes_on(place, &submissions, peer, (&wanted, held));
        },
    };
    scene.disturb(&mut peer, least);
}

/// A place in which the example is recorded; its verdicts' file is taken away.
fn recorded() -> Place {
    let place = Place::new();
    done(Submissions::new(1).evaluate(&place));
    fs::remove_file(place.verdicts()).unwrap();
    place
}

/// A place whose batch was cut off after so many entries of the trail.
fn cut_off(size: u64) -> Place {
    let place = Place::new();
    done(place.audit("init", &["--origin", "suppliers.example/trail"]));
    let first = fs::read(place.mark()).unwrap();
    done(Submissions::new(1).evaluate(&place));
    fs::remove_file(place.verdicts()).unwrap();
    cut(&place.trail(), size);
    fs::write(place.mark(), first).unwrap();
    place
}

#[test]
fn an_evaluation_in_a_new_trail_survives_every_fault() {
    disturb_evaluation("a new trail", Place::new(), 200);
}

#[test]
fn an_evaluation_in_a_trail_that_is_there_survives_every_fault() {
    disturb_evaluation("a trail that is there", recorded(), 80);
}

#[test]
fn an_evaluation_that_is_gone_on_with_survives_every_fault() {
    // Genesis, regulation, engine, batch, twelve of thirty verdicts.
    disturb_evaluation("a batch gone on with", cut_off(16), 60);
}

#[test]
fn an_erasure_survives_every_fault() {
    let mut peer = Peer::new();
    let before = recorded();
    let target = 9;
    let salt = mucthuoc::audit::store::reader::Reader::open(&before.trail())
        .and_then(|reader| reader.parts(target))
        .unwrap();
    let salt = salt.iter().find(|part| part.name == "facts").unwrap().salt;
    assert_eq!(before.holding(&salt), [before.trail()]);
    let erase = |place: &Place| {
        let words = ["9", "--part", "facts", "--basis", "Article 16", "--by", "Archive"];
        place.audit("erase", &words)
    };
    let scene = Scene {
        name: "erase",
        before,
        command: &erase,
        after: &|peer, place, (told, _)| {
            if told.code == 0 {
                assert_eq!(place.holding(&salt), Vec::<PathBuf>::new(), "erased, and there");
            }
            done(erase(place));
            assert_eq!(place.holding(&salt), Vec::<PathBuf>::new());
            let held = peer.judged(place).unwrap();
            assert!(held.erased.contains(&(target, "facts".to_owned())));
            assert_eq!(held.acts["redact"], 1);
        },
    };
    scene.disturb(&mut peer, 80);
}

#[test]
fn single_acts_survive_every_fault() {
    let decide =
        ["9", "--level", "b", "--by", "Council", "--basis", "Article 6", "--reason", "again"];
    let acts: [(&'static str, Place, &[&str], &str); 3] = [
        ("decide", recorded(), &decide, "decision"),
        ("close", cut_off(16), &["--why", "wrong files"], "batch_end"),
        ("checkpoint", cut_off(16), &[], "anchor"),
    ];
    for (act, before, words, kind) in acts {
        let mut peer = Peer::new();
        let count = |held: &Held| held.acts.get(kind).copied().unwrap_or(0);
        let had = count(&peer.judged(&before).unwrap());
        let adds = u64::from(act != "checkpoint");
        let scene = Scene {
            name: act,
            before,
            command: &|place| place.audit(act, words),
            after: &|peer, place, (told, held)| {
                let found = count(&held.unwrap());
                let range = if told.code == 0 { had + adds..=had + adds } else { had..=had + adds };
                assert!(range.contains(&found), "{found} of {kind}");
                // Whoever was told that nothing is on disk does it again.
                if found < had + adds || adds == 0 {
                    done(place.audit(act, words));
                    assert_eq!(count(&peer.judged(place).unwrap()), had + adds);
                }
            },
        };
        scene.disturb(&mut peer, 10);
    }
}
