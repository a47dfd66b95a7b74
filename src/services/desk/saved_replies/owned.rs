//! The saved replies of one owner, for the page that manages them.

use super::{owner_called, word_of};
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::desk::saved_replies::SavedReply;
use crate::domain::desk::saved_replies::reply_owner::ReplyOwner;
use crate::services::desk::Desk;
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::saved_replies;

/// An owner, and its word in addresses and files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReplyOwnerName {
    /// The owner.
    pub(crate) owner: ReplyOwner,
    /// `me`, `all`, or `team:` with the team's name.
    pub(crate) word: String,
    /// The name of the team, if it is one.
    pub(crate) team: Option<String>,
}

/// The saved replies of an owner.
#[derive(Debug, Clone)]
pub(crate) struct OwnedReplies {
    /// Whose they are.
    pub(crate) of: ReplyOwnerName,
    /// Whether the reader may change them.
    pub(crate) may_change: bool,
    /// By name.
    pub(crate) replies: Vec<SavedReply>,
    /// Every owner whose replies the reader may see.
    pub(crate) owners: Vec<ReplyOwnerName>,
}

impl Desk<'_> {
    /// The saved replies of an owner, by its word; an empty one stands for the actor.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] if there is no such team, or the actor may not see what belongs to it.
    pub(crate) async fn saved_replies(self, actor: Actor, of: String) -> Result<OwnedReplies> {
        self.services
            .read_settled(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                let named = |owner| ReplyOwnerName {
                    owner,
                    word: word_of(settings, owner),
                    team: match owner {
                        ReplyOwner::Team(team) => {
                            let team = settings.team_by_id(team);
                            team.map(|team| team.team.name.clone())
                        }
                        ReplyOwner::Agent(_) | ReplyOwner::All => None,
                    },
                };
                let owner = owner_called(settings, &actor, &of);
                let owner = owner.ok_or(ServiceError::NotFound(Noun::Team))?;
                let teams = settings.teams().iter();
                let teams = teams.map(|team| ReplyOwner::Team(team.team.id));
                let all = [ReplyOwner::Agent(actor.id), ReplyOwner::All];
                let owners = all.into_iter().chain(teams);
                let owners = owners.filter(|owner| access::may_see_reply(&actor, *owner));
                Ok(OwnedReplies {
                    of: named(owner),
                    may_change: access::may_change_reply(&actor, owner),
                    replies: saved_replies::of(conn, owner)?,
                    owners: owners.map(named).collect(),
                })
            })
            .await
    }
}
