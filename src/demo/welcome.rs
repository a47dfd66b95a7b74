//! What the demo says when it is ready.

use super::demo_passwords::Passwords;
use super::visitors::LOGINS;
use crate::config::Config;
use crate::storage::Database;
use secrecy::ExposeSecret;
use std::fmt::Write;
use std::net::SocketAddr;

/// The demo's database, in the current directory, unless another one is configured.
pub(crate) const DATABASE: &str = "baton-demo.db";

/// Where the demo's mail goes, in the current directory: never to a mail server.
pub(crate) const MAIL_DIRECTORY: &str = "baton-demo-mail";

/// Address, logins, what to try next, and how it ends.
pub(super) fn text(config: &Config, address: SocketAddr, passwords: &Passwords) -> String {
    let mut logins = String::new();
    for login in &LOGINS {
        // Writing to a String cannot fail.
        writeln!(
            logins,
            "            {:<17} {}   {} ({})",
            login.email,
            passwords.of(login).expose_secret(),
            login.name,
            login.role
        )
        .unwrap_or_default();
    }
    let logins = logins.trim_start();
    let (console, anew) = (console(config, address), anew(&config.database));
    let note = note(passwords);
    format!(
        "
Baton demo: customers of an invented airline are on their way.

  Console   {console}
  Sign in   {logins}{note}  Mail      {MAIL_DIRECTORY}/ (nothing leaves this machine)

  1  Sign in as Ada. Tickets arrive by themselves; open one and accept it: the bot told you everything.
  2  Reply, with a file if you like. The customer reads, types and answers.
  3  Jonah's bot asks for approval (P goes there): approve, or change the amount first. Theo's needs a form filled in.
  4  Hand one back to the bot with a note: it accepts and goes on from there. Resolve another.
  5  Sign in as Max in a second browser: every queue, the overview, and what Ada is doing. Give a ticket from one to the other.
  6  As Max, behind the name below the views: routing rules, trigger rules, and trying them on what has come so far.

Ctrl+C stops; run again to go on; {anew} to begin anew.

"
    )
}

fn console(config: &Config, address: SocketAddr) -> String {
    match config.listen.port() {
        // A free port was taken; the configured address does not know which.
        0 => format!("http://{address}"),
        _ => config.public_url.clone(),
    }
}

fn anew(database: &Database) -> String {
    match database {
        // With the files SQLite leaves beside it after a hard end.
        Database::Sqlite(path) => format!("delete {}*", path.display()),
        #[cfg(feature = "postgres")]
        Database::Postgres(_) => "empty the database".to_owned(),
    }
}

fn note(passwords: &Passwords) -> &'static str {
    match passwords {
        Passwords::Known => {
            "            (or press a button on the sign-in page: only this machine reaches it)\n"
        }
        Passwords::Made(_) => {
            "            Other machines can reach this demo. Its passwords were made just now and are shown\n            \
             only here; the next start makes others.\n"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_tells_the_address_the_logins_and_how_to_begin_anew() {
        let address = "127.0.0.1:8080".parse().unwrap();
        let said = text(&Config::default(), address, &Passwords::Known);
        for word in [
            "http://127.0.0.1:8080\n",
            "ada@example.com   try-the-baton-demo   Ada Agent (agent)",
            "ina@example.com   try-the-baton-demo   Ina Admin (admin)",
            "delete baton.db*",
        ] {
            assert!(said.contains(word), "{word} in {said}");
        }
        assert!(!said.contains("Other machines"));
        let address: SocketAddr = "0.0.0.0:8080".parse().unwrap();
        let made = Passwords::of_demo(false);
        let open = text(&Config::default(), address, &made);
        assert!(open.contains("Other machines") && !open.contains("try-the-baton-demo"));
        let [ada, ..] = &LOGINS;
        assert!(open.contains(made.of(ada).expose_secret()), "{open}");
    }
}
