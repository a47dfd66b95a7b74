//! Why an archive is not taken.

use thiserror::Error;

/// An archive that would harm whoever unpacks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ArchiveFault {
    /// More entries than this.
    #[error("the archive has too many entries: at most {0}")]
    TooMany(usize),
    /// No directory.
    #[error("the archive's directory cannot be read")]
    Unreadable,
    /// One would overwrite the other.
    #[error("the archive has two entries of one name")]
    TwoOfOneName,
    /// A name that is no text.
    #[error("an entry of the archive has a name that is no text")]
    NoName,
    /// More is packed than there is.
    #[error("the archive's entries overlap")]
    Overlap,
    /// It would fill a disk.
    #[error("the archive grows too much: at most {mib} MiB and {ratio} times its size")]
    Grows {
        /// How large it may become.
        mib: u64,
        /// And how many times its size.
        ratio: u64,
    },
    /// An entry that leaves the folder.
    #[error("an entry of the archive lies outside of it")]
    Outside,
    /// An archive or a program inside.
    #[error("the archive holds another archive or a program")]
    Nested,
    /// A document that does something.
    #[error("the document holds macros; save it without them")]
    Macros,
    /// The directory names what is not there.
    #[error("an entry of the archive cannot be found")]
    Lost,
}
