//! Places in a log, as clients hold them.

use crate::domain::log::Position;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Where every log begins.
const BEGINNING: &str = "0";

/// A `seq`, without anything around it.
pub(super) fn parse_seq(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A position over all conversations, in a form that invites nobody to count with it.
pub(super) fn opaque(position: Position) -> String {
    URL_SAFE_NO_PAD.encode(plain(position))
}

/// Only what [`opaque`] has made, or `0` for the beginning.
pub(super) fn parse_opaque(text: &str) -> Option<Position> {
    if text == BEGINNING {
        return Some(Position::default());
    }
    let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let (txid, id) = decoded.split_once('.')?;
    let position = Position {
        txid: parse_seq(txid)?,
        id: parse_seq(id)?,
    };
    (plain(position) == decoded).then_some(position)
}

fn plain(position: Position) -> String {
    format!("{}.{}", position.txid, position.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opaque_cursor_survives_and_nothing_else_is_one() {
        for position in [(0, 0), (0, 7), (i64::MAX, i64::MAX)] {
            let position = Position {
                txid: position.0,
                id: position.1,
            };
            assert_eq!(parse_opaque(&opaque(position)), Some(position));
        }
        assert_eq!(parse_opaque("0"), Some(Position::default()));
        let encoded = [
            "00.1",
            "1.-2",
            "1",
            "1.2.3",
            "",
            ".",
            "1. 2",
            "9223372036854775808.1",
        ]
        .map(|text| URL_SAFE_NO_PAD.encode(text));
        let raw = ["", "1", "-1", "x", "1.2", "AAAA", "😀", "MC4x="].map(str::to_owned);
        for bad in encoded.iter().chain(&raw) {
            assert_eq!(parse_opaque(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_seq_is_digits() {
        assert_eq!(parse_seq("0042"), Some(42));
        for bad in ["", "-1", "+1", "1.0", " 1", "9223372036854775808"] {
            assert_eq!(parse_seq(bad), None, "{bad}");
        }
    }
}
