//! Whether a bot understands the language a customer writes in.

use crate::domain::text::spoken::shortest;

/// Whether a bot that speaks these understands a language. `pt-BR` is `pt`; of a language that is not sure,
/// its neighbours in the same script will do.
pub(super) fn understands(speaks: &[String], language: &str, sure: bool) -> bool {
    let language = primary(language);
    speaks.iter().map(|tag| primary(tag)).any(|spoken| {
        spoken == language || !sure && neighbours(&spoken).contains(&language.as_str())
    })
}

fn primary(tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let primary = primary.to_ascii_lowercase();
    shortest(&primary).map_or(primary, str::to_owned)
}

/// Languages that share a script and are taken for each other when little is said.
fn neighbours(language: &str) -> &'static [&'static str] {
    const TAKEN_FOR_EACH_OTHER: [&[&str]; 4] = [
        &["ru", "uk", "bg", "sr", "mk", "be", "kk"],
        &["ar", "fa", "ur"],
        &["hi", "mr", "ne"],
        &["he", "yi", "ydd"],
    ];
    let families = TAKEN_FOR_EACH_OTHER.iter();
    let mut mine = families.filter(|family| family.contains(&language));
    mine.next().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bot_understands_what_it_speaks_however_long_its_tags_are() {
        let speaks = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        assert!(understands(&speaks(&["pt-BR", "mkd"]), "mk", true));
        assert!(understands(&speaks(&["en", "MK"]), "mk", true));
        assert!(!understands(&speaks(&["ru"]), "mk", true));
        assert!(understands(&speaks(&["ru"]), "mk", false), "much alike");
        assert!(!understands(&speaks(&["de"]), "mk", false));
    }
}
