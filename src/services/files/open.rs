//! Reading a file: who may, and its bytes.

use super::super::error::{Noun, Result, ServiceError};
use super::{broken, off_thread};
use crate::domain::base::ids::{BotId, ConversationId};
use crate::domain::case::access::{bot_may_read_file, may_read_file};
use crate::domain::case::actor::Actor;
use crate::domain::case::bot_access::{BotAction, BotAnswer, bot_may};
use crate::domain::case::sight::shows_file;
use crate::domain::files::File;
use crate::domain::security::audit_record::{Affected, AffectedKind};
use crate::services::files::Files;
use crate::services::security;
use crate::storage::{AnyConnection, conversations, files, tickets};

/// Who wants to read a file.
#[derive(Debug, Clone)]
pub(crate) enum FileReader {
    /// A bot.
    Bot(BotId),
    /// An agent.
    Agent(Actor),
}

impl Files<'_> {
    /// A file this reader may read, without its bytes.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]: not there and not for this reader look the same.
    pub(crate) async fn file(self, reader: FileReader, token: String) -> Result<File> {
        let missing = ServiceError::NotFound(Noun::File);
        // What cannot be an id is asked of no database: one of them refuses U+0000.
        if !token
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_')
        {
            return Err(missing);
        }
        self.services
            .read(move |conn| {
                let Some(file) = files::by_token(conn, &token)? else {
                    return Err(missing);
                };
                let may = match &reader {
                    FileReader::Bot(bot) => bot_reads(conn, *bot, &file)?,
                    FileReader::Agent(actor) => agent_reads(conn, actor, &file)?,
                };
                if !may {
                    let file = Affected::unnamed(AffectedKind::File, &file.token);
                    security::out_of_sight(file);
                }
                may.then_some(file).ok_or(missing)
            })
            .await
    }

    /// The bytes of a file that was found before.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn file_bytes(self, file: &File) -> Result<Vec<u8>> {
        let id = file.id;
        let kept = self
            .services
            .read(move |conn| Ok(files::body(conn, id)?))
            .await?;
        if let Some(bytes) = kept {
            return Ok(bytes);
        }
        let (store, token) = (
            self.services.settings.files.store.clone(),
            file.token.clone(),
        );
        off_thread(move || store.read(&token).map_err(broken)).await
    }
}

/// The conversations in which the file was said aloud.
pub(super) fn spoken_in(conn: &mut AnyConnection, file: &File) -> Result<Vec<ConversationId>> {
    let uses = files::uses(conn, file.id)?.into_iter();
    let aloud = uses.filter(|used| !used.with.internal);
    Ok(aloud.map(|used| used.conversation).collect())
}

/// Whether a bot reads it: "internal never leaks" keeps what colleagues gave each other from it.
pub(super) fn bot_reads(conn: &mut AnyConnection, bot: BotId, file: &File) -> Result<bool> {
    let mut reaches = false;
    for conversation in spoken_in(conn, file)? {
        let conversation = conversations::find(conn, conversation)?;
        // A past guest reads none, so it does not matter whether the bot was one.
        let relation = conversation.relation(bot, || Ok::<_, ServiceError>(false))?;
        reaches = reaches || bot_may(relation, BotAction::Read) == BotAnswer::Yes;
    }
    Ok(bot_may_read_file(bot, file, reaches))
}

fn agent_reads(conn: &mut AnyConnection, actor: &Actor, file: &File) -> Result<bool> {
    let uses = files::uses(conn, file.id)?;
    let mut conversations: Vec<ConversationId> =
        uses.iter().map(|used| used.conversation).collect();
    conversations.dedup();
    let tickets = tickets::of_conversations(conn, conversations)?;
    let is_shown = shows_file(actor, &uses, &tickets);
    Ok(may_read_file(actor, file, is_shown))
}
