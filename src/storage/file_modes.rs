//! Who may look into what is on the disk: Baton's user and nobody else.

use rustix::fs::OFlags;
use rustix::process::geteuid;
use std::fs::{self, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// What lets the group and everybody else in.
const OTHERS: u32 = 0o077;

/// In such a folder everybody may leave files, as in `/tmp`.
const STICKY: u32 = 0o1000;

/// What became of a folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ClosedFolder {
    /// How many files others could open until now, and the folder itself.
    pub(crate) closed: usize,
    /// Others may list it still, because it is not Baton's alone.
    pub(crate) is_shared: bool,
}

/// Takes a file from everybody but its owner; answers whether others could open it. A file that is missing is closed.
///
/// Never opens it: a process that closes any descriptor of a SQLite database loses its locks on that database.
///
/// # Errors
/// The file system's, such as that the file belongs to another user.
pub(crate) fn close_file(path: &Path) -> io::Result<bool> {
    let metadata = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        metadata => metadata?,
    };
    let Some(narrow) = narrowed(metadata.mode()) else {
        return Ok(false);
    };
    fs::set_permissions(path, narrow)?;
    Ok(true)
}

/// Takes Baton's files in a folder from everybody but their owner, and the folder too unless somebody else uses it.
/// A folder that is missing is closed.
///
/// # Errors
/// The file system's.
pub(crate) fn close_folder(
    folder: &Path,
    is_ours: impl Fn(&str) -> bool,
) -> io::Result<ClosedFolder> {
    let mut found = ClosedFolder::default();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        entries => entries?,
    };
    let metadata = fs::metadata(folder)?;
    let is_own = metadata.uid() == geteuid().as_raw() && metadata.mode() & STICKY == 0;
    let mut is_shared = !is_own;
    for entry in entries {
        let entry = entry?;
        match entry.file_name().to_str().is_some_and(&is_ours) {
            true => found.closed += usize::from(close_entry(&entry.path())?),
            false => is_shared = true,
        }
    }
    if let Some(narrow) = narrowed(metadata.mode()) {
        match is_shared {
            true => found.is_shared = true,
            false => {
                fs::set_permissions(folder, narrow)?;
                found.closed += 1;
            }
        }
    }
    Ok(found)
}

/// A file in a folder where others may put links: no link is followed.
fn close_entry(path: &Path) -> io::Result<bool> {
    let metadata = fs::symlink_metadata(path)?;
    if !metadata.is_file() || narrowed(metadata.mode()).is_none() {
        return Ok(false);
    }
    let no_links = i32::try_from(OFlags::NOFOLLOW.bits()).unwrap_or_default();
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(no_links)
        .open(path)?;
    let Some(narrow) = narrowed(file.metadata()?.mode()) else {
        return Ok(false);
    };
    file.set_permissions(narrow)?;
    Ok(true)
}

/// The permissions without those of others, if others have any.
fn narrowed(mode: u32) -> Option<Permissions> {
    (mode & OTHERS != 0).then(|| Permissions::from_mode(mode & 0o7777 & !OTHERS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn file(folder: &Path, name: &str, mode: u32) -> PathBuf {
        let path = folder.join(name);
        fs::write(&path, b"x").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        path
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o7777
    }

    fn ours(name: &str) -> bool {
        name.starts_with("fil_")
    }

    #[test]
    fn a_folder_of_our_own_is_closed_with_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let (path, file) = (folder.path(), file(folder.path(), "fil_1", 0o644));
        fs::set_permissions(path, Permissions::from_mode(0o2755)).unwrap();
        let closed = close_folder(path, ours).unwrap();
        assert_eq!((closed.closed, closed.is_shared), (2, false));
        assert_eq!((mode(path), mode(&file)), (0o2700, 0o600));
        assert_eq!(
            close_folder(path, ours).unwrap(),
            ClosedFolder::default(),
            "a second time"
        );
    }

    #[test]
    fn a_folder_that_others_use_stays_open_and_what_is_theirs_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
        let theirs = file(path, "notes.txt", 0o644);
        let ours_there = file(path, "fil_1", 0o640);
        std::os::unix::fs::symlink(&theirs, path.join("fil_link")).unwrap();
        let closed = close_folder(path, ours).unwrap();
        assert_eq!((closed.closed, closed.is_shared), (1, true));
        let modes = [path, &theirs, &ours_there].map(mode);
        assert_eq!(modes, [0o755, 0o644, 0o600]);
    }

    #[test]
    fn a_folder_for_everybody_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o1777)).unwrap();
        assert!(close_folder(folder.path(), ours).unwrap().is_shared);
        assert_eq!(mode(folder.path()), 0o1777);
    }

    #[test]
    fn what_is_missing_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing");
        assert!(!close_file(&missing).unwrap());
        assert_eq!(
            close_folder(&missing, ours).unwrap(),
            ClosedFolder::default()
        );
    }
}
