//! The variables of a saved reply: `{{customer.name}}`, or `{{customer.name|you}}` with what stands there if it is not
//! known.

use crate::domain::base::ids::TicketId;
use crate::domain::desk::saved_reply_fault::{SavedReplyFault, VARIABLES};
use crate::domain::packet::Fact;
use crate::domain::packet::completeness;
use strsim::levenshtein;

/// So much of an unknown variable is repeated to its writer.
const REPEATED_CHARS: usize = 60;

/// What a variable stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReplyVariable<'t> {
    CustomerName,
    CustomerFirstName,
    AgentName,
    TicketNumber,
    Team,
    Fact(&'t str),
}

impl<'t> ReplyVariable<'t> {
    fn parse(written: &'t str) -> Option<Self> {
        match written {
            "customer.name" => Some(Self::CustomerName),
            "customer.first_name" => Some(Self::CustomerFirstName),
            "agent.name" => Some(Self::AgentName),
            "ticket.number" => Some(Self::TicketNumber),
            "team" => Some(Self::Team),
            written => {
                let name = written.strip_prefix("fact:")?.trim();
                (!name.is_empty()).then_some(Self::Fact(name))
            }
        }
    }
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ReplyPiece<'t> {
    Words(&'t str),
    Value {
        written: &'t str,
        variable: ReplyVariable<'t>,
        default: Option<&'t str>,
    },
    Wrong {
        raw: &'t str,
        fault: SavedReplyFault,
    },
}

fn pieces(text: &str) -> Vec<ReplyPiece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, opened)) = rest.split_once("{{") {
        pieces.push(ReplyPiece::Words(words));
        let raw = rest.get(words.len()..).unwrap_or_default();
        let Some((inner, after)) = opened.split_once("}}") else {
            let fault = SavedReplyFault::Unclosed;
            pieces.push(ReplyPiece::Wrong { raw, fault });
            return pieces;
        };
        let raw = raw.get(..inner.len() + 4).unwrap_or_default();
        pieces.push(piece(raw, inner));
        rest = after;
    }
    pieces.push(ReplyPiece::Words(rest));
    pieces
}

fn piece<'t>(raw: &'t str, inner: &'t str) -> ReplyPiece<'t> {
    let (written, default) = match inner.split_once('|') {
        Some((written, default)) => (written.trim(), Some(default.trim())),
        None => (inner.trim(), None),
    };
    match ReplyVariable::parse(written) {
        Some(_) if default.is_some_and(|default| default.contains("{{")) => ReplyPiece::Wrong {
            raw,
            fault: SavedReplyFault::InDefault,
        },
        Some(variable) => ReplyPiece::Value {
            written,
            variable,
            default,
        },
        None => ReplyPiece::Wrong {
            raw,
            // Without a name, the fault repeats the braces.
            fault: unknown(if written.is_empty() { raw } else { written }),
        },
    }
}

/// An unknown variable, and the known one that was probably meant.
fn unknown(written: &str) -> SavedReplyFault {
    let variable: String = written.chars().take(REPEATED_CHARS).collect();
    let lower = variable.to_lowercase();
    let near = VARIABLES
        .iter()
        .map(|known| (levenshtein(&lower, known), *known));
    match near.min() {
        Some((distance, nearest)) if distance * 2 <= nearest.len() => {
            SavedReplyFault::NearlyKnown { variable, nearest }
        }
        _ => SavedReplyFault::Unknown(variable),
    }
}

/// What is wrong with the variables of a text.
pub(super) fn faults(text: &str) -> Vec<SavedReplyFault> {
    let wrong = pieces(text).into_iter().filter_map(|piece| match piece {
        ReplyPiece::Wrong { fault, .. } => Some(fault),
        ReplyPiece::Words(_) | ReplyPiece::Value { .. } => None,
    });
    wrong.collect()
}

/// What the variables stand for at one ticket.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReplyValues<'a> {
    /// The customer's full name.
    pub(crate) customer: Option<&'a str>,
    /// Who writes.
    pub(crate) agent: &'a str,
    /// The ticket.
    pub(crate) ticket: TicketId,
    /// Its team's name.
    pub(crate) team: &'a str,
    /// What is known.
    pub(crate) facts: &'a [Fact],
}

impl ReplyValues<'_> {
    fn of(&self, variable: ReplyVariable<'_>) -> Option<String> {
        let customer = self.customer.map(str::trim).filter(|name| !name.is_empty());
        match variable {
            ReplyVariable::CustomerName => customer.map(str::to_owned),
            ReplyVariable::CustomerFirstName => {
                customer?.split_whitespace().next().map(str::to_owned)
            }
            ReplyVariable::AgentName => Some(self.agent.to_owned()),
            ReplyVariable::TicketNumber => Some(self.ticket.to_string()),
            ReplyVariable::Team => Some(self.team.to_owned()),
            ReplyVariable::Fact(name) => {
                let mut facts = self.facts.iter();
                let found = facts.find(|fact| fact.name.eq_ignore_ascii_case(name));
                found.and_then(|fact| completeness::text(&fact.value))
            }
        }
    }
}

/// The text for one ticket. What is not known shows as its default, or as its variable in brackets: something that
/// nobody overlooks. Values are never read as variables.
pub(crate) fn fill(text: &str, values: &ReplyValues<'_>) -> String {
    let mut filled = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            ReplyPiece::Words(words) => filled.push_str(words),
            // A newer release may know it.
            ReplyPiece::Wrong { raw, .. } => filled.push_str(raw),
            ReplyPiece::Value {
                written,
                variable,
                default,
            } => match (values.of(variable), default) {
                (Some(value), _) => filled.push_str(&value),
                (None, Some(default)) => filled.push_str(default),
                (None, None) => filled.push_str(&format!("[{written}]")),
            },
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fact(name: &str, value: serde_json::Value) -> Fact {
        Fact {
            name: name.to_owned(),
            value,
            confidence: None,
            source: None,
            confirmed: false,
        }
    }

    fn filled(text: &str, customer: Option<&str>) -> String {
        let facts = [
            fact("order_number", json!(4711)),
            fact("city", json!(null)),
            fact("said", json!("{{agent.name}}")),
        ];
        let values = ReplyValues {
            customer,
            agent: "Ada Okafor",
            ticket: TicketId(48),
            team: "Flights",
            facts: &facts,
        };
        fill(text, &values)
    }

    #[test]
    fn variables_show_what_they_stand_for() {
        let text = "Hi {{customer.first_name|there}}, {{ customer.name }}: {{agent.name}} of {{team}} has #{{ticket.number}}, order {{fact:Order_Number}}.";
        assert_eq!(
            filled(text, Some(" Maria José López ")),
            "Hi Maria, Maria José López: Ada Okafor of Flights has #48, order 4711."
        );
    }

    #[test]
    fn what_is_not_known_shows_as_its_default_or_where_nobody_overlooks_it() {
        assert_eq!(
            filled("Hi {{customer.first_name| there }}!", Some(" ")),
            "Hi there!"
        );
        assert_eq!(filled("Hi{{customer.name|}}!", None), "Hi!");
        assert_eq!(
            filled("{{customer.name}} {{fact:city}}", None),
            "[customer.name] [fact:city]"
        );
    }

    #[test]
    fn a_value_is_never_read_as_a_variable() {
        assert_eq!(filled("{{fact:said}}", None), "{{agent.name}}");
        assert_eq!(filled("{{fact:none|}} }} {", None), " }} {");
    }

    #[test]
    fn an_unknown_variable_is_told_with_the_nearest_known_one() {
        let near = |variable: &str, nearest| SavedReplyFault::NearlyKnown {
            variable: variable.to_owned(),
            nearest,
        };
        assert_eq!(
            faults("{{customer.nme}} {{Customer.First_Name|x}} {{fact.order_number}} {{team}}"),
            [
                near("customer.nme", "customer.name"),
                near("Customer.First_Name", "customer.first_name"),
                near("fact.order_number", "fact:order_number"),
            ]
        );
        let unknown = |variable: &str| SavedReplyFault::Unknown(variable.to_owned());
        assert_eq!(
            faults("{{reply:goodbye}} {{}}"),
            [unknown("reply:goodbye"), unknown("{{}}")]
        );
        assert_eq!(faults("{{fact:}}").len(), 1);
        assert_eq!(faults("so {{team|a"), [SavedReplyFault::Unclosed]);
        let in_default = "Hi {{customer.name|{{team}}}}";
        assert_eq!(faults(in_default), [SavedReplyFault::InDefault]);
        assert_eq!(
            filled("as it {{was.written}} {{", None),
            "as it {{was.written}} {{"
        );
        assert!(faults("no {braces} }}").is_empty());
    }
}
