//! Files: where they are kept, how large they may be, which kinds are taken.

use crate::config::formats::Values;
use crate::config::parse::{bytes, shown_bytes};
use crate::config::setting_names;
use crate::domain::base::limits::FILE_MAX_BYTES;
use crate::domain::files::{Allowed, DEFAULT_TYPES, NEVER};
use crate::services::{FileSettings, UNUSED_MAX_BYTES};
use crate::storage::file_store::FileStore;

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// A file is held in memory while it comes in.
const LIMIT_MAX: usize = 100 * MIB;

pub(super) fn read(values: &mut Values) -> FileSettings {
    let directory = values.text(&setting_names::FILES_DIR);
    FileSettings {
        store: directory.map_or(FileStore::Database, |path| {
            FileStore::Directory(path.into())
        }),
        limit_bytes: values
            .read(&setting_names::FILE_LIMIT, size)
            .unwrap_or(FILE_MAX_BYTES),
        unused_bytes: values
            .read(&setting_names::FILE_QUOTA, quota)
            .unwrap_or(UNUSED_MAX_BYTES),
        allowed: values
            .read(&setting_names::FILE_TYPES, more)
            .map(Allowed::with)
            .unwrap_or_default(),
    }
}

/// `10MiB`, `512KiB`, or bytes.
fn size(text: &str) -> Result<usize, String> {
    bytes(text)
        .filter(|bytes| (KIB..=LIMIT_MAX).contains(bytes))
        .ok_or_else(|| "must be a size from 1KiB to 100MiB, such as 10MiB".to_owned())
}

/// Bytes from 1 MiB to 1 TiB.
fn quota(text: &str) -> Result<i64, String> {
    let given = bytes(text).filter(|bytes| (MIB..=MIB * MIB).contains(bytes));
    let given = given.and_then(|bytes| i64::try_from(bytes).ok());
    given.ok_or_else(|| "must be a size from 1MiB to 1024GiB, such as 500MiB".to_owned())
}

/// Media types beside those that are always taken.
fn more(text: &str) -> Result<Vec<String>, String> {
    let types: Vec<String> = text
        .split(',')
        .map(|part| part.trim().to_ascii_lowercase())
        .filter(|part| !part.is_empty())
        .collect();
    let is_type = |text: &String| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "+-._".contains(c);
        text.split_once('/').is_some_and(|(kind, rest)| {
            [kind, rest]
                .iter()
                .all(|p| !p.is_empty() && p.chars().all(plain))
        })
    };
    if !types.iter().all(is_type) {
        return Err("must be media types with commas between, such as application/zip".into());
    }
    match types.iter().any(|given| NEVER.contains(&given.as_str())) {
        true => Err("names a type that runs where it is opened: those are never taken".into()),
        false => Ok(types),
    }
}

pub(super) fn directory(files: &FileSettings) -> String {
    match &files.store {
        FileStore::Database => "in the database".to_owned(),
        FileStore::Directory(path) => path.display().to_string(),
    }
}

pub(super) fn limit(files: &FileSettings) -> String {
    shown_bytes(files.limit_bytes)
}

pub(super) fn unused(files: &FileSettings) -> String {
    shown_bytes(usize::try_from(files.unused_bytes).unwrap_or(usize::MAX))
}

pub(super) fn types(files: &FileSettings) -> String {
    let more = files.allowed.more();
    match more.is_empty() {
        true => format!("the {} built in", DEFAULT_TYPES.len()),
        false => format!("the {} built in, {}", DEFAULT_TYPES.len(), more.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units_and_bounds() {
        assert_eq!(size("10MiB"), Ok(10 * MIB));
        assert_eq!(size("512 KiB"), Ok(512 * KIB));
        assert_eq!(size("2048"), Ok(2048));
        for bad in ["", "10", "101MiB", "-1", "10MB", "99999999999999999999MiB"] {
            assert!(size(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_runs_cannot_be_allowed() {
        assert_eq!(more("Application/Zip, image/heif").unwrap().len(), 2);
        for bad in [
            "text/html",
            "image/png, image/svg+xml",
            "zip",
            "a/b/c",
            "a/",
        ] {
            assert!(more(bad).is_err(), "{bad}");
        }
    }
}
