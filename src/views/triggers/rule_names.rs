//! The built-in rules by name, in the reader's language.

use crate::views::catalogue::t;

/// What a rule is called: its own name, which stays in the language it was written in, unless a built-in rule still has
/// the one it came with.
pub(crate) fn shown(name: &str) -> &str {
    match name {
        "asked for a person" => t::triggers_rule_asked_for_a_person(),
        "anger" => t::triggers_rule_anger(),
        "distress" => t::triggers_rule_distress(),
        "disputed record" => t::triggers_rule_disputed_record(),
        "low confidence" => t::triggers_rule_low_confidence(),
        "no answer" => t::triggers_rule_no_answer(),
        "going in circles" => t::triggers_rule_going_in_circles(),
        "did not help" => t::triggers_rule_did_not_help(),
        "too many turns" => t::triggers_rule_too_many_turns(),
        "bot error" => t::triggers_rule_bot_error(),
        "bot is silent" => t::triggers_rule_bot_is_silent(),
        "other language" => t::triggers_rule_other_language(),
        "topic" => t::triggers_rule_topic(),
        "not allowed to the bot" => t::triggers_rule_not_allowed_to_the_bot(),
        "valued customer" => t::triggers_rule_valued_customer(),
        own => own,
    }
}

#[cfg(test)]
mod tests {
    use super::shown;
    use crate::domain::accounts::interface_language::InterfaceLanguage;
    use crate::domain::rules::triggers::defaults;
    use crate::services::speaking;

    #[test]
    fn a_built_in_rule_has_a_name_in_each_language_and_an_own_one_stays() {
        for rule in defaults() {
            let english = match rule.name.as_str() {
                "not allowed to the bot" => "bot lacks permission",
                name => name,
            };
            assert_eq!(shown(&rule.name), english);
            let spanish = speaking(InterfaceLanguage::Spanish, || shown(&rule.name).to_owned());
            assert_ne!(spanish, rule.name);
        }
        assert_eq!(shown("Refund twice"), "Refund twice");
    }
}
