//! Saved replies: the lists of their owners, those that fit a ticket, changing them and counting their use. Their
//! variables are in `domain/desk/saved_replies`; sending is in `desk/writing.rs`.

mod at_ticket;
mod carrying_out;
mod importing;
mod owned;
mod saving;

pub(crate) use at_ticket::FilledReply;
pub(super) use at_ticket::filled_at;
pub(super) use carrying_out::carry_out;
pub(crate) use owned::{OwnedReplies, ReplyOwnerName};

use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::desk::saved_replies::reply_owner::ReplyOwner;
use crate::services::error::ServiceError;
use crate::services::settings::SettingsSnapshot;

/// The word for whoever asks.
pub(crate) const MINE: &str = "me";

/// The word for everybody.
pub(crate) const OF_ALL: &str = "all";

/// What stands before a team's name where the team could be taken for one of the words.
const OF_TEAM: &str = "team:";

/// The owner of a word, as far as the actor may see what belongs to it.
fn owner_called(settings: &SettingsSnapshot, actor: &Actor, word: &str) -> Option<ReplyOwner> {
    let named = word.strip_prefix(OF_TEAM);
    let owner = match word {
        "" | MINE => ReplyOwner::Agent(actor.id),
        OF_ALL => ReplyOwner::All,
        word => ReplyOwner::Team(settings.team_by_name(named.unwrap_or(word))?.team.id),
    };
    access::may_see_reply(actor, owner).then_some(owner)
}

/// The word of an owner.
fn word_of(settings: &SettingsSnapshot, owner: ReplyOwner) -> String {
    match owner {
        ReplyOwner::Agent(_) => MINE.to_owned(),
        ReplyOwner::All => OF_ALL.to_owned(),
        ReplyOwner::Team(team) => {
            let team = settings.team_by_id(team);
            let name = team.map_or("", |team| team.team.name.as_str());
            format!("{OF_TEAM}{name}")
        }
    }
}

fn wrong(pointer: &str, fault: impl Into<Fault>) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(pointer, fault)])
}
