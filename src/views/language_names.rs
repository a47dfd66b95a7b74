//! Languages by name.

use crate::views::catalogue::t;
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
    Some(match primary {
        "ar" => t::settings_language_ar(),
        "ca" => t::settings_language_ca(),
        "cs" => t::settings_language_cs(),
        "da" => t::settings_language_da(),
        "de" => t::settings_language_de(),
        "el" => t::settings_language_el(),
        "en" => t::settings_language_en(),
        "es" => t::settings_language_es(),
        "eu" => t::settings_language_eu(),
        "fa" => t::settings_language_fa(),
        "fi" => t::settings_language_fi(),
        "fr" => t::settings_language_fr(),
        "gl" => t::settings_language_gl(),
        "he" => t::settings_language_he(),
        "hi" => t::settings_language_hi(),
        "hu" => t::settings_language_hu(),
        "it" => t::settings_language_it(),
        "ja" => t::settings_language_ja(),
        "ko" => t::settings_language_ko(),
        "nl" => t::settings_language_nl(),
        "nb" | "nn" | "no" => t::settings_language_no(),
        "pl" => t::settings_language_pl(),
        "pt" => t::settings_language_pt(),
        "ro" => t::settings_language_ro(),
        "ru" => t::settings_language_ru(),
        "sv" => t::settings_language_sv(),
        "tr" => t::settings_language_tr(),
        "uk" => t::settings_language_uk(),
        "zh" => t::settings_language_zh(),
        _ => Language::from_639_1(primary)?.to_name(),
    })
}

#[cfg(test)]
mod tests {
    use super::language;
    use crate::domain::accounts::interface_language::InterfaceLanguage;
    use crate::services::speaking;

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
            ("he", "Hebrew"),
            ("hu", "Hungarian"),
            ("fa-IR", "Persian (IR)"),
            ("sw", "Swahili"),
            ("tlh", "tlh"),
            ("", ""),
        ] {
            assert_eq!(language(tag), name);
        }
    }

    #[test]
    fn a_common_language_has_its_name_in_the_readers_language() {
        let told = |tag| speaking(InterfaceLanguage::Spanish, || language(tag));
        assert_eq!(told("pt-BR"), "Portugués (BR)");
        assert_eq!(told("sw"), "Swahili");
    }
}
