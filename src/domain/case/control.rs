//! Control: who may speak to the customer. A lease with an epoch, so that late words are known.

use crate::domain::base::ids::{AgentId, BotId, TeamId};

/// Who may speak to the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// This bot.
    Bot(BotId),
    /// Nobody yet: the ticket waits for this team.
    Team(TeamId),
    /// This agent.
    Agent(AgentId),
}

impl Holder {
    /// The word for it in the API: `bot`, `team` or `agent`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Bot(_) => "bot",
            Self::Team(_) => "team",
            Self::Agent(_) => "agent",
        }
    }

    /// The bot, if it is one.
    pub(crate) fn bot(self) -> Option<BotId> {
        match self {
            Self::Bot(bot) => Some(bot),
            Self::Team(_) | Self::Agent(_) => None,
        }
    }
}

/// Who holds control, and for the how-manieth time it has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Control {
    /// Who may speak.
    pub holder: Holder,
    /// Grows by one at each change.
    pub epoch: i64,
}

/// Somebody spoke without control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ControlLost {
    /// Who has it now.
    pub(crate) current: Control,
}

impl Control {
    /// The control of a new conversation.
    pub(crate) fn new(holder: Holder) -> Self {
        Self { holder, epoch: 1 }
    }

    /// Moves control; every move starts a new epoch, also a move back.
    #[must_use]
    pub(crate) fn pass_to(self, holder: Holder) -> Self {
        Self {
            holder,
            epoch: self.epoch + 1,
        }
    }

    /// Fenced control: only the holder speaks, and only in the epoch it believes to be in.
    ///
    /// # Errors
    /// [`ControlLost`] with the control as it is.
    pub(crate) fn check(
        self,
        speaker: Holder,
        believed_epoch: Option<i64>,
    ) -> Result<(), ControlLost> {
        let in_time = believed_epoch.is_none_or(|epoch| epoch == self.epoch);
        if self.holder == speaker && in_time {
            Ok(())
        } else {
            Err(ControlLost { current: self })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOT: Holder = Holder::Bot(BotId(1));
    const AGENT: Holder = Holder::Agent(AgentId(1));

    #[test]
    fn only_the_holder_speaks_and_only_in_its_epoch() {
        let first = Control::new(BOT);
        assert_eq!(first.check(BOT, None), Ok(()));
        assert_eq!(first.check(BOT, Some(1)), Ok(()));
        assert!(first.check(AGENT, None).is_err());
        let back = first.pass_to(AGENT).pass_to(BOT);
        assert_eq!(back.check(BOT, Some(1)), Err(ControlLost { current: back }));
        assert_eq!(back.check(BOT, Some(3)), Ok(()));
        assert!(back.check(Holder::Bot(BotId(2)), Some(3)).is_err());
    }
}
