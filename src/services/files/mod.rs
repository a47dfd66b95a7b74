//! Files: uploaded first, then made part of a conversation by whoever refers to them. The bytes are stored before
//! the row, so a row always has its bytes.

mod attach;
mod open;
mod sweep;

pub(super) use attach::{
    attach_meta, attach_packet, belong_to, with_agents_files, with_bots_files,
};
pub use open::{FileAnswer, Reader};

use super::Services;
use super::error::{Result, ServiceError};
use super::idempotency::{self, Answered, Key};
use super::secrets;
use crate::domain::file::{Allowed, Declared, File, FileOwner, Inspected, inspect};
use crate::domain::ids::{FileId, Token};
use crate::domain::limits::FILE_MAX_BYTES;
use crate::domain::time::Moment;
use crate::storage::file_store::FileStore;
use crate::storage::{AnyConnection, StorageError, files};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;

/// How long a file stays that nobody makes part of a conversation.
const KEPT: Duration = Duration::from_secs(24 * 3600);

/// What is set about files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSettings {
    /// Where their bytes are.
    pub store: FileStore,
    /// Bytes of one file at most.
    pub limit_bytes: usize,
    /// Which kinds are taken.
    pub allowed: Allowed,
}

impl Default for FileSettings {
    fn default() -> Self {
        Self {
            store: FileStore::default(),
            limit_bytes: FILE_MAX_BYTES,
            allowed: Allowed::default(),
        }
    }
}

/// A file on its way in.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    /// What is said of it.
    pub declared: Declared,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file that is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct UploadedFile {
    /// What messages and escalations refer to it by.
    pub id: String,
    /// Its cleaned name.
    pub name: String,
    /// By its content.
    pub content_type: String,
    /// Bytes.
    pub size: i64,
    /// Hash of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Width in pixels, if it is a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
    /// Height in pixels, if it is a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
    /// Where it is read.
    pub url: String,
}

impl Services {
    /// Takes a file. The same bytes under the same name by the same one are the same file (harmless retries).
    ///
    /// # Errors
    /// [`ServiceError::BadFile`], [`ServiceError::KeyReused`].
    pub async fn upload(
        &self,
        owner: FileOwner,
        upload: Upload,
        key: Option<Key>,
    ) -> Result<Answered<UploadedFile>> {
        let now = self.clock.now();
        let settings = self.settings.files.clone();
        let token = secrets::token_at("fil", now);
        let named = token.clone();
        let (file, bytes) = off_thread(move || {
            let found = inspect(&upload.declared, &settings.allowed, &upload.bytes)
                .map_err(ServiceError::BadFile)?;
            settings
                .store
                .write(&named, &upload.bytes)
                .map_err(broken)?;
            let file = described(found, &upload.bytes, owner, named, now);
            Ok((file, upload.bytes))
        })
        .await?;
        let in_database = self.settings.files.store == FileStore::Database;
        let (file, bytes) = (Arc::new(file), Arc::new(bytes));
        let taken = self
            .record(move |conn| {
                let body = in_database.then_some(bytes.as_slice());
                take(conn, &file, body, key.as_ref(), now)
            })
            .await;
        let has_row = match &taken {
            Ok(taken) => taken.answer.id == token.0,
            // Nobody knows whether the row is there: what is nobody's is swept.
            Err(ServiceError::Storage(_)) => true,
            Err(_) => false,
        };
        if !has_row {
            let store = self.settings.files.store.clone();
            off_thread(move || store.remove(&token.0).map_err(broken)).await?;
        }
        taken
    }
}

/// Stores a file, unless it is there.
fn take(
    conn: &mut AnyConnection,
    file: &File,
    body: Option<&[u8]>,
    key: Option<&Key>,
    now: Moment,
) -> Result<Answered<UploadedFile>> {
    if let Some(known) = files::same(conn, file.owner, &file.sha256, &file.name)? {
        files::keep_until(conn, known.id, now.plus(KEPT))?;
        return Ok(Answered::seen(UploadedFile::from(&known)));
    }
    let store = |conn: &mut AnyConnection| {
        let id = files::add(conn, file)?;
        if let Some(body) = body {
            files::add_body(conn, id, body)?;
        }
        Ok(Answered::created(UploadedFile::from(file)))
    };
    match file.owner {
        FileOwner::Bot(bot) => idempotency::once(conn, bot, key, now, store),
        FileOwner::Agent(_) => store(conn),
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

impl From<&File> for UploadedFile {
    fn from(file: &File) -> Self {
        Self {
            id: file.token.0.clone(),
            name: file.name.clone(),
            content_type: file.media_type.clone(),
            size: file.size,
            sha256: data_encoding::HEXLOWER.encode(&file.sha256),
            width: file.pixels.map(|(width, _)| width),
            height: file.pixels.map(|(_, height)| height),
            url: crate::domain::file::bot_address(&file.token.0),
        }
    }
}
