//! Who may do what. One numbered list; nothing else decides.

use super::actor::Actor;
use super::lifecycle::{Offeree, Status};
use super::ticket::Ticket;
use crate::domain::base::ids::{AgentId, BotId, TeamId};
use crate::domain::base::words::Role;
use crate::domain::desk::saved_replies::reply_owner::ReplyOwner;
use crate::domain::desk::saved_views::ViewOwner;
use crate::domain::files::{File, FileOwner};
use crate::domain::log::Doer;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// See a ticket and everything in it, notes too.
    Read,
    /// Take a waiting ticket.
    Accept,
    /// Write to the customer, close, hand back: control decides the rest.
    Answer,
    /// Write a note.
    Note,
    /// Take a ticket from a colleague or a bot.
    Take,
    /// Give it to another team or agent.
    Transfer,
    /// Reopen it, or call off a hand-back that the bot has not accepted.
    Reopen,
    /// Add to the packet what was learned, or confirm what was proposed.
    Learn,
}

/// Whether the actor may do it to this ticket.
pub(crate) fn may(actor: &Actor, action: Action, ticket: &Ticket) -> bool {
    let leads = leads(actor);
    let own = ticket.agent == Some(actor.id);
    let offered = ticket.status == Status::Offered(Offeree::Agent(actor.id));
    let invited = ticket.invites(actor);
    let member = actor.teams.contains(&ticket.team);
    match action {
        // 1. A ticket is seen by its team, by its agent (also the last one, unless they gave it to a queue), by whom
        //    it is offered to or who is asked to take it, and by who leads.
        Action::Read | Action::Note | Action::Learn => member || own || offered || invited || leads,
        // 2. Waiting tickets are taken by the team, and by who leads; an offer by whom it was made to.
        //    Who has it already may say so again, also in another team.
        Action::Accept => member || own || offered || invited || leads,
        // 3. Only its agent answers; that control agrees is checked where the words are stored.
        Action::Answer => own,
        // 4. Its last agent may take it back from a bot or the queue; from a colleague only who leads.
        Action::Take => leads || own,
        // 5. It is given on by its agent, by the team while it waits, and by who leads.
        Action::Transfer => own || leads || member && ticket.status.is_queued(),
        // 6. A closed ticket is reopened by its team, its last agent, and who leads; a hand-back is called off by
        //    who made it, and by who leads.
        Action::Reopen => own || leads || member && !is_with_bot(ticket.status),
    }
}

fn is_with_bot(status: Status) -> bool {
    matches!(status, Status::Offered(Offeree::Bot(_)))
}

/// 7. Managers and admins see every queue and the overview.
pub(crate) fn leads(actor: &Actor) -> bool {
    match actor.role {
        Role::Agent => false,
        Role::Manager | Role::Admin => true,
    }
}

/// 8. A team's queue is seen by its members and by who leads.
pub(crate) fn may_see_team(actor: &Actor, team: TeamId) -> bool {
    leads(actor) || actor.teams.contains(&team)
}

/// 9. What a team needs is decided by who leads.
pub(crate) fn may_change_team(actor: &Actor) -> bool {
    leads(actor)
}

/// 10. Managers and admins set the rules by which bots' conversations are escalated.
pub(crate) fn may_set_rules(actor: &Actor) -> bool {
    leads(actor)
}

/// 11. A file is read by the agent who brought it, and by who may read a ticket that shows what it came with
///     (`sight.rs`).
pub(crate) fn may_read_file(actor: &Actor, file: &File, is_shown: bool) -> bool {
    file.owner == FileOwner::Agent(actor.id) || is_shown
}

/// 12. A bot reads what it brought, and what was said aloud in a conversation that it reads; what agents
///     give each other in notes it never does.
pub(crate) fn bot_may_read_file(bot: BotId, file: &File, spoken_in_its_conversation: bool) -> bool {
    file.owner == FileOwner::Bot(bot) || spoken_in_its_conversation
}

/// 14. The security log is read by admins.
pub(crate) fn may_read_security_log(actor: &Actor) -> bool {
    match actor.role {
        Role::Agent | Role::Manager => false,
        Role::Admin => true,
    }
}

/// 13. Rights are those of a ticket. Whoever may read one sees of its conversation what was said in it, what was
///     said aloud before it, and what a bot said after it, until the next ticket begins. The notes of an earlier
///     ticket are seen by its team, by its last agent, and by who leads: a team that gets a conversation for a new
///     ticket sees the words and the packet, not the notes of the team before it. A ticket that is transferred
///     takes its notes along. `sight.rs` applies it everywhere.
pub(crate) fn may_look_back(actor: &Actor, team: TeamId, agent: Option<AgentId>) -> bool {
    leads(actor) || actor.teams.contains(&team) || agent == Some(actor.id)
}

/// 15. Accounts of people and bots are managed by admins, and so is which teams there are, what they are called, and how
///     their tickets find an agent.
pub(crate) fn may_manage_accounts(actor: &Actor) -> bool {
    match actor.role {
        Role::Agent | Role::Manager => false,
        Role::Admin => true,
    }
}

/// 16. An admin gives a new password to anybody else. Their own they change with the present one: a session that is left
///     open, or a token, must not be enough.
pub(crate) fn may_give_password(actor: &Actor, to: AgentId) -> bool {
    may_manage_accounts(actor) && actor.id != to
}

/// 17. A saved reply is changed by whom it belongs to; those of teams and of all by who leads.
pub(crate) fn may_change_reply(actor: &Actor, owner: ReplyOwner) -> bool {
    match owner {
        ReplyOwner::Agent(agent) => actor.id == agent,
        ReplyOwner::Team(_) | ReplyOwner::All => leads(actor),
    }
}

/// 18. Own saved replies are seen by nobody else; those of a team by its members and by who leads; those of all by all.
///     Whoever may read a ticket also finds there those of its team.
pub(crate) fn may_see_reply(actor: &Actor, owner: ReplyOwner) -> bool {
    match owner {
        ReplyOwner::Agent(agent) => actor.id == agent,
        ReplyOwner::Team(team) => may_see_team(actor, team),
        ReplyOwner::All => true,
    }
}

/// The same for sending: at a ticket of this team, its agent also sends the replies of that team.
pub(crate) fn may_send_reply(actor: &Actor, owner: ReplyOwner, of_ticket: TeamId) -> bool {
    owner == ReplyOwner::Team(of_ticket)
        || match owner {
            ReplyOwner::Agent(agent) => actor.id == agent,
            ReplyOwner::Team(team) => actor.teams.contains(&team),
            ReplyOwner::All => true,
        }
}

/// 19. An agent sees a record of a customer, with its contact details and notes, if they may read one of its tickets. A link
///     between records gives nobody more: an agent who links two sees both, and an agent who sees one of them sees only that
///     one. The tickets on a customer's page follow from the agent's rights to each of them.
pub(crate) fn may_see_customer(actor: &Actor, of_record: &Ticket) -> bool {
    may(actor, Action::Read, of_record)
}

/// 20. A note about a customer is changed and deleted by who wrote it.
pub(crate) fn may_change_customer_note(actor: &Actor, author: AgentId) -> bool {
    actor.id == author
}

/// 21. The list of tags is looked after by who leads.
pub(crate) fn may_keep_tags(actor: &Actor) -> bool {
    leads(actor)
}

/// 22. A note is changed by who wrote it, as long as its ticket is open.
pub(crate) fn may_edit_note(actor: &Actor, ticket: &Ticket, author: Option<AgentId>) -> bool {
    author == Some(actor.id) && ticket.is_open() && may(actor, Action::Note, ticket)
}

/// 23. It is deleted by them, and by who leads at any time; the same people take that back.
pub(crate) fn may_delete_note(actor: &Actor, ticket: &Ticket, author: Option<AgentId>) -> bool {
    may_edit_note(actor, ticket, author) || leads(actor) && may(actor, Action::Note, ticket)
}

/// 24. What a note said before is read by who may read the note; what a deleted one said, by who leads.
pub(crate) fn may_read_versions(actor: &Actor, is_deleted: bool) -> bool {
    leads(actor) || !is_deleted
}

/// 25. Whole conversations, also those that never had a ticket, are listed and read by who leads: they review what bots
///     say. Everybody else reads a conversation through its tickets, as far as each shows it (`sight.rs`).
pub(crate) fn may_review_conversations(actor: &Actor) -> bool {
    leads(actor)
}

/// 26. Whoever did something to a ticket undoes it as long as nobody else has acted on the ticket since, also where they
///     gave it out of their sight.
pub(crate) fn may_undo(actor: &Actor, done_by: Option<Doer>) -> bool {
    done_by.and_then(Doer::agent) == Some(actor.id)
}

/// 27. A saved view is seen by whom it belongs to: an agent, or the members of a team and who leads.
pub(crate) fn may_see_view(actor: &Actor, owner: ViewOwner) -> bool {
    match owner {
        ViewOwner::Agent(agent) => actor.id == agent,
        ViewOwner::Team(team) => may_see_team(actor, team),
    }
}

/// 28. It is changed by its agent; that of a team by who leads.
pub(crate) fn may_change_view(actor: &Actor, owner: ViewOwner) -> bool {
    match owner {
        ViewOwner::Agent(agent) => actor.id == agent,
        ViewOwner::Team(_) => leads(actor),
    }
}
