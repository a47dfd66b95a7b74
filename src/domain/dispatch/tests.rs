use super::*;
use proptest::prelude::*;
use std::time::Duration;

fn now() -> Moment {
    Moment::parse("2026-05-04T09:00:00Z").unwrap()
}

fn agent(id: i64, name: &str) -> Candidate {
    Candidate {
        agent: AgentId(id),
        name: name.into(),
        online: true,
        away: false,
        load: 0,
        capacity: Some(3),
        asked: false,
        skills: [("refunds".to_owned(), 3)].into(),
        languages: vec!["en".into(), "es".into()],
        closed: None,
        idle_since: Some(now().minus(Duration::from_secs(60))),
    }
}

fn need() -> Requirements {
    Requirements {
        skills: vec!["refunds".into()],
        language: Some("es".into()),
        ..Requirements::default()
    }
}

fn why(decision: &Decision, id: i64) -> String {
    let excluded = decision.excluded.iter().find(|left| left.agent.0 == id);
    excluded
        .map(|left| left.why.to_string())
        .unwrap_or_default()
}

#[test]
fn everybody_who_cannot_is_told_why() {
    let candidates = vec![
        Candidate {
            online: false,
            ..agent(1, "Ada")
        },
        Candidate {
            away: true,
            ..agent(2, "Ben")
        },
        Candidate {
            load: 3,
            ..agent(3, "Cleo")
        },
        Candidate {
            skills: [].into(),
            ..agent(4, "Dan")
        },
        Candidate {
            languages: vec!["de".into()],
            ..agent(5, "Eve")
        },
        agent(6, "Fay"),
        agent(7, "Gil"),
    ];
    let need = Requirements {
        declined: vec![AgentId(6)],
        ..need()
    };
    let decision = choose(need, candidates, now());
    assert_eq!(decision.chosen, Some(AgentId(7)));
    let told: Vec<String> = (1..=6).map(|id| why(&decision, id)).collect();
    assert_eq!(
        told,
        [
            "offline",
            "away",
            "full: 3 of 3",
            "lacks the skill refunds",
            "does not write es",
            "declined or missed the offer",
        ]
    );
    assert_eq!(
        decision.ranked[0].to_string(),
        "skill 3, load 0%, idle for 60 s"
    );
}

#[test]
fn who_is_wanted_comes_first_then_who_had_it_then_skill_then_load_then_the_longest_idle() {
    let mut idle = agent(1, "Ada");
    idle.idle_since = Some(now().minus(Duration::from_secs(600)));
    let busy = Candidate {
        load: 1,
        ..agent(2, "Ben")
    };
    let skilled = Candidate {
        load: 2,
        skills: [("refunds".to_owned(), 5)].into(),
        ..agent(3, "Cleo")
    };
    let mut all = vec![agent(4, "Dan"), busy, idle, skilled];
    let order = |need: Requirements, all: &[Candidate]| -> Vec<i64> {
        let decision = choose(need, all.to_vec(), now());
        decision
            .ranked
            .iter()
            .map(|ranked| ranked.agent.0)
            .collect()
    };
    assert_eq!(order(need(), &all), [3, 1, 4, 2]);
    let last = Requirements {
        last: Some(AgentId(2)),
        ..need()
    };
    assert_eq!(order(last.clone(), &all), [2, 3, 1, 4]);
    let wanted = Requirements {
        wanted: Some(AgentId(4)),
        ..last.clone()
    };
    assert_eq!(order(wanted, &all), [4, 2, 3, 1]);
    all[1].away = true;
    assert_eq!(order(last, &all), [3, 1, 4], "sticky only to who is there");
}

#[test]
fn what_is_required_relaxes_in_steps_and_what_is_better_still_comes_first() {
    let each = Duration::from_secs(60);
    let after = |seconds| Relaxed::after(Duration::from_secs(seconds), each);
    assert_eq!(
        [after(59), after(60), after(120), after(180), after(9999)],
        [
            Relaxed::Nothing,
            Relaxed::Skills,
            Relaxed::Language,
            Relaxed::Declines,
            Relaxed::Declines
        ]
    );
    assert_eq!(Relaxed::after(each, Duration::ZERO), Relaxed::Nothing);
    let unskilled = Candidate {
        skills: [].into(),
        ..agent(1, "Ada")
    };
    let foreign = Candidate {
        languages: vec!["de".into()],
        ..agent(2, "Ben")
    };
    let all = vec![unskilled, foreign];
    let chosen = |relaxed| {
        let need = Requirements {
            relaxed,
            declined: vec![AgentId(1)],
            ..need()
        };
        choose(need, all.clone(), now()).chosen
    };
    assert_eq!(chosen(Relaxed::Nothing), None);
    assert_eq!(chosen(Relaxed::Skills), None);
    assert_eq!(chosen(Relaxed::Language), Some(AgentId(2)));
    assert_eq!(
        chosen(Relaxed::Declines),
        Some(AgentId(1)),
        "speaks the language"
    );
}

fn any_candidate() -> impl Strategy<Value = Candidate> {
    let skills = prop::collection::btree_map("[ab]", 1i64..=5, 0..3);
    let languages = prop::collection::vec("(en|es|de)", 0..3);
    let flags = (
        any::<bool>(),
        any::<bool>(),
        0i64..5,
        prop::option::of(0i64..5),
    );
    (
        1i64..9,
        flags,
        skills,
        languages,
        prop::option::of(0u64..9999),
    )
        .prop_map(
            |(id, (online, away, load, capacity), skills, languages, idle)| Candidate {
                agent: AgentId(id),
                name: format!("agent {id}"),
                online,
                away,
                load,
                capacity,
                asked: false,
                skills,
                languages,
                closed: None,
                idle_since: idle.map(|seconds| now().minus(Duration::from_secs(seconds))),
            },
        )
}

proptest! {
    #[test]
    fn nobody_is_chosen_who_may_not_and_a_kept_decision_comes_out_the_same(
        candidates in prop::collection::vec(any_candidate(), 0..12),
        skills in prop::collection::vec("[ab]", 0..2),
        language in prop::option::of("(en|es|de)"),
        declined in prop::collection::vec((1i64..9).prop_map(AgentId), 0..3),
        steps in 0u64..5,
    ) {
        let relaxed = Relaxed::after(Duration::from_secs(steps), Duration::from_secs(1));
        let need = Requirements { skills, language, declined, relaxed, ..Requirements::default() };
        let decision = choose(need, candidates.clone(), now());
        prop_assert_eq!(decision.ranked.len() + decision.excluded.len(), candidates.len());
        prop_assert_eq!(decision.chosen.is_none(), decision.ranked.is_empty());
        for ranked in &decision.ranked {
            let fits = |c: &&Candidate| c.agent == ranked.agent && c.online && !c.away;
            prop_assert!(candidates.iter().filter(fits).any(|c| c.capacity.is_none_or(|most| c.load < most)));
        }
        let kept = serde_json::to_string(&decision).unwrap();
        let read: Decision = serde_json::from_str(&kept).unwrap();
        prop_assert_eq!(&read, &decision);
        prop_assert_eq!(read.again(), decision);
    }
}

#[test]
fn nobody_is_reached_through_a_closed_team() {
    let closed = Candidate {
        closed: Some("until Mon 09:00".into()),
        ..agent(1, "Ada")
    };
    let decision = choose(
        Requirements::default(),
        vec![closed, agent(2, "Ben")],
        now(),
    );
    assert_eq!(decision.chosen, Some(AgentId(2)));
    let why = decision.excluded[0].why.to_string();
    assert_eq!(why, "closed until Mon 09:00");
    let text = serde_json::to_string(&decision).unwrap();
    let read: Decision = serde_json::from_str(&text).unwrap();
    assert_eq!(read.again(), decision);
    assert!(
        !text.contains("\"closed\":null"),
        "older decisions read alike"
    );
}

#[test]
fn preferred_skills_rank_after_required_ones_and_nobody_must_have_them() {
    let wine = |level| [("refunds".to_owned(), 3), ("wine".to_owned(), level)].into();
    let candidates = vec![
        agent(1, "Ada"),
        Candidate {
            skills: wine(4),
            load: 2,
            ..agent(2, "Ben")
        },
        Candidate {
            skills: [("refunds".to_owned(), 5)].into(),
            load: 2,
            ..agent(3, "Cleo")
        },
    ];
    let need = Requirements {
        preferred: vec!["wine".into()],
        ..need()
    };
    let decision = choose(need, candidates, now());
    let order: Vec<i64> = decision
        .ranked
        .iter()
        .map(|ranked| ranked.agent.0)
        .collect();
    assert_eq!(order, [3, 2, 1], "skill, then preferred skill, then load");
    assert!(decision.ranked[1].to_string().contains("preferred skill 4"));
}

#[test]
fn a_decision_from_before_there_were_preferred_skills_is_read_and_made_again() {
    let decision = choose(need(), vec![agent(1, "Ada")], now());
    let mut stored = serde_json::to_value(&decision).unwrap();
    stored["ranked"][0]
        .as_object_mut()
        .unwrap()
        .remove("preferred");
    assert!(stored["need"].get("preferred").is_none());
    let read: Decision = serde_json::from_value(stored).unwrap();
    assert_eq!(read.again(), decision);
}
