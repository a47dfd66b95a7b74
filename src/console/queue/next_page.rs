//! Where the next page of a queue begins, as a word nobody needs to understand.

use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use data_encoding::BASE64URL_NOPAD;

pub(in crate::console) fn write((due_at, ticket): (Moment, TicketId)) -> String {
    BASE64URL_NOPAD.encode(format!("{}.{ticket}", due_at.micros()).as_bytes())
}

pub(in crate::console) fn read(cursor: &str) -> Option<(Moment, TicketId)> {
    let plain = BASE64URL_NOPAD.decode(cursor.as_bytes()).ok()?;
    let plain = String::from_utf8(plain).ok()?;
    let (micros, ticket) = plain.split_once('.')?;
    let due_at = Moment::from_micros(micros.parse().ok()?)?;
    Some((due_at, TicketId(ticket.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_and_a_made_up_one_is_not() {
        let place = (
            Moment::parse("2026-11-23T10:00:00.5Z").unwrap(),
            TicketId(48),
        );
        assert_eq!(read(&write(place)), Some(place));
        for made_up in ["", "48", "!", "bm8", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5Ljg"] {
            assert_eq!(read(made_up), None);
        }
    }
}
