//! The frame of every page: who looks, what waits, and the form token.

use crate::domain::accounts::agent::MISSED_OFFER;
use crate::domain::accounts::preferences::ConsoleTheme;
use crate::domain::base::ids::TicketId;
use crate::services::{QueueCounts, Services, SignedIn};
use crate::views::shell::{Counts, Section, Shell, Viewer};
use crate::views::side_menu::{self, SettingsPlace, SideMenu};
use crate::web::{AgentAuth, Problem};
use actix_web::HttpRequest;
use serde::Serialize;

/// The frame of a page. `view` is the part of the console it belongs to.
pub(super) async fn shell(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    view: Section,
    title: String,
) -> Result<Shell, Problem> {
    let counts = services.reading().queue_counts(auth.actor()).await?;
    Ok(around(request, auth, services, view, title, counts))
}

/// The frame of a page of the settings, with their menu.
pub(super) async fn settings_shell(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    place: SettingsPlace,
    title: String,
) -> Result<Shell, Problem> {
    let mut shell = shell(request, auth, services, Section::Settings, title).await?;
    let settings = services.settings_snapshot().await?;
    let teams = settings.teams().iter().map(|team| team.team.name.clone());
    let teams: Vec<String> = teams.collect();
    shell.menu = side_menu::menu(&auth.actor(), &place, &teams);
    Ok(shell)
}

/// The frame of a page that was read together with these numbers.
pub(super) fn around(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    view: Section,
    title: String,
    counts: QueueCounts,
) -> Shell {
    Shell {
        title,
        me: viewer(&auth.signed_in),
        csrf: auth.form_token(),
        view,
        counts: Counts {
            load: counts.load,
            mine: counts.mine,
            mine_unread: counts.mine_unread,
            team: counts.team,
            all: counts.all,
            notifications: counts.notifications,
        },
        menu: SideMenu::default(),
        now: services.clock.now().to_string(),
        theme: theme(request, auth.signed_in.agent.preferences.theme),
    }
}

/// Who looks, for pages.
pub(super) fn viewer(signed_in: &SignedIn) -> Viewer {
    let agent = &signed_in.agent;
    Viewer {
        actor: signed_in.actor.clone(),
        account: agent.token.to_string(),
        name: agent.name.clone(),
        email: agent.email.clone(),
        preferences: agent.preferences,
        capacity: agent.capacity.unwrap_or_default(),
        away: agent.away,
        away_for: agent.away_for().unwrap_or_default().to_owned(),
        missed_offer: agent.missed_offer(),
        missed_ticket: agent.missed_ticket,
    }
}

/// Who is signed in, for programs.
#[derive(Debug, Serialize)]
pub(super) struct Me {
    id: String,
    name: String,
    email: String,
    role: String,
    away: bool,
    /// Why, in words, if it is known.
    away_reason: Option<String>,
    /// The ticket whose offer was missed, if that is why.
    missed_ticket: Option<TicketId>,
}

pub(super) fn me(signed_in: &SignedIn) -> Me {
    let agent = &signed_in.agent;
    Me {
        id: agent.token.to_string(),
        name: agent.name.clone(),
        email: agent.email.clone(),
        role: agent.role.to_string(),
        away: agent.away,
        away_reason: match agent.missed_offer() {
            true => Some(MISSED_OFFER.to_owned()),
            false => agent.away_reason.clone(),
        },
        missed_ticket: agent.missed_ticket,
    }
}

/// `light` or `dark`; anything else follows the system. A browser keeps what nobody chose for every computer of theirs.
fn theme(request: &HttpRequest, chosen: Option<ConsoleTheme>) -> String {
    match chosen {
        Some(ConsoleTheme::System) => return String::new(),
        Some(theme) => return theme.to_string(),
        None => {}
    }
    let cookie = request.cookie("theme");
    let chosen = cookie.as_ref().map(|cookie| cookie.value());
    chosen
        .filter(|theme| matches!(*theme, "light" | "dark"))
        .unwrap_or_default()
        .to_owned()
}
