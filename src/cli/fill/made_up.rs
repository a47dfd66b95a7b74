//! Conversations that nobody had: words as frequent as words are, names, numbers.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};

/// Messages of a conversation.
pub(super) const MESSAGES_EACH: u64 = 20;

const WORDS: usize = 30_000;
const NAMES: usize = 20_000;

const BEGINNINGS: [&str; 20] = [
    "b", "br", "c", "d", "dr", "f", "g", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t",
    "tr", "v",
];
const MIDDLES: [&str; 10] = ["a", "e", "i", "o", "u", "ai", "ea", "io", "ou", "y"];
const ENDS: [&str; 12] = [
    "", "l", "n", "r", "s", "t", "nd", "rt", "st", "ck", "m", "x",
];

/// A source of conversations: the same for the same seed.
pub(super) struct MadeUp {
    seed: u64,
    /// The most frequent first.
    words: Vec<String>,
    names: Vec<String>,
}

impl MadeUp {
    /// With words and names of its own.
    pub(super) fn new(seed: u64) -> Self {
        let mut dice = StdRng::seed_from_u64(seed);
        let mut list = |count: usize| -> Vec<String> {
            // Frequent words are short.
            let word = |at: usize| made_up(&mut dice, 1 + (at + 20).ilog10() as usize / 2);
            (0..count).map(word).collect()
        };
        Self {
            seed,
            words: list(WORDS),
            names: list(NAMES),
        }
    }

    /// The id of a conversation.
    pub(super) fn conversation_id(&self, at: u64) -> String {
        format!("fill-{}-{at}", self.seed)
    }

    /// The body of its escalation.
    pub(super) fn escalation(&self, at: u64) -> Value {
        let dice = &mut self.dice(at);
        let turns = (0..MESSAGES_EACH).map(|turn| {
            let role = if turn % 2 == 0 { "customer" } else { "bot" };
            json!({ "role": role, "text": self.sentence(dice, 4, 24) })
        });
        let turns: Vec<Value> = turns.collect();
        let customer: u64 = dice.random_range(0..1 + at / 3);
        let own = &mut self.dice(u64::MAX - customer);
        let name = format!("{} {}", self.name(own), self.name(own));
        let id = self.conversation_id(at);
        json!({
            "conversation": { "external_id": id, "channel": "web", "language": "en" },
            "trigger": { "reason": "other", "message_id": id },
            "customer": {
                "external_id": format!("fill-{}-{customer}", self.seed),
                "name": name,
                "email": format!("customer{customer}@example.com"),
            },
            "summary": self.sentence(dice, 8, 30),
            "facts": { "order_number": format!("FX{:08}", dice.random_range(0..100_000_000u64)) },
            "transcript": turns,
        })
    }

    /// The same for the same thing.
    fn dice(&self, of: u64) -> StdRng {
        StdRng::seed_from_u64(self.seed ^ of.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn sentence(&self, dice: &mut StdRng, least: usize, most: usize) -> String {
        let count = dice.random_range(least..=most);
        let words: Vec<&str> = (0..count).map(|_| often(dice, &self.words)).collect();
        words.join(" ")
    }

    fn name(&self, dice: &mut StdRng) -> String {
        let at = dice.random_range(0..self.names.len());
        let name = self.names.get(at).map_or("", String::as_str);
        let mut letters = name.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }
}

/// One of a list, the first ones as much more often as words of a language are (Zipf's law).
fn often<'l>(dice: &mut StdRng, list: &'l [String]) -> &'l str {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list"
    )]
    let at = ((list.len() as f64).powf(dice.random::<f64>()) - 1.0) as usize;
    list.get(at).map_or("", String::as_str)
}

fn made_up(dice: &mut StdRng, syllables: usize) -> String {
    let mut word = String::new();
    for _ in 0..syllables {
        for part in [BEGINNINGS.as_slice(), &MIDDLES, &ENDS] {
            let at = dice.random_range(0..part.len());
            word.push_str(part.get(at).copied().unwrap_or_default());
        }
    }
    word
}
