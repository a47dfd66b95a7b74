//! The phrase books: what people say when they want a person, are angry or in danger, one file a
//! language in `phrasebook/`. A file is data: patterns made of named parts, over folded text (lower case, no
//! accents), and masks for near misses, which are taken out first.

use super::fold::Folded;
use super::plain_patterns::{compile, compile_set, take_out};
use super::reach_file::ReachFile;
use super::reaching::Reach;
use super::slips::Slips;
use super::team_names::TeamNames;
use aho_corasick::AhoCorasick;
use regex::{Regex, RegexSet};
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The languages built in. English first: the first that finds something answers.
const FILES: [&str; 7] = [
    include_str!("phrasebook/en.toml"),
    include_str!("phrasebook/es.toml"),
    include_str!("phrasebook/fr.toml"),
    include_str!("phrasebook/de.toml"),
    include_str!("phrasebook/pt.toml"),
    include_str!("phrasebook/it.toml"),
    include_str!("phrasebook/hi-latn.toml"),
];

/// How deep parts may be made of parts.
const PART_DEPTH: usize = 8;

/// What `{w}` stands for: one word.
const WORD: &str = "[a-z0-9]+";

/// A file, as it is written.
#[derive(Deserialize)]
struct PhraseBookFile {
    language: String,
    anchors: Vec<String>,
    parts: BTreeMap<String, String>,
    asks: BTreeMap<String, String>,
    masks: BTreeMap<String, String>,
    furious: BTreeMap<String, String>,
    annoyed: BTreeMap<String, String>,
    distress: BTreeMap<String, String>,
    #[serde(default)]
    disputed: BTreeMap<String, String>,
    unhelped: Unhelped,
    reach: ReachFile,
}

#[derive(Deserialize)]
struct Unhelped {
    question: String,
    denial: String,
}

/// All phrase books, compiled.
#[derive(Debug)]
pub(crate) struct Book {
    languages: Vec<LanguagePatterns>,
    /// Finds the languages whose asks are worth looking for.
    anchors: AhoCorasick,
    /// For each anchor, whose it is.
    anchored: Vec<usize>,
    furious: Patterns,
    annoyed: Patterns,
    distress: Patterns,
    disputed: Patterns,
    slips: Slips,
}

#[derive(Debug)]
struct LanguagePatterns {
    asks: Patterns,
    reach: Reach,
    masks: Vec<Regex>,
    question: Regex,
    denial: Regex,
}

/// Patterns that are looked for together: one pass tells which of them are there.
#[derive(Debug)]
struct Patterns {
    any: RegexSet,
    each: Vec<Regex>,
}

static BUILT_IN: LazyLock<Book> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "part of the binary; a test compiles it")]
    Book::compile(&FILES).expect("the phrase books compile")
});

impl Book {
    /// The books that are part of the binary.
    pub(crate) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Compiles phrase books.
    ///
    /// # Errors
    /// What is wrong with which of them.
    pub(crate) fn compile(files: &[&str]) -> Result<Self, String> {
        let files: Vec<PhraseBookFile> = files
            .iter()
            .map(|file| toml::from_str(file).map_err(|error| error.to_string()))
            .collect::<Result<_, _>>()?;
        let owned = |(index, file): (usize, &PhraseBookFile)| vec![index; file.anchors.len()];
        let anchored = files.iter().enumerate().flat_map(owned).collect();
        let anchors = files.iter().flat_map(|file| &file.anchors);
        let moods = |which: fn(&PhraseBookFile) -> &BTreeMap<String, String>| {
            let patterns = files.iter().map(|file| file.patterns(which(file)));
            let patterns: Vec<Vec<String>> = patterns.collect::<Result<_, _>>()?;
            Patterns::compile(&patterns.concat())
        };
        Ok(Self {
            anchors: AhoCorasick::new(anchors).map_err(|error| error.to_string())?,
            anchored,
            furious: moods(|file| &file.furious)?,
            annoyed: moods(|file| &file.annoyed)?,
            distress: moods(|file| &file.distress)?,
            disputed: moods(|file| &file.disputed)?,
            slips: Slips::new(
                files.iter().flat_map(|file| file.reach.slips()),
                files.iter().flat_map(PhraseBookFile::known),
            ),
            languages: files
                .iter()
                .map(LanguagePatterns::compile)
                .collect::<Result<_, _>>()?,
        })
    }

    /// The words, as they were written, with which somebody asks for a person: one of these teams, or anybody.
    pub(super) fn ask(&self, said: &Folded<'_>, names: &TeamNames) -> Option<String> {
        let meant = said.corrected(|word| self.slips.meant(word));
        let said = meant.as_ref().unwrap_or(said);
        self.ask_in(said.text(), names)
            .map(|place| said.quote(place))
    }

    fn ask_in(&self, text: &str, names: &TeamNames) -> Option<Range<usize>> {
        let mut worth = vec![false; self.languages.len()];
        for anchor in self.anchors.find_overlapping_iter(text) {
            let language = self.anchored.get(anchor.pattern().as_usize());
            if let Some(worth) = language.and_then(|language| worth.get_mut(*language)) {
                *worth = true;
            }
        }
        let languages = self.languages.iter().zip(worth);
        let mut worthy = languages.filter_map(|(language, worth)| worth.then_some(language));
        worthy.find_map(|language| language.ask(text, names))
    }

    /// The words that show fury.
    pub(super) fn furious(&self, said: &Folded<'_>) -> Option<Range<usize>> {
        self.furious.find(said.text())
    }

    /// The words that show annoyance, and in how many ways.
    pub(super) fn annoyed(&self, said: &Folded<'_>) -> Option<(Range<usize>, usize)> {
        let ways = self.annoyed.any.matches(said.text()).iter().count();
        Some((self.annoyed.find(said.text())?, ways))
    }

    /// The words that show that somebody may be in danger.
    pub(super) fn distress(&self, said: &Folded<'_>) -> Option<Range<usize>> {
        self.distress.find(said.text())
    }

    /// The words that say that a record is wrong.
    pub(super) fn disputed(&self, said: &Folded<'_>) -> Option<Range<usize>> {
        self.disputed.find(said.text())
    }

    /// Whether the bot asked if it helped and the customer said no.
    pub(super) fn unhelped(&self, asked: &Folded<'_>, answered: &Folded<'_>) -> bool {
        self.languages.iter().any(|language| {
            language.denial.is_match(answered.text()) && language.question.is_match(asked.text())
        })
    }
}

impl LanguagePatterns {
    fn compile(file: &PhraseBookFile) -> Result<Self, String> {
        let masks = file.patterns(&file.masks)?;
        Ok(Self {
            asks: Patterns::compile(&file.patterns(&file.asks)?)?,
            reach: file.reach.compile(|pattern| file.expand(pattern))?,
            masks: masks
                .iter()
                .map(|mask| compile(mask))
                .collect::<Result<_, _>>()?,
            question: compile(&file.expand(&file.unhelped.question)?)?,
            denial: compile(&file.expand(&file.unhelped.denial)?)?,
        })
    }

    fn ask(&self, text: &str, names: &TeamNames) -> Option<Range<usize>> {
        // Most words that are no ask at all need no closer look.
        if !self.asks.any.is_match(text) && !self.reach.may_be_in(text) {
            return None;
        }
        let mut left = text.to_owned();
        for mask in &self.masks {
            left = take_out(left, mask);
        }
        let found = self.asks.find(&left);
        found.or_else(|| self.reach.find(&left, names))
    }
}

impl PhraseBookFile {
    /// The words that stand in the book: none of them is a slip of another.
    fn known(&self) -> impl Iterator<Item = &str> {
        let named = [&self.asks, &self.masks, &self.furious, &self.annoyed];
        let patterns = named.into_iter().flat_map(BTreeMap::values);
        let all = patterns.chain(self.parts.values());
        let words = all.flat_map(|pattern| pattern.split(|c: char| !c.is_ascii_lowercase()));
        words.chain(self.reach.known())
    }

    fn patterns(&self, named: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
        named.values().map(|pattern| self.expand(pattern)).collect()
    }

    /// Puts the parts in their places.
    fn expand(&self, pattern: &str) -> Result<String, String> {
        let mut pattern = pattern.to_owned();
        for _ in 0..PART_DEPTH {
            if !self
                .parts
                .keys()
                .any(|name| pattern.contains(&format!("{{{name}}}")))
            {
                let pattern = pattern.replace("{w}", WORD);
                return Ok(pattern);
            }
            for (name, part) in &self.parts {
                pattern = pattern.replace(&format!("{{{name}}}"), part);
            }
        }
        Err(format!("{}: parts within parts: {pattern}", self.language))
    }
}

impl Patterns {
    fn compile(patterns: &[String]) -> Result<Self, String> {
        let any = compile_set(patterns)?;
        let each = patterns.iter().map(|pattern| compile(pattern));
        Ok(Self {
            any,
            each: each.collect::<Result<_, _>>()?,
        })
    }

    /// The first place where one of them is, the longest there.
    fn find(&self, text: &str) -> Option<Range<usize>> {
        let there = self.any.matches(text);
        let places = there
            .iter()
            .filter_map(|one| self.each.get(one)?.find(text));
        places
            .map(|place| place.range())
            .min_by_key(|place| (place.start, Reverse(place.end)))
    }
}
