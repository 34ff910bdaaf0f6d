//! `memory ROWS FOLDER`: what a submission of 12 facts and its id takes in memory once it is read,
//! and at most while it is read, as the allocator counts it; on one thread.
//!
//! FOLDER has what `peers population ROWS FOLDER` wrote.

#[expect(dead_code, reason = "some of it is for other benches")]
#[path = "../../../population/mod.rs"]
mod population;

use crate::population::{on_threads, rulebook};
use mucthuoc::load::submissions;
use std::alloc::{GlobalAlloc, Layout, System};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes that a submission may take.
const MUST: f64 = 64.0;

/// Bytes that are held, and the most that were.
static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, counting.
struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: every call goes to the system's allocator as it came; only numbers are kept beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(held, Ordering::Relaxed);
        // SAFETY: as the caller promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller promised.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        let held = HELD.fetch_add(size, Ordering::Relaxed) + size;
        MOST.fetch_max(held, Ordering::Relaxed);
        // SAFETY: as the caller promised.
        unsafe { System.realloc(at, layout, size) }
    }
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [rows, folder] = &words[..] else { panic!("memory ROWS FOLDER") };
    let (rows, folder) = (rows.parse::<usize>().expect("a number of rows"), Path::new(folder));
    let book = rulebook(true);
    on_threads(1, || {
        let returns = submissions::returns(folder).expect("there").0.expect("returns");
        let before = HELD.load(Ordering::Relaxed);
        MOST.store(before, Ordering::Relaxed);
        let (read, told) =
            submissions::read(folder, returns, book.regulation(), &|_, _| {}).expect("read");
        let read = read.unwrap_or_else(|| panic!("{told:#?}"));
        let each = |bytes: usize| (bytes - before) as f64 / rows as f64;
        let (held, most) = (HELD.load(Ordering::Relaxed), MOST.load(Ordering::Relaxed));
        assert_eq!(read.population.tables[0].len(), rows);
        let verdict = if each(held) <= MUST { "reached" } else { "MISSED" };
        println!(
            "| memory of a submission, 12 facts and id, {rows} rows | {:.1} bytes, at most {:.1} while reading | – | – | ≤ {MUST} bytes: {verdict} |",
            each(held),
            each(most),
        );
    });
}
