//! A team's needs as fields of a form, and back.

use crate::console::input::Input;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::limits::NEEDS_MAX;
use crate::domain::packet::needs::{Need, NeedFault, Needs, Pattern, Place};
use crate::views::catalogue::t;
use crate::views::picker::{Picker, choices};
use crate::views::team::in_words;
use crate::views::team::needs::NeedView;
use std::collections::BTreeMap;

/// What was sent: JSON as it is, or numbered fields of a form.
pub(super) fn read(input: &Input) -> Result<Needs, Vec<FieldError>> {
    if input.was_json() {
        return input.parse();
    }
    let mut errors = Vec::new();
    let mut facts = Vec::new();
    // The page shows all there are and an empty one.
    for index in 0..=NEEDS_MAX {
        let field = |name: &str| {
            input
                .text(&format!("{name}.{index}"))
                .unwrap_or_default()
                .trim()
        };
        let name = field("name");
        if name.is_empty() {
            continue;
        }
        let picked = input.picked(&format!("from.{index}"));
        let typed = field("from").split(',').map(str::trim);
        let typed = typed.filter(|word| !word.is_empty());
        let words = picked.iter().map(String::as_str).chain(typed);
        let from: Vec<Option<Place>> = words.map(Place::parse).collect();
        if from.contains(&None) {
            let known = Place::ALL.iter().map(|place| place.as_str());
            let fault = NeedFault::Place(known.collect());
            errors.push(FieldError::new(
                format!("/facts/{}/from", facts.len()),
                fault,
            ));
        }
        facts.push(Need {
            name: name.to_owned(),
            required: !field("required").is_empty(),
            question: questions(field("question")),
            from: from.into_iter().flatten().collect(),
            pattern: Some(field("pattern"))
                .filter(|pattern| !pattern.is_empty())
                .map(Pattern::from),
            also: list(field("also").split(',')),
        });
    }
    let redact = list(input.text("redact").unwrap_or_default().lines());
    match errors.is_empty() {
        true => Ok(Needs { facts, redact }),
        false => Err(errors),
    }
}

fn list<'t>(parts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// Lines that begin with a language tag; without one, all is one question.
fn questions(text: &str) -> BTreeMap<String, String> {
    let tagged = |line: &str| {
        let (tag, question) = line.split_once(':')?;
        let (tag, question) = (tag.trim(), question.trim());
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let is_tag = tag == "*" || ((2..=11).contains(&tag.len()) && tag.chars().all(fits));
        (is_tag && !question.is_empty()).then(|| (tag.to_owned(), question.to_owned()))
    };
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let all: Option<BTreeMap<_, _>> = lines.iter().map(|line| tagged(line)).collect();
    match all {
        _ if lines.is_empty() => BTreeMap::new(),
        Some(all) => all,
        None => BTreeMap::from([("*".to_owned(), lines.join(" "))]),
    }
}

/// The needs as they are edited, and an empty one to add.
pub(super) fn shown(needs: &Needs) -> Vec<NeedView> {
    let view = |(index, need): (usize, &Need)| NeedView {
        index,
        name: need.name.clone(),
        required: need.required,
        question: lines(&need.question),
        pattern: need.pattern.clone().unwrap_or_default().into(),
        also: need.also.join(", "),
        from: sources(index, &need.from),
    };
    let mut shown: Vec<NeedView> = needs.facts.iter().enumerate().map(view).collect();
    if shown.len() < NEEDS_MAX {
        shown.push(NeedView {
            index: shown.len(),
            required: true,
            from: sources(shown.len(), &[]),
            ..NeedView::default()
        });
    }
    shown
}

/// Where else the fact may stand.
fn sources(index: usize, chosen: &[Place]) -> Picker {
    let chosen: Vec<String> = chosen
        .iter()
        .map(|place| place.as_str().to_owned())
        .collect();
    let picker = Picker {
        name: format!("from.{index}"),
        label: t::team_fact_from(),
        none: t::team_fact_from_none(),
        choices: choices(Place::ALL.iter(), |place| {
            let label = in_words::place(**place);
            (place.as_str().to_owned(), label.to_owned())
        }),
        other: None,
        empty: "",
        ..Picker::default()
    };
    picker.with(&chosen)
}

fn lines(questions: &BTreeMap<String, String>) -> String {
    let only = questions.get("*").filter(|_| questions.len() == 1);
    only.cloned().unwrap_or_else(|| {
        let lines = questions
            .iter()
            .map(|(tag, question)| format!("{tag}: {question}"));
        lines.collect::<Vec<_>>().join("\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_may_have_a_line_for_each_language() {
        assert_eq!(questions(""), BTreeMap::new());
        let one = questions("Which order: the new one?");
        assert_eq!(
            lines(&one),
            "Which order: the new one?",
            "no tag has a space"
        );
        let two = questions("en: Which order?\nes: ¿Qué pedido?\n");
        assert_eq!((two.len(), two["es"].as_str()), (2, "¿Qué pedido?"));
        assert_eq!(questions(&lines(&two)), two);
    }
}
