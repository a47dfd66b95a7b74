//! What is wrong with routing rules.

use crate::domain::base::words::{Priority, Reason};
use crate::domain::rules::routing::{RouteFault, TargetKind};
use crate::views::catalogue::t;
use crate::views::labels::{priority, why};

pub(super) fn said(fault: &RouteFault) -> String {
    let told = match fault {
        RouteFault::Hides { rule, hidden } => {
            return t::fault_routing_hides(rule, hidden.join(", "));
        }
        RouteFault::TooManyHours(most) => return t::fault_routing_hours(*most),
        RouteFault::TooManyTopics(most) => return t::fault_routing_topics(*most),
        RouteFault::Nothing => t::fault_routing_nothing(),
        RouteFault::AtLeast => t::fault_routing_at_least(),
        RouteFault::TooManyAttributes(most) => return t::fault_routing_attributes(*most),
        RouteFault::SameAttribute => t::fault_routing_same_attribute(),
        RouteFault::NoValue => t::fault_routing_no_value(),
        RouteFault::NoNumber => t::fault_routing_no_number(),
        RouteFault::ToItself => t::fault_routing_to_itself(),
        RouteFault::Unknown { kind, name, there } => {
            return unknown(*kind, name, there.as_deref());
        }
        RouteFault::LongText(most) => return t::fault_routing_long_text(*most),
        RouteFault::Toml { line, message } => return t::fault_routing_toml(*line, message),
        RouteFault::Reason => return one_of(Reason::ALL.iter().map(|reason| why(*reason))),
        RouteFault::Priority => {
            return one_of(Priority::ALL.iter().map(|level| priority(*level)));
        }
        RouteFault::Attribute => t::routing_error_customer(),
        RouteFault::NoHours => t::routing_error_hours(),
        RouteFault::Act => t::fault_routing_act(),
        RouteFault::Needed => t::fault_routing_needed(),
    };
    told.to_owned()
}

fn unknown(kind: TargetKind, name: &str, there: Option<&str>) -> String {
    match (kind, there) {
        (TargetKind::Team, Some(there)) => t::fault_routing_no_team(name, there),
        (TargetKind::Team, None) => t::fault_routing_no_team_yet(name),
        (TargetKind::Bot, Some(there)) => t::fault_routing_no_bot(name, there),
        (TargetKind::Bot, None) => t::fault_routing_no_bot_yet(name),
        (TargetKind::Skill, Some(there)) => t::fault_routing_no_skill(name, there),
        (TargetKind::Skill, None) => t::fault_routing_no_skill_yet(name),
    }
}

fn one_of(there: impl Iterator<Item = &'static str>) -> String {
    t::routing_error_one_of(there.collect::<Vec<_>>().join(", "))
}
