//! Words that stand for one thing that somebody wrote, and are found again wherever it went. They end in a letter that
//! no id has (an id is written in 0–9 and a–v), so that no id contains one by chance.

use regex::Regex;
use std::cell::Cell;
use std::sync::LazyLock;

/// Makes words that nobody else has used in this round.
#[derive(Default)]
pub struct Tokens(Cell<u32>);

impl Tokens {
    pub fn next(&self) -> String {
        self.0.set(self.0.get() + 1);
        format!("tk{}z", self.0.get())
    }
}

static TOKEN: LazyLock<Regex> = LazyLock::new(|| Regex::new("tk[0-9]+z").unwrap());

/// All such words in a text, in order.
pub fn within(text: &str) -> impl Iterator<Item = &str> {
    TOKEN.find_iter(text).map(|found| found.as_str())
}
