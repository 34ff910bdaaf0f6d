//! Recordings that are cut off: submissions, the command that records them, and what must hold of
//! a trail after whatever happened to it.

use crate::terminal::{Shown, program, project};
use mucthuoc::audit::canonical::Canonical;
use mucthuoc::audit::entry::{Act, Ending, Entry};
use mucthuoc::audit::hash::Hash;
use mucthuoc::audit::store::reader::Reader;
use mucthuoc::audit::tree::Tree;
use mucthuoc::audit::verify::{Against, verify};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

const TRAIL: &str = "suppliers.trail";
const VERDICTS: &str = "verdicts.jsonl";

/// Whether everything is to be tried, not only what there is time for each time.
#[expect(clippy::disallowed_methods, reason = "asked for by hand, never in CI")]
pub fn is_everything_asked() -> bool {
    std::env::var("MUCTHUOC_ALL_FAULTS").is_ok()
}

/// The suppliers of the example, many times over, and the commands that record them.
pub struct Submissions {
    folder: TempDir,
    /// How many subjects there are.
    pub count: u64,
}

impl Submissions {
    pub fn new(copies: usize) -> Self {
        let example = project().join("examples/supplier-rating/submissions");
        let folder = tempfile::tempdir().unwrap();
        fs::copy(example.join("returns.toml"), folder.path().join("returns.toml")).unwrap();
        let text = fs::read_to_string(example.join("supplier.csv")).unwrap();
        let (header, rows) = text.split_once('\n').unwrap();
        let rows: Vec<&str> = rows.lines().collect();
        let mut csv = format!("{header}\n");
        for copy in 0..copies {
            rows.iter().for_each(|row| csv.push_str(&format!("{copy:04}-{row}\n")));
        }
        fs::write(folder.path().join("supplier.csv"), csv).unwrap();
        Submissions { folder, count: (rows.len() * copies) as u64 }
    }

    /// Records them, in a new trail if there is none, and writes the verdicts into a file.
    pub fn evaluate(&self, place: &Place) -> Command {
        let rules = project().join("examples/supplier-rating/rules");
        let mut command = place.command(&["evaluate"]);
        command.arg(self.folder.path()).args([OsStr::new("--rules"), rules.as_os_str()]);
        command.args(["--new-trail", "suppliers.example/trail", "--trail", TRAIL]);
        command.args(["--verdicts", VERDICTS]);
        command
    }
}

/// A folder for one trail and what is written beside it.
pub struct Place {
    _folder: TempDir,
    /// Where it really is, as the system names it.
    real: PathBuf,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap();
        fs::create_dir(real.join("tmp")).unwrap();
        Place { _folder: folder, real }
    }

    /// The same files in a folder of their own.
    pub fn copy(&self) -> Self {
        let copy = Place::new();
        for entry in fs::read_dir(&self.real).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_file() {
                fs::copy(entry.path(), copy.real.join(entry.file_name())).unwrap();
            }
        }
        copy
    }

    pub fn folder(&self) -> &Path {
        &self.real
    }

    pub fn trail(&self) -> PathBuf {
        self.folder().join(TRAIL)
    }

    pub fn verdicts(&self) -> PathBuf {
        self.folder().join(VERDICTS)
    }

    /// The high-water file.
    pub fn mark(&self) -> PathBuf {
        self.folder().join(format!("{TRAIL}.high-water"))
    }

    /// The size that the high-water file speaks of.
    fn marked(&self) -> Option<u64> {
        fs::read_to_string(self.mark()).ok()?.lines().nth(1)?.parse().ok()
    }

    /// Files in which some bytes stand.
    pub fn holding(&self, bytes: &[u8]) -> Vec<PathBuf> {
        let files = fs::read_dir(self.folder()).unwrap().map(|entry| entry.unwrap().path());
        let holds = |path: &PathBuf| {
            let found = |content: Vec<u8>| content.windows(bytes.len()).any(|part| part == bytes);
            path.is_file() && found(fs::read(path).unwrap())
        };
        files.filter(holds).collect()
    }

    /// The program in this folder, answering in JSON; what SQLite lays aside is kept here, too.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = program(self.folder());
        command.args(words).args(["--format", "json", "--lang", "en"]);
        command.env("SQLITE_TMPDIR", self.real.join("tmp"));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// A command about the trail.
    pub fn audit(&self, act: &str, words: &[&str]) -> Command {
        self.command(&[&["audit", act, TRAIL], words].concat())
    }
}

/// What a command showed until it ended; the code of one that was killed is −9.
pub fn ended(child: Child) -> Shown {
    use std::os::unix::process::ExitStatusExt;
    let output = child.wait_with_output().unwrap();
    Shown {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        code: output.status.code().unwrap_or_else(|| -output.status.signal().unwrap()),
    }
}

/// Runs a command to its end.
pub fn shown(mut command: Command) -> Shown {
    ended(command.spawn().unwrap())
}

/// Runs a command that must do what it was asked.
pub fn done(command: Command) -> Value {
    let shown = shown(command);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    shown.json()
}

/// What a trail holds, as far as these tests ask.
#[derive(Default)]
pub struct Held {
    tree: Tree,
    hashes: Vec<Hash>,
    /// The entry that completes each batch, if it is complete.
    pub batches: BTreeMap<u64, Option<u64>>,
    /// `out` of each verdict by batch and item.
    outs: BTreeMap<(u64, u64), Vec<u8>>,
    /// Entry and part of every erasure.
    pub erased: BTreeSet<(u64, String)>,
    /// How many acts of other types there are, by type.
    pub acts: BTreeMap<&'static str, u64>,
}

impl Held {
    /// Reads a trail; no item stands in it twice.
    fn read(trail: &Path) -> Self {
        let reader = Reader::open(trail).unwrap();
        let mut held = Held::default();
        for seq in 0..reader.size().unwrap() {
            let data = reader.entry(seq).unwrap().unwrap();
            let hash = Hash::of_entry(&data);
            held.tree.append(hash);
            held.hashes.push(hash);
            let act = Entry::read(&data).unwrap().act;
            *held.acts.entry(act.kind()).or_default() += 1;
            match act {
                Act::Batch(_) => drop(held.batches.insert(seq, None)),
                Act::Verdict(verdict) => {
                    let mut out = Canonical::new();
                    out.value(&verdict.out);
                    let key = (verdict.batch, verdict.item);
                    let before = held.outs.insert(key, out.finish().unwrap());
                    assert!(before.is_none(), "item {} stands twice", verdict.item);
                }
                Act::BatchEnd(end) => {
                    let is_complete = matches!(end.ending, Ending::Complete(_));
                    held.batches.insert(end.batch, is_complete.then_some(seq));
                }
                Act::Redact(redact) => {
                    held.erased.insert((redact.target, redact.part.into_owned()));
                }
                _ => {}
            }
        }
        held
    }

    pub fn size(&self) -> u64 {
        self.hashes.len() as u64
    }

    /// How many verdicts a batch has.
    pub fn recorded(&self, batch: u64) -> u64 {
        self.outs.range((batch, 0)..=(batch, u64::MAX)).count() as u64
    }

    /// `out` of every item of a batch.
    pub fn outs_of(&self, batch: u64) -> Vec<&[u8]> {
        self.outs.range((batch, 0)..=(batch, u64::MAX)).map(|(_, out)| out.as_slice()).collect()
    }

    /// Whatever the program told stands in the trail: the receipt, the verdicts in the file.
    pub fn bears_out(&self, shown: &Shown, place: &Place) {
        if let Ok(told) = serde_json::from_str::<Value>(&shown.stdout) {
            // A receipt for verdicts, or for an act.
            let (receipt, id) = match &told["trail"] {
                Value::String(id) => (&told, id.as_str()),
                receipt => (receipt, receipt["id"].as_str().unwrap()),
            };
            let size = receipt["size"].as_u64().unwrap();
            let root = self.tree.root(size).map(|root| root.base64());
            assert_eq!(receipt["root"].as_str(), root.as_deref(), "{}", shown.transcript());
            assert_eq!(id, self.hashes[0].hex());
            if let Some(batch) = receipt["batch"].as_u64() {
                assert!(self.batches[&batch].is_some(), "{}", shown.transcript());
            }
            for entry in receipt["entries"].as_array().into_iter().flatten() {
                let hash = self.hashes[entry["seq"].as_u64().unwrap() as usize].hex();
                assert_eq!(entry["hash"], hash);
            }
        }
        let Ok(file) = fs::read_to_string(place.verdicts()) else { return };
        assert!(file.ends_with('\n'), "half a file of verdicts");
        for line in file.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            let hash = self.hashes[row["seq"].as_u64().unwrap() as usize].hex();
            assert_eq!(row["hash"], hash[..16], "{line}");
        }
    }
}

/// The independent verifier: one process that is asked again and again.
pub struct Peer {
    _process: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

const PEER: &str = "
import gc, importlib.util, json, sys
spec = importlib.util.spec_from_file_location('verifier', sys.argv[1])
verifier = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verifier)
for line in sys.stdin:
    found = verifier.verify(line.rstrip('\\n'))
    gc.collect()  # whoever still read the trail would stand in the way of the next writer
    print(json.dumps(found), flush=True)
";

impl Peer {
    pub fn new() -> Self {
        let mut command = Command::new("python3");
        command.arg("-c").arg(PEER).arg(project().join("audit/verify.py"));
        let mut process =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("python3 is there");
        let asks = process.stdin.take().unwrap();
        let answers = BufReader::new(process.stdout.take().unwrap());
        Peer { _process: process, asks, answers }
    }

    /// Both verifiers call the trail intact, an open batch at its end apart, and no item stands in
    /// it twice. `None` if there is no trail.
    pub fn judged(&mut self, place: &Place) -> Option<Held> {
        let trail = place.trail();
        if !trail.exists() {
            return None;
        }
        let ours = verify(&trail, &Against::default(), &mut |_, _| {});
        assert!(ours.is_intact(), "{:?}", ours.findings);
        writeln!(self.asks, "{}", trail.display()).unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        let theirs: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(theirs["verdict"], "intact", "{theirs}");
        let found = (theirs["entries"].as_u64(), theirs["root"].as_str());
        assert_eq!(found, (Some(ours.entries), Some(ours.root.base64().as_str())));
        Some(Held::read(&trail))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self._process.kill();
        let _ = self._process.wait();
    }
}

/// The same command again, left alone: it completes the batch with the very same verdicts. No
/// batch stands there twice, unless the first was sealed, so that nobody knows who was told.
pub fn goes_on(
    place: &Place,
    submissions: &Submissions,
    peer: &mut Peer,
    (wanted, before): (&[Vec<u8>], Option<Held>),
) -> Held {
    let marked = place.marked().unwrap_or(0);
    let ends = before.iter().flat_map(|held| held.batches.values());
    let sealed = ends.flatten().filter(|end| **end < marked).count();
    let shown = shown(submissions.evaluate(place));
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    let held = peer.judged(place).expect("a trail");
    held.bears_out(&shown, place);
    let batch = shown.json()["trail"]["batch"].as_u64().unwrap();
    assert_eq!(held.outs_of(batch), wanted);
    let file = fs::read_to_string(place.verdicts()).unwrap();
    assert_eq!(file.lines().count() as u64, submissions.count);
    assert!(held.batches.values().all(Option::is_some), "{:?}", held.batches);
    assert_eq!(held.batches.len(), sealed + 1, "{:?}", held.batches);
    held
}

/// `out` of every subject, from a recording that nothing disturbed.
pub fn undisturbed(submissions: &Submissions, peer: &mut Peer) -> (Place, Vec<Vec<u8>>) {
    let place = Place::new();
    let told = done(submissions.evaluate(&place));
    let held = peer.judged(&place).expect("a trail");
    let batch = told["trail"]["batch"].as_u64().unwrap();
    let outs = held.outs_of(batch).into_iter().map(<[u8]>::to_vec).collect();
    assert_eq!(held.recorded(batch), submissions.count);
    (place, outs)
}
