//! Makes functions of the messages of `locales/`: one for each, with what it takes. A page that asks for a message that
//! is not there, or gives it too little, does not compile.
//!
//! English says which messages there are. Every other language must have the same, each with the same arguments and
//! the same tags.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};

/// A message, as far as code must know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it takes, in the order in which English says it first.
    pub takes: Vec<String>,
    /// Its text, if it takes nothing.
    pub fixed: Option<String>,
    /// The tags in it, sorted; a message with tags is markup.
    pub tags: Vec<String>,
    /// The same as an expression of a script, `a` being its arguments.
    pub script: String,
}

/// The messages of one language by their ids.
pub type Catalogue = BTreeMap<String, Told>;

/// Reads the files of a language, each with its name.
///
/// # Errors
/// What Fluent does not read, an id that is there twice, and what this reader does not know.
pub fn read(files: &BTreeMap<String, String>) -> Result<Catalogue, String> {
    let mut catalogue = Catalogue::new();
    for (file, text) in files {
        let resource = parser::parse(text.as_str()).map_err(|(_, errors)| {
            let places = errors.iter().map(|error| {
                let before = text.get(..error.pos.start).unwrap_or_default();
                format!("{file}:{}: {}", before.lines().count(), error.kind)
            });
            places.collect::<Vec<_>>().join("\n")
        })?;
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name.to_owned();
            let told = told(&message).map_err(|why| format!("{file}: {id}: {why}"))?;
            if catalogue.insert(id.clone(), told).is_some() {
                return Err(format!("{file}: {id} is there twice"));
            }
        }
    }
    Ok(catalogue)
}

/// Says where a language differs from English.
///
/// # Errors
/// The differences, one a line.
pub fn compare(language: &str, english: &Catalogue, other: &Catalogue) -> Result<(), String> {
    let mut wrong = Vec::new();
    for (id, told) in english {
        let Some(translated) = other.get(id) else {
            wrong.push(format!("{language} has no message {id}"));
            continue;
        };
        let takes = |told: &Told| told.takes.iter().cloned().collect::<BTreeSet<_>>();
        if takes(told) != takes(translated) {
            wrong.push(format!(
                "{language}: {id} takes other arguments than in English"
            ));
        }
        if told.tags != translated.tags {
            wrong.push(format!("{language}: {id} has other tags than in English"));
        }
    }
    let unknown = other.keys().filter(|id| !english.contains_key(*id));
    wrong.extend(unknown.map(|id| format!("{language} has a message {id} that English has not")));
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

fn told(message: &Message<&str>) -> Result<Told, String> {
    let pattern = message.value.as_ref().ok_or("a message needs a text")?;
    let mut takes = Vec::new();
    let (mut all, mut script) = (String::new(), String::new());
    pattern_of(pattern, &mut takes, &mut all, &mut script)?;
    Ok(Told {
        tags: tags(&all),
        fixed: takes.is_empty().then_some(all),
        script: format!("`{script}`"),
        takes,
    })
}

fn pattern_of(
    pattern: &Pattern<&str>,
    takes: &mut Vec<String>,
    all: &mut String,
    script: &mut String,
) -> Result<(), String> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text(value, all, script),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => text(value, all, script),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                take(id.name, takes);
                script.push_str(&format!("${{a.{}}}", id.name));
            }
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("only an argument can select".to_owned());
                };
                take(id.name, takes);
                let mut choices = String::new();
                let mut fallback = "";
                for variant in variants {
                    use fluent_syntax::ast::VariantKey::{Identifier, NumberLiteral};
                    let (Identifier { name: key } | NumberLiteral { value: key }) = &variant.key;
                    let mut choice = String::new();
                    pattern_of(&variant.value, takes, all, &mut choice)?;
                    choices.push_str(&format!("{key:?}: `{choice}`, "));
                    if variant.default {
                        fallback = key;
                    }
                }
                let choices = choices.trim_end_matches(", ");
                script.push_str(&format!(
                    "${{pick(a.{}, {{ {choices} }}, {fallback:?})}}",
                    id.name
                ));
            }
            PatternElement::Placeable { .. } => {
                return Err("only texts, arguments and choices can stand in braces".to_owned());
            }
        }
    }
    Ok(())
}

fn text(value: &str, all: &mut String, script: &mut String) {
    all.push_str(value);
    for letter in value.chars() {
        if matches!(letter, '`' | '\\' | '$') {
            script.push('\\');
        }
        script.push(letter);
    }
}

fn take(name: &str, takes: &mut Vec<String>) {
    if !takes.iter().any(|taken| taken == name) {
        takes.push(name.to_owned());
    }
}

fn tags(text: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        tags.push(tag.to_owned());
        rest = after;
    }
    tags.sort();
    tags
}

/// The functions of all messages, and the texts of those that take nothing. `languages` begins with English.
pub fn functions(languages: &[(&str, &Catalogue)]) -> String {
    let Some((_, english)) = languages.first() else {
        return String::new();
    };
    let mut code = String::new();
    for (id, told) in *english {
        let name = id.replace('-', "_");
        let markup = !told.tags.is_empty();
        // As code: a text may have tags.
        let doc = format!("`{}`", told.fixed.as_deref().unwrap_or(id));
        code.push_str(&format!("#[doc = {doc:?}]\n"));
        if told.fixed.is_some() {
            let texts = languages.iter().map(|(_, catalogue)| {
                let fixed = catalogue.get(id).and_then(|told| told.fixed.as_deref());
                format!("{:?}", fixed.unwrap_or_default())
            });
            let texts = texts.collect::<Vec<_>>().join(", ");
            let (kind, pick) = match markup {
                true => ("Markup", "Markup::fixed(pick("),
                false => ("&'static str", "pick("),
            };
            let end = if markup { "))" } else { ")" };
            code.push_str(&format!(
                "pub(crate) fn {name}() -> {kind} {{ {pick}&[{texts}]{end} }}\n"
            ));
        } else {
            let takes = told
                .takes
                .iter()
                .map(|name| format!("{name}: impl Into<FluentValue<'a>>"));
            let takes = takes.collect::<Vec<_>>().join(", ");
            let gives = told
                .takes
                .iter()
                .map(|name| format!("({name:?}, {name}.into())"));
            let gives = gives.collect::<Vec<_>>().join(", ");
            let (kind, maker) = match markup {
                true => ("Markup", "markup"),
                false => ("String", "text"),
            };
            code.push_str(&format!(
                "pub(crate) fn {name}<'a>({takes}) -> {kind} {{ {maker}({id:?}, [{gives}]) }}\n"
            ));
        }
    }
    code
}

/// The scripts with their messages. A text that takes nothing stands where a script says it, `t('saved')`; what takes
/// something is said by the module `messages.js`, `t('more', { count: 3 })`.
///
/// # Errors
/// A message that a script asks for and nobody has, or with other arguments than it takes, and one that no script asks
/// for.
pub fn scripts(
    language: &str,
    catalogue: &Catalogue,
    scripts: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, String> {
    let mut asked = BTreeSet::new();
    let mut modules = BTreeMap::new();
    for (file, source) in scripts {
        let said =
            with_texts(source, catalogue, &mut asked).map_err(|why| format!("{file} {why}"))?;
        modules.insert(file.clone(), said);
    }
    if let Some(id) = catalogue.keys().find(|id| !asked.contains(*id)) {
        return Err(format!("no script says {id}"));
    }
    let takers = catalogue.iter().filter(|(_, told)| told.fixed.is_none());
    let takers = takers.map(|(id, told)| format!("{id:?}: a => {},\n", told.script));
    let takers: String = takers.collect();
    let said = format!(
        "const rules = new Intl.PluralRules('{language}')\n\
         const pick = (given, choices, fallback) => choices[given] ?? choices[rules.select(given)] ?? choices[fallback]\n\
         const messages = {{\n{takers}}}\n\
         export const t = (id, given) => messages[id](given)\n"
    );
    modules.insert("messages.js".to_owned(), said);
    Ok(modules)
}

/// A script with the texts that take nothing in the places of their calls.
fn with_texts<'c>(
    source: &str,
    catalogue: &'c Catalogue,
    asked: &mut BTreeSet<&'c String>,
) -> Result<String, String> {
    const CALL: &str = "t('";
    let is_of_name = |letter: char| letter.is_alphanumeric() || "_$.".contains(letter);
    let mut script = String::new();
    let mut rest = source;
    while let Some((before, call)) = rest.split_once(CALL) {
        script.push_str(before);
        rest = call;
        if script.ends_with(is_of_name) {
            script.push_str(CALL);
            continue;
        }
        let (id, after) = call.split_once('\'').unwrap_or((call, ""));
        let message = catalogue.get_key_value(id);
        let (id, told) = message.ok_or(format!("says {id}, which is no message of scripts"))?;
        asked.insert(id);
        match (&told.fixed, after.strip_prefix(')')) {
            (Some(text), Some(after)) => {
                script.push_str(&format!("{text:?}"));
                rest = after;
            }
            (None, None) => script.push_str(CALL),
            (Some(_), None) | (None, Some(_)) => {
                return Err(format!("says {id} with other arguments than it takes"));
            }
        }
    }
    script.push_str(rest);
    Ok(script)
}
