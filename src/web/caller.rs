//! Who asks, as limits count them.

use super::client_address::client_address;
use crate::domain::base::ids::{AgentId, BotId};
use crate::domain::base::place::place;
use actix_web::{HttpMessage, HttpRequest};
use std::net::{IpAddr, Ipv4Addr};

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
        Self::Origin(place(address))
    }
}
