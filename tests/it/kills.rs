//! `kill -9` at random moments, and several writers at once: nothing that was acknowledged is lost,
//! nothing stands there twice, and the same command goes on.
//!
//! `MUCTHUOC_ALL_FAULTS=1` kills a thousand times; otherwise only as often as there is time for.
//! Kills at every single call are in `faults`.

use crate::recording::{
    Held, Peer, Place, Submissions, done, ended, goes_on, is_everything_asked, shown, undisturbed,
};
use rand_chacha::ChaCha8Rng;
use rand_core::{RngCore, SeedableRng};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// Seed of the moments.
const SEED: u64 = 20_261_127;
/// Kills without being asked for more.
const KILLS: u32 = 25;
/// Kills where all are asked for.
const ALL_KILLS: u32 = 1_000;
/// Every so manieth recording is one of several commits.
const LARGE: u32 = 12;

/// Moments to kill at, the same ones each time as far as they are drawn.
struct Moments(ChaCha8Rng);

impl Moments {
    fn below(&mut self, bound: u64) -> u64 {
        self.0.next_u64() % bound
    }

    /// A moment of something that takes so long, or a little later.
    fn within(&mut self, usual: Duration) -> Duration {
        let usual_us = u64::try_from(usual.as_micros()).unwrap();
        Duration::from_micros(self.below(usual_us * 11 / 10 + 1))
    }
}

#[expect(clippy::disallowed_methods, reason = "how long it takes says when to kill")]
fn now() -> Instant {
    Instant::now()
}

/// What was recorded without being disturbed, and how long that took.
struct Recording {
    submissions: Submissions,
    place: Place,
    wanted: Vec<Vec<u8>>,
    usual: Duration,
}

impl Recording {
    fn of(copies: usize, peer: &mut Peer) -> Self {
        let submissions = Submissions::new(copies);
        let start = now();
        done(submissions.evaluate(&Place::new()));
        let usual = start.elapsed();
        let (place, wanted) = undisturbed(&submissions, peer);
        Recording { submissions, place, wanted, usual }
    }
}

/// What the kills met, for whoever reads the output.
#[derive(Default)]
struct Met(BTreeMap<&'static str, u32>);

impl Met {
    fn note(&mut self, what: &'static str) {
        *self.0.entry(what).or_default() += 1;
    }

    fn kills(&self) -> u32 {
        self.0.values().sum()
    }
}

/// Starts a command and kills it after a while; whatever it told stands in the trail.
fn killed(
    (mut command, place): (Command, &Place),
    after: Duration,
    (peer, met): (&mut Peer, &mut Met),
) -> Option<Held> {
    let mut child = command.spawn().unwrap();
    thread::sleep(after);
    child.kill().unwrap();
    let shown = ended(child);
    assert!([0, -9].contains(&shown.code), "{}", shown.transcript());
    let held = peer.judged(place);
    if let Some(held) = &held {
        held.bears_out(&shown, place);
    } else {
        assert_eq!(shown.stdout, "");
    }
    met.note(match &held {
        _ if shown.code == 0 => "nothing: it had ended",
        None => "no trail yet",
        Some(held) => match held.batches.iter().find(|(_, end)| end.is_none()) {
            Some((batch, _)) if held.recorded(*batch) > 0 => "a batch recorded in part",
            Some(_) => "a batch with nothing in it",
            None if held.batches.is_empty() => "a trail without a batch",
            None => "only complete batches",
        },
    });
    held
}

/// Kills a recording, maybe the next attempt, too; then lets it be done.
fn kill_recording(
    recording: &Recording,
    moments: &mut Moments,
    (peer, met): (&mut Peer, &mut Met),
) {
    let place = if moments.below(4) == 0 { recording.place.copy() } else { Place::new() };
    let evaluate = || recording.submissions.evaluate(&place);
    let mut before = killed((evaluate(), &place), moments.within(recording.usual), (peer, met));
    while moments.below(3) == 0 {
        before = killed((evaluate(), &place), moments.within(recording.usual), (peer, met));
    }
    goes_on(&place, &recording.submissions, peer, (&recording.wanted, before));
}

/// Kills the sealing of what is recorded and not sealed.
fn kill_checkpoint(
    recording: &Recording,
    moments: &mut Moments,
    (peer, met): (&mut Peer, &mut Met),
) {
    let place = Place::new();
    done(place.audit("init", &["--origin", "suppliers.example/trail"]));
    let mark = fs::read(place.mark()).unwrap();
    let told = done(recording.submissions.evaluate(&place));
    fs::write(place.mark(), &mark).unwrap();
    let checkpoint = || place.audit("checkpoint", &[]);
    killed((checkpoint(), &place), moments.within(recording.usual / 3), (peer, met));
    let again = done(checkpoint());
    assert_eq!((&again["size"], &again["root"]), (&told["trail"]["size"], &told["trail"]["root"]));
}

/// Kills an erasure; once it is done, the text is gone.
fn kill_erasure(recording: &Recording, moments: &mut Moments, (peer, met): (&mut Peer, &mut Met)) {
    let place = recording.place.copy();
    let target = 4 + moments.below(recording.submissions.count);
    let reader = mucthuoc::audit::store::reader::Reader::open(&place.trail()).unwrap();
    let parts = reader.parts(target).unwrap();
    drop(reader);
    let salt = parts.iter().find(|part| part.name == "subject").unwrap().salt;
    let target = target.to_string();
    let words = [&target, "--part", "subject", "--basis", "Article 16", "--by", "Archive"];
    let erase = || place.audit("erase", &words);
    killed((erase(), &place), moments.within(recording.usual / 2), (peer, met));
    done(erase());
    let files = fs::read_dir(place.folder()).unwrap().map(|entry| entry.unwrap().path());
    let holds = |path: &PathBuf| {
        path.is_file() && fs::read(path).unwrap().windows(32).any(|bytes| bytes == salt)
    };
    assert_eq!(files.filter(holds).collect::<Vec<_>>(), Vec::<PathBuf>::new());
    assert_eq!(peer.judged(&place).unwrap().erased.len(), 1);
}

#[test]
#[expect(clippy::print_stderr, reason = "what a thousand kills met is worth knowing")]
fn whenever_a_writer_is_killed_nothing_acknowledged_is_lost() {
    let mut peer = Peer::new();
    let small = Recording::of(50, &mut peer);
    // More than one commit's worth.
    let large = Recording::of(400, &mut peer);
    let wanted = if is_everything_asked() { ALL_KILLS } else { KILLS };
    let mut moments = Moments(ChaCha8Rng::seed_from_u64(SEED));
    let mut met = Met::default();
    for round in 0.. {
        if met.kills() >= wanted {
            break;
        }
        let recording = if round % LARGE == LARGE - 1 { &large } else { &small };
        match round % 7 {
            4 => kill_checkpoint(recording, &mut moments, (&mut peer, &mut met)),
            6 => kill_erasure(recording, &mut moments, (&mut peer, &mut met)),
            _ => kill_recording(recording, &mut moments, (&mut peer, &mut met)),
        }
    }
    eprintln!("{} kills met {:?}", met.kills(), met.0);
}

#[test]
fn processes_that_write_at_once_write_one_after_the_other() {
    let mut peer = Peer::new();
    let submissions = Submissions::new(20);
    let (_, wanted) = undisturbed(&submissions, &mut peer);
    let place = Place::new();
    // None of them finds a trail; whoever is first creates it.
    let start = |_| submissions.evaluate(&place).args(["--wait", "120"]).spawn().unwrap();
    let children: Vec<_> = (0..4).map(start).collect();
    let told: Vec<_> = children.into_iter().map(ended).collect();
    let held = peer.judged(&place).unwrap();
    for shown in &told {
        assert_eq!(shown.code, 0, "{}", shown.transcript());
        held.bears_out(shown, &place);
        let batch = shown.json()["trail"]["batch"].as_u64().unwrap();
        assert_eq!(held.outs_of(batch), wanted);
    }
    assert_eq!(held.batches.len(), 4);
}

#[test]
fn who_does_not_wait_is_told_which_process_writes() {
    let mut peer = Peer::new();
    let submissions = Submissions::new(400);
    let place = Place::new();
    done(place.audit("init", &["--origin", "suppliers.example/trail"]));
    let mut writer = submissions.evaluate(&place).spawn().unwrap();
    let lock = place.folder().join("suppliers.trail.lock");
    let holder = format!("mucthuoc ({})", writer.id());
    while !fs::read_to_string(&lock).unwrap().contains(&holder) {
        assert!(writer.try_wait().unwrap().is_none(), "it never held the lock");
    }
    let refused = shown(place.audit("checkpoint", &["--wait", "0"]));
    // It has some ten thousand verdicts to write, this one nothing but to ask.
    assert!(writer.try_wait().unwrap().is_none(), "the writer was too fast");
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{}", refused.transcript());
    let said = format!("is being written by {holder}");
    assert!(refused.stderr.contains(&said), "{}", refused.stderr);
    assert_eq!(ended(writer).code, 0);
    assert_eq!(peer.judged(&place).unwrap().batches.len(), 1);
}
