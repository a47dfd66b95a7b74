//! Where a request came from: the peer, or, when that is a proxy, whom the proxy names.

use actix_web::HttpRequest;
use actix_web::http::header::{FORWARDED, HeaderMap, HeaderName, X_FORWARDED_FOR};
use actix_web::web::Data;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The proxies that are believed about where a request came from. Anybody else may write into those
/// headers what they like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedProxies(pub Vec<IpNet>);

impl Default for TrustedProxies {
    /// This machine.
    fn default() -> Self {
        Self(vec![
            Ipv4Net::new_assert(Ipv4Addr::new(127, 0, 0, 0), 8).into(),
            Ipv6Net::new_assert(Ipv6Addr::LOCALHOST, 128).into(),
        ])
    }
}

impl fmt::Display for TrustedProxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<_> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(if all.is_empty() { "none" } else { "" })?;
        f.write_str(&all.join(", "))
    }
}

impl TrustedProxies {
    fn include(&self, address: IpAddr) -> bool {
        self.0.iter().any(|net| net.contains(&address))
    }

    /// From the peer backwards through the hops: each proxy is believed about who came to it, until
    /// one names somebody who is no proxy. What stands further left may be made up.
    fn client(&self, peer: IpAddr, hops: &[String]) -> IpAddr {
        let mut client = peer.to_canonical();
        for hop in hops.iter().rev() {
            match address(hop) {
                Some(before) if self.include(client) => client = before.to_canonical(),
                _ => break,
            }
        }
        client
    }
}

/// Where a request came from.
pub(crate) fn client_address(request: &HttpRequest) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip();
    let trusted = request.app_data::<Data<TrustedProxies>>();
    Some(trusted.map_or(peer, |trusted| {
        trusted.client(peer, &hops(request.headers()))
    }))
}

/// The addresses that proxies have noted, the nearest last.
fn hops(headers: &HeaderMap) -> Vec<String> {
    let noted = values(headers, X_FORWARDED_FOR);
    if !noted.is_empty() {
        return noted;
    }
    let elements = values(headers, FORWARDED).into_iter();
    elements.map(|element| forwarded_for(&element)).collect()
}

fn values(headers: &HeaderMap, name: HeaderName) -> Vec<String> {
    let lines = headers.get_all(name).filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(','))
        .map(|value| value.trim().to_owned())
        .collect()
}

/// The `for` of an element of `Forwarded` (RFC 7239), without its quotes.
fn forwarded_for(element: &str) -> String {
    let mut pairs = element.split(';').filter_map(|pair| pair.split_once('='));
    let named = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("for"));
    let named = named.map(|(_, value)| value.trim().trim_matches('"'));
    named.unwrap_or_default().to_owned()
}

/// An address, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let with_port = || text.parse().map(|address: SocketAddr| address.ip());
    bare.parse().or_else(|_| with_port()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn from(peer: &str, trusted: &str, headers: &[(&str, &str)]) -> String {
        let nets = trusted.split_whitespace().map(|net| net.parse().unwrap());
        let trusted = Data::new(TrustedProxies(nets.collect()));
        let mut request = TestRequest::default()
            .app_data(trusted)
            .peer_addr(SocketAddr::new(peer.parse().unwrap(), 4711));
        for header in headers {
            request = request.append_header(*header);
        }
        let address = client_address(&request.to_http_request());
        address.unwrap().to_string()
    }

    #[test]
    fn a_proxy_is_believed_as_far_as_it_is_trusted() {
        const NEAR: &str = "127.0.0.0/8 10.0.0.0/8";
        const XFF: &str = "x-forwarded-for";
        let cases = [
            // Nobody's proxy: what it says of itself is nothing.
            (
                "203.0.113.9",
                NEAR,
                vec![(XFF, "198.51.100.1")],
                "203.0.113.9",
            ),
            ("127.0.0.1", "", vec![(XFF, "198.51.100.1")], "127.0.0.1"),
            ("127.0.0.1", NEAR, vec![], "127.0.0.1"),
            (
                "127.0.0.1",
                NEAR,
                vec![(XFF, "198.51.100.1")],
                "198.51.100.1",
            ),
            // What the client itself wrote stands on the left.
            (
                "127.0.0.1",
                NEAR,
                vec![(XFF, "192.0.2.66, 198.51.100.1, 10.1.2.3")],
                "198.51.100.1",
            ),
            (
                "127.0.0.1",
                NEAR,
                vec![(XFF, "192.0.2.66"), (XFF, "198.51.100.1")],
                "198.51.100.1",
            ),
            ("127.0.0.1", NEAR, vec![(XFF, "10.0.0.2")], "10.0.0.2"),
            (
                "127.0.0.1",
                NEAR,
                vec![(XFF, "unknown, 10.0.0.2")],
                "10.0.0.2",
            ),
            ("127.0.0.1", NEAR, vec![(XFF, "rubbish")], "127.0.0.1"),
            (
                "127.0.0.1",
                NEAR,
                vec![(XFF, "198.51.100.1:5000")],
                "198.51.100.1",
            ),
            (
                "::ffff:127.0.0.1",
                NEAR,
                vec![(XFF, "::ffff:198.51.100.1")],
                "198.51.100.1",
            ),
            (
                "127.0.0.1",
                NEAR,
                vec![(
                    "forwarded",
                    "for=192.0.2.66;proto=https, For=\"[2001:db8::7]:4711\"",
                )],
                "2001:db8::7",
            ),
            (
                "127.0.0.1",
                NEAR,
                vec![("forwarded", "for=\"[2001:db8::7]\"")],
                "2001:db8::7",
            ),
            (
                "127.0.0.1",
                NEAR,
                vec![("forwarded", "proto=https")],
                "127.0.0.1",
            ),
        ];
        for (peer, trusted, headers, client) in cases {
            assert_eq!(from(peer, trusted, &headers), client, "{peer} {headers:?}");
        }
    }

    #[test]
    fn this_machine_is_trusted_unless_told_otherwise() {
        let trusted = TrustedProxies::default();
        assert_eq!(trusted.to_string(), "127.0.0.0/8, ::1/128");
        assert!(trusted.include("::1".parse().unwrap()));
        assert!(!trusted.include("10.0.0.1".parse().unwrap()));
        assert_eq!(TrustedProxies(Vec::new()).to_string(), "none");
    }
}
