//! `/settings`: where everything is set, for who leads.

use crate::console::client::wants_json;
use crate::console::render::{html, see_other};
use crate::console::shell::settings_shell;
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::services::Services;
use crate::services::speaking;
use crate::views::catalogue::t;
use crate::views::settings_index::SettingsIndexPage;
use crate::views::side_menu::{self, MenuEntry, SettingsPlace};
use crate::web::{AgentAuth, Code, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

/// `GET /settings`: every page the actor may open. An agent may open none of them.
pub(in crate::console) async fn index(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let title = t::settings_title().to_owned();
    let shell = settings_shell(&request, &auth, &services, SettingsPlace::Index, title).await?;
    let mut entries = shell.menu.groups.iter().flat_map(|group| &group.entries);
    if entries.next().is_none() {
        return Err(Problem::new(Code::Forbidden));
    }
    if wants_json(&request, auth.via) {
        // Programs are told the same whatever their agent reads.
        let menu = || side_menu::menu(&auth.actor(), &SettingsPlace::Index, &[]);
        let menu = speaking(InterfaceLanguage::English, menu);
        let entries = menu.groups.iter().flat_map(|group| &group.entries);
        let page = |entry: &MenuEntry| json!({ "name": entry.name, "path": entry.address });
        let pages: Vec<Value> = entries.map(page).collect();
        return Ok(HttpResponse::Ok().json(json!({ "pages": pages })));
    }
    html(StatusCode::OK, &SettingsIndexPage { shell })
}

/// `GET /reports`: the first of them.
pub(in crate::console) async fn reports(_: AgentAuth) -> HttpResponse {
    see_other("/overview")
}
