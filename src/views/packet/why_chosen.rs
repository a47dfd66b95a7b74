//! "Why me?" and "Why not Ana?": the newest choice of an agent, in words.

use crate::domain::dispatch::{Decision, Exclusion, Ranked, Relaxed};
use crate::views::catalogue::t;
use crate::views::language_names::language;
use crate::views::team_time::stored_until;

/// Under so many seconds an idle time is said in seconds.
const SECONDS_BELOW: u64 = 120;

/// One line each: who was chosen, who would have been next, who was left out, what was no longer required.
pub(super) fn lines(decision: &Decision) -> Vec<String> {
    let mut lines = Vec::new();
    let mut ranked = decision.ranked.iter();
    match ranked.next() {
        Some(best) => lines.push(t::packet_chosen(&best.name, reasons(best))),
        None => lines.push(t::packet_chosen_none().to_owned()),
    }
    lines.extend(ranked.map(|next| t::packet_chosen_next(&next.name, reasons(next))));
    let left = decision.excluded.iter();
    lines.extend(left.map(|left| t::packet_chosen_not(&left.name, exclusion(&left.why))));
    let relaxed = match decision.need.relaxed {
        Relaxed::Nothing => None,
        Relaxed::Skills => Some(t::packet_relaxed_skills()),
        Relaxed::Language => Some(t::packet_relaxed_language()),
        Relaxed::Declines => Some(t::packet_relaxed_declines()),
    };
    lines.extend(relaxed.map(str::to_owned));
    lines
}

fn reasons(ranked: &Ranked) -> String {
    let mut reasons = Vec::new();
    if ranked.wanted {
        reasons.push(t::packet_ranked_wanted().to_owned());
    }
    if ranked.had_it {
        reasons.push(t::packet_ranked_had_it().to_owned());
    }
    if !ranked.speaks {
        reasons.push(t::packet_ranked_not_spoken().to_owned());
    }
    if ranked.skill > 0 {
        reasons.push(t::packet_ranked_skill(ranked.skill));
    }
    if ranked.preferred > 0 {
        reasons.push(t::packet_ranked_preferred(ranked.preferred));
    }
    reasons.push(t::packet_ranked_load(ranked.load / 10));
    reasons.push(match ranked.idle_seconds {
        u64::MAX => t::packet_ranked_no_tickets().to_owned(),
        seconds if seconds < SECONDS_BELOW => t::packet_ranked_idle_seconds(seconds),
        seconds => t::packet_ranked_idle_minutes(seconds / 60),
    });
    reasons.join(", ")
}

fn exclusion(why: &Exclusion) -> String {
    match why {
        Exclusion::Offline => t::packet_excluded_offline().to_owned(),
        Exclusion::Away => t::packet_excluded_away().to_owned(),
        Exclusion::Closed { until } => t::packet_excluded_closed(stored_until(until)),
        Exclusion::Full { load, capacity } => t::packet_excluded_full(load, capacity),
        Exclusion::Asked => t::packet_excluded_asked().to_owned(),
        Exclusion::Declined => t::packet_excluded_declined().to_owned(),
        Exclusion::LacksSkill { skill } => t::packet_excluded_skill(skill),
        Exclusion::LacksLanguage { language: tag } => t::packet_excluded_language(language(tag)),
    }
}
