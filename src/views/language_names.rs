//! Languages by name.

use isolang::Language;

/// The name of a language tag's language, with its region if it names one: `Portuguese (BR)`. A
/// language without a tag of two letters stays the tag it was.
pub(crate) fn language(tag: &str) -> String {
    let Some(name) = name(&primary(tag)) else {
        return tag.to_owned();
    };
    let mut parts = tag.split(['-', '_']).skip(1);
    // A region is two letters or three digits; a script (`zh-Hans`) has four letters.
    match parts.find(|part| part.len() == 2 || part.chars().all(|c| c.is_ascii_digit())) {
        Some(region) if !region.is_empty() => format!("{name} ({})", region.to_ascii_uppercase()),
        Some(_) | None => name.to_owned(),
    }
}

/// The language of a tag, without region and script.
fn primary(tag: &str) -> String {
    let first = tag.split(['-', '_']).next().unwrap_or_default();
    first.to_ascii_lowercase()
}

fn name(primary: &str) -> Option<&'static str> {
    match primary {
        "el" => Some("Greek"),
        "nb" | "nn" => Some("Norwegian"),
        _ => Some(Language::from_639_1(primary)?.to_name()),
    }
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn a_language_has_its_name_and_region() {
        for (tag, name) in [
            ("es", "Spanish"),
            ("pt-BR", "Portuguese (BR)"),
            ("EN_gb", "English (GB)"),
            ("es-419", "Spanish (419)"),
            ("zh-Hans-CN", "Chinese (CN)"),
            ("el", "Greek"),
            ("nb", "Norwegian"),
            ("fa-IR", "Persian (IR)"),
            ("sw", "Swahili"),
            ("tlh", "tlh"),
            ("", ""),
        ] {
            assert_eq!(language(tag), name);
        }
    }
}
