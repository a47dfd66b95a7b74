//! `baton demo`: a whole helpdesk in one command. Accounts, a bot, and customers who are in trouble,
//! simulated from outside: everything goes over real HTTP with the bot's key, as a stranger's bot
//! would do it.
//!
//! Nothing is remembered but the database: a restart reads the bot's log from its beginning, knows
//! again where each conversation stood, and goes on.

mod act;
mod agenda;
mod arrivals;
mod bot_client;
mod cast;
pub(crate) mod customer;
pub(crate) mod demo_parts;
mod demo_passwords;
mod dialogue;
mod error;
mod escalation;
mod event;
mod fill;
mod follow;
mod pace;
mod replies;
mod sample_picture;
mod sayings;
mod script;
mod seed;
mod simulation;
mod visitors;
mod welcome;

use crate::config::Config;
use crate::console::demo_door::{DemoDoor, DemoVisitor};
use crate::delivery::mail::MailTransport;
use crate::services::Clock;
use crate::startup::{Application, StartError, closed_files};
use crate::storage::Database;
use bot_client::Api;
use customer::CustomerSide;
use demo_parts::DemoParts;
use demo_passwords::Passwords;
pub(crate) use error::DemoError;
use pace::Pace;
use simulation::Simulation;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use visitors::{LOGINS, Login};
pub(crate) use welcome::{DATABASE, MAIL_DIRECTORY};

/// How the demo behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct DemoOptions {
    /// Everything comes several times as fast: for screenshots and impatience.
    pub(crate) fast: bool,
}

/// Shows the demo until it is told to stop.
///
/// # Errors
/// [`DemoError`].
pub(crate) async fn run(
    mut config: Config,
    options: DemoOptions,
    stop: impl Future<Output = ()>,
) -> Result<(), DemoError> {
    prepare(&mut config);
    let clock = Clock::system();
    // Before anything runs: a demo over somebody's database would send their mail into its folder.
    seed::refuse_foreign(&config.database)?;
    closed_files::close_what_is_there(&config);
    let side = CustomerSide::default();
    let parts = door(&config).map(|door| DemoParts {
        door,
        side: side.clone(),
    });
    let app = Application::build_demo(config.clone(), clock.clone(), parts)
        .await
        .map_err(start_error)?;
    let passwords = Passwords::of_demo(config.is_for_this_machine());
    let key = seed::accounts(&app.services, &passwords).await?;
    let api = Api::new(reachable(app.address), key)?;
    side.connect(api.clone());
    let pace = Pace::new(options.fast, clock.now());
    let simulation = Simulation::new((api, side), pace, clock);
    let simulation = tokio::spawn(simulation.run());
    print!("{}", welcome::text(&config, app.address, &passwords));
    let stop = async {
        stop.await;
        // Before the server, so that nobody complains about a server that is gone.
        simulation.abort();
    };
    Ok(app.run(stop).await?)
}

/// The demo needs nothing, spoils nothing and writes to nobody.
fn prepare(config: &mut Config) {
    if config.database == Config::default().database {
        config.database = Database::Sqlite(DATABASE.into());
        config.migrate = true;
    }
    config.demo_data = true;
    config.mail.transport = MailTransport::Directory(MAIL_DIRECTORY.into());
}

/// Whom visitors can sign in as without a password.
fn door(config: &Config) -> Option<DemoDoor> {
    let visitor = |login: &Login| DemoVisitor {
        email: login.email,
        name: login.name,
        role: login.role,
    };
    let is_open = config.is_for_this_machine();
    is_open.then(|| DemoDoor(LOGINS.iter().map(visitor).collect()))
}

fn start_error(error: StartError) -> DemoError {
    match error {
        StartError::Listen { address, error } if error.kind() == std::io::ErrorKind::AddrInUse => {
            let port = address.port().checked_add(1).unwrap_or(8081);
            let other = SocketAddr::new(address.ip(), port);
            DemoError::PortTaken { address, other }
        }
        other => DemoError::Start(other),
    }
}

/// The address as a client on this machine reaches it: "any" is nowhere on some systems.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_has_a_database_of_its_own_unless_one_is_configured() {
        let prepared = |database: Option<&str>| {
            let mut config = Config::default();
            if let Some(path) = database {
                config.database = Database::Sqlite(path.into());
            }
            prepare(&mut config);
            config.database
        };
        assert_eq!(prepared(None), Database::Sqlite(DATABASE.into()));
        let other = Database::Sqlite("shop.db".into());
        assert_eq!(prepared(Some("shop.db")), other);
    }

    #[test]
    fn a_taken_port_is_told_with_another_one() {
        let address: SocketAddr = "127.0.0.1:8080".parse().unwrap();
        let taken = start_error(StartError::Listen {
            address,
            error: std::io::ErrorKind::AddrInUse.into(),
        });
        assert!(taken.to_string().contains("BATON_LISTEN=127.0.0.1:8081"));
    }

    #[test]
    fn an_address_for_everybody_is_reached_on_this_machine() {
        let reached = |text: &str| reachable(text.parse().unwrap()).to_string();
        assert_eq!(reached("0.0.0.0:80"), "127.0.0.1:80");
        assert_eq!(reached("[::]:80"), "[::1]:80");
        assert_eq!(reached("10.1.2.3:80"), "10.1.2.3:80");
    }
}
