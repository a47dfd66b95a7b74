//! Who asks, as limits count them.

use super::client_address::client_address;
use crate::domain::base::ids::{AgentId, BotId};
use actix_web::{HttpMessage, HttpRequest};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Bits of an IPv6 address that name a subscriber's line; the rest they choose themselves.
const LINE_BITS: u32 = 64;

/// Who asks, as limits count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Caller {
    /// A bot, by its key.
    Bot(BotId),
    /// An agent's programs: all API tokens of the agent together.
    Program(AgentId),
    /// An agent's browsers: all sessions of the agent together.
    Console(AgentId),
    /// Somebody who has not shown who they are, by where they come from.
    Origin(IpAddr),
}

impl Caller {
    /// Whoever was let in with this request, else where it comes from.
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let known = request.extensions().get::<Self>().copied();
        known.unwrap_or_else(|| Self::origin(request))
    }

    /// Where a request comes from.
    pub(super) fn origin(request: &HttpRequest) -> Self {
        let address = client_address(request).unwrap_or(Ipv4Addr::UNSPECIFIED.into());
        Self::Origin(line(address))
    }
}

fn line(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let mask = u128::MAX << (u128::BITS - LINE_BITS);
            Ipv6Addr::from_bits(v6.to_bits() & mask).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_origin_whatever_address_it_chooses() {
        let at = |text: &str| line(text.parse().unwrap());
        assert_eq!(at("2001:db8:1:2::1"), at("2001:db8:1:2:ffff::9"));
        assert_ne!(at("2001:db8:1:2::1"), at("2001:db8:1:3::1"));
        assert_ne!(at("192.0.2.1"), at("192.0.2.2"));
    }
}
