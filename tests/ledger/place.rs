//! Where the database of a round is: a file, or a database of a PostgreSQL server that belongs to this run alone.

use crate::disk::{Disk, Medium};
use crate::support::cluster::PostgresCluster;
use baton::storage::Database;
use std::sync::Arc;

/// The size of the disk that a round may fill.
const SMALL_DISK_MIB: u32 = 48;

pub enum Place {
    Sqlite(tempfile::TempDir),
    /// SQLite on a disk that can be filled.
    SmallDisk(Disk),
    Postgres {
        cluster: Arc<PostgresCluster>,
        name: String,
    },
}

impl Place {
    pub fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    /// Nothing where no disk may be mounted.
    pub fn on_small_disk() -> Option<Self> {
        Disk::mount(Medium::Memory, SMALL_DISK_MIB).map(Self::SmallDisk)
    }

    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite:{}", folder.path().join("baton.db").display()),
            Self::SmallDisk(disk) => disk.database_url(),
            Self::Postgres { cluster, name } => in_cluster(cluster, name),
        }
    }

    pub fn database(&self) -> Database {
        Database::parse(&self.url()).unwrap()
    }
}

/// The address of a database of the cluster.
pub fn in_cluster(cluster: &PostgresCluster, name: &str) -> String {
    let url = cluster.url();
    let (server, _) = url.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}
