//! The bar that says who has control.

use crate::domain::base::words::Outcome;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffReason, MoveReason};
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::ticket::Ticket;
use crate::domain::text::markdown::without_marks;
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::control::control_words;
use crate::views::control::view::ControlView;
use crate::views::ticket::stance::Stances;
use crate::views::{names, queue, tags};

/// Who has control of the ticket's conversation.
pub(crate) fn control(view: &ViewedTicket) -> ControlView {
    let (ticket, conversation) = (&view.row.ticket, &view.row.conversation);
    let owner = queue::fill::owner(ticket);
    let (outcome, owner_name) = match ticket.status {
        Status::Closed(outcome) => (closed(view, outcome), owner_name(view)),
        Status::Offered(Offeree::Bot(bot)) => (String::new(), names::bot(view, bot)),
        Status::Waiting
        | Status::Offered(Offeree::Agent(_))
        | Status::Active(_)
        | Status::Snoozed(_) => (String::new(), owner_name(view)),
    };
    ControlView {
        number: ticket.id.0,
        status: ticket.status,
        stances: Stances::of(ticket),
        outcome,
        holder: conversation.control.holder,
        epoch: conversation.control.epoch,
        bot: view.bot.name.clone(),
        team: ticket.team,
        team_name: view.team.name.clone(),
        owner,
        owner_name,
        comes_back: comes_back(view),
        invited: queue::fill::invited(&view.row),
        note: invitation_note(view).unwrap_or_default(),
        due: queue::fill::due(ticket),
        awaits_reply: matches!(ticket.status, Status::Active(_))
            && ticket.unanswered_since.is_some(),
        due_label: due_label(ticket).to_owned(),
        closed: queue::fill::closed(view.row.closed.as_ref()),
        tags: tags::tags(&view.row.tags),
        priority: ticket.priority,
        waiting_since: ticket.waiting_since.to_string(),
        seq: conversation.last_seq,
    }
}

/// Whether the bot it is offered to had it before.
fn comes_back(view: &ViewedTicket) -> bool {
    let last = view.row.conversation.last_seq;
    matches!(view.row.ticket.status, Status::Offered(Offeree::Bot(bot)) if view.had(bot, last))
}

/// The note for whoever is invited now.
pub(crate) fn invitation_note(view: &ViewedTicket) -> Option<String> {
    let is_open = |handoff: &&Handoff| {
        handoff.reason == HandoffReason::Moved(MoveReason::Invited) && handoff.outcome.is_none()
    };
    let open = view.handoffs.iter().rev().find(is_open)?;
    open.note.as_deref().map(without_marks)
}

/// The agent who offers it to a colleague, by name, and the note for them.
pub(crate) fn given_by(view: &ViewedTicket) -> Option<(String, Option<String>)> {
    let is_open = |handoff: &&Handoff| {
        handoff.reason == HandoffReason::Moved(MoveReason::Transferred) && handoff.outcome.is_none()
    };
    let open = view.handoffs.iter().rev().find(is_open)?;
    let giver = names::holder(view, open.from);
    matches!(open.from, Holder::Agent(_)).then(|| (giver, open.note.as_deref().map(without_marks)))
}

/// How it ended; if a bot has taken it, which one.
fn closed(view: &ViewedTicket, outcome: Outcome) -> String {
    match (outcome, view.handoffs.last()) {
        (Outcome::Returned, Some(last)) => {
            let name = names::holder(view, last.to);
            match last.to {
                Holder::Bot(bot) if !view.had(bot, last.seq) => {
                    t::control_outcome_transferred_to(name)
                }
                Holder::Bot(_) | Holder::Team(_) | Holder::Agent(_) => {
                    t::control_outcome_returned_to(name)
                }
            }
        }
        (outcome, _) => control_words::outcome(outcome).to_owned(),
    }
}

fn owner_name(view: &ViewedTicket) -> String {
    let owner = queue::fill::owner(&view.row.ticket);
    owner.map(|id| names::agent(view, id)).unwrap_or_default()
}

/// What has to happen before the deadline; `%` stands for the time that is left.
fn due_label(ticket: &Ticket) -> &'static str {
    match (ticket.status, ticket.unanswered_since) {
        (Status::Waiting | Status::Offered(Offeree::Agent(_)), _) => t::control_due_accept(),
        (Status::Offered(Offeree::Bot(_)), _) => t::control_due_bot(),
        (Status::Snoozed(_), _) => t::control_due_snoozed(),
        (Status::Active(_), Some(_)) => t::control_due_answer(),
        (Status::Active(_), None) => t::control_due_close(),
        (Status::Closed(_), _) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::control;
    use crate::domain::case::lifecycle::Status;
    use crate::views::fixture::{Say, view};

    #[test]
    fn the_bar_says_whether_the_agent_owes_an_answer() {
        let mut read = view(Say(false));
        assert!(control(&read).awaits_reply);
        let active = std::mem::replace(&mut read.row.ticket.status, Status::Waiting);
        assert!(!control(&read).awaits_reply);
        read.row.ticket.status = active;
        read.row.ticket.unanswered_since = None;
        assert!(!control(&read).awaits_reply);
    }
}
