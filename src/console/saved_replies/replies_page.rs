//! The page, as it is or with what became of a form.

use super::replies_address::asked;
use crate::console::shell::shell;
use crate::domain::base::ids::SavedReplyId;
use crate::domain::base::invalid::FieldError;
use crate::domain::desk::saved_replies::written_reply::WrittenReply;
use crate::services::Services;
use crate::views::catalogue::t;
use crate::views::saved_replies::fill;
use crate::views::saved_replies::view::SavedRepliesPage;
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::HttpRequest;

/// What stands in the forms of the page, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct ReplyForm {
    /// The reply that is edited; a new one when absent.
    pub(super) edits: Option<i64>,
    /// The fields as the form sent them; those of the reply when absent.
    pub(super) sent: Option<WrittenReply>,
    /// What is wrong with them.
    pub(super) wrong: Vec<FieldError>,
    /// A table as it was sent.
    pub(super) table: String,
    /// What is wrong with its lines.
    pub(super) wrong_lines: Vec<FieldError>,
}

/// The page of an owner.
pub(super) async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    of: String,
    form: ReplyForm,
) -> Result<SavedRepliesPage, Problem> {
    let owned = services.desk().saved_replies(auth.actor(), of).await?;
    let edits = form.edits.map(SavedReplyId);
    let edited = owned.replies.iter().find(|reply| edits == Some(reply.id));
    let edited = edited.filter(|_| owned.may_change);
    let written = form.sent.or_else(|| edited.map(fill::written));
    let title = t::replies_title().to_owned();
    Ok(SavedRepliesPage {
        shell: shell(request, auth, services, Section::Settings, title).await?,
        owners: fill::owners(&owned),
        title: fill::title(&owned.of),
        of: owned.of.word.clone(),
        may_change: owned.may_change,
        replies: owned.replies.iter().map(fill::reply).collect(),
        edits: edited.map_or(0, |reply| reply.id.0),
        written: written.unwrap_or_default(),
        errors: form.wrong.iter().map(fill::wrong).collect(),
        table: form.table,
        wrong_lines: form.wrong_lines.iter().map(fill::wrong_line).collect(),
        flash: fill::flash(&asked(request, "done")).to_owned(),
    })
}
