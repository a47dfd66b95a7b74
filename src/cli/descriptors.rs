//! How many files and connections the process may have open.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises the soft limit of open files to the hard one: service managers often give 1,024 although a node serves
/// thousands of connections, and whoever holds that many would keep everybody else out.
pub(super) fn raise() {
    let limit = getrlimit(Resource::Nofile);
    if limit.current == limit.maximum {
        return say(limit.current);
    }
    let raised = Rlimit {
        current: limit.maximum,
        ..limit
    };
    match setrlimit(Resource::Nofile, raised) {
        Ok(()) => say(limit.maximum),
        Err(error) => {
            tracing::warn!(%error, "The limit of open files could not be raised");
            say(limit.current);
        }
    }
}

fn say(files: Option<u64>) {
    match files {
        Some(files) => tracing::info!(files, "Up to {files} files and connections may be open"),
        None => tracing::info!("Any number of files and connections may be open"),
    }
}
