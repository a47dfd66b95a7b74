use super::*;
use crate::domain::base::ids::{AgentId, BotId, ConversationId, TeamId, TicketId, Token};
use crate::domain::base::words::{Outcome, Priority, Reason};
use crate::domain::case::invitation::{Invitation, Invitee};
use crate::domain::team::AcceptByPriority;

fn a_ticket(status: Status, now: Moment) -> Ticket {
    Ticket {
        id: TicketId(1),
        token: Token("tkt_1".to_owned()),
        conversation: ConversationId(1),
        bot: BotId(1),
        team: TeamId(1),
        status,
        agent: None,
        priority: Priority::Normal,
        reason: Reason::Other,
        language: None,
        packet_version: 1,
        previous: None,
        reopened: 0,
        created_at: now,
        waiting_since: now,
        accepted_at: None,
        first_reply_at: None,
        unanswered_since: None,
        due_at: now,
        closed_at: None,
        last_seq: 1,
        customer_seq: 1,
        queued_at: now,
        declined: Vec::new(),
        snoozed_until: None,
        invitation: None,
    }
}

fn a_team(assignment: Assignment, now: Moment) -> Team {
    Team {
        id: TeamId(1),
        token: Token("tea_1".to_owned()),
        name: "Support".to_owned(),
        language: None,
        accept_within: Team::ACCEPT_WITHIN,
        accept_by_priority: AcceptByPriority::default(),
        reply_within: Team::REPLY_WITHIN,
        return_within: Team::RETURN_WITHIN,
        reopen_within: Team::REOPEN_WITHIN,
        created_at: now,
        assignment,
        offer_within: Team::OFFER_WITHIN,
        relax_within: Team::RELAX_WITHIN,
        next: None,
    }
}

#[test]
fn every_timer_a_state_sets_is_one_that_leaving_it_takes_away() {
    let now = Moment::from_micros(1_700_000_000_000_000).unwrap();
    let agent = AgentId(1);
    let statuses = [
        Status::Waiting,
        Status::Offered(Offeree::Agent(agent)),
        Status::Offered(Offeree::Bot(BotId(1))),
        Status::Active(agent),
        Status::Snoozed(agent),
        Status::Closed(Outcome::Resolved),
    ];
    for status in statuses {
        for unanswered in [None, Some(now)] {
            for invited in [None, Some(Invitee::Team(TeamId(2)))] {
                for assignment in [Assignment::Claim, Assignment::Offer] {
                    let mut ticket = a_ticket(status, now);
                    ticket.unanswered_since = unanswered;
                    ticket.invitation = invited.map(|to| Invitation { to, since: now });
                    let team = a_team(assignment, now);
                    let hours = Hours::default();
                    let from = answer_from(&ticket, None, &team, &hours, now);
                    let set = timers(&ticket, from, &team, &hours, now);
                    let known = kinds(&ticket);
                    for timer in set {
                        assert!(known.contains(&timer.kind), "{status:?}: {:?}", timer.kind);
                        assert!(timer.kind.is_of_state());
                    }
                }
            }
        }
    }
}
