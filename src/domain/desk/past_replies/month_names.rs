//! Words beside which a number is a date or an amount, in the languages that customers are told something in.

/// The beginnings of the months' names: a word begins with one and is at most a few letters longer.
const MONTHS: [&str; 30] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "ene",
    "abr", "ago", "dic", "mai", "okt", "dez", "fev", "avr", "aout", "juin", "set", "out", "mär",
    "fév", "déc", "août", "janv",
];

/// Those that are written with a small letter.
const SMALL_MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// No name of a month has more letters.
const MONTH_MAX_LETTERS: usize = 10;

/// Money, in small letters.
const MONEY: [&str; 20] = [
    "usd", "eur", "gbp", "chf", "jpy", "brl", "mxn", "cad", "aud", "dollar", "dollars", "euro",
    "euros", "pound", "pounds", "dólares", "francs", "reais", "pesos", "libras",
];

/// Whether a word may be a month's name. In Spanish it has a small letter.
pub(super) fn is_month(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
    let begins = MONTHS.iter().any(|month| lower.starts_with(month));
    let is_short = lower.chars().count() <= MONTH_MAX_LETTERS;
    SMALL_MONTHS.contains(&lower.as_str()) || is_capital && begins && is_short
}

/// Whether a word is money.
pub(super) fn is_money(word: &str) -> bool {
    MONEY.contains(&word.to_lowercase().as_str())
}
