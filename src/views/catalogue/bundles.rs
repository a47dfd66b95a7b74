//! The messages of every language.

use super::markup::Markup;
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::services::spoken;
use askama::filters::{Html, escape};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The files of each language, in the order of [`InterfaceLanguage::ALL`].
const SOURCES: &[&[&str]] = include!(concat!(env!("OUT_DIR"), "/message_sources.rs"));

static BUNDLES: LazyLock<Vec<FluentBundle<FluentResource>>> = LazyLock::new(|| {
    let languages = InterfaceLanguage::ALL.iter().zip(SOURCES);
    languages
        .map(|(language, files)| bundle(*language, files))
        .collect()
});

/// What the build has read without an error can be read.
fn bundle(language: InterfaceLanguage, files: &[&str]) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Names are isolated by the pages, which can do it without invisible letters.
    bundle.set_use_isolating(false);
    for file in files {
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*file).to_owned());
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The text in the language that is spoken, of texts in the order of [`InterfaceLanguage::ALL`].
pub(super) fn pick(texts: &[&'static str]) -> &'static str {
    texts.get(spoken() as usize).copied().unwrap_or_default()
}

/// A message with what it was given.
pub(super) fn text<'a, const N: usize>(
    id: &str,
    given: [(&'static str, FluentValue<'a>); N],
) -> String {
    let Some(bundle) = BUNDLES.get(spoken() as usize) else {
        return id.to_owned();
    };
    let pattern = bundle.get_message(id).and_then(|message| message.value());
    let Some(pattern) = pattern else {
        return id.to_owned();
    };
    let arguments: FluentArgs<'_> = given.into_iter().collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
    if !errors.is_empty() {
        tracing::error!(id, ?errors, "A message was not filled");
    }
    text.into_owned()
}

/// The same with tags: what it was given is escaped.
pub(super) fn markup<'a, const N: usize>(
    id: &str,
    given: [(&'static str, FluentValue<'a>); N],
) -> Markup {
    let given = given.map(|(name, value)| match value {
        FluentValue::String(text) => {
            let escaped = escape(text, Html).map(|safe| safe.to_string());
            (
                name,
                FluentValue::String(Cow::Owned(escaped.unwrap_or_default())),
            )
        }
        other => (name, other),
    });
    Markup::filled(text(id, given))
}
