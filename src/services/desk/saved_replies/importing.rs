//! Saved replies from a file: all of it, or nothing.

use super::saving::or_taken;
use super::{MINE, owner_called};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::limits::ERRORS_MAX;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::desk::saved_replies::from_csv::{self, ReplyLine, WrongReplyLine};
use crate::domain::desk::saved_replies::reply_owner::ReplyOwner;
use crate::domain::desk::saved_replies::{folded, full};
use crate::domain::desk::saved_reply_fault::SavedReplyFault;
use crate::services::desk::Desk;
use crate::services::error::{Result, ServiceError};
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, saved_replies};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// What is known of an owner while a file is looked at.
#[derive(Debug)]
struct ReplyNames {
    kept: HashSet<String>,
    new: HashSet<String>,
}

impl ReplyNames {
    fn read(conn: &mut AnyConnection, owner: ReplyOwner) -> Result<Self> {
        let kept = saved_replies::names_of(conn, owner)?.into_iter();
        Ok(Self {
            kept: kept.map(|(_, name)| name).collect(),
            new: HashSet::new(),
        })
    }
}

/// The errors of a file, as fields: `/line/3/name`; `/csv` where it is about the whole.
fn invalid(wrong: Vec<WrongReplyLine>) -> ServiceError {
    let error = |(line, cell, fault): WrongReplyLine| {
        let pointer = match (line, cell) {
            (0, _) => "/csv".to_owned(),
            (line, "") => format!("/line/{line}"),
            (line, cell) => format!("/line/{line}/{cell}"),
        };
        FieldError::new(pointer, fault)
    };
    ServiceError::Invalid(wrong.into_iter().take(ERRORS_MAX).map(error).collect())
}

/// Whom each line belongs to, and what stands in the way of keeping it.
fn looked_at(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    lines: &[ReplyLine],
    of: &str,
) -> Result<Vec<ReplyOwner>> {
    let mut names: HashMap<ReplyOwner, ReplyNames> = HashMap::new();
    let mut owners = Vec::with_capacity(lines.len());
    let mut wrong: Vec<WrongReplyLine> = Vec::new();
    for line in lines {
        if wrong.len() >= ERRORS_MAX {
            break;
        }
        let mut refuse = |cell, fault: SavedReplyFault| wrong.push((line.line, cell, fault.into()));
        let word = match line.owner.as_str() {
            "" => of,
            word => word,
        };
        let Some(owner) = owner_called(settings, actor, word) else {
            refuse("owner", SavedReplyFault::Owner);
            continue;
        };
        if !access::may_change_reply(actor, owner) {
            refuse("owner", SavedReplyFault::NotYours);
            continue;
        }
        let of_owner = match names.entry(owner) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(ReplyNames::read(conn, owner)?),
        };
        let name = folded(&line.words.name);
        if of_owner.kept.contains(&name) {
            refuse("name", SavedReplyFault::NameTaken);
        } else if let Some(fault) = full(owner, of_owner.kept.len() + of_owner.new.len(), 1) {
            refuse("", fault);
        } else if !of_owner.new.insert(name) {
            refuse("name", SavedReplyFault::Twice);
        }
        owners.push(owner);
    }
    match wrong.is_empty() {
        true => Ok(owners),
        false => Err(invalid(wrong)),
    }
}

impl Desk<'_> {
    /// Keeps the replies of a CSV file, and says how many they are. Lines that do not say whose they are belong to the
    /// owner of this word.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`] with everything that is wrong, by its line; then nothing is kept.
    pub(crate) async fn import_saved_replies(
        self,
        actor: Actor,
        of: String,
        file: String,
    ) -> Result<usize> {
        let lines = from_csv::read(&file).map_err(invalid)?;
        let now = self.services.clock.now();
        let kept = self.services.change(move |conn, settings| {
            let actor = settings.as_set_now(&actor)?;
            let of = match of.as_str() {
                "" => MINE,
                of => of,
            };
            let owners = looked_at(conn, settings, &actor, &lines, of)?;
            for (line, owner) in lines.iter().zip(owners) {
                saved_replies::add(conn, owner, &line.words, now)?;
            }
            Ok(lines.len())
        });
        or_taken(kept.await)
    }
}
