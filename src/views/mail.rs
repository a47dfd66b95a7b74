//! Mail to agents. It names the ticket and the wait; what was said stays in the console.

use askama::Template;

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
    /// Nobody can take it, and nothing is insisted on any more.
    pub stuck: bool,
}

impl Overdue {
    /// Subject line, on one line whatever the customer is called.
    pub fn subject(&self) -> String {
        let line = match &self.unanswered_by {
            None if self.stuck => {
                format!(
                    "No agent available for ticket #{}: {}",
                    self.number, self.customer
                )
            }
            None => format!(
                "Nobody has accepted ticket #{} yet: {}",
                self.number, self.customer
            ),
            Some(_) => format!(
                "Ticket #{} has no answer yet: {}",
                self.number, self.customer
            ),
        };
        let line: String = line
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        line.trim().to_owned()
    }

    /// What is wrong, in a sentence.
    pub(crate) fn what(&self) -> String {
        match &self.unanswered_by {
            None if self.stuck => format!(
                "No agent is available for ticket #{}: every agent is away, at capacity or has declined it, and no skill is required any more.",
                self.number
            ),
            None => format!("Nobody accepted ticket #{} in time.", self.number),
            Some(agent) => format!(
                "{agent} has ticket #{} and did not answer the customer in time.",
                self.number
            ),
        }
    }

    /// What to do about it.
    pub(crate) fn call(&self) -> &'static str {
        match self.unanswered_by {
            None if self.stuck => "Open the ticket and assign somebody",
            None => "Open the ticket and accept it",
            Some(_) => "Open the ticket and decide whether to take it over",
        }
    }
}

/// The mail as plain text.
#[derive(Clone, Debug, Template)]
#[template(path = "mail/overdue.txt")]
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
