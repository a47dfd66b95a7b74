//! Who each name in a text is.

use super::spoken_line::SpeakerLine;
use crate::domain::transcript::ItemRole;
use std::collections::{HashMap, HashSet};

/// Words before a colon that are labels of a list and nobody's name.
const LABELS: &str = "price stock note notes total order address date time name email e-mail phone status size color colour subject \
    from to ps warning tip hint important step option example question answer delivery location hours room quantity \
    tracking reference http https mailto tel link url error result summary title description details product model brand \
    warranty precio nota total dirección fecha preis hinweis adresse datum prix adresse remarque preço endereço prezzo prijs \
    cena fiyat цена 价格 価格 monday tuesday wednesday thursday friday saturday sunday";
/// What people say who begin to speak.
const GREETINGS: &str = "hello hi hey i i'm i’m my me hola soy bonjour je hallo ich guten olá ciao sono cześć merhaba привет namaste";
/// What bots say before a person of the team speaks.
const HANDED_OVER: &str = "connecting connect transferring transfer colleague human person agent handing conectando verbinde transfère";

/// The sides of all names that speak, and what had to be assumed.
pub(super) struct Sides<'t> {
    pub(super) of: HashMap<&'t str, ItemRole>,
    pub(super) assumed: Option<String>,
}

/// Who each name is: by its word, by what the sender says, else as the other side of the one that is known. Nothing if
/// nobody can tell.
pub(super) fn sides<'t>(
    lines: &[SpeakerLine<'t>],
    named: &HashMap<String, ItemRole>,
) -> Option<Sides<'t>> {
    let named: HashMap<String, ItemRole> = named
        .iter()
        .map(|(name, role)| (name.trim().to_lowercase(), *role))
        .collect();
    let mut of: HashMap<&str, ItemRole> = HashMap::new();
    for line in lines {
        if let Some(name) = line.speaker
            && let Some(role) = named.get(&name.to_lowercase()).copied().or(line.told)
        {
            of.insert(name, role);
        }
    }
    let has =
        |of: &HashMap<&str, ItemRole>, role: ItemRole| of.values().any(|known| *known == role);
    let mut assumed = None;
    // Voice platforms call their bot the agent.
    if !has(&of, ItemRole::Bot) && has(&of, ItemRole::Customer) {
        for (name, role) in &mut of {
            if name.eq_ignore_ascii_case("agent") && !named.contains_key("agent") {
                *role = ItemRole::Bot;
                assumed = Some(format!(
                    "no bot speaks, so {name} was taken for the bot; name it in speakers if it was a person"
                ));
            }
        }
    }
    let unknown = unknown(lines, &of);
    let other = match (has(&of, ItemRole::Customer), has(&of, ItemRole::Bot)) {
        (false, false) => return None,
        (true, false) => ItemRole::Bot,
        (false, true) => ItemRole::Customer,
        (true, true) => ItemRole::Agent,
    };
    if !unknown.is_empty() && other != ItemRole::Customer && assumed.is_none() {
        let names = unknown
            .iter()
            .take(3)
            .copied()
            .collect::<Vec<_>>()
            .join(", ");
        assumed = Some(format!(
            "{names} was taken for the {other}; name the speakers in speakers if that is wrong"
        ));
    }
    of.extend(unknown.into_iter().map(|name| (name, other)));
    Some(Sides { of, assumed })
}

/// Names of no known side that speak, in order.
fn unknown<'t>(lines: &[SpeakerLine<'t>], known: &HashMap<&'t str, ItemRole>) -> Vec<&'t str> {
    let has = |role: ItemRole| known.values().any(|side| *side == role);
    let both = has(ItemRole::Customer) && has(ItemRole::Bot);
    let spoken: Vec<&SpeakerLine<'t>> =
        lines.iter().filter(|line| line.speaker.is_some()).collect();
    let first = spoken.first().and_then(|line| line.speaker);
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (index, line) in spoken.iter().enumerate() {
        let Some(name) = line
            .speaker
            .filter(|name| !known.contains_key(name) && !is_label(name))
        else {
            continue;
        };
        if !seen.insert(name) {
            continue;
        }
        let all: Vec<&&SpeakerLine<'t>> = spoken
            .iter()
            .filter(|other| other.speaker == Some(name))
            .collect();
        let timed = all.iter().any(|line| line.time.is_some());
        let values = all.iter().all(|line| is_value(line.words));
        let before = spoken.get(..index).unwrap_or_default();
        let again = all.len() > 1 && !values;
        let alone = !both && (first == Some(name) || (all.len() > 1 && is_capital(name)));
        if timed || again || alone || (is_capital(name) && speaks_once(line, name, before)) {
            found.push(name);
        }
    }
    found
}

/// Whether somebody who spoke once is a person: greets, says the name, or was announced.
fn speaks_once(line: &SpeakerLine<'_>, name: &str, before: &[&SpeakerLine<'_>]) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
            .map(str::to_owned)
            .collect()
    };
    let is_of = |list: &str, word: &String| list.split_whitespace().any(|known| known == word);
    let said = words(line.words);
    let short = name.split(' ').next().unwrap_or(name).to_lowercase();
    let greets = said
        .iter()
        .any(|word| is_of(GREETINGS, word) || *word == short);
    let last = before
        .last()
        .map(|line| words(line.words))
        .unwrap_or_default();
    let announced = last.iter().any(|word| is_of(HANDED_OVER, word)) && !is_value(line.words);
    greets || announced
}

fn is_label(name: &str) -> bool {
    let small = name.to_lowercase();
    LABELS.split_whitespace().any(|label| small == label)
        || small.ends_with(" hours")
        || small.ends_with(" price")
}

/// All words begin large, as those of a name do; scripts without large letters pass.
fn is_capital(name: &str) -> bool {
    let particles = ["van", "von", "de", "der", "den", "da", "la", "bin", "al"];
    name.split_whitespace()
        .all(|word| particles.contains(&word) || !word.starts_with(char::is_lowercase))
}

/// A price, a count, a word: what stands behind a label.
fn is_value(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let number = words.contains(|c: char| c.is_ascii_digit());
    let stops = words.ends_with(['.', '?', '!', '。', '？', '！']);
    count == 0 || (!stops && (count <= 1 && words.is_ascii() || count <= 4 && number))
}
