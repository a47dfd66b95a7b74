//! Languages by name.

/// The name of a language tag's language, with its region if it names one: `Portuguese (BR)`. A
/// language that is not in the table stays the tag it was.
pub fn language(tag: &str) -> String {
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
    Some(match primary {
        "ar" => "Arabic",
        "bg" => "Bulgarian",
        "bn" => "Bengali",
        "ca" => "Catalan",
        "cs" => "Czech",
        "da" => "Danish",
        "de" => "German",
        "el" => "Greek",
        "en" => "English",
        "es" => "Spanish",
        "et" => "Estonian",
        "fa" => "Persian",
        "fi" => "Finnish",
        "fr" => "French",
        "he" => "Hebrew",
        "hi" => "Hindi",
        "hr" => "Croatian",
        "hu" => "Hungarian",
        "id" => "Indonesian",
        "it" => "Italian",
        "ja" => "Japanese",
        "ko" => "Korean",
        "lt" => "Lithuanian",
        "lv" => "Latvian",
        "ms" => "Malay",
        "nb" | "nn" | "no" => "Norwegian",
        "nl" => "Dutch",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ro" => "Romanian",
        "ru" => "Russian",
        "sk" => "Slovak",
        "sl" => "Slovenian",
        "sr" => "Serbian",
        "sv" => "Swedish",
        "ta" => "Tamil",
        "th" => "Thai",
        "tr" => "Turkish",
        "uk" => "Ukrainian",
        "ur" => "Urdu",
        "vi" => "Vietnamese",
        "zh" => "Chinese",
        _ => return None,
    })
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
            ("tlh", "tlh"),
            ("", ""),
        ] {
            assert_eq!(language(tag), name);
        }
    }
}
