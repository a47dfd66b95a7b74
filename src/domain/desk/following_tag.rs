//! What names a tag goes with it when the tag gets another name or goes over into another one: saved views and the
//! actions of saved replies. Routing rules name what a bot calls its tags, which stays as it is.

use super::saved_replies::reply_actions::ReplyActions;
use super::saved_views::VIEW_FILTER_MAX_CHARS;
use crate::domain::case::tag::TagName;
use crate::domain::search::{self, FilterKey, SearchFilter};

/// No filter can hold it: it stands around a value.
const QUOTATION_MARKS: [char; 4] = ['"', '“', '”', '„'];

/// A tag's name before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FollowingTag {
    /// As names are compared.
    before: String,
    after: TagName,
}

impl FollowingTag {
    pub(crate) fn new(before: &TagName, after: TagName) -> Self {
        Self {
            before: before.folded(),
            after,
        }
    }

    fn is_meant(&self, name: &str) -> bool {
        TagName::parse(name).is_some_and(|name| name.folded() == self.before)
    }

    /// The filters of a view; nothing if they stay as they are.
    pub(crate) fn in_filter(&self, typed: &str) -> Option<String> {
        let query = search::read(typed);
        let names =
            |filter: &SearchFilter| filter.key == FilterKey::Tag && self.is_meant(&filter.value);
        let can_say = !self.after.as_str().contains(QUOTATION_MARKS);
        let is_whole = !query.is_cut && query.terms.is_empty();
        if !can_say || !is_whole || !query.filters.iter().any(names) {
            return None;
        }
        let mut all: Vec<String> = Vec::new();
        for filter in &query.filters {
            let value = match names(filter) {
                true => self.after.as_str(),
                false => filter.value.as_str(),
            };
            let said = match value.contains(char::is_whitespace) {
                true => format!("{}:\"{value}\"", filter.key),
                false => format!("{}:{value}", filter.key),
            };
            if !all.contains(&said) {
                all.push(said);
            }
        }
        let all = all.join(" ");
        let fits = all.chars().count() <= VIEW_FILTER_MAX_CHARS;
        Some(all).filter(|all| fits && all != typed)
    }

    /// The actions of a saved reply; nothing if they stay as they are.
    pub(crate) fn in_actions(&self, actions: &ReplyActions) -> Option<ReplyActions> {
        let mut tags: Vec<String> = Vec::new();
        let after = self.after.folded();
        let is_after =
            |name: &String| TagName::parse(name).is_some_and(|name| name.folded() == after);
        for name in &actions.tags {
            let name = match self.is_meant(name) {
                true => self.after.as_str(),
                false => name.as_str(),
            };
            let name = name.to_owned();
            if !is_after(&name) || !tags.iter().any(is_after) {
                tags.push(name);
            }
        }
        (tags != actions.tags).then(|| ReplyActions {
            tags,
            ..actions.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn following(before: &str, after: &str) -> FollowingTag {
        let name = |typed| TagName::parse(typed).unwrap();
        FollowingTag::new(&name(before), name(after))
    }

    #[test]
    fn the_filters_of_a_view_follow_and_nothing_else_in_it_changes() {
        let to = following("EU-261", "eu comp");
        for (typed, after) in [
            ("tag:eu261", None),
            ("tag:\"eu 261\"", Some("tag:\"eu comp\"")),
            (
                "team:\"Flights EU\" tag:Eu_261 status:open",
                Some("team:\"Flights EU\" tag:\"eu comp\" status:open"),
            ),
            ("tag:eu-261 tag:\"eu comp\"", Some("tag:\"eu comp\"")),
            ("team:eu-261", None),
            ("", None),
        ] {
            assert_eq!(to.in_filter(typed).as_deref(), after, "{typed}");
        }
        let unsayable = following("a", "b\"c");
        assert_eq!(unsayable.in_filter("tag:a"), None);
        let long = format!("tag:a team:{}", "x".repeat(490));
        assert_eq!(following("a", &"b".repeat(60)).in_filter(&long), None);
    }

    #[test]
    fn the_tags_of_a_saved_reply_follow_and_stand_in_it_once() {
        let actions = |tags: &[&str]| ReplyActions {
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..ReplyActions::default()
        };
        let to = following("refnd", "Refund");
        for (tags, after) in [
            (vec!["vip", "REFND"], Some(vec!["vip", "Refund"])),
            (vec!["refnd", "refund"], Some(vec!["Refund"])),
            (vec!["refund", "refnd"], Some(vec!["refund"])),
            (vec!["vip"], None),
        ] {
            let after = after.map(|tags| actions(&tags));
            assert_eq!(to.in_actions(&actions(&tags)), after, "{tags:?}");
        }
    }
}
