//! An account, for programs, and what they send of one.

use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::Role;
use crate::services::ServiceError;
use crate::services::accounts::people::PersonHeld;
use serde_json::{Value, json};

/// A role by its word.
pub(super) fn role(word: Option<&str>) -> Result<Option<Role>, ServiceError> {
    let role = word.map(|word| Role::parse(word).ok_or(AccountFault::Role));
    role.transpose()
        .map_err(|fault| ServiceError::Invalid(vec![FieldError::new("/role", fault)]))
}

/// A person, for programs.
pub(super) fn person_json(person: &PersonHeld) -> Value {
    let agent = &person.agent;
    json!({
        "id": agent.token,
        "name": agent.name,
        "email": agent.email,
        "role": agent.role,
        "teams": person.teams,
        "state": match (agent.disabled_at, agent.away) {
            (Some(_), _) => "deactivated",
            (None, true) => "away",
            (None, false) => "active",
        },
        "deactivated_at": agent.disabled_at,
        "tickets": person.tickets,
        "seen_at": agent.online_until,
    })
}
