//! What this program is, for whoever wants to build it again: told by `build.rs`.

use crate::audit::trail::EngineDescription;
use crate::model::Fingerprint;

/// The list of dependencies that this program was built with; empty where there was none.
const LOCK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lock"));

/// This program as trails describe it.
pub(in crate::cli) fn description() -> EngineDescription {
    EngineDescription {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        source: env!("MUCTHUOC_SOURCE").to_owned(),
        lock: if LOCK.is_empty() { "unknown".to_owned() } else { Fingerprint::of(LOCK).hex() },
        rustc: env!("MUCTHUOC_RUSTC").to_owned(),
        target: env!("MUCTHUOC_TARGET").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::description;

    #[test]
    fn every_line_of_the_description_says_something() {
        let text = description().text();
        let lines: Vec<(&str, &str)> =
            text.lines().map(|line| line.split_once(' ').unwrap()).collect();
        let names: Vec<&str> = lines.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["name", "version", "source", "lock", "rustc", "target", "sqlite"]);
        assert!(lines.iter().all(|(_, value)| !value.is_empty()), "{text}");
        assert_eq!(lines[3].1.len(), 64, "the digest of Cargo.lock");
    }
}
