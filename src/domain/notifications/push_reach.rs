//! Where notices may be pushed to: a browser names the address of its push service, and so decides whom Baton calls. An
//! address inside the operator's own network is none.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// The longest address of a subscription.
const ENDPOINT_MAX_BYTES: usize = 2_000;

/// Which push services are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PushReach {
    /// Nobody is called, and no browser can subscribe.
    Off,
    /// Push services on the internet, over https.
    #[default]
    Public,
    /// Also one on this machine, without encryption: for tests and development.
    Loopback,
}

impl PushReach {
    /// Whether a machine at this address may be called.
    pub(crate) fn admits(self, address: IpAddr) -> bool {
        match self {
            Self::Off => false,
            Self::Public => is_public(address),
            Self::Loopback => is_public(address) || address.is_loopback(),
        }
    }

    /// The address of a subscription, if Baton may call it. Of a name nothing is known before it is looked up: who
    /// connects asks [`Self::admits`] for each address that it has.
    pub(crate) fn endpoint(self, text: &str) -> Option<Url> {
        let url = Url::parse(text).ok()?;
        let address = match url.host()? {
            Host::Ipv4(address) => Some(IpAddr::V4(address)),
            Host::Ipv6(address) => Some(IpAddr::V6(address)),
            Host::Domain(_) => None,
        };
        let is_encrypted = match url.scheme() {
            "https" => true,
            "http" => self == Self::Loopback && address.is_some_and(|it| it.is_loopback()),
            _ => false,
        };
        let is_bare = url.username().is_empty() && url.password().is_none();
        let is_short = text.len() <= ENDPOINT_MAX_BYTES;
        let is_admitted = match address {
            Some(address) => self.admits(address),
            None => self != Self::Off,
        };
        (is_encrypted && is_bare && is_short && is_admitted).then_some(url)
    }
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_for_protocols = (a, b, c) == (192, 0, 0);
    let is_for_measuring = a == 198 && (18..20).contains(&b);
    let is_own = address.is_private() || address.is_loopback() || address.is_link_local();
    let is_of_nobody = a == 0 || a >= 224 || address.is_documentation();
    !(is_own || is_of_nobody || is_shared || is_for_protocols || is_for_measuring)
}

/// Addresses that carry one of IPv4 lead to that.
fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    let [a, b, ..] = address.segments();
    let is_global = (0x2000..0x4000).contains(&a);
    let is_documentation = (a, b) == (0x2001, 0x0db8) || a == 0x3fff;
    let is_tunnel = a == 0x2002 || (a, b) == (0x2001, 0);
    is_global && !is_documentation && !is_tunnel
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_internet_are_called() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "192.0.0.8",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001::1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
        ] {
            let address = address.parse().unwrap();
            assert!(!PushReach::Public.admits(address), "{address}");
        }
        for address in ["142.250.1.1", "2a00:1450:4001::1", "::ffff:142.250.1.1"] {
            let address = address.parse().unwrap();
            assert!(PushReach::Public.admits(address), "{address}");
            assert!(!PushReach::Off.admits(address));
        }
        assert!(PushReach::Loopback.admits("127.0.0.1".parse().unwrap()));
        assert!(!PushReach::Loopback.admits("10.0.0.1".parse().unwrap()));
    }

    #[test]
    fn an_endpoint_is_an_https_address_outside_this_network() {
        let good = "https://push.example.com/send/abc?x=1";
        assert!(PushReach::Public.endpoint(good).is_some());
        assert!(PushReach::Off.endpoint(good).is_none());
        let long = format!("https://push.example.com/{}", "a".repeat(2_000));
        for bad in [
            "",
            "push.example.com",
            "http://push.example.com/",
            "ftp://push.example.com/",
            "https://ada:secret@push.example.com/",
            "https://10.0.0.1/",
            "https://[::1]/",
            "https://0x7f.1/",
            "https://2130706433/",
            &long,
        ] {
            assert!(PushReach::Public.endpoint(bad).is_none(), "{bad}");
        }
        let here = "http://127.0.0.1:9/x";
        assert!(PushReach::Public.endpoint(here).is_none());
        assert!(PushReach::Loopback.endpoint(here).is_some());
        assert!(
            PushReach::Loopback
                .endpoint("http://push.example.com/")
                .is_none()
        );
    }
}
