//! How long anybody waits for the database.

use std::time::Duration;

/// How long anybody waits for the database. Whatever stands still (a node that hangs, a forgotten session, a network that
/// swallows packets) stops only those who need it, and those only for so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoreLimits {
    /// For a use case in all, from the moment somebody asks for it. Requests bring their own deadline if it is earlier.
    pub use_case: Duration,
    /// For a connection from the pool.
    pub connection: Duration,
    /// For a lock that another transaction holds (PostgreSQL's `lock_timeout`).
    pub lock: Duration,
    /// For one statement (`statement_timeout`).
    pub statement: Duration,
    /// How long PostgreSQL keeps a transaction whose node says nothing
    /// (`idle_in_transaction_session_timeout`): after that its locks are free again.
    pub idle: Duration,
    /// For a new connection to PostgreSQL, and for an answer of the network below it (`connect_timeout`,
    /// `tcp_user_timeout`, keepalives).
    pub network: Duration,
}

impl Default for StoreLimits {
    fn default() -> Self {
        Self {
            use_case: Duration::from_secs(20),
            connection: Duration::from_secs(5),
            lock: Duration::from_secs(3),
            statement: Duration::from_secs(15),
            idle: Duration::from_secs(10),
            network: Duration::from_secs(10),
        }
    }
}

impl StoreLimits {
    /// The statements that set the limits of a session on PostgreSQL.
    #[cfg(feature = "postgres")]
    pub(super) fn of_session(&self) -> String {
        format!(
            "SET lock_timeout = {}; SET statement_timeout = {}; \
             SET idle_in_transaction_session_timeout = {};",
            self.lock.as_millis(),
            self.statement.as_millis(),
            self.idle.as_millis()
        )
    }

    /// The address of PostgreSQL with the limits of the network. What the operator has set there stays.
    #[cfg(feature = "postgres")]
    pub(super) fn in_address(&self, url: &str) -> String {
        let seconds = self.network.as_secs().max(2);
        let idle = (seconds / 2).max(1);
        let wanted = [
            ("connect_timeout", seconds),
            ("tcp_user_timeout", seconds * 1000),
            ("keepalives_idle", idle),
            ("keepalives_interval", (seconds / 4).max(1)),
            ("keepalives_count", 2),
        ];
        let (_, query) = url.split_once('?').unwrap_or((url, ""));
        let is_set = |name: &str| {
            let mut given = query.split('&').filter_map(|pair| pair.split_once('='));
            given.any(|(given, _)| given == name)
        };
        let missing = wanted.iter().filter(|(name, _)| !is_set(name));
        let missing: Vec<String> = missing
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let joint = match (url.contains('?'), query.is_empty()) {
            (false, _) => "?",
            (true, true) => "",
            (true, false) => "&",
        };
        match missing.is_empty() {
            true => url.to_owned(),
            false => format!("{url}{joint}{}", missing.join("&")),
        }
    }
}

#[cfg(all(test, feature = "postgres"))]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_the_limits_that_nobody_has_set() {
        let limits = StoreLimits::default();
        let plain = limits.in_address("postgres://baton@db/baton");
        assert_eq!(
            plain,
            "postgres://baton@db/baton?connect_timeout=10&tcp_user_timeout=10000&keepalives_idle=5\
             &keepalives_interval=2&keepalives_count=2"
        );
        let set = "postgres://baton@db/baton?sslmode=require&connect_timeout=1";
        let kept = limits.in_address(set);
        assert!(
            kept.starts_with(&format!("{set}&tcp_user_timeout=10000")),
            "{kept}"
        );
        assert_eq!(limits.in_address(&plain), plain);
        assert!(
            limits
                .in_address("postgres://db/baton?")
                .contains("?connect_timeout=")
        );
    }
}
