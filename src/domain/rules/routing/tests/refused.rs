//! What is refused when it is saved.

use super::super::*;

/// Everything that is wrong with rules, as one text.
fn wrong(text: &str) -> String {
    let rules = match as_toml::read(text) {
        Ok(rules) => rules,
        Err(error) => return error.detail(),
    };
    match RouteSet::compile(rules) {
        Ok(_) => String::new(),
        Err(wrong) => wrong
            .into_iter()
            .map(|wrong| format!("{}: {}\n", wrong.pointer, wrong.detail()))
            .collect(),
    }
}

#[test]
fn what_cannot_be_is_refused_with_its_place() {
    let rule = |rest: &str| format!("[[rules]]\nname = \"r\"\n{rest}");
    for (text, told) in [
        (
            rule("when.languages = \"es\""),
            "line 3: unknown field `languages`",
        ),
        (rule("when.reason = \"angry\"\nthen.team = \"A\""), "line 3"),
        (
            rule("when.language = \"es\""),
            "/rules/0/then: choose a team",
        ),
        (
            rule("when.topic = \"a\"\nthen.team = \"A\""),
            "/rules/0/when/topic/0: too short",
        ),
        (
            rule("when.customer.orders = \">= many\"\nthen.team = \"A\""),
            "/rules/0/when/customer/orders: a number",
        ),
        (
            rule("when.customer.Tier = \"a\"\nwhen.customer.tier = \"b\"\nthen.team = \"A\""),
            "same in any case",
        ),
        (
            rule("when.customer.tier = []\nthen.team = \"A\""),
            "name at least one value",
        ),
        (
            rule("when.intent = { name = \"x\", at_least = 7 }\nthen.team = \"A\""),
            "at_least is 0 to 1",
        ),
        (
            rule("when.hours = { during = \"whenever\", zone = \"UTC\" }\nthen.team = \"A\""),
            "/rules/0/when/hours: not understood",
        ),
        (
            rule("when.hours = { during = \"24/7\", zone = \"Mars\" }\nthen.team = \"A\""),
            "no such time zone",
        ),
        (
            rule("when.bot = \"b\"\nthen.bot = \"B\""),
            "/rules/0/then/bot: a bot is not routed to itself",
        ),
        (rule("then.team = \"a\\u0000b\""), "no control characters"),
        (
            format!(
                "{}\n{}",
                rule("then.team = \"A\""),
                "[[rules]]\nname = \"R\"\nthen.team = \"A\""
            ),
            "another rule has this name",
        ),
        (
            rule(&format!("then.team = \"{}\"", "x".repeat(101))),
            "each 1 to 100 characters",
        ),
        (
            rule(&format!(
                "when.channel = [{}]\nthen.team = \"A\"",
                "\"x\",".repeat(51)
            )),
            "/rules/0/when/channel: at most 50",
        ),
        ("x".repeat(600_000), "at most 524288 bytes"),
        ("[[rule]]".to_owned(), "unknown field"),
    ] {
        let short: String = text.chars().take(200).collect();
        assert!(wrong(&text).contains(told), "{short}\n{}", wrong(&text));
    }
}

#[test]
fn a_rule_without_a_condition_names_what_it_would_hide() {
    let all = "[[rules]]\nname = \"all\"\nthen.team = \"A\"\n";
    let one = "[[rules]]\nname = \"one\"\nwhen.language = \"es\"\nthen.team = \"A\"\n";
    let two = "[[rules]]\nname = \"two\"\nwhen.language = \"fr\"\nthen.team = \"A\"\n";
    assert_eq!(wrong(&format!("{one}{two}{all}")), "");
    let told = wrong(&format!("{all}{one}{two}"));
    assert!(told.contains("all would hide one, two"), "{told}");
    let off = all.replace("then", "enabled = false\nthen");
    assert_eq!(
        wrong(&format!("{off}{one}")),
        "",
        "what is off hides nothing"
    );
}

#[test]
fn two_hundred_rules_are_enough() {
    let rule =
        |n| format!("[[rules]]\nname = \"r{n}\"\nwhen.language = \"es\"\nthen.team = \"A\"\n");
    let many: String = (0..201).map(rule).collect();
    assert!(wrong(&many).contains("at most 200 rules"));
}

#[test]
fn names_that_stand_for_nothing_are_told_with_what_there_is() {
    let text =
        "[[rules]]\nname = \"r\"\nwhen.bot = \"Nobody\"\nthen.team = \"Espanol\"\nthen.bot = \"X\"
        then.require_skills = \"fraude\"";
    let known = Targets {
        teams: vec!["Español".into(), "Support".into()],
        bots: vec!["Helper bot".into()],
        skills: Vec::new(),
    };
    let told: Vec<String> = known
        .check(&as_toml::read(text).unwrap())
        .into_iter()
        .map(|wrong| format!("{}: {}", wrong.pointer, wrong.detail()))
        .collect();
    assert_eq!(
        told,
        [
            "/rules/0/then/team: There is no team Espanol. Teams: Español, Support",
            "/rules/0/then/bot: There is no bot X. Bots: Helper bot",
            "/rules/0/then/require_skills: There is no skill fraude. There are no skills yet",
            "/rules/0/when/bot: There is no bot Nobody. Bots: Helper bot",
        ]
    );
}
