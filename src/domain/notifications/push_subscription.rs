//! A browser that shows an agent's notices while no console is open.

use super::push_reach::PushReach;
use crate::domain::accounts::account_fault::AccountFault;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::fmt;
use url::Url;
use web_push_native::p256;

/// So many browsers of one agent are kept: the newest.
pub(crate) const PUSH_SUBSCRIPTIONS_MAX: i64 = 10;

/// The bytes of a browser's secret.
const AUTH_BYTES: usize = 16;

/// A browser's address and keys, as it gives them when it subscribes.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PushSubscription {
    /// Where its push service takes messages for it.
    pub(crate) endpoint: Url,
    /// Its public key, a point of P-256 without compression.
    pub(crate) p256dh: Vec<u8>,
    /// A secret that only it and Baton know.
    pub(crate) auth: Vec<u8>,
}

impl PushSubscription {
    /// Reads what a browser sends.
    ///
    /// # Errors
    /// The fields that are wrong: `endpoint`, `p256dh` or `auth`.
    pub(crate) fn read(
        reach: PushReach,
        [endpoint, p256dh, auth]: [&str; 3],
    ) -> Result<Self, Vec<(&'static str, AccountFault)>> {
        let url = reach.endpoint(endpoint);
        let is_point = |key: &Vec<u8>| p256::PublicKey::from_sec1_bytes(key).is_ok();
        let point = bytes(p256dh).filter(is_point);
        let secret = bytes(auth).filter(|secret| secret.len() == AUTH_BYTES);
        let refused = match reach {
            PushReach::Off => AccountFault::PushOff,
            PushReach::Public | PushReach::Loopback => AccountFault::PushEndpoint,
        };
        match (url, point, secret) {
            (Some(endpoint), Some(p256dh), Some(auth)) => Ok(Self {
                endpoint,
                p256dh,
                auth,
            }),
            (endpoint, p256dh, auth) => {
                let wrong = [
                    ("endpoint", refused, endpoint.is_none()),
                    ("p256dh", AccountFault::PushKey, p256dh.is_none()),
                    ("auth", AccountFault::PushKey, auth.is_none()),
                ];
                let wrong = wrong.into_iter().filter(|(.., is_wrong)| *is_wrong);
                Err(wrong.map(|(field, fault, _)| (field, fault)).collect())
            }
        }
    }
}

/// Neither the address nor the keys are for logs.
impl fmt::Debug for PushSubscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PushSubscription(…)")
    }
}

/// Browsers write base64url without padding; some libraries pad.
fn bytes(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}
