//! A bot was given a conversation and does not answer: where the conversation goes, and how that is told.

use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::{AgentId, TeamId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::words;
use serde::{Deserialize, Serialize};

words! {
    /// Where a conversation goes that a bot does not answer, as it is stored.
    PolicyWord {
        /// Into its ticket's queue.
        Queue = "queue",
        /// To the agent who gave it, if they are there and have room; else into the queue.
        Giver = "giver",
        /// Into the queue of one team.
        Team = "team",
    }
}

/// Where a conversation goes that a bot does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Policy {
    /// Into its ticket's queue.
    #[default]
    Queue,
    /// To the agent who gave it, if they are there and have room; else into the queue.
    Giver,
    /// Into the queue of this team.
    Team(TeamId),
}

/// Whether the agent who gave a conversation can be offered it again.
pub(crate) fn can_have_it_back(giver: &Agent, now: Moment) -> bool {
    let room = giver.capacity.is_none_or(|most| giver.active_count < most);
    room && giver.is_available(now)
}

/// A bot that did not answer, as the log keeps it. Bots never read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// The bot's name.
    pub bot: String,
    /// Since when it was to answer.
    pub since: String,
    /// For how long, in seconds.
    pub waited_seconds: u64,
    /// When it was last heard, to the minute; never when absent.
    pub heard_at: Option<String>,
    /// The agent who gave it: by their id.
    pub agent: Option<AgentId>,
    /// The team in whose queue it is now.
    pub queue: String,
    /// The agent it is offered to again.
    pub offered_to: Option<String>,
}

impl Incident {
    /// For people, in one sentence.
    pub(crate) fn sentence(&self) -> String {
        let Self { bot, queue, .. } = self;
        let next = match &self.offered_to {
            Some(agent) => format!("the ticket is offered to {agent} again"),
            None => format!("the ticket waits in {queue} again"),
        };
        let heard = match self.heard_at {
            Some(_) => "",
            None => " (it has never connected)",
        };
        let within = match self.waited_seconds {
            seconds @ 0..120 => format!("{seconds} s"),
            seconds => format!("{} min", seconds / 60),
        };
        format!("{bot} did not answer within {within}{heard}; {next}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::preferences::Preferences;
    use crate::domain::base::ids::{AgentId, Token};
    use crate::domain::base::words::Role;
    use std::collections::BTreeMap;
    use std::time::Duration;

    fn agent(now: Moment) -> Agent {
        Agent {
            id: AgentId(1),
            token: Token("agt_1".into()),
            email: "ada@example.com".into(),
            name: "Ada".into(),
            role: Role::Agent,
            capacity: Some(2),
            active_count: 1,
            away: false,
            away_reason: None,
            missed_ticket: None,
            skills: BTreeMap::new(),
            languages: Vec::new(),
            interface_language: None,
            preferences: Preferences::default(),
            password_given: false,
            idle_since: None,
            online_until: Some(now.plus(Duration::from_secs(30))),
            disabled_at: None,
        }
    }

    #[test]
    fn only_who_is_there_and_has_room_gets_it_back() {
        let now = Moment::parse("2026-05-04T09:00:00Z").unwrap();
        let there = agent(now);
        assert!(can_have_it_back(&there, now));
        let full = Agent {
            active_count: 2,
            ..there.clone()
        };
        let away = Agent {
            away: true,
            ..there.clone()
        };
        let gone = Agent {
            online_until: Some(now),
            ..there.clone()
        };
        let withdrawn = Agent {
            disabled_at: Some(now),
            ..there.clone()
        };
        for not in [full, away, gone, withdrawn] {
            assert!(!can_have_it_back(&not, now), "{not:?}");
        }
        let unlimited = Agent {
            capacity: None,
            active_count: 50,
            ..there
        };
        assert!(can_have_it_back(&unlimited, now));
    }
}
