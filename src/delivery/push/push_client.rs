//! The one way out to push services (RFC 8030). A browser names the address, so a call goes nowhere else than that, reads
//! nothing of the answer but its status, and ends in time.

use super::guarded_names::GuardedNames;
use super::vapid;
use crate::domain::base::time::Moment;
use crate::services::PushReach;
use crate::services::notifications::push_key::PushKey;
use crate::storage::push_subscriptions::ServedBrowser;
use reqwest::Client;
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use reqwest::redirect::Policy;
use std::sync::Arc;
use std::time::Duration;
use web_push_native::{Auth, encrypt, p256};

/// How long a connection may take.
const CONNECTS_WITHIN: Duration = Duration::from_secs(5);

/// How long a call may take in all.
const CALLED_WITHIN: Duration = Duration::from_secs(15);

/// A message for a browser.
#[derive(Debug, Clone)]
pub(super) struct PushMessage {
    /// JSON that the service worker reads.
    pub(super) text: String,
    /// What replaces what: of one topic, a push service keeps the newest. Letters of base64url, 32 at most.
    pub(super) topic: String,
    /// For how long the push service keeps it while the browser is off.
    pub(super) keep: Duration,
    /// Whether a sleeping telephone should wake up for it.
    pub(super) is_urgent: bool,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CallEnd {
    /// The push service has taken it.
    Taken,
    /// It does not know the browser any more.
    Gone,
    /// It will never take it: its status, or nothing if the call cannot be made.
    Refused(Option<u16>),
    /// It may take it later.
    Later,
}

/// The way out to push services. Cheap to clone.
#[derive(Clone)]
pub(super) struct PushClient {
    http: Client,
    reach: PushReach,
    contact: Arc<str>,
}

impl PushClient {
    /// A client that goes straight to where it is sent: no proxy of the environment, no redirects.
    ///
    /// # Errors
    /// Encryption cannot be set up.
    pub(super) fn new(reach: PushReach, public_url: &str) -> Result<Self, reqwest::Error> {
        let http = Client::builder()
            .dns_resolver(Arc::new(GuardedNames(reach)))
            .https_only(reach != PushReach::Loopback)
            .no_proxy()
            .redirect(Policy::none())
            .referer(false)
            .connect_timeout(CONNECTS_WITHIN)
            .timeout(CALLED_WITHIN)
            // A call comes from any thread of the server, and a kept connection belongs to one.
            .pool_max_idle_per_host(0)
            .build()?;
        // Push services want a way to reach the operator, and take no address without encryption for one.
        let contact = match public_url.starts_with("https:") {
            true => public_url.to_owned(),
            false => "mailto:baton@localhost".to_owned(),
        };
        Ok(Self {
            http,
            reach,
            contact: contact.into(),
        })
    }

    /// Calls the push service of a browser.
    pub(super) async fn call(
        &self,
        key: &PushKey,
        browser: &ServedBrowser,
        message: &PushMessage,
        now: Moment,
    ) -> CallEnd {
        // The operator may have narrowed it since the browser subscribed.
        let endpoint = self.reach.endpoint(&browser.endpoint);
        let body = encrypted(browser, &message.text);
        let (Some(endpoint), Some(body)) = (endpoint, body) else {
            return CallEnd::Refused(None);
        };
        let signed = vapid::authorization(key, &endpoint, &self.contact, now);
        let urgency = if message.is_urgent { "high" } else { "normal" };
        let sent = self
            .http
            .post(endpoint)
            .header(AUTHORIZATION, signed)
            .header(CONTENT_TYPE, "application/octet-stream")
            .header(CONTENT_ENCODING, "aes128gcm")
            .header("ttl", message.keep.as_secs())
            .header("urgency", urgency)
            .header("topic", message.topic.as_str())
            .body(body)
            .send()
            .await;
        match sent.map(|answer| answer.status().as_u16()) {
            Ok(200..300) => CallEnd::Taken,
            Ok(404 | 410) => CallEnd::Gone,
            Ok(408 | 429 | 500..) | Err(_) => CallEnd::Later,
            Ok(status) => CallEnd::Refused(Some(status)),
        }
    }
}

/// The text as only the browser can read it (RFC 8291); nothing if its keys are none.
fn encrypted(browser: &ServedBrowser, text: &str) -> Option<Vec<u8>> {
    let point = p256::PublicKey::from_sec1_bytes(&browser.p256dh).ok()?;
    let secret: [u8; 16] = browser.auth.as_slice().try_into().ok()?;
    encrypt(text.as_bytes().to_vec(), &point, &Auth::from(secret)).ok()
}
