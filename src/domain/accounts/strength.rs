//! Which passwords are taken: long ones that are more than what everybody tries first.

/// A password is at least this long, in characters (OWASP ASVS 2.1.1).
pub const PASSWORD_MIN_CHARS: usize = 12;

/// And at most this long: argon2 reads all of it.
pub const PASSWORD_MAX_CHARS: usize = 128;

/// So many letters must be left when everything that people try first is taken away.
const OWN_LETTERS: usize = 4;

/// So many different characters at least.
pub(crate) const DIFFERENT_CHARS: usize = 5;

/// Words that passwords are commonly made of.
const COMMON: &[&str] = &[
    "password",
    "passwort",
    "passwd",
    "passphrase",
    "contrasena",
    "motdepasse",
    "senha",
    "welcome",
    "willkommen",
    "letmein",
    "changeme",
    "change",
    "default",
    "secret",
    "geheim",
    "qwertyuiop",
    "qwertzuiop",
    "qwerty",
    "qwertz",
    "azerty",
    "asdfghjkl",
    "asdfgh",
    "asdf",
    "zxcvbnm",
    "yxcvbnm",
    "zxcvbn",
    "qazwsxedc",
    "qazwsx",
    "qweasdzxc",
    "administrator",
    "admin",
    "root",
    "user",
    "username",
    "login",
    "agent",
    "manager",
    "support",
    "helpdesk",
    "service",
    "customer",
    "company",
    "office",
    "computer",
    "internet",
    "server",
    "system",
    "console",
    "test",
    "testing",
    "example",
    "sample",
    "guest",
    "master",
    "baton",
    "iloveyou",
    "loveyou",
    "love",
    "monkey",
    "dragon",
    "football",
    "baseball",
    "basketball",
    "soccer",
    "hockey",
    "sunshine",
    "princess",
    "shadow",
    "superman",
    "batman",
    "michael",
    "jennifer",
    "charlie",
    "jordan",
    "trustno",
    "starwars",
    "pokemon",
    "whatever",
    "freedom",
    "flower",
    "cookie",
    "summer",
    "winter",
    "spring",
    "autumn",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "hello",
    "hallo",
    "hola",
    "bonjour",
    "please",
    "access",
    "opensesame",
    "correcthorsebatterystaple",
    "abcdefghijklmnopqrstuvwxyz",
    "abcdefghijkl",
    "abcdefgh",
    "abcdef",
    "abcd",
    "abc",
    "the",
    "my",
    "new",
    "one",
];

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Too short or too long.
    #[error("use {PASSWORD_MIN_CHARS} to {PASSWORD_MAX_CHARS} characters")]
    Length,
    /// Blanks, or a few characters again and again.
    #[error("use at least {DIFFERENT_CHARS} different characters")]
    Monotonous,
    /// One of those that are tried first.
    #[error(
        "this is too easy to guess: use several words that do not belong together, or a password manager"
    )]
    Common,
}

/// Whether a password may be set for the person with this name and address.
///
/// # Errors
/// [`WeakPassword`].
pub fn check_password(password: &str, names: &[&str]) -> Result<(), WeakPassword> {
    let length = password.chars().count();
    if !(PASSWORD_MIN_CHARS..=PASSWORD_MAX_CHARS).contains(&length) {
        return Err(WeakPassword::Length);
    }
    let lower = password.to_lowercase();
    let mut different: Vec<char> = lower.chars().filter(|c| !c.is_whitespace()).collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < DIFFERENT_CHARS {
        return Err(WeakPassword::Monotonous);
    }
    let own = names.iter().flat_map(|name| words_of(name));
    let own: Vec<String> = own.collect();
    let mut tried: Vec<&str> = COMMON
        .iter()
        .copied()
        .chain(own.iter().map(String::as_str))
        .collect();
    // The longest first: what is left of a word must not hide another one.
    tried.sort_by_key(|word| std::cmp::Reverse(word.len()));
    // As it is typed, and with the digits that people write for letters: "Pa$$w0rd".
    let spellings = [letters_of(&lower), letters_of(&spelled(&lower))];
    let is_common = spellings
        .iter()
        .any(|letters| left_over(letters, &tried) < OWN_LETTERS);
    match is_common && !is_random(&lower) {
        true => Err(WeakPassword::Common),
        false => Ok(()),
    }
}

/// The words of a name or an address, if they are long enough to mean something.
fn words_of(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic());
    words
        .filter(|word| word.chars().count() > 2)
        .map(str::to_owned)
        .collect()
}

fn letters_of(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

fn spelled(text: &str) -> String {
    let letter = |c| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// How many letters are left without these words. What stood around a word that is taken away does not become one.
fn left_over(letters: &str, words: &[&str]) -> usize {
    let mut left = letters.to_owned();
    for word in words {
        left = left.replace(word, " ");
    }
    left.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether digits and signs alone make it hard to guess: many, and neither counted up nor down nor repeated.
fn is_random(text: &str) -> bool {
    let others: Vec<char> = text
        .chars()
        .filter(|c| !c.is_alphabetic() && !c.is_whitespace())
        .collect();
    let steps: Vec<i64> = others
        .windows(2)
        .filter_map(|pair| match pair {
            [one, next] => Some(i64::from(u32::from(*next)) - i64::from(u32::from(*one))),
            _ => None,
        })
        .collect();
    let unlike = steps.iter().filter(|step| step.abs() > 1).count();
    let mut different = others.clone();
    different.sort_unstable();
    different.dedup();
    unlike >= PASSWORD_MIN_CHARS - 2 && different.len() >= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str) -> Result<(), WeakPassword> {
        check_password(password, &["Ada Lovelace", "ada.l@example.com"])
    }

    #[test]
    fn what_everybody_tries_first_is_not_taken() {
        let long = "x1y2z3 ".repeat(19);
        for (password, why) in [
            ("short words", WeakPassword::Length),
            (long.as_str(), WeakPassword::Length),
            ("            ", WeakPassword::Monotonous),
            ("aaaaaaaaaaaaaaaa", WeakPassword::Monotonous),
            ("abababababababab", WeakPassword::Monotonous),
            ("123412341234", WeakPassword::Monotonous),
            ("123456789012", WeakPassword::Common),
            ("password1234", WeakPassword::Common),
            ("Password2026!!", WeakPassword::Common),
            ("P@$$w0rd2026!", WeakPassword::Common),
            ("passwordpassword", WeakPassword::Common),
            ("qwertyuiop123", WeakPassword::Common),
            ("LetMeIn-LetMeIn", WeakPassword::Common),
            ("Welcome to Baton", WeakPassword::Common),
            ("Baton-2026-Admin", WeakPassword::Common),
            ("AdaLovelace1815", WeakPassword::Common),
            ("ada@example.com", WeakPassword::Common),
            ("Summer2026Summer", WeakPassword::Common),
            ("correct horse battery staple", WeakPassword::Common),
        ] {
            assert_eq!(check(password), Err(why), "{password}");
        }
    }

    #[test]
    fn what_is_long_and_ones_own_is_taken() {
        for password in [
            "correct horse battery",
            "seven otters juggle",
            "8RQ5-1fvx-M3k2-tt0d",
            "940715283660 5",
            "Füchse, Gänse & Diebe",
            "ключ от старого дома",
            "鍵は古い家の中にあります。",
        ] {
            assert_eq!(check(password), Ok(()), "{password}");
        }
    }
}
