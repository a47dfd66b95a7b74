//! Who can reach what this process serves.

use super::Config;
use url::{Host, Url};

impl Config {
    /// Whether only this machine reaches it. An address of its own is not enough: a proxy may lead others there, and then
    /// people are told another public URL.
    pub(crate) fn is_for_this_machine(&self) -> bool {
        let public = Url::parse(&self.public_url);
        let is_local = public.is_ok_and(|url| match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        });
        self.listen.ip().is_loopback() && is_local
    }
}

#[cfg(test)]
mod tests {
    use crate::config::tests::load;

    #[test]
    fn others_reach_what_listens_to_them_or_stands_behind_a_proxy() {
        let is_for_this_machine = |listen, public| {
            let env = [("BATON_LISTEN", listen), ("BATON_PUBLIC_URL", public)];
            load(&env).unwrap().is_for_this_machine()
        };
        for (listen, public) in [
            ("127.0.0.1:8080", ""),
            ("[::1]:8080", ""),
            ("127.0.0.1:8080", "http://localhost:8080"),
            ("127.0.0.1:8080", "http://127.0.0.1:9000"),
        ] {
            assert!(is_for_this_machine(listen, public), "{listen} {public}");
        }
        for (listen, public) in [
            ("0.0.0.0:8080", ""),
            ("[::]:8080", "http://localhost:8080"),
            ("10.1.2.3:8080", ""),
            ("127.0.0.1:8080", "https://demo.example.com"),
            ("127.0.0.1:8080", "https://localhost.example.com"),
        ] {
            assert!(!is_for_this_machine(listen, public), "{listen} {public}");
        }
    }
}
