//! What can be wrong with a field. Programs are told in English, which is how a fault is displayed; persons are told by
//! `views/faults`, in their language. Each subject has its own faults, beside what finds them.

use super::page_fault::PageFault;
use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::accounts::strength::WeakPassword;
use crate::domain::asks::AnswerFault;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::desk::saved_reply_fault::SavedReplyFault;
use crate::domain::desk::saved_view_fault::SavedViewFault;
use crate::domain::packet::fact_fault::FactFault;
use crate::domain::packet::needs::NeedFault;
use crate::domain::reader::Misread;
use crate::domain::rules::routing::RouteFault;
use crate::domain::rules::rules_fault::RulesFault;
use crate::domain::rules::triggers::TriggerFault;
use crate::domain::team::hours::BadHours;
use crate::domain::team::phrases::BadText;
use crate::domain::team::team_fault::TeamFault;

/// What is wrong with a field, with what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    /// It is no value of its kind, or too long a one.
    #[error(transparent)]
    Misread(#[from] Misread),
    /// The address of a page, or a form, that no page of ours has made.
    #[error(transparent)]
    Page(#[from] PageFault),
    /// Of an account.
    #[error(transparent)]
    Account(#[from] AccountFault),
    /// A password that is easily guessed.
    #[error(transparent)]
    Password(#[from] WeakPassword),
    /// Of an answer to what a bot asks.
    #[error(transparent)]
    Answer(#[from] AnswerFault),
    /// Of a command for a ticket.
    #[error(transparent)]
    Desk(#[from] DeskFault),
    /// Of a saved reply.
    #[error(transparent)]
    SavedReply(#[from] SavedReplyFault),
    /// Of a saved view.
    #[error(transparent)]
    SavedView(#[from] SavedViewFault),
    /// Of a fact.
    #[error(transparent)]
    Fact(#[from] FactFault),
    /// Of the facts that a team needs.
    #[error(transparent)]
    Need(#[from] NeedFault),
    /// Of rules of any kind.
    #[error(transparent)]
    Rules(#[from] RulesFault),
    /// Of routing rules.
    #[error(transparent)]
    Route(#[from] RouteFault),
    /// Of trigger rules, or of the names of teams.
    #[error(transparent)]
    Trigger(#[from] TriggerFault),
    /// Of a team.
    #[error(transparent)]
    Team(#[from] TeamFault),
    /// Of opening hours.
    #[error(transparent)]
    Hours(#[from] BadHours),
    /// Of a team's own sentence.
    #[error(transparent)]
    Sentence(#[from] BadText),
    /// What only programs send, and are told.
    #[error("{0}")]
    Told(String),
}

impl From<String> for Fault {
    fn from(told: String) -> Self {
        Self::Told(told)
    }
}

impl From<&str> for Fault {
    fn from(told: &str) -> Self {
        Self::Told(told.to_owned())
    }
}
