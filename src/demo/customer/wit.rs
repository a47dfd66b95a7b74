//! What the bot says to a visitor. It knows little, and hands over when it has to.

/// What the bot does about a customer's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::demo) enum BotTurn {
    /// It answers.
    Say {
        /// The words.
        text: &'static str,
        /// Whether it has not understood: after two of these, Baton says that a person is needed.
        fallback: bool,
    },
    /// It may not do this, and hands over.
    HandOver {
        /// What it says last.
        last_words: &'static str,
    },
}

const REFUND: &str = "A refund has to be approved by a person. I'm passing you on with everything I know, so you won't \
                      have to repeat anything.";
const CANCELLED: &str = "I'm sorry, Robin: PP 204 to Lisbon was cancelled this morning. There is a seat for you tomorrow \
                         at 07:40, or you can have your money back. Which would you like?";
const REBOOK: &str = "Done: you are on PP 204 tomorrow at 07:40, seat 14C, with the same bag. Can I help with anything else?";
const SEAT: &str = "Your seat is 14C. The window seats 18A and 21F are still free, and moving costs nothing today. Just tell \
                    me which one you'd like.";
const BAGS: &str =
    "Your fare includes one bag of up to 23 kg and one cabin bag. A second bag costs EUR 35.";
const THANKS: &str = "You're welcome, Robin. Have a good trip!";
const HELLO: &str = "Hello Robin! I can see your booking RW7K2M to Lisbon. How can I help?";
const LOST: &str =
    "Sorry, I didn't understand that. I can help with cancelled flights, seats and bags.";

/// Words that a customer may use, and what the bot says then; the first that fit count.
const KNOWN: [(&[&str], &str); 7] = [
    (&["cancel", "delay", "my flight"], CANCELLED),
    (
        &["rebook", "tomorrow", "07:40", "7:40", "new flight"],
        REBOOK,
    ),
    (&["seat", "window", "aisle", "18a", "21f"], SEAT),
    (&["bag", "luggage", "suitcase"], BAGS),
    (&["thank", "great", "perfect", "bye"], THANKS),
    (&["hello", "hi ", "good morning", "good evening"], HELLO),
    (&["booking", "rw7k2m", "lisbon"], HELLO),
];

/// What the bot may not decide.
const NOT_MINE: [&str; 4] = ["refund", "money back", "compensation", "voucher"];

/// The bot's turn after these words.
pub(in crate::demo) fn turn(words: &str) -> BotTurn {
    let words = format!("{} ", words.to_lowercase());
    let any = |of: &[&str]| of.iter().any(|one| words.contains(one));
    if any(&NOT_MINE) {
        return BotTurn::HandOver { last_words: REFUND };
    }
    let known = KNOWN.iter().find(|(of, _)| any(of));
    BotTurn::Say {
        text: known.map_or(LOST, |(_, text)| *text),
        fallback: known.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bot_answers_what_it_knows_and_admits_what_it_does_not() {
        let says = |words| match turn(words) {
            BotTurn::Say { text, fallback } => (text, fallback),
            BotTurn::HandOver { last_words } => (last_words, false),
        };
        assert_eq!(
            says("My flight was CANCELLED, what now?"),
            (CANCELLED, false)
        );
        assert_eq!(says("Can I sit at the window?"), (SEAT, false));
        assert_eq!(says("Hi"), (HELLO, false));
        assert_eq!(says("Quantum chromodynamics"), (LOST, true));
        assert_eq!(says(""), (LOST, true));
    }

    #[test]
    fn money_is_for_people() {
        for words in ["I want a refund", "I'd like my MONEY BACK, please"] {
            assert_eq!(
                turn(words),
                BotTurn::HandOver { last_words: REFUND },
                "{words}"
            );
        }
    }
}
