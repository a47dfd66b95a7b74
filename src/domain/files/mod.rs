//! Files people and bots send: the content decides what a file is, never what is said about it. Who may read a file is
//! decided in `case/access.rs`; bytes are kept by `storage`.

mod allowed;
mod archive;
mod archive_fault;
mod kind;
mod media_types;
mod name;
#[cfg(test)]
mod office_tests;
mod picture;
mod rejection;
#[cfg(test)]
mod tests;
mod text_files;

pub(crate) use allowed::{Allowed, DEFAULT_TYPES, NEVER};
pub(crate) use archive_fault::ArchiveFault;
pub(crate) use media_types::label;
pub(crate) use name::{disposition, sanitize};
pub(crate) use picture::is_inline;
pub(crate) use rejection::FileRefused;

use crate::domain::base::ids::{AgentId, BotId, FileId, Token};
use crate::domain::base::time::Moment;
use kind::FileKind;

/// A file as it is stored, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// Inside.
    pub(crate) id: FileId,
    /// Outside; the name of its bytes in a directory.
    pub(crate) token: Token,
    /// Who brought it.
    pub(crate) owner: FileOwner,
    /// Cleaned; shown and offered for saving, never used as a path.
    pub(crate) name: String,
    /// What its content is.
    pub(crate) media_type: String,
    /// Bytes.
    pub(crate) size: i64,
    /// Hash of its bytes.
    pub(crate) sha256: Vec<u8>,
    /// Width and height in pixels, if it is a picture.
    pub(crate) pixels: Option<(i64, i64)>,
    /// When it came.
    pub(crate) created_at: Moment,
    /// Until when it stays if it belongs to no conversation.
    pub(crate) kept_until: Option<Moment>,
}

/// Who brought a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileOwner {
    /// A bot.
    Bot(BotId),
    /// An agent.
    Agent(AgentId),
}

/// What is said of a file by who sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Declared {
    pub(crate) name: Option<String>,
    pub(crate) media_type: Option<String>,
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Inspected {
    /// Cleaned, with an ending that fits the content.
    pub(crate) name: String,
    /// By the content.
    pub(crate) media_type: &'static str,
    /// Width and height, if it is a picture.
    pub(crate) pixels: Option<(i64, i64)>,
}

/// Looks into a file.
///
/// # Errors
/// Its content is of no allowed kind, is another than was said, or would do harm when opened.
pub(crate) fn inspect(
    declared: &Declared,
    allowed: &Allowed,
    bytes: &[u8],
) -> Result<Inspected, FileRefused> {
    if bytes.is_empty() {
        return Err(FileRefused::Empty);
    }
    let name = declared.name.as_deref().map(sanitize).unwrap_or_default();
    let said = declared
        .media_type
        .as_deref()
        .map(kind::essence)
        .unwrap_or_default();
    let kind = kind::of(bytes, &said, &name)?;
    // A lie is told as such, whichever of the two kinds is allowed.
    kind::is_as_said(&kind, &said)?;
    if !allowed.has(kind.media_type) {
        return Err(allowed.refusal(kind.media_type));
    }
    kind::is_as_named(&kind, &name)?;
    let pixels = match kind.is_image() {
        true => picture::pixels(kind.media_type, bytes)?,
        false => None,
    };
    if kind.is_archive() {
        archive::check(bytes)?;
    }
    Ok(Inspected {
        name: kind.named(name),
        media_type: kind.media_type,
        pixels,
    })
}

/// Where a bot reads a file.
pub(crate) fn bot_address(token: &str) -> String {
    format!("/api/v1/files/{token}")
}

/// Where an agent reads a file.
pub(crate) fn agent_address(token: &str) -> String {
    format!("/files/{token}")
}

impl FileKind {
    fn is_image(&self) -> bool {
        self.media_type.starts_with("image/")
    }

    /// Whether it is a zip underneath.
    fn is_archive(&self) -> bool {
        self.zipped
    }
}
