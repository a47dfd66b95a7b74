//! The build's reader of messages (`build/catalogue.rs`).

#[path = "../../build/catalogue.rs"]
mod reader;

use reader::{Catalogue, compare, functions, read, scripts};
use std::collections::BTreeMap;

fn messages(text: &str) -> Result<Catalogue, String> {
    read(&BTreeMap::from([("x.ftl".to_owned(), text.to_owned())]))
}

#[test]
fn a_message_becomes_a_function_of_what_it_takes() {
    let english = messages(
        "plain = It’s here\nnamed = { $who } sent { $count ->\n    [one] a file\n   *[other] { $count } files\n }\nbold = <b>{ $who }</b> left\n",
    )
    .unwrap();
    let code = functions(&[("en", &english)]);
    for line in [
        "pub(crate) fn plain() -> &'static str { pick(&[\"It’s here\"]) }",
        "pub(crate) fn named<'a>(who: impl Into<FluentValue<'a>>, count: impl Into<FluentValue<'a>>) -> String { text(\"named\", [(\"who\", who.into()), (\"count\", count.into())]) }",
        "pub(crate) fn bold<'a>(who: impl Into<FluentValue<'a>>) -> Markup { markup(\"bold\", [(\"who\", who.into())]) }",
    ] {
        assert!(code.contains(line), "{line} is not in {code}");
    }
}

#[test]
fn what_a_language_lacks_or_has_otherwise_is_named() {
    let english = messages("a = One\nb = Hello { $name }\nc = Press <kbd>K</kbd>\n").unwrap();
    for (spanish, wrong) in [
        ("a = Uno\nb = Hola { $name }\n", "es has no message c"),
        (
            "a = Uno\nb = Hola\nc = Pulsa <kbd>K</kbd>\n",
            "es: b takes other arguments than in English",
        ),
        (
            "a = Uno\nb = Hola { $nombre }\nc = Pulsa <kbd>K</kbd>\n",
            "es: b takes other arguments than in English",
        ),
        (
            "a = Uno\nb = Hola { $name }\nc = Pulsa K\n",
            "es: c has other tags than in English",
        ),
        (
            "a = Uno\nb = Hola { $name }\nc = Pulsa <kbd>K</kbd>\nd = Más\n",
            "es has a message d that English has not",
        ),
    ] {
        let spanish = messages(spanish).unwrap();
        assert_eq!(compare("es", &english, &spanish), Err(wrong.to_owned()));
    }
    let whole = messages("c = Pulsa <kbd>K</kbd>\nb = Hola { $name }\na = Uno\n").unwrap();
    assert_eq!(compare("es", &english, &whole), Ok(()));
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    for (text, why) in [
        ("a = One\na = Two\n", "x.ftl: a is there twice"),
        ("a = One\nb\n", "x.ftl:"),
        ("a = { b }\n", "only texts, arguments and choices"),
        (
            "a = { NUMBER($n) ->\n   *[other] x\n }\n",
            "only an argument can select",
        ),
    ] {
        let refused = messages(text).unwrap_err();
        assert!(refused.contains(why), "{text}: {refused}");
    }
}

#[test]
fn scripts_say_what_is_there_and_nothing_is_there_that_they_do_not_say() {
    let catalogue = messages("saved = Saved\nmore = { $count } more `now`\n").unwrap();
    let made = |source: &str| {
        let sources = BTreeMap::from([("a.js".to_owned(), source.to_owned())]);
        scripts("en", &catalogue, &sources)
    };
    let both = "show(t('saved')); show(t('more', { count: 3 })); start('elsewhere'); not.t('here')";
    let modules = made(both).unwrap();
    assert_eq!(modules["a.js"], both.replace("t('saved')", "\"Saved\""));
    let said = &modules["messages.js"];
    assert!(
        said.contains("\"more\": a => `${a.count} more \\`now\\``"),
        "{said}"
    );
    assert!(!said.contains("Saved"), "{said}");
    for (source, why) in [
        (
            "t('saved'); t('gone')",
            "a.js says gone, which is no message of scripts",
        ),
        ("t('saved')", "no script says more"),
        (
            "t('more')",
            "a.js says more with other arguments than it takes",
        ),
        (
            "t('saved', { a: 1 })",
            "a.js says saved with other arguments than it takes",
        ),
    ] {
        assert_eq!(made(source), Err(why.to_owned()));
    }
}
