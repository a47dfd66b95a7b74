//! What a long queue costs: its page, and the creation of one more ticket.

use crate::client::{Client, get};
use crate::database::Kind;
use crate::load::Load;
use crate::options::Options;
use crate::server::{Server, wait};
use crate::table::Table;
use crate::times::{Times, ms};
use std::time::{Duration, Instant};

/// Pages that are read of each kind.
const PAGES: usize = 300;

/// A queue is no longer than what comes in this time.
const FILL: Duration = Duration::from_secs(60);

pub fn measure(options: &Options) {
    let columns = [
        "open tickets",
        "page",
        "page as JSON",
        "escalations a second",
    ];
    let mut table = Table::new("The queue, short and long (SQLite)", &columns);
    let server = Server::start(Kind::Sqlite);
    let token = format!("authorization: Bearer {}", server.agent("ada"));
    let cookie = format!(
        "cookie: baton_session={}\r\naccept: text/html",
        server.sign_in("ada")
    );
    let mut open = 0;
    let mut seen = Vec::new();
    for wanted in [options.few, options.many] {
        let missing = Load {
            window: FILL,
            ..Load::exactly(wanted.saturating_sub(open))
        };
        open += missing.run(&server).count();
        let (page, json) = (pages(&server, &cookie), pages(&server, &token));
        let done = Load::full(64, options.window).run(&server);
        table.row(&[
            open.to_string(),
            ms(page),
            ms(json),
            format!("{:.0}", done.a_second()),
        ]);
        open += done.count();
        seen.push([page.as_secs_f64(), json.as_secs_f64(), done.a_second()]);
    }
    let ratio = |column: usize| format!("{:.2} times", seen[1][column] / seen[0][column]);
    table.row(&["long to short".to_owned(), ratio(0), ratio(1), ratio(2)]);
    server.stop();
    table.print();
}

/// How long a page of the team's queue takes, one after the other: the median.
fn pages(server: &Server, header: &str) -> Duration {
    let request = get("/queue?view=team", header);
    let times: Times = wait(async {
        let mut client = Client::connect(server.address).await;
        let mut times = Vec::new();
        for _ in 0..PAGES {
            let start = Instant::now();
            let (status, body) = client.send(&request).await;
            times.push(start.elapsed());
            assert_eq!(status, 200, "{}", String::from_utf8_lossy(body));
        }
        times.split_off(PAGES / 10).into_iter().collect()
    });
    times.percentile(50)
}
