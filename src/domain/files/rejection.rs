//! Why a file is not taken.

use super::archive_fault::ArchiveFault;
use thiserror::Error;

/// Why a file is not taken, with the way out. Names types and limits, never the content.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileRefused {
    /// Whoever sends it has sent too much that nothing refers to.
    #[error(
        "with it, your files that nothing refers to would take more than {} MiB: name them in a message, or wait until they are removed",
        limit_bytes / (1024 * 1024)
    )]
    Quota {
        /// What such files may take together.
        limit_bytes: i64,
    },
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// The content is something else than was said.
    #[error("the file is {actual}, but {declared} was declared: send it as what it is")]
    Mismatch {
        /// What was said, by type or by the name's ending.
        declared: String,
        /// What it is.
        actual: String,
    },
    /// The content is of a kind that is not taken.
    #[error("{actual} is not taken; these are: {}", .allowed.join(", "))]
    Type {
        /// What it is.
        actual: String,
        /// What is taken.
        allowed: Vec<String>,
    },
    /// Nobody can tell what it is.
    #[error(
        "the content is of no known kind; text must be UTF-8, UTF-16 with a byte order mark, or Windows-1252, and have no control characters"
    )]
    Unknown,
    /// A picture that cannot be read.
    #[error("the picture's header cannot be read")]
    Unreadable,
    /// A picture that would fill the memory of who opens it.
    #[error("the picture is {width} by {height} pixels; at most {most} million pixels are taken")]
    Pixels {
        /// Its width.
        width: u64,
        /// And its height.
        height: u64,
        /// How large it may be, in millions of pixels.
        most: u64,
    },
    /// An archive that cannot be read or would fill the disk of who opens it.
    #[error(transparent)]
    Archive(ArchiveFault),
}
