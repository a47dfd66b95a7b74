//! What agents write: replies to the customer, notes to colleagues.

use crate::domain::base::ids::{SavedReplyId, TicketId};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::{DraftKind, Sender, Visibility};
use crate::domain::case::access::Action;
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::lifecycle::{Refused, Status};
use crate::domain::case::message::Message;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::log::{FactAskedAgain, Happened};
use crate::domain::packet::{ATTACHMENTS, Attachment};
use crate::services::case::{Case, PendingMessage};
use crate::services::desk::send_guard::{self, Seen};
use crate::services::desk::{Desk, mentioning, saved_replies};
use crate::services::error::{Result, ServiceError};
use crate::services::figures;
use crate::services::files;
use crate::services::packet::knowledge;
use crate::storage::{counters, drafts, messages};
use serde_json::json;

/// A reply to the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The words.
    pub text: String,
    /// The console's id of it: a retry with the same id is the same reply.
    pub client_id: Option<String>,
    /// The last `seq` its writer has seen.
    pub last_seq: Option<i64>,
    /// Send it although others spoke since, or although it asks for what is known.
    pub force: bool,
    /// Files that go with the words.
    pub attachments: Vec<Attachment>,
}

/// A note to colleagues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub text: String,
    /// The console's id of it.
    pub client_id: Option<String>,
    /// Files that go with the words.
    pub attachments: Vec<Attachment>,
}

/// A note that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// The note.
    pub message: Message,
    /// The names of those it mentions who cannot see the ticket: they were not told.
    pub out_of_reach: Vec<String>,
}

/// A reply that was sent.
pub(super) struct SentReply {
    pub(super) message: Message,
    /// Whether it was sent now: under the same id it is sent once.
    pub(super) is_new: bool,
    /// Whether a saved reply did something to the ticket besides.
    pub(super) acted: bool,
}

impl Desk<'_> {
    /// Sends a reply. Only the agent who holds control may, checked where the words are stored
    /// (fenced control); the same `client_id` is the same reply (harmless retries).
    ///
    /// # Errors
    /// [`ServiceError::ControlLost`], [`ServiceError::NewerMessages`], [`ServiceError::AlreadyKnown`],
    /// [`ServiceError::NotFound`].
    pub async fn reply(self, actor: Actor, ticket: TicketId, reply: Reply) -> Result<Message> {
        self.reply_from(actor, ticket, reply, Vec::new()).await
    }

    /// Sends a reply that was made from these saved ones, with their actions.
    pub(super) async fn reply_once(
        self,
        actor: Actor,
        ticket: TicketId,
        reply: Reply,
        from: Vec<SavedReplyId>,
    ) -> Result<SentReply> {
        self.services
            .at_ticket(actor, ticket, Action::Read, move |case, actor| {
                let client_id = reply.client_id.as_deref();
                let sent = sent_before(case, actor, client_id, Visibility::Public, &reply.text)?;
                if let Some(message) = sent {
                    return Ok(SentReply {
                        message,
                        is_new: false,
                        acted: false,
                    });
                }
                may_speak(case, actor)?;
                let asked_again = knowledge::asked_again(case, &reply.text)?;
                let seen = Seen {
                    last_seq: reply.last_seq,
                    force: reply.force,
                };
                send_guard::guard(case, actor, seen)?;
                if let Some(held) = asked_again.as_ref().filter(|_| !reply.force) {
                    return Err(ServiceError::AlreadyKnown(Box::new(held.clone())));
                }
                let message = write(
                    case,
                    actor,
                    &reply.text,
                    &reply.attachments,
                    client_id,
                    Visibility::Public,
                )?;
                answered(case)?;
                if let Some(held) = asked_again {
                    count_asked_again(case, &held.name)?;
                }
                let kind = DraftKind::Reply;
                drafts::clear_sent(case.conn, ticket, actor.id, kind, &message.text)?;
                Ok(SentReply {
                    message,
                    is_new: true,
                    acted: saved_replies::carry_out(case, actor, &from)?,
                })
            })
            .await
    }

    /// Writes a note that only colleagues see, also after the ticket is closed.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn note(self, actor: Actor, ticket: TicketId, note: Note) -> Result<Noted> {
        self.services
            .at_ticket(actor, ticket, Action::Note, move |case, actor| {
                let client_id = note.client_id.as_deref();
                let sent = sent_before(case, actor, client_id, Visibility::Internal, &note.text)?;
                if let Some(message) = sent {
                    let out_of_reach = mentioning::mentioned(case, &message)?.out_of_reach;
                    return Ok(Noted {
                        message,
                        out_of_reach,
                    });
                }
                let message = write(
                    case,
                    actor,
                    &note.text,
                    &note.attachments,
                    client_id,
                    Visibility::Internal,
                )?;
                let out_of_reach = mentioning::tell(case, &message)?;
                let kind = DraftKind::Note;
                drafts::clear_sent(case.conn, ticket, actor.id, kind, &message.text)?;
                Ok(Noted {
                    message,
                    out_of_reach,
                })
            })
            .await
    }
}

/// Harmless retries: the same words of the same writer under the same id. Under an id that was used for
/// something else nothing is taken for sent.
fn sent_before(
    case: &mut Case<'_>,
    actor: &Actor,
    client_id: Option<&str>,
    visibility: Visibility,
    text: &str,
) -> Result<Option<Message>> {
    let Some(id) = client_id else { return Ok(None) };
    let known = messages::by_client_id(case.conn, case.conversation.id, id)?;
    let Some(sent) = known else { return Ok(None) };
    let is_writers = sent.agent == Some(actor.id) && sent.visibility == visibility;
    match is_writers && sent.text == case.agents_words(text)? {
        true => Ok(Some(sent)),
        false => {
            let fault = DeskFault::IdUsed;
            Err(ServiceError::Invalid(vec![FieldError::new(
                "/client_id",
                fault,
            )]))
        }
    }
}

/// Fenced control: only the agent who has this ticket, and with it control. The conversation may be with the
/// agent through a later ticket; then this one is closed.
fn may_speak(case: &Case<'_>, actor: &Actor) -> Result<()> {
    if let Status::Closed(outcome) = case.ticket()?.status {
        return Err(ServiceError::Refused {
            refused: Refused::Closed(outcome),
            owner: None,
        });
    }
    case.check(Holder::Agent(actor.id), None)
}

fn write(
    case: &mut Case<'_>,
    actor: &Actor,
    text: &str,
    given: &[Attachment],
    client_id: Option<&str>,
    visibility: Visibility,
) -> Result<Message> {
    let known = files::with_agents_files(case, actor.id, given)?;
    files::belong_to(case, &known, visibility != Visibility::Public);
    let name = case.settings.agent_name(actor.id)?.to_owned();
    case.store(PendingMessage {
        sender: Sender::Agent,
        visibility,
        author: Some(Holder::Agent(actor.id)),
        author_name: Some(&name),
        external_id: None,
        client_id,
        text,
        meta: (!known.is_empty()).then(|| json!({ ATTACHMENTS: known }).to_string()),
        at: case.now,
    })
}

/// Sent anyway: the customer is asked for something that was known.
fn count_asked_again(case: &mut Case<'_>, name: &str) -> Result<()> {
    let fact = name.to_owned();
    case.record(Happened::ContextAskedAgain(FactAskedAgain { fact }));
    figures::asked_again(case, name)?;
    case.count(counters::ASKED_AGAIN, 1)
}

/// The customer has an answer: the clocks turn round (no state without a deadline and time per holder).
fn answered(case: &mut Case<'_>) -> Result<()> {
    let now = case.now;
    let ticket = case.ticket_mut()?;
    ticket.first_reply_at.get_or_insert(now);
    ticket.unanswered_since = None;
    match ticket.status {
        Status::Active(_) => case.set_timers(),
        Status::Waiting | Status::Offered(_) | Status::Snoozed(_) | Status::Closed(_) => Ok(()),
    }
}
