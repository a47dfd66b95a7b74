//! Looks names up for calls whose addresses came from browsers. What leads into the operator's own network is left out
//! where the connection is made, so that a name that changes its address between a check and the call gains nothing.

use crate::services::PushReach;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::SocketAddr;

/// Knows only the addresses that may be called.
pub(super) struct GuardedNames(pub(super) PushReach);

impl Resolve for GuardedNames {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let admitted: Vec<SocketAddr> =
                found.filter(|found| reach.admits(found.ip())).collect();
            match admitted.is_empty() {
                true => Err("no address of this name may be called".into()),
                false => Ok(Box::new(admitted.into_iter()) as Addrs),
            }
        })
    }
}
