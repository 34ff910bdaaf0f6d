//! The clock, as entries of a trail hold the time.

use time::OffsetDateTime;

/// Now: `YYYY-MM-DDTHH:MM:SSZ`, UTC.
pub(in crate::cli) fn now() -> String {
    let now = OffsetDateTime::now_utc();
    let (date, time) = (now.date(), now.time());
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        date.year().clamp(1, 9999),
        u8::from(date.month()),
        date.day(),
        time.hour(),
        time.minute(),
        time.second().min(59),
    )
}

#[cfg(test)]
mod tests {
    use super::now;
    use crate::audit::moment::Moment;

    #[test]
    fn the_time_is_written_as_entries_hold_it() {
        assert!(Moment::parse(&now()).is_some(), "{}", now());
    }
}
