//! Fills the pages about accounts.

use super::view::{AccountChoice, BotAccountRow, PersonRow, SecretRow};
use crate::domain::accounts::agent::Agent;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Role;
use crate::services::accounts::people::{BotAccount, BotHeld, PersonAccount, PersonHeld};
use crate::services::{AgentToken, RetiringKey, Unreachable};

fn moment(at: Option<Moment>) -> String {
    at.map(|at| at.to_string()).unwrap_or_default()
}

/// active, away or deactivated.
pub(crate) fn state(agent: &Agent) -> &'static str {
    match (agent.disabled_at, agent.away) {
        (Some(_), _) => "deactivated",
        (None, true) => "away",
        (None, false) => "active",
    }
}

/// A row of the list of people.
pub(crate) fn person(person: &PersonHeld, now: Moment) -> PersonRow {
    let agent = &person.agent;
    PersonRow {
        address: format!("/settings/people/{}", agent.token),
        name: agent.name.clone(),
        email: agent.email.clone(),
        role: agent.role.to_string(),
        teams: person.teams.join(", "),
        state: state(agent),
        since: moment(agent.disabled_at),
        tickets: person.tickets,
        online: agent.is_online(now),
        seen_at: moment(agent.online_until),
    }
}

/// Every role; the agent's own is chosen.
pub(crate) fn roles(chosen: Role) -> Vec<AccountChoice> {
    let choice = |role: &Role| AccountChoice {
        name: role.to_string(),
        chosen: *role == chosen,
    };
    Role::ALL.iter().map(choice).collect()
}

/// Every team; some are chosen.
pub(crate) fn teams(all: &[String], chosen: &[String]) -> Vec<AccountChoice> {
    let choice = |name: &String| AccountChoice {
        name: name.clone(),
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
            Some(_) => "deactivated",
            None => "active",
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
        Unreachable::Queue => "the ticket’s queue".to_owned(),
        Unreachable::Giver => "whoever gave it".to_owned(),
        Unreachable::Team(team) => team.clone(),
    }
}

/// What deactivating an agent does.
pub(crate) fn without_agent(account: &PersonAccount, is_self: bool) -> Vec<String> {
    let name = &account.person.agent.name;
    let moves = match account.concerned {
        0 => "No ticket is affected.".to_owned(),
        1 => "1 ticket that they have or are offered goes back to its queue.".to_owned(),
        count => format!("{count} tickets that they have or are offered go back to their queues."),
    };
    let mut all = vec![
        format!("{name} is signed out everywhere, and their API tokens are refused."),
        moves,
        "Their name stays on everything they wrote. You can activate the account again.".to_owned(),
    ];
    if is_self {
        let warning = "This is your own account: you are signed out, and only another admin can let you in again.";
        all.insert(0, warning.to_owned());
    }
    all
}

/// What deactivating a bot does.
pub(crate) fn without_bot(account: &BotAccount) -> Vec<String> {
    let held = &account.bot;
    let (name, to) = (
        &held.standing.bot.name,
        fallback(&held.standing.unreachable),
    );
    let mut all = vec![format!(
        "Every key of {name} is refused, and its streams end."
    )];
    if account.given > 0 {
        let tickets = counted(account.given, "ticket");
        all.push(format!(
            "{tickets} that it was given and has not answered: fallback {to}."
        ));
    }
    if held.conversations > 0 {
        let count = usize::try_from(held.conversations).unwrap_or_default();
        let conversations = counted(count, "conversation");
        all.push(format!(
            "It has {conversations}. Customers who wait for its answer get a person; conversations that another bot \
             started go back to that bot."
        ));
    }
    if account.told > 0 {
        let tickets = counted(account.told, "open ticket");
        all.push(format!(
            "{tickets} of it get a note, and what it asked there is withdrawn."
        ));
    }
    all.push("You can activate it again with the same keys.".to_owned());
    all
}

/// `1 ticket`, `2 tickets`.
fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}
