//! Which words of a reply belong to the customer it was sent to.

use super::month_names::{is_money, is_month};
use super::reply_token::{ReplyToken, folded, is_currency, is_digits, is_link};
use crate::domain::search::words_of;
use std::collections::HashSet;

/// Numbers with so many digits are somebody's, whoever said them.
const OWN_DIGITS: usize = 4;

/// A word with letters and digits that has so many characters is a code.
const CODE_MIN_CHARS: usize = 5;

/// Written with digits, and the same for everybody.
const ALWAYS: [&str; 3] = ["24/7", "1:1", "50/50"];

/// The customer to whom a reply was sent, and who sent it.
pub(crate) struct OtherCustomer<'a> {
    /// Their name.
    pub(crate) name: Option<&'a str>,
    /// What was known of them, by its name: facts, and the ids they have.
    pub(crate) values: &'a [(String, String)],
    /// What they had said until then.
    pub(crate) said: &'a [&'a str],
    /// Whether all nouns begin with a capital letter in their language: then a capital letter tells no name.
    pub(crate) capital_nouns: bool,
    /// Who sent the reply, and who is to send it now.
    pub(crate) agents: (&'a str, &'a str),
    /// The name of the customer who is written to now.
    pub(crate) now: Option<&'a str>,
}

/// What kind of value a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnKind {
    Name,
    FullName,
    Agent,
    Email,
    Link,
    Date,
    Time,
    Amount,
    Number,
    Detail,
}

impl OwnKind {
    /// Whether such a value may go on after a space.
    pub(super) fn runs_on(self) -> bool {
        match self {
            Self::Number | Self::Date | Self::Amount | Self::Detail | Self::Agent => true,
            Self::Name | Self::FullName | Self::Email | Self::Link | Self::Time => false,
        }
    }
}

/// What is known of the other customer, to compare words with.
pub(super) struct KnownOfOther<'a> {
    name: Vec<String>,
    agent: Vec<String>,
    agent_now: &'a str,
    now: Option<&'a str>,
    /// Numbers that they have said, as they wrote them.
    numbers: HashSet<&'a str>,
    /// Words that they wrote with a capital letter in the middle of a sentence.
    capitals: HashSet<String>,
    is_common: &'a dyn Fn(&str) -> bool,
}

impl<'a> KnownOfOther<'a> {
    /// What is known of this customer.
    pub(super) fn of(whose: &OtherCustomer<'a>, is_common: &'a dyn Fn(&str) -> bool) -> Self {
        let mut known = Self {
            name: whose.name.map(words_of).unwrap_or_default(),
            agent: words_of(whose.agents.0),
            agent_now: whose.agents.1,
            now: whose.now.map(str::trim).filter(|name| !name.is_empty()),
            numbers: HashSet::new(),
            capitals: HashSet::new(),
            is_common,
        };
        if whose.agents.0 == whose.agents.1 {
            known.agent.clear();
        }
        for said in whose.said {
            let words: Vec<ReplyToken<'a>> = said
                .split_inclusive(char::is_whitespace)
                .map(ReplyToken::of)
                .collect();
            let mut begins = true;
            for word in &words {
                if word.digits() > 0 {
                    known.numbers.insert(word.core);
                } else if word.is_capital() && !begins && !whose.capital_nouns {
                    known.capitals.insert(folded(word.core));
                }
                begins = word.ends_sentence();
            }
        }
        known
    }

    /// What kind of value the word at this place is, if it is the other customer's.
    pub(super) fn own(&self, words: &[ReplyToken<'_>], at: usize) -> Option<OwnKind> {
        let word = words.get(at)?;
        let beside = |step: isize| at.checked_add_signed(step).and_then(|at| words.get(at));
        if word.core.is_empty() || ALWAYS.contains(&word.core) || word.before.ends_with('[') {
            return None;
        }
        if word.core.contains('@') && word.core.contains('.') {
            return Some(OwnKind::Email);
        }
        if is_link(word.core) {
            let is_own = word.digits() > 0 || word.core.contains(['?', '=']);
            return is_own.then_some(OwnKind::Link);
        }
        if word.digits() > 0 {
            return self.number(word, beside(-1), beside(1));
        }
        self.named(
            word,
            at == 0 || beside(-1).is_some_and(ReplyToken::ends_sentence),
        )
    }

    fn number(
        &self,
        word: &ReplyToken<'_>,
        before: Option<&ReplyToken<'_>>,
        after: Option<&ReplyToken<'_>>,
    ) -> Option<OwnKind> {
        let core = word.core;
        let beside = |is: fn(&str) -> bool| before.into_iter().chain(after).any(|it| is(it.core));
        let has_letters = core.chars().any(char::is_alphabetic);
        if core.contains(is_currency) || word.is_number() && beside(is_money) {
            return Some(OwnKind::Amount);
        }
        let parts = |sign: char| core.split(sign).filter(|part| is_digits(part)).count();
        if word.is_number() {
            if core.contains(':') && parts(':') >= 2 {
                return Some(OwnKind::Time);
            }
            if ['/', '-', '.'].iter().any(|sign| parts(*sign) == 3) || parts('/') == 2 {
                return Some(OwnKind::Date);
            }
        }
        if beside(is_month) && word.digits() <= 2 {
            return Some(OwnKind::Date);
        }
        let is_long = word.digits() >= OWN_DIGITS;
        let is_code = has_letters && core.chars().count() >= CODE_MIN_CHARS && !core.contains('-');
        let neighbour_is_number = |it: Option<&ReplyToken<'_>>| {
            it.is_some_and(|it| it.is_number() && it.after.trim().is_empty())
        };
        let is_phone = core.starts_with('+') || word.is_number() && neighbour_is_number(before);
        let is_said = self.numbers.contains(core);
        (is_long || is_code || is_phone || is_said).then_some(OwnKind::Number)
    }

    fn named(&self, word: &ReplyToken<'_>, begins: bool) -> Option<OwnKind> {
        if word.core.chars().next().is_some_and(char::is_lowercase) {
            return None;
        }
        let word_folded = folded(word.core);
        let holds =
            |names: &[String]| names.contains(&word_folded) && word_folded.chars().count() > 1;
        if holds(&self.name) {
            return Some(OwnKind::Name);
        }
        if holds(&self.agent) {
            return Some(OwnKind::Agent);
        }
        let is_detail = !begins && self.capitals.contains(&word_folded);
        (is_detail && !(self.is_common)(&word_folded)).then_some(OwnKind::Detail)
    }

    /// What stands in the place of a value.
    pub(super) fn place(&self, own: OwnKind, word: &str) -> String {
        let first = self
            .name
            .first()
            .is_some_and(|first| *first == folded(word));
        let place = match own {
            OwnKind::Name if first => {
                let now = self.now.and_then(|name| name.split_whitespace().next());
                return now.unwrap_or("[customer.first_name]").to_owned();
            }
            OwnKind::Name | OwnKind::FullName => {
                return self.now.unwrap_or("[customer.name]").to_owned();
            }
            OwnKind::Agent => self.agent_now,
            OwnKind::Email => "[customer.email]",
            OwnKind::Link => "[customer.link]",
            OwnKind::Date => "[customer.date]",
            OwnKind::Time => "[customer.time]",
            OwnKind::Amount => "[customer.amount]",
            OwnKind::Number => "[customer.number]",
            OwnKind::Detail => "[customer.detail]",
        };
        place.to_owned()
    }
}
