//! Fills the pages about accounts.

use super::view::{AccountChoice, BotAccountRow, PersonRow, SecretRow};
use crate::domain::accounts::agent::Agent;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Role;
use crate::services::accounts::people::{BotAccount, BotHeld, PersonAccount, PersonHeld};
use crate::services::{AgentToken, RetiringKey, Unreachable};
use crate::views::catalogue::t;
use crate::views::labels;

fn moment(at: Option<Moment>) -> String {
    at.map(|at| at.to_string()).unwrap_or_default()
}

fn state(agent: &Agent) -> String {
    let state = match (agent.disabled_at, agent.away) {
        (Some(_), _) => t::people_state_deactivated(),
        (None, true) => match agent.away_for() {
            Some(why) => return t::people_state_away_for(labels::away(why)),
            None => t::people_state_away(),
        },
        (None, false) => t::people_state_active(),
    };
    state.to_owned()
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Agent => t::people_role_agent(),
        Role::Manager => t::people_role_manager(),
        Role::Admin => t::people_role_admin(),
    }
}

/// Managers and admins see the tickets of all teams.
fn is_teamless(person: &PersonHeld) -> bool {
    let agent = &person.agent;
    person.teams.is_empty() && agent.role == Role::Agent && agent.disabled_at.is_none()
}

/// A row of the list of people.
pub(crate) fn person(person: &PersonHeld, now: Moment) -> PersonRow {
    let agent = &person.agent;
    PersonRow {
        address: format!("/settings/people/{}", agent.token),
        name: agent.name.clone(),
        email: agent.email.clone(),
        role: role(agent.role).to_owned(),
        teams: person.teams.join(", "),
        teamless: is_teamless(person),
        state: state(agent),
        away: agent.away,
        since: moment(agent.disabled_at),
        tickets: person.tickets,
        online: agent.is_online(now),
        seen_at: moment(agent.online_until),
    }
}

/// Every role; the agent's own is chosen.
pub(crate) fn roles(chosen: Role) -> Vec<AccountChoice> {
    let choice = |one: &Role| AccountChoice {
        name: one.to_string(),
        label: role(*one).to_owned(),
        chosen: *one == chosen,
    };
    Role::ALL.iter().map(choice).collect()
}

/// Every team; some are chosen.
pub(crate) fn teams(all: &[String], chosen: &[String]) -> Vec<AccountChoice> {
    let choice = |name: &String| AccountChoice {
        name: name.clone(),
        label: name.clone(),
        chosen: chosen.contains(name),
    };
    all.iter().map(choice).collect()
}

/// A row of an agent's tokens.
pub(crate) fn token(token: &AgentToken) -> SecretRow {
    SecretRow {
        id: token.id.to_string(),
        hint: token.hint.clone(),
        since: token.created_at.to_string(),
        used_at: moment(token.used_at),
        ends: moment(token.expires_at),
    }
}

fn retiring(key: &RetiringKey) -> SecretRow {
    SecretRow {
        id: key.id.to_string(),
        hint: key.key_hint.clone(),
        since: key.retired_at.to_string(),
        used_at: moment(key.used_at),
        ends: key.expires_at.to_string(),
    }
}

/// The keys of a bot: the present one, then those that were replaced.
pub(crate) fn keys(account: &BotAccount) -> Vec<SecretRow> {
    let present = SecretRow {
        hint: account.bot.standing.bot.key_hint.clone(),
        ..SecretRow::default()
    };
    let replaced = account.keys.iter().map(retiring);
    std::iter::once(present).chain(replaced).collect()
}

/// A row of the list of bots.
pub(crate) fn bot(held: &BotHeld) -> BotAccountRow {
    let bot = &held.standing.bot;
    BotAccountRow {
        address: format!("/settings/bots/{}", bot.token),
        name: bot.name.clone(),
        version: bot.version.clone().unwrap_or_default(),
        team: held.team.clone(),
        state: match bot.disabled_at {
            Some(_) => t::bots_state_deactivated(),
            None => t::bots_state_active(),
        },
        since: moment(bot.disabled_at),
        conversations: held.conversations,
        heard_at: moment(held.standing.heard_at),
        fallback: fallback(&held.standing.unreachable),
        lapses: held.standing.lapses,
    }
}

fn fallback(to: &Unreachable) -> String {
    match to {
        Unreachable::Queue => t::bots_fallback_queue().to_owned(),
        Unreachable::Giver => t::bots_fallback_giver().to_owned(),
        Unreachable::Team(team) => team.clone(),
    }
}

/// What deactivating an agent does.
pub(crate) fn without_agent(account: &PersonAccount, is_self: bool) -> Vec<String> {
    let mut all = vec![
        t::people_off_sessions(&account.person.agent.name),
        t::people_off_tickets(account.concerned),
        t::people_off_kept().to_owned(),
    ];
    if is_self {
        all.insert(0, t::people_off_self().to_owned());
    }
    all
}

/// What giving somebody a new password does.
pub(crate) fn with_new_password(name: &str) -> Vec<String> {
    vec![
        t::people_password_then(name),
        t::people_sign_out_then(name),
        t::people_password_pass_on().to_owned(),
    ]
}

/// What deactivating a bot does.
pub(crate) fn without_bot(account: &BotAccount) -> Vec<String> {
    let held = &account.bot;
    let mut all = vec![t::bots_off_keys(&held.standing.bot.name)];
    if account.given > 0 {
        let to = fallback(&held.standing.unreachable);
        all.push(t::bots_off_given(account.given, to));
    }
    if held.conversations > 0 {
        all.push(t::bots_off_conversations(held.conversations));
    }
    if account.told > 0 {
        all.push(t::bots_off_asks(account.told));
    }
    all.push(t::bots_off_kept().to_owned());
    all
}
