//! Zip files, also those that are documents: only their directory is read, nothing is unpacked.

use crate::domain::base::limits::{ARCHIVE_MAX_BYTES, ARCHIVE_MAX_ENTRIES, ARCHIVE_MAX_RATIO};
use crate::domain::files::archive_fault::ArchiveFault;
use crate::domain::files::rejection::FileRefused;
use aho_corasick::AhoCorasick;
use std::io::Cursor;
use zip::ZipArchive;

/// Archives and programs, which are not taken inside an archive.
const NESTED: [&str; 24] = [
    "zip", "jar", "war", "apk", "docx", "xlsx", "pptx", "docm", "xlsm", "pptm", "odt", "ods",
    "odp", "epub", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "tar", "cab", "exe",
];

/// How many entries the directory may have is known before it is read: each begins with this.
const ENTRY: &[u8] = b"PK\x01\x02";

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

fn refused<T>(why: ArchiveFault) -> Result<T, FileRefused> {
    Err(FileRefused::Archive(why))
}

fn open(bytes: &[u8]) -> Result<Archive<'_>, FileRefused> {
    let entries = AhoCorasick::new([ENTRY]).map(|search| {
        let found = search.find_iter(bytes);
        found.take(ARCHIVE_MAX_ENTRIES + 1).count()
    });
    if entries.is_ok_and(|entries| entries > ARCHIVE_MAX_ENTRIES) {
        return refused(ArchiveFault::TooMany(ARCHIVE_MAX_ENTRIES));
    }
    ZipArchive::new(Cursor::new(bytes)).or_else(|_| refused(ArchiveFault::Unreadable))
}

/// Which office document it is, by what it holds.
pub(super) fn document(bytes: &[u8]) -> Result<Option<&'static str>, FileRefused> {
    let archive = open(bytes)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    let kinds = [
        ("word/document.xml", "docx"),
        ("xl/workbook.xml", "xlsx"),
        ("ppt/presentation.xml", "pptx"),
    ];
    let kind = kinds.into_iter().find(|(part, _)| has(part));
    Ok(kind
        .filter(|_| has("[Content_Types].xml"))
        .map(|(_, kind)| kind))
}

/// Whether it can be unpacked without harm, by what its directory says.
pub(super) fn check(bytes: &[u8]) -> Result<(), FileRefused> {
    let mut archive = open(bytes)?;
    if archive.has_duplicate_names() {
        return refused(ArchiveFault::TwoOfOneName);
    }
    let (mut packed, mut unpacked) = (0u64, 0u64);
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_data(index) else {
            return refused(ArchiveFault::Unreadable);
        };
        packed = packed.saturating_add(entry.compressed_size());
        unpacked = unpacked.saturating_add(entry.size());
        let Ok(name) = entry.name() else {
            return refused(ArchiveFault::NoName);
        };
        named(&name.to_lowercase())?;
    }
    let size = bytes.len() as u64;
    if packed > size {
        return refused(ArchiveFault::Overlap);
    }
    if unpacked > ARCHIVE_MAX_BYTES || unpacked > size.saturating_mul(ARCHIVE_MAX_RATIO) {
        return refused(ArchiveFault::Grows {
            mib: ARCHIVE_MAX_BYTES / 1024 / 1024,
            ratio: ARCHIVE_MAX_RATIO,
        });
    }
    for index in 0..archive.len() {
        stored(&mut archive, index)?;
    }
    Ok(())
}

fn named(name: &str) -> Result<(), FileRefused> {
    let outside = name.starts_with('/') || name.contains('\\') || name.contains('\0');
    if outside || name.split('/').any(|part| part == "..") {
        return refused(ArchiveFault::Outside);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    if ending.is_some_and(|ending| NESTED.contains(&ending)) {
        return refused(ArchiveFault::Nested);
    }
    if name.ends_with("vbaproject.bin") {
        return refused(ArchiveFault::Macros);
    }
    Ok(())
}

/// An entry that is not compressed shows what it is, whatever its name.
fn stored(archive: &mut Archive<'_>, index: usize) -> Result<(), FileRefused> {
    use std::io::Read;
    let Ok(mut entry) = archive.by_index_raw(index) else {
        return refused(ArchiveFault::Lost);
    };
    if entry.compression() != zip::CompressionMethod::Stored {
        return Ok(());
    }
    let mut start = [0u8; 4];
    match entry.read_exact(&mut start) {
        Ok(()) if start == *b"PK\x03\x04" => refused(ArchiveFault::Nested),
        Ok(()) | Err(_) => Ok(()),
    }
}
