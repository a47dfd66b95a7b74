//! A small disk of its own for a database: to be filled, frozen and made read-only. Only root may mount one.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a disk lies on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Memory: small, and everywhere that root may mount.
    Memory,
    /// A file with a file system of its own, for what memory cannot be: frozen.
    File,
}

/// A mounted disk; unmounted when it is dropped, so whoever writes to it must end before.
pub struct Disk {
    folder: tempfile::TempDir,
}

/// Runs a program and says what it answered when it failed.
fn run(program: &str, args: &[&str]) -> Result<(), String> {
    let output = Command::new(program).args(args).output();
    let output = output.map_err(|error| format!("{program}: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!(
            "{program} {args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        )),
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

impl Disk {
    /// Nothing where no disk may be mounted: that is said.
    pub fn mount(medium: Medium, mebibytes: u32) -> Option<Self> {
        let disk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        match disk.make(medium, mebibytes) {
            Ok(()) => Some(disk),
            Err(error) => {
                eprintln!(
                    "not tried: a disk cannot be mounted here ({})",
                    error.trim()
                );
                None
            }
        }
    }

    fn make(&self, medium: Medium, mebibytes: u32) -> Result<(), String> {
        let at = self.path();
        std::fs::create_dir(&at).map_err(|error| error.to_string())?;
        let size = format!("size={mebibytes}m");
        match medium {
            Medium::Memory => run("mount", &["-t", "tmpfs", "-o", &size, "none", text(&at)]),
            Medium::File => {
                let image = self.folder.path().join("image");
                let file = std::fs::File::create(&image).map_err(|error| error.to_string())?;
                let bytes = u64::from(mebibytes) * 1024 * 1024;
                file.set_len(bytes).map_err(|error| error.to_string())?;
                run("mkfs.ext4", &["-q", text(&image)])?;
                run("mount", &["-o", "loop", text(&image), text(&at)])
            }
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    /// The `DATABASE_URL` of a database on it.
    pub fn database_url(&self) -> String {
        format!("sqlite:{}", self.path().join("baton.db").display())
    }

    /// Takes all the room that is left, to the last byte.
    pub fn fill(&self) -> Filled {
        let path = self.path().join("filler");
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .unwrap();
        for size in [64 * 1024, 4096, 512, 1] {
            loop {
                match file.write(&vec![b'x'; size]) {
                    Ok(_) => {}
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => panic!("{error}"),
                }
            }
        }
        Filled(path)
    }

    /// Lets nothing be written on it: who tries waits until it is thawed.
    pub fn freeze(&self) -> Frozen {
        run("fsfreeze", &["-f", text(&self.path())]).unwrap();
        Frozen(self.path())
    }

    /// Lets nothing be written to the database and its log. Nothing where the file system cannot do that: that is said.
    /// The index of the log stays as it is: SQLite maps it into memory, and writing to a page that may not be written
    /// ends any process.
    pub fn make_read_only(&self) -> Option<ReadOnly> {
        let files = ["baton.db", "baton.db-wal"].map(|name| self.path().join(name));
        let guard = ReadOnly(files);
        match guard.set("+i") {
            Ok(()) => Some(guard),
            Err(error) => {
                eprintln!(
                    "not tried: files cannot be made immutable here ({})",
                    error.trim()
                );
                None
            }
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: nothing that still holds a file may keep the disk mounted for ever.
        if let Err(error) = run("umount", &["-l", text(&self.path())]) {
            eprintln!("{error}");
        }
    }
}

/// A full disk, until this is dropped.
pub struct Filled(PathBuf);

impl Drop for Filled {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.0) {
            eprintln!("{}: {error}", self.0.display());
        }
    }
}

/// A frozen disk, until this is dropped. It must be dropped before whoever waits for the disk is killed.
pub struct Frozen(PathBuf);

impl Drop for Frozen {
    fn drop(&mut self) {
        if let Err(error) = run("fsfreeze", &["-u", text(&self.0)]) {
            eprintln!("{error}");
        }
    }
}

/// Files that nobody can write, until this is dropped.
pub struct ReadOnly([PathBuf; 2]);

impl ReadOnly {
    fn set(&self, attribute: &str) -> Result<(), String> {
        let mut args = vec![attribute];
        args.extend(self.0.iter().map(|file| text(file)));
        run("chattr", &args)
    }
}

impl Drop for ReadOnly {
    fn drop(&mut self) {
        if let Err(error) = self.set("-i") {
            eprintln!("{error}");
        }
    }
}
