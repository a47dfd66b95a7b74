//! No template holds words of its own: what people read stands in `locales/`.

use std::fs;
use std::path::{Path, PathBuf};

/// Attributes whose values people see or hear.
const SHOWN: [&str; 9] = [
    "aria-label",
    "aria-description",
    "title",
    "placeholder",
    "alt",
    "label",
    "data-tip",
    "data-words",
    "data-confirm",
];

/// What is the same in every language: the product, keys as they stand on keyboards, addresses and codes.
const SAME_EVERYWHERE: [&str; 7] = ["Baton", "JSON", "Esc", "Ctrl", "Enter", "Tab", "Shift"];

/// Examples of what is written into a field, and a company that is made up.
const EXAMPLES: [&str; 5] = [
    "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-14:00; Dec 25 off",
    "Europe/Madrid",
    "en: What is your order number?&#10;es: ¿Cuál es su número de pedido?",
    r"\bTK-\d{6}\b",
    "Paper Plane Airways",
];

/// What stands in these is code, or no text at all.
const NO_TEXT: [(&str, &str); 3] = [
    ("<code>", "</code>"),
    ("{% block pane %}", "{% endblock %}"),
    ("{% block theme %}", "{% endblock %}"),
];

/// The reference of the API is in English, like the API.
const IN_ENGLISH: &str = "docs";

fn templates() -> Vec<PathBuf> {
    let folders = fs::read_dir("templates").unwrap();
    let folders = folders.map(|entry| entry.unwrap().path());
    let folders = folders.filter(|folder| !folder.ends_with(IN_ENGLISH));
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap());
    files.map(|entry| entry.unwrap().path()).collect()
}

/// The template without what Askama reads, each place filled by a blank.
fn without_code(template: &str) -> String {
    let mut kept = String::new();
    let mut rest = template;
    while let Some(at) = ["{{", "{%", "{#"]
        .iter()
        .filter_map(|open| rest.find(open))
        .min()
    {
        let (before, code) = rest.split_at(at);
        let close = match code.as_bytes().get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => "#}",
        };
        let end = code.find(close).map_or(code.len(), |end| end + close.len());
        let (code, after) = code.split_at(end);
        kept.push_str(before);
        kept.extend(
            code.chars()
                .map(|letter| if letter == '\n' { '\n' } else { ' ' }),
        );
        rest = after;
    }
    kept + rest
}

/// A template without what stands between these marks.
fn without(template: &str, open: &str, close: &str) -> String {
    let mut parts = template.split(open);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, after) = part.split_once(close).unwrap_or((part, ""));
        kept.extend(inside.matches('\n'));
        kept.push_str(after);
    }
    kept
}

/// The words between tags and in attributes that people see, each with its line.
fn shown(html: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = html;
    let line = |rest: &str| {
        let (before, _) = html.split_at(html.len() - rest.len());
        before.matches('\n').count() + 1
    };
    while !rest.is_empty() {
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        found.push((line(rest), text.to_owned()));
        let (tag, after) = after.split_at(tag_end(after));
        for name in SHOWN {
            for value in tag.split(&format!(" {name}=\"")).skip(1) {
                let value = value.split('"').next().unwrap_or_default();
                found.push((line(rest), value.to_owned()));
            }
        }
        rest = after;
    }
    found
}

fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in tag.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

fn loose(file: &str, template: &str) -> Vec<String> {
    let mut template = template.to_owned();
    for (open, close) in NO_TEXT {
        template = without(&template, open, close);
    }
    let html = without_code(&template);
    let mut loose = Vec::new();
    for (line, text) in shown(&html) {
        if EXAMPLES.contains(&text.trim()) {
            continue;
        }
        let words = text.split(|letter: char| !letter.is_alphabetic());
        let own = |word: &&str| word.chars().count() > 1 && !SAME_EVERYWHERE.contains(word);
        if words.into_iter().any(|word| own(&word)) {
            loose.push(format!("{file}:{line}: {}", text.trim()));
        }
    }
    loose
}

#[test]
fn no_template_holds_words_of_its_own() {
    let mut found = Vec::new();
    for path in templates() {
        let template = fs::read_to_string(&path).unwrap();
        // A plain mail has no tags.
        found.extend(loose(&path.display().to_string(), &template));
    }
    assert!(
        found.is_empty(),
        "{} loose:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn loose_words_are_found_in_texts_and_in_attributes() {
    for template in [
        "<p>Hello</p>",
        "<p>{{ t::a() }} there</p>",
        "<input placeholder=\"Your name\">",
        "<button aria-label=\"Close {{ name }}\"></button>",
        "{% if a > b %}yes{% endif %}",
    ] {
        assert_eq!(loose("x", template).len(), 1, "{template}");
    }
    for template in [
        "<p class=\"message message--own\">{{ t::a() }} · {{ b }}</p>",
        "{# Words of ours. #}<kbd>Esc</kbd>",
        "<a href=\"/queue?view=team\" data-tip=\"{{ t::a() }}\">{{ \"x\" }}</a>",
    ] {
        assert_eq!(loose("x", template), [""; 0], "{template}");
    }
}

#[test]
fn every_language_is_a_folder_with_the_same_files() {
    let files = |language: &str| {
        let folder = Path::new("locales").join(language);
        let names = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    };
    assert_eq!(files("es"), files("en"));
}
