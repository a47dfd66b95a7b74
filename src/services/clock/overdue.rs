//! Mails about a ticket that somebody should look after.

use crate::domain::accounts::agent::Agent;
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::time::Moment;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::storage::outbox;
use serde::{Deserialize, Serialize};

/// A mail that tells somebody about a ticket nobody has accepted, or answered. Rendered when it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OverdueMail {
    /// Address.
    pub(crate) to: String,
    pub(crate) to_name: String,
    /// The language they chose for the console.
    #[serde(default)]
    pub(crate) language: Option<InterfaceLanguage>,
    /// The ticket's number.
    pub(crate) number: i64,
    /// The team's name.
    pub(crate) team: String,
    /// The customer's name, if known.
    pub(crate) customer: Option<String>,
    /// Why escalated.
    pub(crate) reason: String,
    /// Since when the customer waits.
    pub(crate) waiting_since: Moment,
    /// How long the customer had waited, in seconds.
    pub(crate) waited_seconds: u64,
    /// Where the ticket is.
    pub(crate) link: String,
    /// The agent who has the ticket and does not answer; nobody if no agent accepted it.
    #[serde(default)]
    pub(crate) unanswered_by: Option<String>,
    /// Whether the one who gets the mail is that agent.
    #[serde(default)]
    pub(crate) is_own: bool,
    /// Whether nobody can take it, whatever is insisted on.
    #[serde(default)]
    pub(crate) stuck: bool,
}

/// Why somebody gets a mail about a ticket.
#[derive(Debug, Clone, Copy)]
pub(crate) enum MailCause<'a> {
    /// Nobody accepted it in time.
    NotAccepted,
    /// Its agent does not answer.
    Unanswered(&'a Agent),
    /// Nobody can take it.
    Stuck,
}

/// One mail a person, ticket, opening and cause: the key makes a second one impossible.
pub(crate) fn queue_mail(
    case: &mut Case<'_>,
    person: &Agent,
    cause: MailCause<'_>,
    public_url: &str,
) -> Result<()> {
    let team = case.team()?;
    let customer = case.customer()?.and_then(|customer| customer.name.clone());
    let ticket = case.ticket()?;
    let mail = OverdueMail {
        to: person.email.clone(),
        to_name: person.name.clone(),
        language: person.interface_language,
        number: ticket.id.0,
        team: team.name.clone(),
        customer,
        reason: ticket.reason.as_str().to_owned(),
        waiting_since: ticket.waiting_since,
        waited_seconds: case.now.since(ticket.waiting_since).as_secs(),
        link: format!("{public_url}/tickets/{}", ticket.id),
        unanswered_by: match cause {
            MailCause::Unanswered(agent) => Some(agent.name.clone()),
            MailCause::NotAccepted | MailCause::Stuck => None,
        },
        is_own: matches!(cause, MailCause::Unanswered(agent) if agent.id == person.id),
        stuck: matches!(cause, MailCause::Stuck),
    };
    let cause = match cause {
        MailCause::NotAccepted => "overdue".to_owned(),
        MailCause::Unanswered(agent) => format!("unanswered-{}", agent.token),
        // Once for each stay in a queue.
        MailCause::Stuck => format!("stuck-{}", ticket.queued_at.micros()),
    };
    let key = format!(
        "{cause}-{}-{}-{}",
        ticket.token, ticket.reopened, person.token
    );
    let payload = serde_json::to_string(&mail)
        .map_err(|e| diesel::result::Error::SerializationError(Box::new(e)))?;
    let about = ticket.id;
    outbox::add_once(case.conn, "mail.overdue", &key, &payload, about, case.now)?;
    Ok(())
}
