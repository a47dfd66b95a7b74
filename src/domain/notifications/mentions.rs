//! Who is mentioned in a note: `@Max`, or `@"Max Manager"` where a name has more than one word.

use crate::domain::base::ids::AgentId;
use crate::domain::base::limits::NAME_MAX_CHARS;

/// So many marks `@` of a note are looked at.
const LOOKED_AT_MAX: usize = 50;

/// A place where somebody is mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Where the mark stands, in bytes.
    pub(crate) start: usize,
    /// Where the name ends.
    pub(crate) end: usize,
    /// Who is called so: several if a name is not theirs alone.
    pub(crate) agents: Vec<AgentId>,
}

/// The places where these people are mentioned, in order. Case does not matter. A first name is enough where only one
/// of them has it.
pub(crate) fn mentions<'p>(
    text: &str,
    people: impl Iterator<Item = (AgentId, &'p str)> + Clone,
) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let marks = text.match_indices('@').map(|(at, _)| at);
    for start in marks.take(LOOKED_AT_MAX) {
        let is_inside = found.last().is_some_and(|last| start < last.end);
        // An e-mail address mentions nobody.
        let follows_word = text
            .get(..start)
            .and_then(|before| before.chars().next_back())
            .is_some_and(char::is_alphanumeric);
        let Some(rest) = text
            .get(start + 1..)
            .filter(|_| !is_inside && !follows_word)
        else {
            continue;
        };
        if let Some((length, agents)) = named(rest, people.clone()) {
            found.push(Mention {
                start,
                end: start + 1 + length,
                agents,
            });
        }
    }
    found
}

/// A text with its mentions as people read them: `@Max Manager`, without the quotes that say where a name ends.
pub(crate) fn unquoted(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("@\"") {
        shown.push_str(before);
        shown.push('@');
        match after.split_once('"').filter(|(name, _)| is_name(name)) {
            Some((name, behind)) => {
                shown.push_str(name);
                rest = behind;
            }
            None => {
                shown.push('"');
                rest = after;
            }
        }
    }
    shown.push_str(rest);
    shown
}

/// Whether words between quotes may be a name.
fn is_name(quoted: &str) -> bool {
    let is_short = quoted.chars().count() <= NAME_MAX_CHARS;
    is_short && !quoted.trim().is_empty() && !quoted.contains('\n')
}

/// Who is named at the beginning of the text, and how long that is.
fn named<'p>(
    rest: &str,
    people: impl Iterator<Item = (AgentId, &'p str)> + Clone,
) -> Option<(usize, Vec<AgentId>)> {
    if let Some(quoted) = rest.strip_prefix('"') {
        let (name, _) = quoted.split_once('"')?;
        let called = people.filter(|(_, whole)| begins(name, whole) == Some(name.len()));
        let agents: Vec<AgentId> = called.map(|(id, _)| id).collect();
        return (!agents.is_empty()).then_some((name.len() + 2, agents));
    }
    let whole = people.clone();
    let whole = whole.filter_map(|(id, name)| Some((begins(rest, name)?, id)));
    let whole: Vec<(usize, AgentId)> = whole.collect();
    if let Some(longest) = whole.iter().map(|(length, _)| *length).max() {
        let called = whole.iter().filter(|(length, _)| *length == longest);
        return Some((longest, called.map(|(_, id)| *id).collect()));
    }
    let first = people.filter_map(|(id, name)| {
        let first = name.split_whitespace().next()?;
        Some((begins(rest, first)?, id))
    });
    match first.collect::<Vec<_>>().as_slice() {
        [(length, only)] => Some((*length, vec![*only])),
        _ => None,
    }
}

/// How much of the text is this name, if it begins with it and the word ends there.
fn begins(text: &str, name: &str) -> Option<usize> {
    let name = name.trim();
    let mut chars = text.chars();
    for wanted in name.chars() {
        let found = chars.next()?;
        if found != wanted && !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let after = chars.as_str();
    let goes_on = after.chars().next().is_some_and(char::is_alphanumeric);
    (!name.is_empty() && !goes_on).then(|| text.len() - after.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: [(AgentId, &str); 5] = [
        (AgentId(1), "Ada Okafor"),
        (AgentId(2), "Max Manager"),
        (AgentId(3), "Max"),
        (AgentId(4), "José Núñez"),
        (AgentId(5), "Ana Núñez"),
    ];

    fn found(text: &str) -> Vec<(&str, Vec<i64>)> {
        let found = mentions(text, PEOPLE.into_iter());
        let told = found.into_iter().map(|mention| {
            let ids = mention.agents.iter().map(|id| id.0).collect();
            (text.get(mention.start..mention.end).unwrap(), ids)
        });
        told.collect()
    }

    #[test]
    fn a_name_after_the_mark_mentions_whoever_is_called_so() {
        type MentionCase<'c> = (&'c str, &'c [(&'c str, &'c [i64])]);
        let cases: [MentionCase<'_>; 12] = [
            ("@Max, can you look?", &[("@Max", &[3])]),
            ("@\"Max Manager\" please", &[("@\"Max Manager\"", &[2])]),
            ("@max manager please", &[("@max manager", &[2])]),
            ("ask @Ada.", &[("@Ada", &[1])]),
            ("(@ADA OKAFOR)", &[("@ADA OKAFOR", &[1])]),
            ("@josé and @Ana", &[("@josé", &[4]), ("@Ana", &[5])]),
            ("@Adam", &[]),
            ("maria@max.example", &[]),
            ("@ Max", &[]),
            ("@\"Max", &[]),
            ("@\"Nobody\" @@Max", &[("@Max", &[3])]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let expected: Vec<(&str, Vec<i64>)> = expected
                .iter()
                .map(|(at, ids)| (*at, ids.to_vec()))
                .collect();
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_is_read_without_its_quotes() {
        for (typed, read) in [
            ("@\"Max Manager\" please", "@Max Manager please"),
            ("ask @\"A B\", or @\"C D\"", "ask @A B, or @C D"),
            ("@Max said \"no\"", "@Max said \"no\""),
            ("@\"Max", "@\"Max"),
            ("@\"\" x", "@\"\" x"),
            ("@\"one\ntwo\"", "@\"one\ntwo\""),
        ] {
            assert_eq!(unquoted(typed), read, "{typed}");
        }
    }

    #[test]
    fn a_first_name_of_two_people_mentions_neither_and_a_whole_name_of_two_both() {
        let two = [(AgentId(1), "Kim Lee"), (AgentId(2), "Kim Park")];
        assert!(mentions("@Kim", two.into_iter()).is_empty());
        let twins = [(AgentId(1), "Kim Lee"), (AgentId(2), "Kim Lee")];
        let both = mentions("@\"Kim Lee\"", twins.into_iter());
        assert_eq!(both.first().unwrap().agents, [AgentId(1), AgentId(2)]);
    }

    #[test]
    fn only_the_first_marks_of_a_note_are_looked_at() {
        let many = "@Max ".repeat(LOOKED_AT_MAX + 10);
        assert_eq!(mentions(&many, PEOPLE.into_iter()).len(), LOOKED_AT_MAX);
    }
}
