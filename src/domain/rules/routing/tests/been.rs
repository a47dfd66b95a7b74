//! Where a conversation comes from.

use super::super::been_with;
use super::now;
use crate::domain::base::ids::{
    AgentId, BotId, ConversationId, HandoffId, TeamId, TicketId, Token,
};
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffOutcome, HandoffReason};

fn handoff(from: Holder, to: Holder, reason: &str, outcome: Option<HandoffOutcome>) -> Handoff {
    Handoff {
        id: HandoffId(0),
        token: Token("hof".into()),
        conversation: ConversationId(1),
        ticket: TicketId(1),
        from,
        to,
        reason: HandoffReason::read(reason.to_owned()),
        note: None,
        packet_version: 1,
        epoch: 1,
        seq: 1,
        started_at: now(),
        accepted_at: None,
        ended_at: None,
        outcome,
    }
}

#[test]
fn a_conversation_comes_from_every_bot_since_a_person_had_it() {
    let (a, b, team) = (
        Holder::Bot(BotId(1)),
        Holder::Bot(BotId(2)),
        Holder::Team(TeamId(1)),
    );
    let agent = Holder::Agent(AgentId(1));
    let accepted = Some(HandoffOutcome::Accepted);
    let mut moved = vec![handoff(a, b, "policy", accepted)];
    assert_eq!(been_with(&moved), [BotId(1), BotId(2)]);
    moved.push(handoff(b, team, "policy", accepted));
    assert_eq!(been_with(&moved), [BotId(1), BotId(2)]);
    moved.push(handoff(team, agent, "accepted", None));
    assert_eq!(been_with(&moved).len(), 2, "nobody has accepted yet");
    moved.push(handoff(team, agent, "accepted", accepted));
    assert_eq!(been_with(&moved), []);
    moved.push(handoff(agent, b, "returned", accepted));
    assert_eq!(been_with(&moved), [BotId(2)]);
    moved.push(handoff(team, a, "resolved", accepted));
    assert_eq!(been_with(&moved), [], "its ticket is over");
}
