//! What customers read, one file a language. To add a language, translate `en.toml`
//! into a file of its own and name that in [`FILES`]; the tests say what is missing from it.

use super::Phrase;
use super::own::fill;
use serde::Deserialize;
use std::sync::LazyLock;

/// The languages built in. English first: it stands in for every language that is not here.
const FILES: [&str; 5] = [
    include_str!("en.toml"),
    include_str!("es.toml"),
    include_str!("fr.toml"),
    include_str!("de.toml"),
    include_str!("pt.toml"),
];

/// A language Baton can say everything in, as its file is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its BCP 47 tag, without a region.
    pub tag: String,
    phrases: Phrases,
    without_context: WithoutContext,
    pub(super) wait: Wait,
    pub(super) opening: OpeningTexts,
    asking: Asking,
    acknowledgement: Acknowledgement,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    handed_over: String,
    in_line: String,
    in_line_wait: String,
    nobody_online: String,
    closed: String,
    passed_on: String,
    unstaffed: String,
}

/// What is said instead when nothing was passed on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WithoutContext {
    handed_over: String,
    nobody_online: String,
    closed: String,
    passed_on: String,
    unstaffed: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wait {
    pub(crate) minute: String,
    pub(crate) minutes: String,
    pub(crate) hour: String,
    pub(crate) hours: String,
    pub(crate) day: String,
    pub(crate) days: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OpeningTexts {
    pub(crate) today: String,
    pub(crate) tomorrow: String,
    pub(crate) weekday: String,
    pub(crate) date: String,
    pub(crate) time: String,
    pub(crate) time_at_one: String,
    pub(crate) full_hour: String,
    pub(crate) clock: String,
    pub(crate) first: String,
    pub(crate) weekdays: [String; 7],
    pub(crate) months: [String; 12],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asking {
    one: String,
    several: String,
    fact: String,
}

/// The words that open an agent's reply.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::domain) struct Acknowledgement {
    pub(crate) greeting: String,
    pub(crate) greeting_without_name: String,
    pub(crate) sorry: String,
    pub(crate) read: String,
    pub(crate) wrote: String,
    pub(crate) asked: String,
    pub(crate) details: String,
    pub(crate) next: String,
    pub(crate) still: String,
}

struct Languages {
    english: Language,
    others: Vec<Language>,
}

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| {
    let [english, others @ ..] = FILES;
    #[expect(clippy::expect_used, reason = "part of the binary; a test reads it")]
    let read = |file| toml::from_str(file).expect("the languages can be read");
    Languages {
        english: read(english),
        others: others.map(read).into(),
    }
});

/// All languages that are built in, English first.
pub fn languages() -> impl Iterator<Item = &'static Language> {
    let Languages { english, others } = &*LANGUAGES;
    std::iter::once(english).chain(others)
}

impl Language {
    /// The built-in language for a BCP 47 tag; English for every other and for none.
    pub(in crate::domain) fn of(tag: Option<&str>) -> &'static Self {
        let primary = tag.and_then(|tag| tag.split(['-', '_']).next());
        let is_meant = |known: &&Self| primary.is_some_and(|p| known.tag.eq_ignore_ascii_case(p));
        languages().find(is_meant).unwrap_or(&LANGUAGES.english)
    }

    pub(in crate::domain) fn acknowledgement(&self) -> &Acknowledgement {
        &self.acknowledgement
    }

    fn phrase(&self, phrase: Phrase) -> &str {
        match phrase {
            Phrase::HandedOver => &self.phrases.handed_over,
            Phrase::InLine => &self.phrases.in_line,
            Phrase::InLineWait => &self.phrases.in_line_wait,
            Phrase::NobodyOnline => &self.phrases.nobody_online,
            Phrase::Closed => &self.phrases.closed,
            Phrase::PassedOn => &self.phrases.passed_on,
            Phrase::Unstaffed => &self.phrases.unstaffed,
        }
    }

    fn phrase_without_context(&self, phrase: Phrase) -> &str {
        match phrase {
            Phrase::HandedOver => &self.without_context.handed_over,
            Phrase::InLine | Phrase::InLineWait => self.phrase(phrase),
            Phrase::NobodyOnline => &self.without_context.nobody_online,
            Phrase::Closed => &self.without_context.closed,
            Phrase::PassedOn => &self.without_context.passed_on,
            Phrase::Unstaffed => &self.without_context.unstaffed,
        }
    }
}

/// The text of a phrase, with its placeholders; English for a language that is not built in.
pub fn built_in(phrase: Phrase, language: &str) -> &'static str {
    Language::of(Some(language)).phrase(phrase)
}

/// The same for a handover with nothing in it: it claims no knowledge of the conversation.
pub(super) fn built_in_without_context(phrase: Phrase, language: &str) -> &'static str {
    Language::of(Some(language)).phrase_without_context(phrase)
}

/// The built-in language for a BCP 47 tag; English for every other.
pub fn spoken(tag: Option<&str>) -> &'static str {
    &Language::of(tag).tag
}

/// One polite question for all that is missing, in the customer's language.
pub fn ask_for(questions: &[&str], language: Option<&str>) -> String {
    let Asking { one, several, .. } = &Language::of(language).asking;
    match questions {
        [] => String::new(),
        [question] => fill(one, |_| Some((*question).to_owned())),
        questions => {
            let lines: Vec<String> = questions
                .iter()
                .map(|question| format!("– {question}"))
                .collect();
            format!("{several}\n{}", lines.join("\n"))
        }
    }
}

/// A question for a fact of this name, for which nobody has written one.
pub fn ask_for_fact(name: &str, language: Option<&str>) -> String {
    fill(&Language::of(language).asking.fact, |_| {
        Some(name.to_owned())
    })
}

#[cfg(test)]
mod tests;
