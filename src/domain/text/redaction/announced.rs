//! Passwords and tokens: what stands after a word that announces one.

use super::SECRET;
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Words that announce a secret, in the languages Baton speaks itself.
const CUES: &str = r"pass ?words?|passwd|pwd|pass ?code|passphrase|contraseñas?|clave secreta|mots? de passe|passwort|kennwort|palavra[- ]passe|senhas?|api[ _-]?keys?|access[ _-]?tokens?|auth[ _-]?tokens?|bearer|tokens?|secrets?|security code|cvv2?|cvc2?|pin(?: code| number)?";

/// What may stand between the word and the secret.
const LINKS: &str =
    r#"["'*]{0,3}\s{0,3}(?:(?:is|are|es|ist|lautet|est|é|=>|[:=])\s{0,3}){1,2}["'`*]{0,3}"#;

/// The secret itself: up to a space, a quote or a bracket; long enough to be one.
static AFTER_CUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = format!(
        r#"(?i)(?-u:\b)(?P<cue>{CUES})(?P<link>{LINKS})(?P<secret>[^\s"'`,;<>()\[\]{{}}]{{3,512}})"#
    );
    Regex::new(&pattern).ok()
});

/// `Authorization: Bearer …`, and forms of tokens that need no word before them.
static ALONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?:[Bb]earer +[A-Za-z0-9._~+/=-]{16,2048}|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}|sk-[A-Za-z0-9_-]{20,}|gh[pousr]_[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{16}|xox[abprs]-[A-Za-z0-9-]{10,})",
    )
    .ok()
});

/// What people say after such a word without giving a secret away.
const NO_SECRETS: [&str; 34] = [
    "not",
    "no",
    "wrong",
    "incorrect",
    "invalid",
    "expired",
    "correct",
    "right",
    "lost",
    "forgotten",
    "required",
    "needed",
    "the",
    "too",
    "being",
    "been",
    "also",
    "still",
    "blocked",
    "locked",
    "in",
    "on",
    "at",
    "for",
    "falsch",
    "abgelaufen",
    "nicht",
    "incorrecta",
    "caducada",
    "expiré",
    "incorrect.",
    "incorreta",
    "missing",
    "working",
];

/// Masks every secret after a word that announces it.
pub(super) fn mask(text: &str) -> (Cow<'_, str>, usize) {
    let (Some(after_cue), Some(alone)) = (&*AFTER_CUE, &*ALONE) else {
        return (Cow::Borrowed(text), 0);
    };
    let mut count = 0;
    let masked = after_cue.replace_all(text, |found: &regex::Captures<'_>| {
        let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
        let secret = part("secret").trim_end_matches(['.', '!', '?', '*']);
        let rest = part("secret").get(secret.len()..).unwrap_or_default();
        if is_word(secret) || super::count(secret) > 0 {
            return part_of(found);
        }
        count += 1;
        format!("{}{}{SECRET}{rest}", part("cue"), part("link"))
    });
    let more = alone.find_iter(&masked).count();
    if more > 0 {
        let replaced = alone
            .replace_all(&masked, regex::NoExpand(SECRET))
            .into_owned();
        return (Cow::Owned(replaced), count + more);
    }
    match count {
        0 => (Cow::Borrowed(text), 0),
        count => (Cow::Owned(masked.into_owned()), count),
    }
}

fn part_of(found: &regex::Captures<'_>) -> String {
    found.get(0).map_or("", |all| all.as_str()).to_owned()
}

/// "My password is wrong": a word of the sentence, not a secret.
fn is_word(secret: &str) -> bool {
    let lower = secret.to_lowercase();
    secret.chars().count() < 3 || NO_SECRETS.contains(&lower.as_str())
}
