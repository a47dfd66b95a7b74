//! What a form of a page held, until it is known that it was done: a refusal gives it back.

use super::client::is_script;
use crate::web::origin;
use crate::web::problems::wants_page;
use actix_web::{HttpMessage, HttpRequest};
use url::form_urlencoded;

/// Fields that nobody wrote, besides those that say what a form was made from.
const HIDDEN: [&str; 12] = [
    "csrf",
    "client_id",
    "last_seq",
    "kind",
    "ask",
    "outcome",
    "author",
    "mode",
    "to",
    "file_id",
    "saved_reply",
    "reply_id",
];

/// Names and texts of a form, in order, without its token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct KeptForm(pub(crate) Vec<(String, String)>);

impl KeptForm {
    /// Keeps a form of a browser without script with its request. The words of another site's page are not kept: they
    /// would come back on ours.
    pub(super) fn keep(request: &HttpRequest, fields: &[(String, String)]) {
        if is_script(request) || !wants_page(request) || origin::check(request).is_err() {
            return;
        }
        let fields = fields.iter().filter(|(name, _)| name != "csrf");
        request
            .extensions_mut()
            .insert(Self(fields.cloned().collect()));
    }

    /// The form that came with this request.
    pub(super) fn of(request: &HttpRequest) -> Option<Self> {
        request.extensions().get::<Self>().cloned()
    }

    /// As it goes through the form that signs in.
    pub(super) fn encoded(&self) -> String {
        let mut encoded = form_urlencoded::Serializer::new(String::new());
        encoded.extend_pairs(&self.0).finish()
    }

    /// The same, back again.
    pub(super) fn decoded(text: &str) -> Self {
        Self(
            form_urlencoded::parse(text.as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The text of a field; empty if there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map(|(_, text)| text.as_str()).unwrap_or_default()
    }

    /// What a person wrote into it.
    pub(super) fn written(&self) -> Vec<&str> {
        let is_hidden = |name: &str| HIDDEN.contains(&name) || name.starts_with("revision");
        let written = self.0.iter();
        let written = written.filter(|(name, text)| !is_hidden(name) && !text.trim().is_empty());
        written.map(|(_, text)| text.as_str()).collect()
    }
}
