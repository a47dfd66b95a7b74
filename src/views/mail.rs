//! Mail to agents. It names the ticket and the wait; what was said stays in the console.

use crate::domain::text::visible::plain_name;
use crate::views::catalogue::t;
use askama::Template;

/// What stands in a name where an address stood.
const NO_LINK: &str = "[link]";

/// Endings of addresses that mail programs make links of by themselves.
const DOMAINS: [&str; 14] = [
    "com", "net", "org", "info", "biz", "app", "dev", "xyz", "online", "site", "shop", "top",
    "club", "example",
];

/// A text on one line, whatever was stored.
pub(crate) fn one_line(text: &str) -> String {
    plain_name(text)
}

/// A customer's name on one line. They chose it themselves, so nothing in it becomes a link.
pub(crate) fn name(name: &str) -> String {
    let line = one_line(name);
    let words = line.split_whitespace();
    let words = words.map(|word| if is_link(word) { NO_LINK } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a mail program may make a link of a word.
fn is_link(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let host = word.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let ending = host.rsplit_once('.').map(|(_, ending)| ending);
    let is_domain = ending.is_some_and(|ending| {
        let country = ending.len() == 2 && ending.chars().all(|c| c.is_ascii_alphabetic());
        DOMAINS.contains(&ending) || country
    });
    word.contains("://")
        || word.starts_with("www.")
        || word.starts_with("mailto:")
        || is_domain
        || ending.is_some() && host.len() < word.len()
}

/// Nobody accepted a ticket in time, or its agent did not answer.
#[derive(Clone, Debug, Default)]
pub struct Overdue {
    /// Name of the one who gets the mail.
    pub agent: String,
    /// Number of the ticket.
    pub number: i64,
    /// Name of the customer.
    pub customer: String,
    /// Name of the team.
    pub team: String,
    /// How long the customer has waited, in words.
    pub waited: String,
    /// Why it was escalated, in words.
    pub reason: String,
    /// Full address of the ticket.
    pub link: String,
    /// Name of the agent who has it and does not answer.
    pub unanswered_by: Option<String>,
    /// Whether the one who gets the mail is that agent.
    pub is_own: bool,
    /// Nobody can take it, and nothing is insisted on any more.
    pub stuck: bool,
}

impl Overdue {
    /// Subject line, on one line whatever the customer is called.
    pub fn subject(&self) -> String {
        let line = match &self.unanswered_by {
            None if self.stuck => t::mail_subject_stuck(self.number, &self.customer),
            None => t::mail_subject_waiting(self.number, &self.customer),
            Some(_) => t::mail_subject_unanswered(self.number, &self.customer),
        };
        one_line(&line)
    }

    /// What is wrong, in a sentence.
    pub(crate) fn what(&self) -> String {
        match &self.unanswered_by {
            None if self.stuck => t::mail_what_stuck(self.number),
            None => t::mail_what_waiting(self.number),
            Some(_) if self.is_own => t::mail_what_own(self.number),
            Some(agent) => t::mail_what_unanswered(agent, self.number),
        }
    }

    /// What there is to know, each with its name.
    pub(crate) fn lines(&self) -> [(&'static str, &str); 4] {
        [
            (t::mail_customer(), &self.customer),
            (t::mail_team(), &self.team),
            (t::mail_waited(), &self.waited),
            (t::mail_reason(), &self.reason),
        ]
    }

    /// The same as lines of text, one under the other.
    pub(crate) fn table(&self) -> String {
        let lines = self.lines();
        let names = lines.iter().map(|(name, _)| name.chars().count());
        let width = names.max().unwrap_or_default() + 2;
        let lines = lines.map(|(name, value)| format!("{:width$}{value}", format!("{name}:")));
        lines.join("\n")
    }

    /// Why they get it.
    pub(crate) fn why_you(&self) -> &'static str {
        match self.is_own {
            true => t::mail_why_own(),
            false => t::mail_why_you(),
        }
    }

    /// What to do about it.
    pub(crate) fn call(&self) -> &'static str {
        match self.unanswered_by {
            None if self.stuck => t::mail_do_stuck(),
            None => t::mail_do_waiting(),
            Some(_) if self.is_own => t::mail_do_own(),
            Some(_) => t::mail_do_unanswered(),
        }
    }
}

/// The mail as plain text, with the blank lines between its paragraphs.
#[derive(Clone, Debug, Template)]
#[template(path = "mail/overdue.txt", whitespace = "preserve")]
pub struct OverdueText<'a> {
    /// What it says.
    pub mail: &'a Overdue,
}

/// The mail as HTML.
#[derive(Clone, Debug, Template)]
#[template(path = "mail/overdue.html")]
pub struct OverdueHtml<'a> {
    /// What it says.
    pub mail: &'a Overdue,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::interface_language::InterfaceLanguage;
    use crate::services::speaking;

    #[test]
    fn what_there_is_to_know_stands_in_columns_in_every_language() {
        let mail = Overdue {
            customer: "Maria".to_owned(),
            team: "Billing".to_owned(),
            waited: "4 min".to_owned(),
            reason: "other".to_owned(),
            ..Overdue::default()
        };
        let english = "Customer: Maria\nTeam:     Billing\nWaited:   4 min\nReason:   other";
        assert_eq!(mail.table(), english);
        let spanish = speaking(InterfaceLanguage::Spanish, || mail.table());
        assert!(spanish.starts_with("Cliente: Maria\nEquipo:  Billing\n"));
    }

    #[test]
    fn a_name_in_mail_is_one_line_and_no_link() {
        for (given, shown) in [
            (
                "Maria\n\nSign in again: https://evil.example/login",
                "Maria Sign in again: [link]",
            ),
            ("www.evil.example", "[link]"),
            ("evil.com", "[link]"),
            ("(evil.io/login)", "[link]"),
            ("mailto:a@evil.example", "[link]"),
            ("Maria Lindqvist", "Maria Lindqvist"),
            ("J. R. Ewing Jr.", "J. R. Ewing Jr."),
            ("maria.lopez", "maria.lopez"),
        ] {
            assert_eq!(name(given), shown, "{given}");
        }
    }
}
