//! What a rule can name.

/// What a rule can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TargetKind {
    /// A team.
    Team,
    /// A bot.
    Bot,
    /// A skill.
    Skill,
}

impl TargetKind {
    /// The word for one.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Bot => "bot",
            Self::Skill => "skill",
        }
    }

    /// The words before a list of them.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Team => "Teams",
            Self::Bot => "Bots",
            Self::Skill => "Skills",
        }
    }
}
