//! Words that past escalations used, for the lists of the forms: intents, channels, languages, tags and attributes are
//! whatever bots send.

use crate::domain::case::actor::Actor;
use crate::domain::rules::routing::{Inputs, Route};
use crate::domain::team::phrases::languages;
use crate::services::error::Result;
use crate::services::rules::Rules;
use crate::services::rules::routing::edit::may_set;
use crate::services::settings::SettingsSnapshot;
use crate::storage::route_decisions;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Routes that are looked at: the newest.
const LOOKED_AT: i64 = 500;

/// Words of a kind that are offered: the most frequent.
const WORDS_MAX: usize = 40;

/// What a rule can be about, by what there was; the most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Vocabulary {
    /// Tags of the languages customers wrote, agents write and Baton has texts for.
    pub(crate) languages: Vec<String>,
    /// What customers wanted.
    pub(crate) intents: Vec<String>,
    /// Where they wrote.
    pub(crate) channels: Vec<String>,
    /// What bots tagged.
    pub(crate) tags: Vec<String>,
    /// Names of the customers' attributes.
    pub(crate) attributes: Vec<String>,
}

impl Rules<'_> {
    /// The words of the newest escalations.
    ///
    /// # Errors
    /// [`crate::services::ServiceError::Forbidden`].
    pub(crate) async fn vocabulary(self, actor: &Actor) -> Result<Vocabulary> {
        may_set(Some(actor))?;
        self.services
            .read_settled(|conn, settings| {
                let routes = route_decisions::newest_of_all(conn, LOOKED_AT)?;
                Ok(Vocabulary::of(
                    routes.iter().map(|(_, route)| route),
                    settings,
                ))
            })
            .await
    }
}

impl Vocabulary {
    fn of<'r>(routes: impl Iterator<Item = &'r Route>, settings: &SettingsSnapshot) -> Self {
        let inputs: Vec<&Inputs> = routes.map(|route| &route.inputs).collect();
        let of = |words: fn(&Inputs) -> Vec<&String>| {
            frequent(inputs.iter().flat_map(|inputs| words(inputs)))
        };
        let mut languages_seen = of(|inputs| inputs.language.iter().collect());
        let spoken = settings.agents().iter().flat_map(|agent| &agent.languages);
        let spoken = spoken
            .cloned()
            .chain(languages().map(|one| one.tag.to_string()));
        for tag in spoken {
            if !languages_seen
                .iter()
                .any(|seen| seen.eq_ignore_ascii_case(&tag))
            {
                languages_seen.push(tag);
            }
        }
        Self {
            languages: languages_seen,
            intents: of(|inputs| inputs.intent.iter().collect()),
            channels: of(|inputs| inputs.channel.iter().collect()),
            tags: of(|inputs| inputs.asked.tags.iter().collect()),
            attributes: of(|inputs| inputs.attributes.keys().collect()),
        }
    }
}

/// Each word once, the most frequent first, then by the alphabet.
fn frequent<'w>(words: impl Iterator<Item = &'w String>) -> Vec<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for word in words.filter(|word| !word.trim().is_empty()) {
        *counts.entry(word).or_default() += 1;
    }
    let mut counted: Vec<(&String, usize)> = counts.into_iter().collect();
    counted.sort_by_key(|(_, count)| Reverse(*count));
    let most = counted.into_iter().take(WORDS_MAX);
    most.map(|(word, _)| word.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_word_is_first_and_none_comes_twice() {
        let words = ["web", "sms", "web", "", "chat"].map(str::to_owned);
        assert_eq!(frequent(words.iter()), ["web", "chat", "sms"]);
    }
}
