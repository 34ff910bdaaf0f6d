//! The two verifiers, side by side: ours, and `audit/verify.py`, which shares nothing with it.
//!
//! The interpreter is started once for many trails: a small driver takes questions as lines of
//! JSON and answers each with the verdict that `verify.py --json` would print.

use mucthuoc::audit::hash::Hash;
use mucthuoc::audit::verify::{Against, Verification, verify};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

/// A verifier that takes longer hangs.
const LONGEST: Duration = Duration::from_secs(120);

const DRIVER: &str = r#"
import importlib.util, json, sys, traceback
sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("verify", sys.argv[1])
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)
for line in sys.stdin:
    asked = json.loads(line)
    try:
        found = verify.verify(asked["trail"], asked["checkpoints"], asked["id"])
        found["exit"] = verify.exit_code(found)
        verify.show(found, True) if asked["shown"] else None
    except BaseException:
        found = {"crash": traceback.format_exc()}
    print(json.dumps(found), flush=True)
"#;

/// A trail and what it is compared with.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub trail: PathBuf,
    pub id: Option<Hash>,
    pub checkpoints: Vec<PathBuf>,
}

impl Question {
    pub fn alone(trail: &Path) -> Self {
        Question { trail: trail.to_owned(), ..Question::default() }
    }
}

/// `audit/verify.py` in an interpreter of its own.
pub struct Independent {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
}

impl Independent {
    pub fn start() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("audit/verify.py");
        let mut child = Command::new("python3")
            .arg("-c")
            .arg(DRIVER)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is there");
        let (questions, answers) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(answers).lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        Independent { child, questions, answers: told }
    }

    /// The verdict of `verify.py`, without its words.
    pub fn verify(&mut self, question: &Question) -> Value {
        let asked = json!({
            "trail": question.trail,
            "id": question.id.map(|id| id.hex()),
            "checkpoints": question.checkpoints,
            "shown": false,
        });
        writeln!(self.questions, "{asked}").unwrap();
        let answer = self.answers.recv_timeout(LONGEST);
        let answer = answer.unwrap_or_else(|_| panic!("verify.py hangs on {question:?}"));
        let mut found: Value = serde_json::from_str(&answer).unwrap();
        assert!(found.get("crash").is_none(), "verify.py crashed on {question:?}: {found}");
        for finding in found["findings"].as_array_mut().unwrap() {
            finding.as_object_mut().unwrap().remove("what");
        }
        found
    }
}

impl Drop for Independent {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Our verdict, in the same form. It must come in time, whatever the file is.
pub fn ours(question: &Question) -> Value {
    let Question { trail, id, checkpoints } = question.clone();
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let against = Against { id, checkpoints };
        let _ = tell.send(shown(&verify(&trail, &against, &mut |_, _| {})));
    });
    told.recv_timeout(LONGEST).unwrap_or_else(|_| panic!("the verifier fails on {question:?}"))
}

/// As `verify.py --json` prints it, without the words.
fn shown(result: &Verification) -> Value {
    let exit = if result.is_intact() { 0 } else { 2 - i64::from(!result.is_unreadable()) };
    let findings = result.findings.iter().map(|finding| {
        let mut one = json!({ "code": finding.code.as_str(), "seq": finding.seq });
        if let Some(part) = &finding.part {
            one["part"] = json!(part);
        }
        one
    });
    let open = result.open.iter();
    let open = open.map(|o| json!({"batch": o.batch, "count": o.count, "recorded": o.recorded}));
    let aborted = result.aborted.iter().map(|one| {
        json!({"batch": one.batch, "count": one.count, "recorded": one.recorded,
               "reason": one.reason})
    });
    let erased = result.erased.iter().map(|one| {
        json!({"seq": one.seq, "part": one.part, "entry": one.entry, "basis": one.basis,
               "by": one.by})
    });
    json!({
        "format": 1,
        "verdict": if result.is_intact() { "intact" } else { "failed" },
        "exit": exit,
        "entries": result.entries,
        "trail": result.trail.map(|id| id.hex()).unwrap_or_default(),
        "root": result.root.base64(),
        "findings": findings.collect::<Vec<_>>(),
        "more": result.more,
        "open": open.collect::<Vec<_>>(),
        "aborted": aborted.collect::<Vec<_>>(),
        "erased": erased.collect::<Vec<_>>(),
    })
}
