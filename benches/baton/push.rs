//! From the POST of an escalation to the frame on an agent's open socket.

use crate::database::Kind;
use crate::escalation::numbers;
use crate::load::{Done, Load, Posted};
use crate::options::Options;
use crate::server::Server;
use crate::socket::{PATIENCE, Socket};
use crate::table::Table;
use crate::times::{Times, ms};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// A steady beat that leaves the server idle between two escalations.
const IDLE_A_SECOND: f64 = 50.0;

/// Frames are waited for this long after the last answer.
const LATE: Duration = Duration::from_secs(2);

/// `fastest` is how many a second 64 clients got, if it was measured.
pub fn measure(options: &Options, kind: Kind, fastest: Option<f64>) {
    let title = format!(
        "POST of an escalation to the frame on a socket ({})",
        kind.name()
    );
    let columns = ["", "a second", "frames", "p50", "p99", "max"];
    let mut table = Table::new(&title, &columns);
    let server = Server::start(kind);
    let token = server.agent("ada");
    let fastest = fastest.unwrap_or_else(|| {
        Load::full(64, options.warm_up()).run(&server);
        Load::full(64, options.window).run(&server).a_second()
    });
    let loads = [
        ("idle", 1, IDLE_A_SECOND),
        ("half of the maximum", 64, fastest / 2.0),
    ];
    for (name, clients, pace) in loads {
        let steady = |window| Load {
            pace: Some(pace),
            ..Load::full(clients, window)
        };
        steady(options.warm_up()).run(&server);
        let (done, times) = watched(&server, &token, steady(options.window), pace);
        table.row(&[
            name.to_owned(),
            format!("{:.0}", done.a_second()),
            format!("{} of {}", times.count(), done.times.count()),
            ms(times.percentile(50)),
            ms(times.percentile(99)),
            ms(times.max()),
        ]);
    }
    server.stop();
    table.print();
}

/// Puts a load on the server and times its frames on one socket.
pub fn watched(server: &Server, token: &str, load: Load, pace: f64) -> (Done, Times) {
    let room = (load.window.as_secs_f64() * pace) as usize + 1_000;
    let posted = Posted::from_now_on(room);
    let mut socket = Socket::open(server.address, token);
    let load = Load {
        posted: Some(posted.clone()),
        ..load
    };
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut times = Vec::new();
            while let Some(text) = next(&mut socket, &over) {
                let now = Instant::now();
                times.extend(numbers(&text).filter_map(|number| posted.arrived(number, now)));
            }
            times.into_iter().collect()
        });
        let done = load.run(server);
        std::thread::sleep(LATE);
        over.store(true, Ordering::Relaxed);
        (done, reader.join().unwrap())
    })
}

/// The next text; nothing once it is over.
fn next(socket: &mut Socket, over: &AtomicBool) -> Option<String> {
    const { assert!(PATIENCE.as_millis() < LATE.as_millis()) };
    loop {
        let text = socket.next();
        if text.is_some() || over.load(Ordering::Relaxed) {
            return text;
        }
    }
}
