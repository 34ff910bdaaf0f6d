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
use std::time::Duration;

/// Seed of the moments.
const SEED: u64 = 20_261_127;
/// Kills without being asked for more.
const KILLS: u32 = 25;
/// Kills where all are asked for.
const ALL_KILLS: u32 = 1_000;
/// Every so manieth recording is one of several commits.
const LARGE: u32 = 12;

/// Moments to kill at: drawn, within the time that an act seems to take just now.
struct Moments {
    drawn: ChaCha8Rng,
    /// How long each act seems to take. Whatever else the machine does changes it.
    usual: BTreeMap<(&'static str, u64), Duration>,
}

impl Moments {
    fn new() -> Self {
        Moments { drawn: ChaCha8Rng::seed_from_u64(SEED), usual: BTreeMap::new() }
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.drawn.next_u64() % bound
    }

    fn within(&mut self, act: (&'static str, u64)) -> Duration {
        let usual = *self.usual.entry(act).or_insert(Duration::from_millis(500));
        let usual_us = u64::try_from(usual.as_micros()).unwrap();
        Duration::from_micros(self.below(usual_us) + 1)
    }

    /// Learns from what was cut off, or had ended, how long the act takes.
    fn learn(&mut self, act: (&'static str, u64), was_killed: bool) {
        let usual = self.usual.get_mut(&act).unwrap();
        *usual = if was_killed { *usual * 102 / 100 } else { *usual * 9 / 10 };
    }
}

/// What was recorded without being disturbed.
struct Recording {
    submissions: Submissions,
    place: Place,
    wanted: Vec<Vec<u8>>,
}

impl Recording {
    fn of(copies: usize, peer: &mut Peer) -> Self {
        let submissions = Submissions::new(copies);
        let (place, wanted) = undisturbed(&submissions, peer);
        Recording { submissions, place, wanted }
    }
}

/// What happens while writers are killed.
struct Scene {
    peer: Peer,
    moments: Moments,
    /// What the kills met, for whoever reads the output.
    met: BTreeMap<&'static str, u32>,
    /// Acts that had ended before they could be killed.
    too_late: u32,
}

impl Scene {
    fn kills(&self) -> u32 {
        self.met.values().sum()
    }

    /// Starts an act and kills it after a while; whatever it told stands in the trail.
    fn kill(
        &mut self,
        (act, size): (&'static str, u64),
        (mut command, place): (Command, &Place),
    ) -> Option<Held> {
        let after = self.moments.within((act, size));
        let mut child = command.spawn().unwrap();
        thread::sleep(after);
        child.kill().unwrap();
        let shown = ended(child);
        assert!([0, -9].contains(&shown.code), "{}", shown.transcript());
        let was_killed = shown.code != 0;
        self.moments.learn((act, size), was_killed);
        let held = self.peer.judged(place);
        match &held {
            Some(held) => held.bears_out(&shown, place),
            None => assert_eq!(shown.stdout, ""),
        }
        if was_killed {
            *self.met.entry(state(act, held.as_ref())).or_default() += 1;
        } else {
            self.too_late += 1;
        }
        held
    }

    /// Kills a recording, maybe the next attempt, too; then lets it be done.
    fn kill_recording(&mut self, recording: &Recording) {
        let is_new = self.moments.below(4) > 0;
        let place = if is_new { Place::new() } else { recording.place.copy() };
        let (submissions, act) =
            (&recording.submissions, ("evaluate", recording.submissions.count));
        let mut before = self.kill(act, (submissions.evaluate(&place), &place));
        while self.moments.below(3) == 0 {
            before = self.kill(act, (submissions.evaluate(&place), &place));
        }
        goes_on(&place, submissions, &mut self.peer, (&recording.wanted, before));
    }

    /// Kills the sealing of what is recorded and not sealed.
    fn kill_checkpoint(&mut self, recording: &Recording) {
        let place = Place::new();
        done(place.audit("init", &["--origin", "suppliers.example/trail"]));
        let mark = fs::read(place.mark()).unwrap();
        let told = done(recording.submissions.evaluate(&place));
        fs::write(place.mark(), &mark).unwrap();
        let act = ("checkpoint", recording.submissions.count);
        self.kill(act, (place.audit("checkpoint", &[]), &place));
        let again = done(place.audit("checkpoint", &[]));
        let sealed = (&told["trail"]["size"], &told["trail"]["root"]);
        assert_eq!((&again["size"], &again["root"]), sealed);
    }

    /// Kills an erasure; once it is done, the text is gone.
    fn kill_erasure(&mut self, recording: &Recording) {
        let place = recording.place.copy();
        let target = 4 + self.moments.below(recording.submissions.count);
        let reader = mucthuoc::audit::store::reader::Reader::open(&place.trail()).unwrap();
        let parts = reader.parts(target).unwrap();
        drop(reader);
        let salt = parts.iter().find(|part| part.name == "subject").unwrap().salt;
        let target = target.to_string();
        let words = [&target, "--part", "subject", "--basis", "Article 16", "--by", "Archive"];
        let act = ("erase", recording.submissions.count);
        self.kill(act, (place.audit("erase", &words), &place));
        done(place.audit("erase", &words));
        assert_eq!(place.holding(&salt), Vec::<PathBuf>::new());
        assert_eq!(self.peer.judged(&place).unwrap().erased.len(), 1);
    }
}

/// In which state a kill left the trail.
fn state(act: &str, held: Option<&Held>) -> &'static str {
    let open = held.and_then(|held| held.batches.iter().find(|(_, end)| end.is_none()));
    match (act, held, open) {
        ("checkpoint", ..) => "a trail being sealed",
        ("erase", ..) => "a trail being cleaned of a part",
        (_, None, _) => "no trail yet",
        (_, Some(held), Some((batch, _))) if held.recorded(*batch) > 0 => "a batch in part",
        (_, Some(_), Some(_)) => "a batch announced",
        (_, Some(held), None) if held.batches.is_empty() => "a trail without a batch",
        _ => "complete batches only",
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "what a thousand kills met is worth knowing")]
fn whenever_a_writer_is_killed_nothing_acknowledged_is_lost() {
    let is_all = is_everything_asked();
    let mut peer = Peer::new();
    let small = Recording::of(50, &mut peer);
    // More than one commit's worth.
    let large = Recording::of(if is_all { 1000 } else { 400 }, &mut peer);
    let moments = Moments::new();
    let mut scene = Scene { peer, moments, met: BTreeMap::new(), too_late: 0 };
    for round in 0.. {
        if scene.kills() >= if is_all { ALL_KILLS } else { KILLS } {
            break;
        }
        let recording = if round % LARGE == LARGE - 1 { &large } else { &small };
        match round % 7 {
            4 => scene.kill_checkpoint(recording),
            6 => scene.kill_erasure(recording),
            _ => scene.kill_recording(recording),
        }
    }
    eprintln!("{} kills met {:?}; {} came too late", scene.kills(), scene.met, scene.too_late);
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
