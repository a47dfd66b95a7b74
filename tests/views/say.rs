//! How the fixtures speak: plainly, or with markup that must never arrive as markup.

use baton::domain::base::time::Moment;
use std::cell::Cell;

thread_local! {
    /// How many texts were numbered on this thread; nothing unless they are.
    static NUMBERED: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Numbers every text that is made meanwhile; a number stands as `⟨7⟩` at the end of its text.
pub fn numbered<T>(make: impl FnOnce() -> T) -> (T, usize) {
    NUMBERED.set(Some(0));
    let made = make();
    (made, NUMBERED.take().unwrap_or_default())
}

/// Makes texts: as they are, or with markup that must never arrive as markup.
#[derive(Clone, Copy)]
pub struct Say {
    pub hostile: bool,
}

impl Say {
    pub fn it(self, text: &str) -> String {
        if let Some(number) = NUMBERED.get() {
            NUMBERED.set(Some(number + 1));
            format!("{text}⟨{number}⟩")
        } else if self.hostile {
            format!("<script>alert('x')</script>\" onload=\"x {text}")
        } else {
            text.into()
        }
    }
}

/// A moment before (negative) or after now, so a preview shows running clocks.
pub fn at(minutes: f64) -> String {
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs() as i64);
    let seconds = now + (minutes * 60.0) as i64;
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (z, era_day) = (days + 719_468, (days + 719_468).rem_euclid(146_097));
    let year_of_era = (era_day - era_day / 1460 + era_day / 36_524 - era_day / 146_096) / 365;
    let day_of_year = era_day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let (mp, year) = (
        (5 * day_of_year + 2) / 153,
        year_of_era + z.div_euclid(146_097) * 400,
    );
    let (day, month) = (
        day_of_year - (153 * mp + 2) / 5 + 1,
        if mp < 10 { mp + 3 } else { mp - 9 },
    );
    let year = if month <= 2 { year + 1 } else { year };
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    )
}

/// A moment that nothing depends on.
pub fn moment() -> Moment {
    Moment::parse("2026-11-23T10:00:00Z").unwrap()
}
