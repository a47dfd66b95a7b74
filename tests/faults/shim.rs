//! A library that is loaded before the C library (`shim.c`): a clock that is wrong, a disk that cannot be synced.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The shim, compiled for one test.
pub struct Shim {
    folder: tempfile::TempDir,
}

impl Shim {
    /// Nothing where there is no C compiler: that is said.
    pub fn compile() -> Option<Self> {
        let shim = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/shim.c");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-o"]);
        compiler.arg(shim.library()).arg(source).arg("-ldl");
        match compiler.output() {
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "cc: {said}");
                Some(shim)
            }
            Err(error) => {
                eprintln!("not tried: there is no C compiler (cc: {error})");
                None
            }
        }
    }

    /// What `LD_PRELOAD` names.
    pub fn library(&self) -> PathBuf {
        self.folder.path().join("shim.so")
    }

    /// The file whose presence makes syncs fail.
    pub fn no_sync(&self) -> PathBuf {
        self.folder.path().join("no-sync")
    }
}
