//! How recording grows: its speed, and the memory of a process of its own for each size.

use crate::pairing::timed;
use crate::say;
use crate::subjects::Subjects;
use mucthuoc::audit::store::Location;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The word by which this program calls itself.
pub const CHILD: &str = "record-and-tell";
const SIZES: [u64; 3] = [100_000, 300_000, 1_000_000];

/// Records each size in a process of its own.
pub fn run() {
    say("\nrecording grows: verdicts, entries/s (wall, cpu), most memory before and after");
    for count in SIZES {
        let folder = tempfile::tempdir().expect("a folder");
        let this = std::env::current_exe().expect("this program");
        let child = Command::new(this)
            .args([CHILD, &count.to_string()])
            .arg(folder.path())
            .output()
            .expect("a process");
        assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stderr));
        say(String::from_utf8_lossy(&child.stdout).trim_end());
    }
}

/// Records and tells what it took; the subjects are in memory before.
pub fn record(count: u64, folder: &Path) {
    let subjects = Subjects::of_the_example();
    let table = subjects.table();
    let location = Location::beside(&folder.join("grown.trail"));
    let (mut trail, new) = subjects.trail(&location, count);
    let before = most_memory_kib();
    let ((), spent) = timed(|| {
        let mut batch = trail.begin_batch(&new).expect("begun");
        table.record(&mut batch, count);
        batch.finish().expect("finished");
        trail.checkpoint().expect("a checkpoint");
    });
    assert_eq!(trail.size(), count + 5);
    let a_second = |ns: u64| count * 1_000_000_000 / ns.max(1);
    say(&format!(
        "{count:>9}  {:>7} {:>7}   {before:>7} KiB {:>7} KiB",
        a_second(spent.wall_ns),
        a_second(spent.cpu_ns),
        most_memory_kib()
    ));
}

/// The most memory this process ever had; 0 where the system does not tell.
fn most_memory_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
