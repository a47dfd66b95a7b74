//! What the demo prints when it is ready.

use super::customer;
use super::demo_passwords::{KNOWN, Passwords};
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

/// Where to go, whom to sign in as, what to try next, and how to stop.
pub(super) fn text(config: &Config, address: SocketAddr, passwords: &Passwords) -> String {
    let (console, anew) = (console(config, address), anew(&config.database));
    let sign_in = match passwords {
        Passwords::Known => buttons(&console),
        Passwords::Made(_) => logins(passwords),
    };
    format!(
        "
Baton demo: an invented airline, its bot Pip, and customers who need a person.

  Console   {console}
{sign_in}
Try this: accept a ticket as Ada and reply. On Jonah's ticket, the bot asks for an approval (key P). Hand a ticket
back to the bot (key B) with a note. Then look at the overview as Max, in another browser.

Mail stays in {MAIL_DIRECTORY}/. Ctrl+C stops the demo; the same command continues it. To start over, {anew}.

"
    )
}

/// For a demo that only this machine reaches: nobody needs a password there.
fn buttons(console: &str) -> String {
    let first = |name: &'static str| name.split(' ').next().unwrap_or(name);
    let names = LOGINS.each_ref().map(|login| {
        let name = first(login.name);
        format!("{name} ({})", login.role)
    });
    format!(
        "  Sign in   with a button: {}. No password needed ({KNOWN} if you are asked for one).
  Customer  {console}{}: be the customer yourself. The sign-in page links to it, below the buttons.
",
        names.join(", "),
        customer::PATH,
    )
}

/// For a demo that others reach: without the passwords nobody gets in.
fn logins(passwords: &Passwords) -> String {
    let mut logins = String::new();
    for (turn, login) in LOGINS.iter().enumerate() {
        // Writing to a String cannot fail.
        writeln!(
            logins,
            "  {:<9} {:<17} {}   {} ({})",
            if turn == 0 { "Sign in" } else { "" },
            login.email,
            passwords.of(login).expose_secret(),
            login.name,
            login.role
        )
        .unwrap_or_default();
    }
    logins
        + "            Other machines can reach this demo, so it has made new passwords and shows them only here.
            Sign-in buttons and the customer's side are available only if the demo listens on 127.0.0.1.
"
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_with_the_address_the_buttons_and_the_customers_side() {
        let address = "127.0.0.1:8080".parse().unwrap();
        let said = text(&Config::default(), address, &Passwords::Known);
        let told = [
            "http://127.0.0.1:8080\n",
            "with a button: Ada (agent), Max (manager), Ina (admin). No password needed",
            "http://127.0.0.1:8080/demo/customer",
            "Try this",
            "delete baton.db*",
        ];
        let places = told.map(|word| {
            said.find(word)
                .unwrap_or_else(|| panic!("{word} in {said}"))
        });
        assert!(places.is_sorted(), "{said}");
        assert!(!said.contains("Other machines"));
        assert!(
            said.lines().count() <= 13,
            "short enough to be read: {said}"
        );
    }

    #[test]
    fn a_demo_that_others_reach_tells_its_passwords_and_no_door() {
        let address: SocketAddr = "0.0.0.0:8080".parse().unwrap();
        let made = Passwords::of_demo(false);
        let open = text(&Config::default(), address, &made);
        assert!(
            open.contains("Other machines") && !open.contains(KNOWN),
            "{open}"
        );
        assert!(!open.contains(customer::PATH), "{open}");
        for login in &LOGINS {
            assert!(open.contains(made.of(login).expose_secret()), "{open}");
        }
    }
}
