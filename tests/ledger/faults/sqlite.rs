//! What can happen to SQLite's file and its disk.

use super::{Scene, a_while};
use crate::place::Place;
use crate::support::dice::Dice;
use actix_web::rt::time::sleep;
use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};

/// Somebody else writes, and takes their time.
pub(super) async fn foreign_lock(scene: &mut Scene<'_>, dice: &mut Dice) {
    let url = scene.place.url();
    let path = url.trim_start_matches("sqlite:");
    let mut stranger = SqliteConnection::establish(path).unwrap();
    stranger
        .batch_execute("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE")
        .unwrap();
    sleep(a_while(dice)).await;
    stranger.batch_execute("ROLLBACK").unwrap();
}

/// The disk of the database has no room for another byte.
pub(super) async fn full_disk(scene: &mut Scene<'_>, dice: &mut Dice) {
    if let Place::SmallDisk(disk) = scene.place {
        let filled = disk.fill();
        sleep(a_while(dice)).await;
        drop(filled);
    }
}
