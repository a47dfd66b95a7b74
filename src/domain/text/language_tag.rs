//! Language tags as bots write them: BCP 47, or nearly.

use crate::domain::base::limits::LANGUAGE_MAX_CHARS;
use isolang::Language;

/// What a text says of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LanguageTag {
    /// A tag, with hyphens.
    Tag(String),
    /// The English name of a language; its tag.
    Name(&'static str),
    /// No language that is known.
    Unknown,
}

impl LanguageTag {
    /// Reads a tag. `es_MX` and `es_MX.UTF-8`, as operating systems write it, are `es-MX`.
    pub(crate) fn read(text: &str) -> Self {
        let text = text.trim();
        if text.chars().count() > LANGUAGE_MAX_CHARS {
            return Self::Unknown;
        }
        let tag = text.split(['.', '@']).next().unwrap_or_default();
        let tag = tag.replace('_', "-");
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        let is_part = |part: &str| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        };
        if of_code(primary).is_some() && parts.all(is_part) {
            return Self::Tag(tag);
        }
        match by_name(text) {
            Some(tag) => Self::Name(tag),
            None => Self::Unknown,
        }
    }
}

/// Codes that stand for no language, or for any.
const OF_NONE: [&str; 5] = ["und", "mul", "mis", "zxx", "root"];

/// The language of two or three letters.
fn of_code(code: &str) -> Option<Language> {
    let code = code.to_ascii_lowercase();
    if OF_NONE.contains(&code.as_str()) {
        return None;
    }
    match code.len() {
        2 => Language::from_639_1(&code),
        3 => Language::from_639_3(&code),
        _ => None,
    }
}

/// The tag of a language by its English name, whatever the case; of languages with two letters only, for others share
/// their names.
fn by_name(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let letters = || 'a'..='z';
    let mut codes =
        letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
    codes.find_map(|code| {
        let language = Language::from_639_1(&code)?;
        let own = language.to_name().to_lowercase();
        let mut names = own
            .split(['(', ',', ';'])
            .map(|own| own.trim().trim_start_matches("modern "));
        names
            .next()
            .filter(|own| *own == name)
            .and(language.to_639_1())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_understood_however_it_is_spelled() {
        for (text, tag) in [
            ("es_MX", "es-MX"),
            ("es-MX", "es-MX"),
            ("es_MX.UTF-8", "es-MX"),
            (" de ", "de"),
            ("zh-Hans-CN", "zh-Hans-CN"),
            ("SPA", "SPA"),
            ("pt-BR", "pt-BR"),
            ("pt_BR.UTF-8", "pt-BR"),
            ("zh-Hans", "zh-Hans"),
            ("zh_Hans_CN", "zh-Hans-CN"),
            ("es-419", "es-419"),
        ] {
            assert_eq!(
                LanguageTag::read(text),
                LanguageTag::Tag(tag.into()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_name_is_taken_for_its_language_and_nonsense_for_none() {
        for (text, tag) in [("spanish", "es"), ("German", "de"), ("GREEK", "el")] {
            assert_eq!(LanguageTag::read(text), LanguageTag::Name(tag), "{text}");
        }
        for text in [
            "123", "x", "", "xx", "und", "mul", "zxx", "C", "POSIX", "en us", "de-", "🙂",
        ] {
            assert_eq!(LanguageTag::read(text), LanguageTag::Unknown, "{text}");
        }
    }
}
