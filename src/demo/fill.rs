//! Fills the blanks of a script: `{first}`, `{booking}`, `{day+1}`, `{in+90}`.

use super::cast::Person;
use crate::domain::base::time::Moment;
use std::time::Duration;

/// Letters and digits that cannot be taken for one another on the phone.
const BOOKING_LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// What blanks are filled with.
pub(super) struct Blanks {
    /// Who the customer is.
    pub(crate) person: &'static Person,
    /// The conversation's number: the same number, the same booking.
    pub(crate) number: u64,
    pub(crate) now: Moment,
}

impl Blanks {
    /// The text with every known blank filled; other braces stay, for JSON is full of them.
    pub(crate) fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let blank = after
                .split_once('}')
                .and_then(|(name, tail)| Some((self.value(name)?, tail)));
            rest = match blank {
                Some((value, tail)) => {
                    filled.push_str(&value);
                    tail
                }
                None => {
                    filled.push('{');
                    after
                }
            };
        }
        filled.push_str(rest);
        filled
    }

    fn value(&self, name: &str) -> Option<String> {
        match name {
            "name" => Some(self.person.name.to_owned()),
            "first" => Some(self.person.first.to_owned()),
            "email" => Some(format!("{}@example.com", self.person.mailbox)),
            "customer" => Some(format!("cust-{}", self.person.mailbox)),
            // A range that no telephone will ever have.
            "phone" => Some(format!("+44 7700 900{:03}", self.scrambled() % 1000)),
            "booking" => Some(booking(self.scrambled())),
            "eticket" => Some(format!("999-{:010}", self.scrambled() % 10_000_000_000)),
            other => self.moment(other),
        }
    }

    /// `day+1`, `day-2`: a date; `in+90`: the moment in so many minutes.
    fn moment(&self, name: &str) -> Option<String> {
        const DAY: Duration = Duration::from_secs(24 * 3600);
        if let Some(days) = name.strip_prefix("day+") {
            return Some(self.now.plus(DAY * days.parse().ok()?).day());
        }
        if let Some(days) = name.strip_prefix("day-") {
            return Some(self.now.minus(DAY * days.parse().ok()?).day());
        }
        let minutes: u64 = name.strip_prefix("in+")?.parse().ok()?;
        let later = self.now.plus(Duration::from_secs(minutes * 60));
        Some(later.to_string())
    }

    /// The number without its order (`SplitMix64`).
    fn scrambled(&self) -> u64 {
        let mut x = self
            .number
            .wrapping_add(1)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }
}

fn booking(mut number: u64) -> String {
    let letters = BOOKING_LETTERS.len() as u64;
    let mut reference = String::new();
    for _ in 0..6 {
        let letter = usize::try_from(number % letters).ok();
        let letter = letter.and_then(|at| BOOKING_LETTERS.get(at));
        reference.push(char::from(letter.copied().unwrap_or(b'A')));
        number /= letters;
    }
    reference
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::cast;

    fn fill(text: &str) -> String {
        let now = Moment::parse("2026-05-31T23:30:00Z").unwrap();
        let person = cast::person("en", 0);
        let number = 4;
        Blanks {
            person,
            number,
            now,
        }
        .fill(text)
    }

    #[test]
    fn known_blanks_are_filled_and_json_is_left_alone() {
        let person = cast::person("en", 0);
        assert_eq!(
            fill(r#"{"a": "{first}", "b": {}}"#),
            format!(r#"{{"a": "{}", "b": {{}}}}"#, person.first)
        );
        assert_eq!(
            fill("{day+1} {day-31} {in+45}"),
            "2026-06-01 2026-04-30 2026-06-01T00:15:00.000000Z"
        );
        assert_eq!(fill("{day+x} {nothing} {"), "{day+x} {nothing} {");
    }

    #[test]
    fn the_same_conversation_keeps_its_booking() {
        assert_eq!(fill("{booking}"), fill("{booking}"));
        assert_eq!(fill("{booking}").len(), 6);
    }
}
