//! How much of what a team needs the packet holds. Nothing of it is stored, so a changed need applies to every
//! ticket at once.

use super::Packet;
use super::needs::{Need, Needs, Place};
use crate::domain::case::conversation::Customer;
use serde_json::Value;

/// What is known of a case, wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CaseKnowledge<'a> {
    pub(crate) packet: &'a Packet,
    pub(crate) customer: Option<&'a Customer>,
}

/// An answer to a need, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NeedAnswer {
    /// As text for people.
    pub(crate) value: String,
    /// `customer`, `orders API`, an agent's name; or the place, such as `summary`.
    pub(crate) source: String,
}

/// Where one need stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Standing<'n> {
    pub(crate) need: &'n Need,
    /// Its answer, if there is one.
    pub(crate) answer: Option<NeedAnswer>,
}

/// Where all needs of a team stand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Completeness<'n> {
    /// In the team's order.
    pub(crate) standings: Vec<Standing<'n>>,
}

/// A required fact that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The fact's name.
    pub name: String,
    /// The question that asks for it, in the customer's language where the team has it.
    pub question: String,
}

/// What came of holding a packet against its team's needs: what is told of it outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// How much of what is required is there, in whole percent.
    pub percent: i64,
    /// The required facts that are not there, in the team's order.
    pub missing: Vec<Missing>,
}

impl Measured {
    /// The share from 0 to 1 in two decimals, which say enough and read the same everywhere.
    pub(crate) fn share(&self) -> f64 {
        self.percent as f64 / 100.0
    }
}

/// Holds what is known against what a team needs.
pub(crate) fn completeness<'n>(needs: &'n Needs, known: CaseKnowledge<'_>) -> Completeness<'n> {
    let standing = |need: &'n Need| Standing {
        need,
        answer: known.answer(need),
    };
    Completeness {
        standings: needs.facts.iter().map(standing).collect(),
    }
}

impl<'n> Completeness<'n> {
    /// The share of the required facts that are there, 0 to 1; all of nothing is all.
    pub(crate) fn share(&self) -> f64 {
        let required = self.standings.iter().filter(|s| s.need.required).count();
        match required {
            0 => 1.0,
            required => (required - self.missing().count()) as f64 / required as f64,
        }
    }

    /// The share in whole percent; 100 only when nothing is missing.
    pub(crate) fn percent(&self) -> i64 {
        (self.share() * 100.0).floor() as i64
    }

    /// What is told of it outside; questions are in this language where the team has them.
    pub(crate) fn measured(&self, language: Option<&str>) -> Measured {
        let missing = self.missing().map(|need| Missing {
            name: need.name.clone(),
            question: need.question(language),
        });
        Measured {
            percent: self.percent(),
            missing: missing.collect(),
        }
    }

    /// The required facts that are not there.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &'n Need> {
        let missing = |s: &&Standing<'n>| s.need.required && s.answer.is_none();
        self.standings.iter().filter(missing).map(|s| s.need)
    }
}

impl CaseKnowledge<'_> {
    /// The answer to a need: a fact of its name, or one of the places it names.
    pub(crate) fn answer(self, need: &Need) -> Option<NeedAnswer> {
        let facts = self.packet.facts.iter();
        let mut facts = facts.filter(|fact| need.is_called(&fact.name));
        let fact = facts.find_map(|fact| {
            Some(NeedAnswer {
                value: text(&fact.value)?,
                source: fact.source.clone().unwrap_or_else(|| "facts".to_owned()),
            })
        });
        fact.or_else(|| need.from.iter().find_map(|place| self.at(*place)))
    }

    fn at(self, place: Place) -> Option<NeedAnswer> {
        let (packet, customer) = (self.packet, self.customer);
        let value = match place {
            Place::Intent => packet.intent.as_ref().map(|intent| &intent.name),
            Place::Summary => packet.written_summary().map(|summary| &summary.text),
            Place::CustomerName => customer.and_then(|c| c.name.as_ref()),
            Place::CustomerEmail => customer.and_then(|c| c.email.as_ref()),
            Place::CustomerPhone => customer.and_then(|c| c.phone.as_ref()),
            Place::CustomerId => customer.and_then(|c| c.external_id.as_ref()),
        };
        let value = value.filter(|value| !value.trim().is_empty())?;
        Some(NeedAnswer {
            value: value.clone(),
            source: place.as_str().to_owned(),
        })
    }
}

/// A value in words; nothing for one that says nothing.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => (!text.trim().is_empty()).then(|| text.clone()),
        Value::Array(values) if values.iter().all(|value| text(value).is_none()) => None,
        Value::Object(members) if members.values().all(|value| text(value).is_none()) => None,
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            Some(value.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::packet::{Fact, Intent, Summary};
    use serde_json::json;

    fn fact(name: &str, value: Value) -> Fact {
        Fact {
            name: name.to_owned(),
            value,
            confidence: None,
            source: None,
            confirmed: false,
        }
    }

    fn needs() -> Needs {
        toml::from_str(
            "[[facts]]\nname='reservation_id'\nalso=['booking']\n[[facts]]\nname='user id'\n\
             [[facts]]\nname='goal'\nfrom=['intent','summary']\n[[facts]]\nname='seat'\nrequired=false",
        )
        .unwrap()
    }

    fn missing(packet: &Packet) -> (i64, Vec<String>) {
        let needs = needs();
        let found = completeness(
            &needs,
            CaseKnowledge {
                packet,
                customer: None,
            },
        );
        (
            found.percent(),
            found.missing().map(|need| need.name.clone()).collect(),
        )
    }

    #[test]
    fn what_is_required_and_not_there_is_missing() {
        let mut packet = Packet::default();
        assert_eq!(missing(&packet).0, 0);
        packet.facts.push(fact("Reservation-ID", json!("EUJUY6")));
        assert_eq!(
            missing(&packet),
            (33, vec!["user id".into(), "goal".into()])
        );
        packet.summary = Some(Summary {
            text: "Wants a refund".into(),
            author: None,
        });
        packet.facts.push(fact("userId", json!(7)));
        assert_eq!(
            missing(&packet),
            (100, vec![]),
            "what only helps is not missing"
        );
    }

    #[test]
    fn a_value_that_says_nothing_is_no_answer() {
        for nothing in [
            json!(null),
            json!(" "),
            json!([]),
            json!({}),
            json!([null, ""]),
        ] {
            let mut packet = Packet::default();
            packet.facts.push(fact("user_id", nothing));
            assert!(missing(&packet).1.contains(&"user id".to_owned()));
        }
    }

    #[test]
    fn another_name_or_another_place_is_an_answer_too() {
        let packet = Packet {
            facts: vec![fact("booking", json!("EUJUY6"))],
            intent: Some(Intent {
                name: "refund".into(),
                confidence: None,
            }),
            ..Packet::default()
        };
        assert_eq!(missing(&packet), (66, vec!["user id".into()]));
        let needs = needs();
        let found = completeness(
            &needs,
            CaseKnowledge {
                packet: &packet,
                customer: None,
            },
        );
        let goal = found.standings[2].answer.clone().unwrap();
        assert_eq!(
            (goal.value.as_str(), goal.source.as_str()),
            ("refund", "intent")
        );
    }

    #[test]
    fn a_team_that_needs_nothing_has_all_it_needs() {
        let (needs, packet) = (Needs::default(), Packet::default());
        let found = completeness(
            &needs,
            CaseKnowledge {
                packet: &packet,
                customer: None,
            },
        );
        assert_eq!((found.share(), found.percent()), (1.0, 100));
    }
}
