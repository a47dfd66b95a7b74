//! The page, as it is or with what became of a form.

use crate::console::shell::shell;
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access;
use crate::services::Services;
use crate::services::desk::saved_views::WantedView;
use crate::views::catalogue::t;
use crate::views::queue::shown_by::sorts;
use crate::views::saved_views::fill;
use crate::views::saved_views::view::SavedViewsPage;
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::HttpRequest;

/// What stands in the form of the page, and what is wrong with it.
#[derive(Debug)]
pub(super) struct ViewForm {
    /// The view that is edited; a new one when absent.
    pub(super) edits: Option<i64>,
    /// As it was sent.
    pub(super) sent: WantedView,
    /// Whether nothing was sent yet: then what is edited stands in the form.
    pub(super) is_new: bool,
    /// Whether it was asked for, to be written now.
    pub(super) begins: bool,
    /// What is wrong with it.
    pub(super) wrong: Vec<FieldError>,
    /// What was just done, as the address says.
    pub(super) done: String,
}

/// The page.
pub(super) async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    form: ViewForm,
) -> Result<SavedViewsPage, Problem> {
    let views = services.desk().saved_views(auth.actor()).await?;
    let editable = views.iter().filter(|listed| listed.may_change);
    let edited = editable
        .clone()
        .find(|listed| form.edits == Some(listed.view.id.0));
    let held = edited.filter(|_| form.is_new);
    let held = held.map(|listed| WantedView {
        of: String::new(),
        name: listed.view.words.name.clone(),
        filter: listed.view.words.filter.clone(),
        sort: listed.view.words.sort,
    });
    let shown = held.unwrap_or(form.sent);
    let settings = services.settings_snapshot().await?;
    let actor = auth.actor();
    let names = settings.teams().iter();
    let names = names.map(|team| team.team.name.clone());
    let title = t::views_title().to_owned();
    let shell = shell(request, auth, services, Section::Settings, title).await?;
    Ok(SavedViewsPage {
        teams: match access::leads(&actor) {
            true => fill::owners(names, &shown.of),
            false => Vec::new(),
        },
        shell,
        views: views.iter().map(fill::row).collect(),
        edits: edited.map_or(0, |listed| listed.view.id.0),
        sorts: sorts(shown.sort),
        name: shown.name,
        begins: form.begins,
        filter: shown.filter,
        errors: form.wrong.iter().map(fill::wrong).collect(),
        flash: fill::flash(&form.done).to_owned(),
    })
}
