//! Values of options, read once.

use crate::domain::accounts::lifetimes::{NEVER, TokenLife};
use crate::domain::base::words::Role;
use crate::domain::team::{Assignment, within};
use crate::services::Unreachable;
use std::time::Duration;

/// A role.
pub(super) fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| "one of agent, manager, admin".to_owned())
}

/// How a team's tickets find an agent.
pub(super) fn assignment(word: &str) -> Result<Assignment, String> {
    Assignment::parse(word).ok_or_else(|| "one of claim, offer".to_owned())
}

/// From one second to a week.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().and_then(within::in_range);
    seconds.ok_or_else(|| format!("seconds, from 1 to {}", within::MOST_SECONDS))
}

/// The same, and 0 for what is usual.
pub(super) fn seconds_or_none(text: &str) -> Result<Duration, String> {
    match text {
        "0" => Ok(Duration::ZERO),
        _ => seconds(text),
    }
}

/// How long something lasts: a number with its unit, as in `90d`, `24h`, `30m` or `45s`. How long it may last is decided where it is used.
pub(super) fn lasts(text: &str) -> Result<Duration, String> {
    let split = text.find(|letter: char| !letter.is_ascii_digit());
    let (number, unit) = text.split_at(split.unwrap_or(text.len()));
    let unit = match unit {
        "d" => Some(24 * 3600),
        "h" => Some(3600),
        "m" => Some(60),
        "s" => Some(1),
        _ => None,
    };
    let seconds = number.parse::<u64>().ok().zip(unit);
    match seconds.and_then(|(number, unit)| number.checked_mul(unit)) {
        Some(seconds @ 1..) => Ok(Duration::from_secs(seconds)),
        _ => Err("a time with its unit, as in 90d, 24h, 30m or 45s".to_owned()),
    }
}

/// How long a token lasts: a time with its unit, or `never`.
pub(super) fn token_life(text: &str) -> Result<TokenLife, String> {
    match text {
        NEVER => Ok(TokenLife::Forever),
        _ => Ok(TokenLife::For(lasts(text)?)),
    }
}

/// `refunds:3`; without a level 3.
pub(super) fn skill(text: &str) -> Result<(String, i64), String> {
    let (name, level) = text.rsplit_once(':').unwrap_or((text, "3"));
    match level.parse() {
        Ok(level @ 1..=5) if !name.trim().is_empty() => Ok((name.to_owned(), level)),
        _ => Err("a skill and a level from 1 to 5, as in refunds:3".to_owned()),
    }
}

/// `queue`, `giver` or `team:NAME`.
pub(super) fn unreachable(text: &str) -> Result<Unreachable, String> {
    match (text, text.strip_prefix("team:").map(str::trim)) {
        ("queue", _) => Ok(Unreachable::Queue),
        ("giver", _) => Ok(Unreachable::Giver),
        (_, Some(team)) if !team.is_empty() => Ok(Unreachable::Team(team.to_owned())),
        _ => Err("one of queue, giver, team:NAME".to_owned()),
    }
}
