//! What changed rules would have done with past tickets.

use super::*;

#[test]
fn changed_rules_are_tried_on_what_past_tickets_were_routed_from() {
    let old = set("[[rules]]\nname = \"r\"\nwhen.language = \"pt\"\nthen.team = \"A\"");
    let mut english = inputs();
    english.language = Some("en".into());
    let past = vec![
        (TicketId(3), old.route(1, inputs())),
        (TicketId(2), old.route(1, english)),
    ];
    let new = set(
        "[[rules]]\nname = \"both\"\nwhen.reason = \"policy\"\nthen.team = \"A\"\nthen.priority = \"high\"",
    );
    let known = Targets {
        teams: vec!["A".into(), "Support".into()],
        ..Targets::default()
    };
    let tried = replay(&new, &known, &|_, _| false, past.clone());
    assert_eq!(
        (tried.tickets, tried.differs.len(), tried.otherwise),
        (2, 1, 1)
    );
    assert_eq!(tried.moves, [("team Support".into(), "team A".into(), 1)]);
    assert_eq!(tried.differs[0].ticket, TicketId(2));
    assert_eq!(tried.differs[0].reason, "rule “both”");
    let [same_place] = tried.examples.as_slice() else {
        panic!("{:?}", tried.examples);
    };
    assert_eq!(same_place.ticket, TicketId(3));
    assert_eq!(same_place.priority, (Priority::Normal, Priority::High));
    let both = RuleApplied {
        tickets: 2,
        held_back: 0,
    };
    assert_eq!(tried.applied["both"], both);
    let same = replay(&old, &known, &|_, _| false, past);
    assert!(same.differs.is_empty() && same.otherwise == 0);
}

#[test]
fn a_rule_is_held_back_only_by_a_choice_it_would_change() {
    let rules = |overrides: bool| {
        set(&format!(
            "[[rules]]\nname = \"r\"\noverrides_bot = {overrides}\nthen.team = \"A\"\nthen.priority = \"high\""
        ))
    };
    let held_back = |overrides: bool, inputs: &Inputs| {
        let rules = rules(overrides);
        rules.is_held_back(&rules.route(1, inputs.clone()))
    };
    let mut asked = inputs();
    assert!(!held_back(false, &asked), "the bot chose nothing");
    asked.asked.priority = Some(Priority::Low);
    assert!(held_back(false, &asked));
    assert!(!held_back(true, &asked));
    asked.asked.priority = Some(Priority::High);
    assert!(!held_back(false, &asked), "both want the same");
    asked.asked.team = Some("B".into());
    asked.asked.team_exists = true;
    assert!(held_back(false, &asked));
}
