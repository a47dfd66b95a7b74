//! The key with which Baton signs what it sends to push services. It is made when the first browser asks for it.

use super::Inbox;
use crate::domain::notifications::push_reach::PushReach;
use crate::services::error::Result;
use crate::storage::{StorageError, push_keys};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore;
use std::fmt;
use web_push_native::p256::SecretKey;
use web_push_native::p256::elliptic_curve::sec1::ToEncodedPoint;

const SECRET_BYTES: usize = 32;

/// The key, a secret of P-256.
#[derive(Clone)]
pub(crate) struct PushKey(pub(crate) SecretKey);

impl PushKey {
    /// What browsers subscribe to, and what push services check signatures by: the point without compression, in
    /// base64url.
    pub(crate) fn public_text(&self) -> String {
        let point = self.0.public_key().to_encoded_point(false);
        URL_SAFE_NO_PAD.encode(point.as_bytes())
    }
}

impl fmt::Debug for PushKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PushKey(…)")
    }
}

impl Inbox<'_> {
    /// The key of all nodes; nothing where nothing is pushed.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn push_key(self) -> Result<Option<PushKey>> {
        if self.services.settings.push == PushReach::Off {
            return Ok(None);
        }
        let stored = self
            .services
            .look_up(|conn| Ok(push_keys::find(conn)?))
            .await?;
        let secret = match stored {
            Some(secret) => secret,
            None => self.new_push_key().await?,
        };
        let key = SecretKey::from_slice(&secret);
        let key = key.map_err(|_| StorageError::Broken("push_keys holds no key".to_owned()))?;
        Ok(Some(PushKey(key)))
    }

    async fn new_push_key(self) -> Result<Vec<u8>> {
        let (secret, now) = (random_secret(), self.services.clock.now());
        self.services
            .record(move |conn| {
                push_keys::add_once(conn, &secret, now)?;
                // That of another node, if it was quicker.
                let stored = push_keys::find(conn)?;
                Ok(stored.unwrap_or_else(|| secret.clone()))
            })
            .await
    }
}

/// Of 2^32 random numbers of this size, one is no key.
fn random_secret() -> Vec<u8> {
    loop {
        let mut secret = [0u8; SECRET_BYTES];
        rand::rng().fill_bytes(&mut secret);
        if SecretKey::from_slice(&secret).is_ok() {
            return secret.to_vec();
        }
    }
}
