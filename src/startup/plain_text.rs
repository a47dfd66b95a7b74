//! Whether what Baton tells PostgreSQL, or a language model, could be read on its way.

use crate::config::Config;
use crate::config::assist::is_readable_on_its_way;
use crate::storage::Database;

/// Warns about a connection over the network that nothing keeps from being unencrypted.
pub(super) fn warn(config: &Config) {
    if config.assist.as_ref().is_some_and(is_readable_on_its_way) {
        tracing::warn!(
            "The language model is on another machine, and BATON_ASSIST_URL begins with http: what agents ask it goes \
             there unencrypted (docs/operations.md, \"Assist\")"
        );
    }
    match &config.database {
        Database::Sqlite(_) => {}
        #[cfg(feature = "postgres")]
        Database::Postgres(url) => {
            if postgres::leaves_this_machine(url) && !postgres::must_be_encrypted(url) {
                tracing::warn!(
                    "PostgreSQL is on another machine, and DATABASE_URL lets the connection be unencrypted: add \
                     ?sslmode=verify-full&sslrootcert=FILE to it (docs/operations.md, \"The database\")"
                );
            }
        }
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use std::net::IpAddr;
    use url::form_urlencoded;

    /// Whether any host that the address names is another machine. No host, or a path, is a socket of this one.
    pub(super) fn leaves_this_machine(url: &str) -> bool {
        let (_, rest) = url.split_once("://").unwrap_or(("", url));
        let (rest, _) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, _) = rest.split_once('/').unwrap_or((rest, ""));
        let hosts = authority
            .rsplit_once('@')
            .map_or(authority, |(_, hosts)| hosts);
        let named = ["host", "hostaddr"].map(|name| parameter(url, name).unwrap_or_default());
        let hosts = hosts.split(',').map(without_port);
        let named = named.iter().flat_map(|hosts| hosts.split(','));
        hosts.chain(named).any(|host| !is_here(host))
    }

    /// Whether the connection fails rather than go unencrypted.
    pub(super) fn must_be_encrypted(url: &str) -> bool {
        let mode = parameter(url, "sslmode");
        mode.is_some_and(|mode| ["require", "verify-ca", "verify-full"].contains(&mode.as_str()))
    }

    fn parameter(url: &str, name: &str) -> Option<String> {
        let (_, query) = url.split_once('?')?;
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        // As libpq does: the last one counts.
        pairs
            .by_ref()
            .filter(|(given, _)| given == name)
            .last()
            .map(|(_, value)| value.into_owned())
    }

    fn without_port(host: &str) -> &str {
        match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((address, _)) => address,
            None => host.split_once(':').map_or(host, |(host, _)| host),
        }
    }

    fn is_here(host: &str) -> bool {
        let is_socket = host.is_empty()
            || host.starts_with(['/', '@'])
            || host.starts_with("%2F")
            || host.starts_with("%2f");
        is_socket || host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn only_what_goes_over_the_network_needs_encryption() {
            for here in [
                "postgres://baton@127.0.0.1:15999/baton",
                "postgres://baton:a%40b@localhost/baton",
                "postgresql://[::1]:5432/baton",
                "postgres:///baton",
                "postgres:///baton?host=/var/run/postgresql",
                "postgres://%2Fvar%2Frun%2Fpostgresql/baton",
                "postgres://baton@localhost,127.0.0.1/baton",
            ] {
                assert!(!leaves_this_machine(here), "{here}");
            }
            for away in [
                "postgres://baton:pw@db.example.com/baton",
                "postgres://baton@10.0.0.5:5432/baton?sslmode=require",
                "postgres://localhost,db.example.com/baton",
                "postgres:///baton?host=db.example.com",
                "postgres://localhost/baton?hostaddr=10.0.0.5",
                "postgres://localhost.example.com/baton",
                "postgres://[2001:db8::7]/baton",
            ] {
                assert!(leaves_this_machine(away), "{away}");
            }
        }

        #[test]
        fn a_connection_that_may_go_unencrypted_is_not_encrypted() {
            let with = |query: &str| must_be_encrypted(&format!("postgres://db/baton{query}"));
            for open in [
                "",
                "?",
                "?sslmode=prefer",
                "?sslmode=allow",
                "?sslmode=disable",
                "?sslmode=",
                "?sslmode=require&sslmode=prefer",
            ] {
                assert!(!with(open), "{open}");
            }
            for closed in [
                "?sslmode=require",
                "?x=1&sslmode=verify-ca",
                "?sslmode=verify-full&sslrootcert=/a.pem",
            ] {
                assert!(with(closed), "{closed}");
            }
        }
    }
}
