//! What a field must look like, in words instead of a regular expression.

use regex::Regex;

/// Numbers with the country code, as people write them.
const PHONES: [&str; 3] = ["+34 600 123 456", "+34600123456", "+34-600-123-456"];

/// What is wrong with a text that does not match: in words if the pattern is a common one, else as the bot describes
/// the field. The pattern itself is the last resort.
pub(super) fn mismatch(pattern: &Regex, description: Option<&str>) -> String {
    let expected = in_words(pattern).or_else(|| description.map(str::to_owned));
    let expected = expected.unwrap_or_else(|| format!("pattern {pattern}"));
    format!("This is not in the format the bot expects: {expected}")
}

fn in_words(pattern: &Regex) -> Option<String> {
    let whole = pattern.as_str().strip_prefix('^')?.strip_suffix('$')?;
    let whole = whole.replace(r"\d", "[0-9]").replace(r"\s", " ");
    if whole == "[0-9]{4}-[0-9]{2}-[0-9]{2}" {
        return Some("a date such as 2026-11-23".to_owned());
    }
    if let Some(count) = whole.strip_prefix("[0-9]") {
        return digits(count);
    }
    if let Some(rest) = whole.strip_prefix(r"\+") {
        let number = PHONES.into_iter().find(|phone| pattern.is_match(phone))?;
        let is_plain = rest.chars().all(|c| "[]{}(),?*+-. 0123456789".contains(c));
        return is_plain.then(|| format!("a phone number with its country code, such as {number}"));
    }
    let address = "maria@example.com";
    let is_address = whole.contains('@') && pattern.is_match(address);
    is_address.then(|| format!("an e-mail address such as {address}"))
}

/// So many digits, by what stands behind the class: `+`, `{6}`, `{6,8}`.
fn digits(count: &str) -> Option<String> {
    let number = |text: &str| text.parse::<u32>().ok();
    if count == "+" {
        return Some("digits only".to_owned());
    }
    let count = count.strip_prefix('{')?.strip_suffix('}')?;
    Some(match count.split_once(',') {
        None => format!("{} digits", number(count)?),
        Some((least, "")) => format!("at least {} digits", number(least)?),
        Some((least, most)) => format!("{} to {} digits", number(least)?, number(most)?),
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
            let head = "This is not in the format the bot expects: ";
            assert_eq!(said.strip_prefix(head), Some(told), "{pattern}");
        }
    }
}
