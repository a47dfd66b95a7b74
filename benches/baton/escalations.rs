//! Durable escalations a second, beside the yardstick and the same rows written raw.

use crate::database::Kind;
use crate::load::Load;
use crate::options::Options;
use crate::raw::Rows;
use crate::server::Server;
use crate::table::Table;
use crate::times::ms;
use crate::yardstick;

/// Rows written raw end after so many escalations: about as large a database as the server makes.
const RAW_MOST: u64 = 20_000;

/// Returns how many a second the last number of clients got: the most of them, as a rule.
pub fn measure(options: &Options, kind: Kind) -> f64 {
    let title = format!("Durable escalations with 20 messages ({})", kind.name());
    let columns = [
        "",
        "a second",
        "yardstick",
        "of yardstick",
        "of raw, 50 a commit",
        "server's CPU of one",
        "p50",
        "p99",
    ];
    let mut table = Table::new(&title, &columns);
    let raw = (kind == Kind::Sqlite).then(|| raw(options, &mut table));
    let mut fastest = 0.0;
    for &clients in options.clients(kind) {
        let yardstick = yardstick::measure(kind, clients, options.window / 2);
        let server = Server::start(kind);
        Load::full(clients, options.warm_up()).run(&server);
        let done = Load::full(clients, options.window).run(&server);
        drop(server.stop());
        fastest = done.a_second();
        table.row(&[
            format!("{clients} clients"),
            format!("{fastest:.0}"),
            format!("{yardstick:.0}"),
            format!("{:.2}", fastest / yardstick),
            raw.map_or(String::new(), |raw| format!("{:.2}", fastest / raw)),
            ms(done.cpu_each()),
            ms(done.times.percentile(50)),
            ms(done.times.percentile(99)),
        ]);
    }
    table.print();
    fastest
}

/// The rows of one escalation, written raw: fifty a commit is what the others are measured against.
fn raw(options: &Options, table: &mut Table) -> f64 {
    let rates = [1, 50].map(|a_commit| {
        let server = Server::start(Kind::Sqlite);
        Load::exactly(1).run(&server);
        let database = server.stop();
        let rows = Rows::of_the_only_escalation(&database.file().unwrap());
        if a_commit == 1 {
            println!("  the rows of one: {}", rows.told());
        }
        let (rate, cpu) = rows.write(a_commit, options.window / 2, RAW_MOST);
        (a_commit, rate, cpu)
    });
    let (_, fifty, _) = rates[1];
    for (a_commit, rate, cpu) in rates {
        table.row(&[
            format!("raw, {a_commit} a commit"),
            format!("{rate:.0}"),
            String::new(),
            String::new(),
            format!("{:.2}", rate / fifty),
            ms(cpu),
        ]);
    }
    fifty
}
