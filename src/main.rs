//! `baton`: see `baton --help`.

use clap::Parser;

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let system = actix_web::rt::System::new();
    let code = system.block_on(run());
    // The system is never dropped: it would wait for its blocking threads, and one of them may wait for a lock in the
    // database as long as the lock lasts.
    std::process::exit(code)
}

/// Runs the command and returns the exit code.
async fn run() -> i32 {
    match baton::cli::Cli::parse().run().await {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("baton: {error}");
            1
        }
    }
}
