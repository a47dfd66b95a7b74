//! What in a reply belongs to the customer it was sent to: names, addresses, numbers, dates, amounts. It must not go to
//! another customer by accident, so it shows in brackets like a variable that nothing fills, about which the composer
//! asks before it sends.

use super::fact_values::without_facts;
use super::known_values::{KnownOfOther, OtherCustomer, OwnKind};
use super::reply_token::ReplyToken;

/// The reply with a place in brackets for each of these. `is_common` tells of a word whether several customers use it:
/// then it is no one's own.
pub(crate) fn without_own_values(
    text: &str,
    whose: &OtherCustomer<'_>,
    is_common: &dyn Fn(&str) -> bool,
) -> String {
    let text = without_facts(text, whose.values);
    let known = KnownOfOther::of(whose, is_common);
    let pieces: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let words: Vec<ReplyToken<'_>> = pieces.iter().map(|piece| ReplyToken::of(piece)).collect();
    let mut safe = String::with_capacity(text.len());
    let mut last: Option<(OwnKind, usize)> = None;
    for (at, word) in words.iter().enumerate() {
        let own = known.own(&words, at);
        // Several words of one value are one place.
        if let (Some((OwnKind::Name, length)), Some(OwnKind::Name)) = (last, own)
            && word.before.is_empty()
        {
            safe.truncate(length);
            safe.push_str(&known.place(OwnKind::FullName, ""));
            safe.push_str(word.after);
            last = None;
            continue;
        }
        let mut length = safe.len();
        match own {
            Some(own) => {
                let repeats = last.is_some_and(|(before, _)| before == own && own.runs_on());
                if repeats && word.before.is_empty() {
                    safe.truncate(safe.trim_end().len());
                } else {
                    safe.push_str(word.before);
                    length = safe.len();
                    safe.push_str(&known.place(own, word.core));
                }
                safe.push_str(word.after);
            }
            None => safe.push_str(word.whole),
        }
        // A sign after the word ends the value.
        let ends = !word.after.trim_end_matches(char::is_whitespace).is_empty();
        last = own.filter(|_| !ends).map(|own| (own, length));
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn safe(text: &str, now: Option<&str>) -> String {
        let values = [
            ("reservation".to_owned(), "EUJUY6".to_owned()),
            ("city".to_owned(), "New York".to_owned()),
            ("topic".to_owned(), "refund".to_owned()),
        ];
        let whose = OtherCustomer {
            name: Some("Maria López"),
            values: &values,
            said: &["I fly to Denver with Basic Economy and 3 bags, seat 12"],
            capital_nouns: false,
            agents: ("Ada Okafor", "Ben Roth"),
            now,
        };
        without_own_values(text, &whose, &|word| ["basic", "economy"].contains(&word))
    }

    #[test]
    fn what_belongs_to_the_other_customer_shows_in_brackets() {
        let cases = [
            (
                "Hi Maria, the refund is sent.",
                "Hi [customer.first_name], the refund is sent.",
            ),
            ("Dear Maria López: hello", "Dear [customer.name]: hello"),
            ("Ms López's bag", "Ms [customer.name]'s bag"),
            (
                "Reservation EUJUY6 (New York).",
                "Reservation [fact:reservation] ([fact:city]).",
            ),
            (
                "I wrote to maria@example.com.",
                "I wrote to [customer.email].",
            ),
            ("Call +34 600 123 456 today", "Call [customer.number] today"),
            (
                "You get $1,286.00, or 50 EUR.",
                "You get [customer.amount], or [customer.amount] EUR.",
            ),
            (
                "It leaves on 2024-05-15 at 14:30.",
                "It leaves on [customer.date] at [customer.time].",
            ),
            (
                "It leaves on May 20, not 3/4.",
                "It leaves on May [customer.date], not [customer.date].",
            ),
            (
                "Flight HAT136, ticket 998877",
                "Flight [customer.number], ticket [customer.number]",
            ),
            ("See https://a.example/t?k=abc", "See [customer.link]"),
            (
                "Seat 12 to Denver in Basic Economy",
                "Seat [customer.number] to [customer.detail] in Basic Economy",
            ),
            ("Bye, Ada Okafor", "Bye, Ben Roth"),
        ];
        for (text, expected) in cases {
            assert_eq!(safe(text, None), expected);
        }
    }

    #[test]
    fn what_is_the_same_for_everybody_stays() {
        for text in [
            "The refund takes 5 to 7 business days.",
            "We are here 24/7.\n\n- See https://a.example/help\n  2nd line",
            "",
            " \n",
            "Grüße! 返金は済みました。",
        ] {
            assert_eq!(safe(text, None), text);
        }
    }

    #[test]
    fn the_customer_of_now_is_called_by_their_name() {
        assert_eq!(
            safe("Hi Maria, and Maria López.", Some("Jon Berg")),
            "Hi Jon, and Jon Berg."
        );
        assert_eq!(safe("Hi Maria!", Some(" ")), "Hi [customer.first_name]!");
    }
}
