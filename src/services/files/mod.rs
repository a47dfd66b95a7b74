//! Files: uploaded first, then made part of a conversation by the message or packet that names them. The bytes are stored
//! before the row, so a row always has its bytes. Which kinds are taken is decided in `domain/files`.

mod attach;
mod from_transcript;
mod open;
mod sweep;

pub(super) use attach::{
    attach_meta, attach_packet, belong_to, with_agents_files, with_bots_files,
};
pub(crate) use open::FileReader;

use super::error::{Result, ServiceError};
use super::idempotency::{self, IdempotentAnswer, Key, Repeatable};
use crate::domain::base::ids::{AgentId, BotId, FileId, Token};
use crate::domain::base::limits::FILE_MAX_BYTES;
use crate::domain::base::time::Moment;
use crate::domain::files::{Allowed, Declared, File, FileOwner, FileRefused, Inspected, inspect};
use crate::domain::text::redaction;
use crate::services::accounts::secrets;
use crate::storage::file_store::FileStore;
use crate::storage::idempotency::KeyOwner;
use crate::storage::{AnyConnection, StorageError, files};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;

crate::services::room! {
    /// Files people and bots send.
    Files, files
}

/// How long a file stays that nobody makes part of a conversation.
const KEPT: Duration = Duration::from_secs(24 * 3600);

/// Bytes that one bot's or agent's files take together while nothing refers to them, if nothing is set: 1 GiB.
pub(crate) const UNUSED_MAX_BYTES: i64 = 1024 * 1024 * 1024;

/// Settings for files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSettings {
    /// Where their bytes are.
    pub store: FileStore,
    /// Bytes of one file at most.
    pub limit_bytes: usize,
    /// Bytes that one bot's or agent's files may take together while nothing refers to them.
    pub unused_bytes: i64,
    /// Which kinds are taken.
    pub allowed: Allowed,
}

impl Default for FileSettings {
    fn default() -> Self {
        Self {
            store: FileStore::default(),
            limit_bytes: FILE_MAX_BYTES,
            unused_bytes: UNUSED_MAX_BYTES,
            allowed: Allowed::default(),
        }
    }
}

/// A file on its way in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Upload {
    /// What is said of it.
    pub(crate) declared: Declared,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

impl Files<'_> {
    /// Takes a file of a bot. The same bytes under the same name are the same file (harmless retries). `shape`
    /// makes the answer, which is kept under the key.
    ///
    /// # Errors
    /// [`ServiceError::BadFile`], [`ServiceError::KeyReused`].
    pub(crate) async fn upload<A: Repeatable>(
        self,
        bot: BotId,
        upload: Upload,
        key: Option<Key>,
        shape: impl Fn(&File) -> A + Send + 'static,
    ) -> Result<IdempotentAnswer<A>> {
        self.receive(FileOwner::Bot(bot), upload, move |conn, new| {
            if let Some(known) = new.known(conn)? {
                return Ok(IdempotentAnswer::seen(shape(&known)));
            }
            idempotency::once(
                conn,
                KeyOwner::Bot(bot),
                key.as_ref(),
                new.file.created_at,
                |conn| {
                    new.add(conn)?;
                    Ok(IdempotentAnswer::created(shape(new.file)))
                },
            )
        })
        .await
    }

    /// Takes a file of an agent. The same bytes under the same name are the same file.
    ///
    /// # Errors
    /// [`ServiceError::BadFile`].
    pub(crate) async fn upload_of_agent(
        self,
        agent: AgentId,
        upload: Upload,
    ) -> Result<IdempotentAnswer<File>> {
        self.receive(FileOwner::Agent(agent), upload, |conn, new| {
            if let Some(known) = new.known(conn)? {
                return Ok(IdempotentAnswer::seen(known));
            }
            new.add(conn)?;
            Ok(IdempotentAnswer::created(new.file.clone()))
        })
        .await
    }

    /// What the teams of whoever sends a file never want to see, in its name.
    fn masks(self, owner: FileOwner) -> Vec<redaction::Masks> {
        let settings = self.services.held.now();
        let teams = match owner {
            FileOwner::Bot(bot) => settings.bot_by_id(bot).map(|bot| vec![bot.bot.team]),
            FileOwner::Agent(agent) => settings.agent(agent).map(|agent| agent.teams.clone()),
        };
        let teams = teams.unwrap_or_default().into_iter();
        let teams = teams.filter_map(|team| settings.team_by_id(team));
        teams.map(|team| team.masks.clone()).collect()
    }

    /// Stores the bytes of a file, and its row as `store` decides.
    async fn receive<A: Send + 'static>(
        self,
        owner: FileOwner,
        upload: Upload,
        store: impl Fn(&mut AnyConnection, New<'_>) -> Result<IdempotentAnswer<A>> + Send + 'static,
    ) -> Result<IdempotentAnswer<A>> {
        let now = self.services.clock.now();
        let settings = self.services.settings.files.clone();
        let token = secrets::token_at("fil", now);
        let named = token.clone();
        let masks = self.masks(owner);
        let (file, bytes) = off_thread(move || {
            let found = inspect(&upload.declared, &settings.allowed, &upload.bytes)
                .map_err(ServiceError::BadFile)?;
            settings
                .store
                .write(&named, &upload.bytes)
                .map_err(broken)?;
            let mut file = described(found, &upload.bytes, owner, named, now);
            file.name = redaction::mask(&file.name).0.into_owned();
            for masks in &masks {
                file.name = redaction::mask_patterns(&file.name, masks).0.into_owned();
            }
            Ok((file, upload.bytes))
        })
        .await?;
        let most = self.services.settings.files.unused_bytes;
        let in_database = self.services.settings.files.store == FileStore::Database;
        let (file, bytes) = (Arc::new(file), Arc::new(bytes));
        let taken = self
            .services
            .record(move |conn| {
                let body = in_database.then_some(bytes.as_slice());
                store(
                    conn,
                    New {
                        file: &file,
                        body,
                        most,
                    },
                )
            })
            .await;
        let has_row = match &taken {
            Ok(answered) => answered.is_new(),
            // Nobody knows whether the row is there: what is nobody's is swept.
            Err(ServiceError::Storage(_)) => true,
            Err(_) => false,
        };
        if !has_row {
            let store = self.services.settings.files.store.clone();
            off_thread(move || store.remove(&token.0).map_err(broken)).await?;
        }
        taken
    }
}

/// A file that may be new.
#[derive(Clone, Copy)]
struct New<'f> {
    file: &'f File,
    /// Its bytes, if they are kept in the database.
    body: Option<&'f [u8]>,
    /// What files that nothing refers to may take together.
    most: i64,
}

impl New<'_> {
    /// The same file, if it was there before: it stays as long as if it had come just now.
    fn known(self, conn: &mut AnyConnection) -> Result<Option<File>> {
        let file = self.file;
        let known = files::same(conn, file.owner, &file.sha256, &file.name)?;
        if let Some(known) = &known {
            files::keep_until(conn, known.id, file.created_at.plus(KEPT))?;
        }
        Ok(known)
    }

    fn add(self, conn: &mut AnyConnection) -> Result<()> {
        let taken = files::unused_bytes(conn, self.file.owner)?;
        if taken.saturating_add(self.file.size) > self.most {
            return Err(ServiceError::BadFile(FileRefused::Quota {
                limit_bytes: self.most,
            }));
        }
        let id = files::add(conn, self.file)?;
        if let Some(body) = self.body {
            files::add_body(conn, id, body)?;
        }
        Ok(())
    }
}

fn described(found: Inspected, bytes: &[u8], owner: FileOwner, token: Token, now: Moment) -> File {
    File {
        id: FileId(0),
        token,
        owner,
        name: found.name,
        media_type: found.media_type.to_owned(),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        sha256: Sha256::digest(bytes).to_vec(),
        pixels: found.pixels,
        created_at: now,
        kept_until: Some(now.plus(KEPT)),
    }
}

/// Work that takes a core or waits for the disk, off the async threads.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => {
            tracing::error!(%error, "A file could not be looked at");
            Err(StorageError::Broken("a file could not be looked at".into()).into())
        }
    }
}

fn broken(error: std::io::Error) -> ServiceError {
    StorageError::Broken(format!("the directory of files: {error}")).into()
}
