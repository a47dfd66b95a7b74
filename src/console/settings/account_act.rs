//! What an admin does to an account, of a person or of a bot, and how it is answered. It is committed by then, so the answer
//! is never an error, and a secret that is shown once is shown.

use super::with;
use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::base::invalid::FieldError;
use crate::services::ServiceError;
use crate::views::accounts::view::NewSecret;
use crate::views::catalogue::t;
use crate::web::Problem;
use actix_web::HttpResponse;
use actix_web::http::header::ContentType;
use serde_json::{Value, json};

/// What came of it. `Asked` is what may have to be confirmed: of a bot, that this key is revoked, or else that it is
/// deactivated.
pub(super) enum AccountActed<Asked = Option<i64>> {
    /// It was done; the word says what, to the page.
    Done(&'static str),
    /// Something was made that is shown this once.
    Made(MadeSecret),
    /// Somebody has to confirm it first.
    Asks(Asked),
}

impl<Asked> AccountActed<Asked> {
    /// What was made, if anything was.
    pub(super) fn made(self) -> Option<MadeSecret> {
        match self {
            Self::Made(made) => Some(made),
            Self::Done(_) | Self::Asks(_) => None,
        }
    }
}

/// A key, a token or a password that was just made.
#[derive(Debug, Clone)]
pub(super) struct MadeSecret {
    /// Its member in an answer to a program.
    pub(super) member: &'static str,
    /// What a page calls it.
    pub(super) what: &'static str,
    pub(super) secret: String,
}

impl From<MadeSecret> for NewSecret {
    fn from(MadeSecret { what, secret, .. }: MadeSecret) -> Self {
        Self { what, secret }
    }
}

/// The account as a program gets it after the act; only its id where it cannot be read any more.
pub(super) fn shown(now: Result<Value, ServiceError>, id: &str, made: Option<MadeSecret>) -> Value {
    let account = now.unwrap_or_else(|error| {
        tracing::warn!(%error, "An account was changed; it could not be read for the answer");
        json!({ "id": id, "shown": false })
    });
    match made {
        Some(MadeSecret { member, secret, .. }) => with(account, member, secret),
        None => account,
    }
}

/// A page that shows what was made; a line with it where the page cannot be read.
pub(super) fn page_or_secret(
    page: Result<HttpResponse, Problem>,
    made: &MadeSecret,
) -> HttpResponse {
    page.unwrap_or_else(|problem| {
        tracing::warn!(%problem, "A secret was made; its page could not be read");
        let line = t::settings_secret_line(made.what, &made.secret) + "\n";
        HttpResponse::Ok()
            .content_type(ContentType::plaintext())
            .body(line)
    })
}

/// One field that cannot be used.
pub(super) fn invalid(pointer: &str, fault: AccountFault) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(pointer, fault)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::StorageError;
    use crate::web::Code;
    use actix_web::body::to_bytes;

    fn made() -> MadeSecret {
        MadeSecret {
            member: "key",
            what: "Key",
            secret: "bk_1".to_owned(),
        }
    }

    #[test]
    fn a_key_that_was_made_is_told_although_its_account_cannot_be_read() {
        let lost = || Err(ServiceError::Storage(StorageError::Busy("locked".into())));
        let told = shown(lost(), "bot_1", Some(made()));
        assert_eq!(
            told,
            json!({ "id": "bot_1", "shown": false, "key": "bk_1" })
        );
        let told = shown(Ok(json!({ "id": "bot_1" })), "bot_1", None);
        assert_eq!(told, json!({ "id": "bot_1" }));
    }

    #[actix_web::test]
    async fn a_key_that_was_made_is_shown_although_its_page_cannot_be_read() {
        let lost = Err(Problem::new(Code::Unavailable));
        let answer = page_or_secret(lost, &made());
        assert!(answer.status().is_success());
        let text = to_bytes(answer.into_body()).await.unwrap();
        assert!(String::from_utf8_lossy(&text).contains("bk_1"));
    }
}
