//! How a call says from whom it comes (RFC 8292): a token that names the push service and is signed with Baton's key.

use crate::domain::base::time::Moment;
use crate::services::notifications::push_key::PushKey;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use std::time::Duration;
use url::Url;
use web_push_native::p256::ecdsa::signature::Signer;
use web_push_native::p256::ecdsa::{Signature, SigningKey};

/// Push services take a day at most.
const SIGNED_FOR: Duration = Duration::from_secs(12 * 3600);

/// The header `Authorization` of a call. `contact` is where a push service reaches the operator.
pub(super) fn authorization(key: &PushKey, endpoint: &Url, contact: &str, now: Moment) -> String {
    let head = json!({ "typ": "JWT", "alg": "ES256" });
    let claims = json!({
        "aud": endpoint.origin().ascii_serialization(),
        "exp": now.plus(SIGNED_FOR).micros() / 1_000_000,
        "sub": contact,
    });
    let part = |part: &serde_json::Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let signed = format!("{}.{}", part(&head), part(&claims));
    let signature: Signature = SigningKey::from(&key.0).sign(signed.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(signature.to_bytes());
    format!("vapid t={signed}.{signature}, k={}", key.public_text())
}
