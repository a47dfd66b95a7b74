//! What a field must look like, in words instead of a regular expression.

use regex::Regex;
use std::fmt;

/// Numbers with the country code, as people write them.
const PHONES: [&str; 3] = ["+34 600 123 456", "+34600123456", "+34-600-123-456"];

/// The format that a text must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FormatInWords {
    /// A day.
    Date,
    /// A telephone number such as this.
    Phone(&'static str),
    /// An address such as this.
    Email(&'static str),
    /// Digits, however many.
    Digits,
    /// So many digits.
    DigitsExactly(u32),
    /// So many digits, or more.
    DigitsFrom(u32),
    /// So many digits, at least and at most.
    DigitsBetween(u32, u32),
    /// In the words of the bot.
    Described(String),
    /// A fault without words of its own.
    Pattern(String),
}

impl fmt::Display for FormatInWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date => f.write_str("a date such as 2026-11-23"),
            Self::Phone(number) => {
                write!(f, "a phone number with its country code, such as {number}")
            }
            Self::Email(address) => write!(f, "an e-mail address such as {address}"),
            Self::Digits => f.write_str("digits only"),
            Self::DigitsExactly(count) => write!(f, "{count} digits"),
            Self::DigitsFrom(least) => write!(f, "at least {least} digits"),
            Self::DigitsBetween(least, most) => write!(f, "{least} to {most} digits"),
            Self::Described(description) => f.write_str(description),
            Self::Pattern(pattern) => write!(f, "pattern {pattern}"),
        }
    }
}

/// What a text that does not match should look like: in words if the pattern is a common one, else as the bot describes
/// the field. The pattern itself is the last resort.
pub(super) fn mismatch(pattern: &Regex, description: Option<&str>) -> FormatInWords {
    let described = || description.map(|text| FormatInWords::Described(text.to_owned()));
    let expected = in_words(pattern).or_else(described);
    expected.unwrap_or_else(|| FormatInWords::Pattern(pattern.to_string()))
}

fn in_words(pattern: &Regex) -> Option<FormatInWords> {
    let whole = pattern.as_str().strip_prefix('^')?.strip_suffix('$')?;
    let whole = whole.replace(r"\d", "[0-9]").replace(r"\s", " ");
    if whole == "[0-9]{4}-[0-9]{2}-[0-9]{2}" {
        return Some(FormatInWords::Date);
    }
    if let Some(count) = whole.strip_prefix("[0-9]") {
        return digits(count);
    }
    if let Some(rest) = whole.strip_prefix(r"\+") {
        let number = PHONES.into_iter().find(|phone| pattern.is_match(phone))?;
        let is_plain = rest.chars().all(|c| "[]{}(),?*+-. 0123456789".contains(c));
        return is_plain.then_some(FormatInWords::Phone(number));
    }
    let address = "maria@example.com";
    let is_address = whole.contains('@') && pattern.is_match(address);
    is_address.then_some(FormatInWords::Email(address))
}

/// So many digits, by what stands behind the class: `+`, `{6}`, `{6,8}`.
fn digits(count: &str) -> Option<FormatInWords> {
    let number = |text: &str| text.parse::<u32>().ok();
    if count == "+" {
        return Some(FormatInWords::Digits);
    }
    let count = count.strip_prefix('{')?.strip_suffix('}')?;
    Some(match count.split_once(',') {
        None => FormatInWords::DigitsExactly(number(count)?),
        Some((least, "")) => FormatInWords::DigitsFrom(number(least)?),
        Some((least, most)) => FormatInWords::DigitsBetween(number(least)?, number(most)?),
    })
}

#[cfg(test)]
mod tests {
    use super::mismatch;
    use regex::Regex;

    #[test]
    fn a_common_pattern_is_told_in_words_and_another_as_the_bot_describes_it() {
        for (pattern, description, told) in [
            (
                r"^\+[0-9][0-9 ]+$",
                Some("Where to call"),
                "a phone number with its country code, such as +34 600 123 456",
            ),
            (
                r"^\+\d{7,15}$",
                None,
                "a phone number with its country code, such as +34600123456",
            ),
            (r"^\d{6}$", None, "6 digits"),
            (r"^[0-9]{6,8}$", None, "6 to 8 digits"),
            (r"^[0-9]+$", None, "digits only"),
            (r"^\d{4}-\d{2}-\d{2}$", None, "a date such as 2026-11-23"),
            (
                r"^[^@ ]+@[^@ ]+$",
                None,
                "an e-mail address such as maria@example.com",
            ),
            (
                r"^[A-Z]{2}\d{4}$",
                Some("Two letters and four digits"),
                "Two letters and four digits",
            ),
            (r"^[A-Z]{2}\d{4}$", None, r"pattern ^[A-Z]{2}\d{4}$"),
            (r"^\d{2}[A-Z]$", None, r"pattern ^\d{2}[A-Z]$"),
        ] {
            let said = mismatch(&Regex::new(pattern).unwrap(), description);
            assert_eq!(said.to_string(), told, "{pattern}");
        }
    }
}
