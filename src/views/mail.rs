//! Mail to agents. It names the ticket and the wait; what was said stays in the console.

use askama::Template;

/// Nobody accepted a ticket in time.
#[derive(Clone, Debug, Default)]
pub struct NotAccepted {
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
}

impl NotAccepted {
    /// Subject line, on one line whatever the customer is called.
    pub fn subject(&self) -> String {
        let customer: String = self
            .customer
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        format!(
            "Nobody has accepted ticket #{} yet: {}",
            self.number,
            customer.trim()
        )
    }
}

/// The mail as plain text.
#[derive(Clone, Debug, Template)]
#[template(path = "mail/not_accepted.txt")]
pub struct NotAcceptedText<'a> {
    /// What it says.
    pub mail: &'a NotAccepted,
}

/// The mail as HTML.
#[derive(Clone, Debug, Template)]
#[template(path = "mail/not_accepted.html")]
pub struct NotAcceptedHtml<'a> {
    /// What it says.
    pub mail: &'a NotAccepted,
}
