//! What is done with input takes time in proportion to it: four times the input takes four times as long, not sixteen
//! times. What is timed is the processor's time of this thread, as a ratio, of the best of several runs, so that a busy
//! machine changes nothing.

use super::redaction::{Masks, mask, mask_patterns, mask_value};
use super::{fact_names, language_tag::LanguageTag, spoken, terms, visible};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Sender;
use crate::domain::desk::newest_request::{SpokenLine, newest_request};
use crate::domain::files;
use crate::domain::packet::Packet;
use crate::domain::packet::asking_twice::{self, Held};
use crate::domain::packet::completeness::CaseKnowledge;
use crate::domain::packet::extract::extract;
use crate::domain::packet::needs::{Need, Needs};
use crate::domain::packet::proposals::{Passage, Source, proposals};
use crate::domain::rules::triggers::{About, RuleSet, Turn, defaults};
use crate::domain::transcript::{self, ItemKind, ItemRole};
use regex::Regex;
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Map, json};
use std::hint::black_box;
use std::time::Duration;

/// Sizes grow by this factor. What grows with the square takes 16 times as long then.
const GROWTH: usize = 4;
/// The most that four times the input may take.
const MOST: f64 = 8.0;
/// Below this nothing is timed: the clock and the caches would be measured.
const TIMED_FROM: Duration = Duration::from_micros(400);
const SMALLEST: usize = 2 * 1024;
const LARGEST: usize = 512 * 1024;
const ROUNDS: usize = 12;

/// How long this thread has had a processor.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap()
}

/// Fails if `work` takes more than in proportion to the size it is given.
#[track_caller]
fn grows_with_its_input(what: &str, work: impl Fn(&str), input: impl Fn(usize) -> String) {
    let time = |input: &str| {
        let begun = processor_time();
        work(input);
        processor_time() - begun
    };
    let mut size = SMALLEST;
    let mut one = input(size);
    let mut least = time(&one);
    while least < TIMED_FROM {
        if size >= LARGEST {
            return; // it looks at a part only, or takes next to nothing
        }
        size *= 2;
        one = input(size);
        least = time(&one);
    }
    let four = input(size * GROWTH);
    let mut least_of_four = Duration::MAX;
    for _ in 0..ROUNDS {
        least_of_four = least_of_four.min(time(&four));
        least = least.min(time(&one));
        if least_of_four.as_secs_f64() < least.as_secs_f64() * MOST {
            return;
        }
    }
    panic!("{what}: {size} bytes take {least:?}, four times as many {least_of_four:?}");
}

/// Texts that make somebody look far ahead, begin anew, or keep much.
const HOSTILE: [&str; 30] = [
    "4111 1111 1111 1111 ",
    "4111-",
    "4",
    "4 ",
    "1234567890 ",
    "password is ",
    "password: \"",
    "token=abc ",
    "eyJ",
    "Bearer ",
    "a",
    "aB1",
    "a.",
    "a@",
    "a@b.",
    "DE89 3704 ",
    "+49 30 ",
    " ",
    "\n",
    "? ",
    "What is your order number? ",
    "I want to talk to a human. ",
    "{\"a\":",
    "[",
    "\"",
    "<&>",
    "é",
    "e\u{301}",
    "👩‍👩‍👧",
    "字",
];

fn made_of(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len() + 1)
}

#[track_caller]
fn grows(what: &str, work: impl Fn(&str)) {
    for unit in HOSTILE {
        grows_with_its_input(&format!("{what} of {unit:?}"), &work, |bytes| {
            made_of(unit, bytes)
        });
    }
}

fn masks() -> Masks {
    let patterns = [
        r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b",
        r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
        r"\+\d[\d ]{6,}\d",
        r"\bTK-\d{6}\b",
    ];
    let patterns = patterns.map(|pattern| Regex::new(pattern).unwrap());
    Masks::new(patterns.to_vec(), 0)
}

fn needs() -> Needs {
    let need = |name: &str, pattern: &str| Need {
        name: name.to_owned(),
        pattern: Some(pattern.into()),
        ..Need::default()
    };
    Needs {
        facts: vec![
            need("order_number", r"\b\d{5}\b"),
            need("email", r"[a-z0-9.]+@[a-z0-9.]+"),
        ],
        redact: Vec::new(),
    }
}

#[test]
fn masking_of_cards_passwords_and_tokens() {
    grows("masking", |text| drop(black_box(mask(text))));
}

#[test]
fn masking_with_the_patterns_of_a_team() {
    let masks = masks();
    grows("a team's masks", |text| {
        drop(black_box(mask_patterns(text, &masks)));
    });
}

#[test]
fn patterns_that_look_to_the_end_for_each_match() {
    for pattern in [".*[^A-Z]|[A-Z]", "A.*x|A"] {
        let masks = Masks::new(vec![Regex::new(pattern).unwrap()], 0);
        let work = |text: &str| drop(black_box(mask_patterns(text, &masks)));
        // From 16 KB on: a text with few matches is searched as a whole.
        grows_with_its_input(pattern, work, |bytes| made_of("A", 8 * bytes));
    }
}

#[test]
fn masking_in_json() {
    for unit in ["4111 1111 1111 1111 ", "password: x ", "[", "\""] {
        let input = |bytes| {
            let item = json!({ "text": made_of(unit, 100), "card": 4_111_111_111_111_111_u64, "password": "x" });
            let items = bytes / 150 + 1;
            json!({ "items": vec![item; items], unit.repeat(20): made_of(unit, bytes) }).to_string()
        };
        let mask = |text: &str| {
            let mut value = serde_json::from_str(text).unwrap();
            black_box(mask_value(&mut value));
        };
        grows_with_its_input(unit, mask, input);
    }
}

#[test]
fn names_labels_and_languages() {
    grows("names of facts", |text| {
        drop(black_box(fact_names::words(text)))
    });
    grows("keys of facts", |text| {
        drop(black_box(fact_names::key(text)))
    });
    grows("language tags", |text| {
        drop(black_box(LanguageTag::read(text)))
    });
    grows("languages", |text| {
        black_box(spoken::spoken(text));
    });
    grows("names", |text| drop(black_box(visible::plain_name(text))));
    grows("names of files", |text| {
        drop(black_box(files::sanitize(text)))
    });
    let need = &needs().facts[0];
    grows("mentions", |text| {
        black_box(terms::mentions(need, text));
    });
}

#[test]
fn what_is_asked_and_asked_again() {
    let held: Vec<Held> = ["order_number", "email", "address"]
        .map(|name| Held {
            name: name.to_owned(),
            also: Vec::new(),
            value: "12345".to_owned(),
            source: "the packet".to_owned(),
            passage: None,
        })
        .to_vec();
    grows("asking", |text| {
        black_box(asking_twice::asks_anything(text));
    });
    grows("asking again", |text| {
        black_box(asking_twice::asked_again(text, &held));
    });
    grows("requests", |text| {
        let line = SpokenLine {
            by_customer: true,
            text,
        };
        drop(black_box(newest_request(&[line])));
    });
}

#[test]
fn many_lines_are_read_once() {
    let packet = Packet::default();
    for unit in HOSTILE {
        let input = |bytes| made_of(&format!("{}\u{1}", unit.repeat(3)), bytes);
        let work = |text: &str| {
            let lines: Vec<SpokenLine<'_>> = text
                .split('\u{1}')
                .map(|text| SpokenLine {
                    by_customer: true,
                    text,
                })
                .collect();
            drop(black_box(extract(&packet, &lines, &[])));
        };
        grows_with_its_input(&format!("an extract of {unit:?}"), work, input);
    }
}

#[test]
fn facts_that_are_found_in_what_was_said() {
    let (needs, packet) = (needs(), Packet::default());
    for unit in HOSTILE {
        let work = |text: &str| {
            let sources: Vec<Source<'_>> = text
                .split('\u{1}')
                .map(|text| Source {
                    kind: ItemKind::Message,
                    role: ItemRole::Customer,
                    text,
                    passage: Passage::Item(0),
                })
                .collect();
            let known = CaseKnowledge {
                packet: &packet,
                customer: None,
            };
            drop(black_box(proposals(&needs, known, &sources)));
        };
        let input = |bytes| made_of(&format!("{}\u{1}", made_of(unit, 500)), bytes);
        grows_with_its_input(&format!("facts in {unit:?}"), work, input);
    }
}

#[test]
fn values_that_are_all_different_are_found_once_each() {
    let (needs, packet) = (needs(), Packet::default());
    let work = |text: &str| {
        let source = |text| Source {
            kind: ItemKind::Message,
            role: ItemRole::Customer,
            text,
            passage: Passage::Item(0),
        };
        let sources: Vec<Source<'_>> = text.split('\u{1}').map(source).collect();
        let known = CaseKnowledge {
            packet: &packet,
            customer: None,
        };
        drop(black_box(proposals(&needs, known, &sources)));
    };
    let input = |bytes| {
        let numbers: Vec<String> = (0..bytes / 6)
            .map(|n| format!("{:05}", n % 100_000))
            .collect();
        let lines = numbers.chunks(500).map(|numbers| numbers.join(" "));
        lines.collect::<Vec<_>>().join("\u{1}")
    };
    grows_with_its_input("different values", work, input);
}

#[test]
fn rules_that_judge_what_was_said() {
    let rules = RuleSet::compile(defaults()).unwrap();
    let at = Moment::parse("2026-05-04T09:00:00Z").unwrap();
    grows("judging", |text| {
        let turn = Turn::new(1, Sender::Customer, text, &Map::new(), at);
        drop(black_box(rules.judge(&[turn], 1, &About::default())));
    });
}

#[test]
fn transcripts_in_every_dialect() {
    let items = [
        json!({ "role": "user", "content": "Where is my order?" }),
        json!({ "role": "assistant", "tool_calls": [{ "id": "c", "type": "function",
                "function": { "name": "f", "arguments": "{}" } }] }),
        json!({ "event": "user", "text": "Where is my order?", "timestamp": 1.0 }),
        json!({ "type": "message", "from": { "role": "user" }, "text": "Where is my order?" }),
        json!({ "kind": "message", "role": "user", "parts": [{ "kind": "text", "text": "hi" }] }),
        json!({ "role": "customer", "text": "Where is my order?" }),
    ];
    for item in items {
        let input = |bytes| {
            let count = bytes / item.to_string().len() + 1;
            json!(vec![item.clone(); count]).to_string()
        };
        let work = |text: &str| {
            let value = serde_json::from_str(text).unwrap();
            drop(black_box(transcript::parse(&value, "")));
        };
        grows_with_its_input(&item.to_string(), work, input);
    }
    grows("a transcript in plain text", |text| {
        let value = json!({ "format": "text/plain", "text": text });
        drop(black_box(transcript::parse(&value, "")));
    });
    for line in ["Customer: hello\n", "customer:\n", "Bot:", "a: b\n", ":\n"] {
        let work = |text: &str| {
            let value = json!({ "format": "text/plain", "text": text });
            drop(black_box(transcript::parse(&value, "")));
        };
        grows_with_its_input(line, work, |bytes| made_of(line, bytes));
    }
}

#[test]
#[should_panic(expected = "four times as many")]
fn what_grows_with_the_square_is_seen() {
    let pairs = |text: &str| {
        let bytes = text.as_bytes();
        let same = bytes
            .iter()
            .map(|one| bytes.iter().filter(|other| one == *other).count());
        black_box(same.sum::<usize>());
    };
    grows_with_its_input("pairs", pairs, |bytes| made_of("ab", bytes));
}
