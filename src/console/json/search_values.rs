//! The filters and values that the search box offers while somebody types.

use crate::domain::base::words::{Priority, Reason};
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::search::{FilterKey, ME, OPEN};
use crate::services::FilterValues;
use crate::views::catalogue::t;
use crate::views::labels;
use crate::views::language_names::language;
use serde::{Serialize, Serializer};

/// Every filter in the order of definition, with its known values: none if it takes any.
#[derive(Debug)]
pub(in crate::console) struct SearchValuesJson(Vec<(FilterKey, Vec<ValueJson>)>);

/// A value as it is typed, and as people call it; without a label if that is the same.
#[derive(Debug, Serialize)]
struct ValueJson {
    value: String,
    label: String,
}

impl Serialize for SearchValuesJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, values)| (key, values)))
    }
}

impl SearchValuesJson {
    pub(crate) fn new(known: &FilterValues) -> Self {
        let keys = FilterKey::ALL.iter();
        Self(keys.map(|key| (*key, values(*key, known))).collect())
    }
}

impl ValueJson {
    fn new(value: &str, label: &str) -> Self {
        let label = if value == label { "" } else { label };
        Self {
            value: value.to_owned(),
            label: label.to_owned(),
        }
    }

    fn name(name: &str) -> Self {
        Self::new(name, name)
    }
}

fn values(key: FilterKey, known: &FilterValues) -> Vec<ValueJson> {
    match key {
        FilterKey::Status => {
            let all = StatusKind::ALL.iter().copied();
            let all = all.map(|one| ValueJson::new(one.as_str(), labels::status(one)));
            let open = ValueJson::new(OPEN, t::search_value_open());
            std::iter::once(open).chain(all).collect()
        }
        FilterKey::Team => known
            .teams
            .iter()
            .map(|team| ValueJson::name(team))
            .collect(),
        FilterKey::Agent => {
            let agents = known.agents.iter();
            let agents = agents.map(|(value, name)| ValueJson::new(value, name));
            let me = ValueJson::new(ME, t::search_value_me());
            std::iter::once(me).chain(agents).collect()
        }
        FilterKey::Bot => known.bots.iter().map(|bot| ValueJson::name(bot)).collect(),
        FilterKey::Priority => {
            let all = Priority::ALL.iter().copied();
            let all = all.map(|one| ValueJson::new(one.as_str(), labels::priority(one)));
            all.collect()
        }
        FilterKey::Reason => {
            let all = Reason::ALL.iter().copied();
            let all = all.map(|one| ValueJson::new(one.as_str(), labels::why(one)));
            all.collect()
        }
        FilterKey::Language => {
            let tags = known.languages.iter();
            tags.map(|tag| ValueJson::new(tag, &language(tag)))
                .collect()
        }
        FilterKey::Tag => known.tags.iter().map(|tag| ValueJson::name(tag)).collect(),
        FilterKey::Before | FilterKey::After => Vec::new(),
    }
}
