//! Past conversations that people have labelled, and how well rules tell which of them needed a person.

use super::edit::{RulesOwner, may_set};
use crate::domain::case::actor::Actor;
use crate::domain::rules::triggers::Mark;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::rules::Rules;
use crate::storage::{conversation_labels, conversations};
use serde::Serialize;

/// How rules and labels agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub(crate) struct LabelFigures {
    /// Conversations that needed a person, in which the rules fire.
    pub(crate) right: usize,
    /// Conversations that needed nobody, in which they fire.
    pub(crate) false_alarms: usize,
    /// Conversations that needed a person, in which they do not fire.
    pub(crate) missed: usize,
    /// Conversations that needed nobody, in which they do not fire.
    pub(crate) left_alone: usize,
}

impl LabelFigures {
    pub(super) fn count(&mut self, needed_person: bool, fires: bool) {
        let place = match (needed_person, fires) {
            (true, true) => &mut self.right,
            (true, false) => &mut self.missed,
            (false, true) => &mut self.false_alarms,
            (false, false) => &mut self.left_alone,
        };
        *place += 1;
    }

    /// How many conversations are labelled.
    pub(crate) fn labelled(&self) -> usize {
        self.right + self.false_alarms + self.missed + self.left_alone
    }

    /// The share of conversations in which the rules fire that needed a person; nothing when they fire in none.
    pub(crate) fn precision(&self) -> Option<f64> {
        share(self.right, self.right + self.false_alarms)
    }

    /// The share of conversations that needed a person in which the rules fire; nothing when none needed one.
    pub(crate) fn recall(&self) -> Option<f64> {
        share(self.right, self.right + self.missed)
    }
}

fn share(part: usize, of: usize) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

/// What the mark of an escalation says of its conversation: only one that came too early was not needed.
pub(super) fn needed(mark: Mark) -> bool {
    match mark {
        Mark::Right | Mark::TooLate | Mark::WrongTeam => true,
        Mark::TooEarly => false,
    }
}

impl Rules<'_> {
    /// Labels a conversation of an owner's bots, named by its token: whether it needed a person. The last label counts,
    /// also over the mark of its ticket.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub(crate) async fn label_conversation(
        self,
        actor: Actor,
        owner: RulesOwner,
        conversation: String,
        needed_person: bool,
    ) -> Result<()> {
        may_set(Some(&actor))?;
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                let unknown = ServiceError::NotFound(Noun::Conversation);
                let bots = owner.bots(conn)?;
                let found = conversations::by_token(conn, &conversation)?;
                let found = found.filter(|found| bots.contains(&found.bot));
                let id = found.ok_or(unknown)?.id;
                conversation_labels::set(conn, id, needed_person, actor.id, now)?;
                Ok(())
            })
            .await
    }
}
