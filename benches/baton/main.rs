//! Speed and memory, as a table: `cargo bench`, or `cargo bench --bench baton -- push queue`.
//!
//! Nothing is asserted by time. Server and load generator share this process and its cores, so the
//! figures are those of a busy machine; read the ratios. The generator is one thread, whose processor
//! time the kernel counts by itself: it is not in the server's. The database lies below `target`, on a real disk: durable
//! means `synchronous=FULL`. With the feature `postgres` and `TEST_DATABASE_URL` set, escalations
//! and pushes are measured on PostgreSQL as well.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a bench stops at the first surprise"
)]

mod client;
mod database;
mod escalation;
mod escalations;
mod load;
mod masking;
mod memory;
mod messages;
mod node;
mod options;
mod process;
mod push;
mod queue;
mod raw;
mod routing;
mod server;
mod socket;
#[cfg(feature = "postgres")]
mod standing_still;
mod statements;
mod stops;
mod table;
mod times;
mod transcripts;
mod triggers;
mod yardstick;

use baton::config::Config;
use baton::telemetry::LogSettings;
use database::BenchDatabase;
#[cfg(feature = "postgres")]
use database::Kind;
use options::{Options, Part};
use std::time::Instant;

// As in the binary.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Requests have their spans, as in production; a server that starts and stops is not worth a line.
fn log() {
    let filter = "warn,baton::telemetry=info".to_owned();
    let settings = LogSettings {
        filter,
        ..Config::default().log
    };
    baton::telemetry::init(&settings).unwrap();
}

fn main() {
    let options = Options::read();
    log();
    let began = Instant::now();
    // First, while nothing else has touched the heap.
    if options.wants(Part::Memory) {
        memory::measure(&options);
    }
    for database in BenchDatabase::kinds() {
        if options.wants(Part::Statements) {
            statements::measure(database);
        }
        let mut fastest = None;
        if options.wants(Part::Escalations) {
            fastest = Some(escalations::measure(&options, database));
        }
        if options.wants(Part::Messages) {
            messages::measure(&options, database);
        }
        if options.wants(Part::Push) {
            push::measure(&options, database, fastest);
        }
        if options.wants(Part::Routing) {
            routing::measure(database);
        }
        if options.wants(Part::Stops) {
            stops::measure(&options, database);
        }
        #[cfg(feature = "postgres")]
        if options.wants(Part::Faults) && database == Kind::Postgres {
            standing_still::measure(&options);
        }
    }
    if options.wants(Part::Transcripts) {
        transcripts::measure();
    }
    if options.wants(Part::Masking) {
        masking::measure();
    }
    if options.wants(Part::Queue) {
        queue::measure(&options);
    }
    if options.wants(Part::Triggers) {
        triggers::measure();
    }
    println!("\nAll in {:.0} s.", began.elapsed().as_secs_f64());
}
