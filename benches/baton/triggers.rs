//! What judging one message costs, with as many rules as a set may have.

use crate::table::Table;
use crate::times::Times;
use baton::domain::base::time::Moment;
use baton::domain::base::words::Sender;
use baton::domain::rules::triggers::{About, AnyOf, Rule, RuleSet, Signal, Turn, defaults};
use baton::domain::text::spoken;
use serde_json::Map;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// As many as a set may have.
const RULES: usize = 200;

const SAID: [&str; 6] = [
    "Hello, my order 88-2041 has not arrived and the tracking page says nothing since Tuesday",
    "I want to talk to a person please, this bot is going in circles",
    "Can someone help me change the delivery address? I have moved to another street last week",
    "¿Cuál es el número de atención al cliente?",
    "no",
    "The agent I spoke to yesterday promised a refund, is it on its way to my account by now?",
];

/// Judges the newest message of a conversation again and again.
pub fn measure() {
    let mut table = Table::new("Judging one message", &["", "p50", "p99", "max"]);
    row(&mut table, "built-in rules, 12 turns", defaults(), 12);
    row(&mut table, "200 rules, 12 turns", many(), 12);
    row(&mut table, "200 rules, 60 turns", many(), 60);
    table.print();
    languages();
}

/// Finds the language of what a customer said.
fn languages() {
    let mut table = Table::new("Finding a language", &["", "p50", "p99", "max"]);
    let sentences: Vec<String> = SAID.iter().map(|said| (*said).to_owned()).collect();
    let long = SAID.join(". ").repeat(100);
    for (name, said) in [
        ("one message", sentences[..1].to_vec()),
        ("six messages", sentences),
        ("one of 50 KB", vec![long]),
    ] {
        let found = || {
            let began = Instant::now();
            black_box(spoken::of_customer(black_box(&said)));
            began.elapsed()
        };
        let mut times: Vec<Duration> = (0..4_000).map(|_| found()).collect();
        table.row(&columns(name, times.split_off(200)));
    }
    table.print();
}

/// The built-in rules, and topics of ten words and a pattern each.
fn many() -> Vec<Rule> {
    let mut rules = defaults();
    while rules.len() < RULES {
        let n = rules.len();
        let any = AnyOf {
            words: (0..10).map(|word| format!("topic{n}x{word}")).collect(),
            intents: vec![format!("intent_{n}")],
            patterns: vec![format!(r"contract (?:no|number) {n}\d{{4}}")],
        };
        rules.push(Rule::new(&format!("topic {n}"), Signal::Topic(any)));
    }
    rules
}

fn row(table: &mut Table, name: &str, rules: Vec<Rule>, turns: usize) {
    let set = RuleSet::compile(rules).unwrap();
    let at = Moment::from_micros(0).unwrap();
    let turn = |n: usize| {
        let sender = if n.is_multiple_of(2) {
            Sender::Customer
        } else {
            Sender::Bot
        };
        Turn::new(n as i64, sender, SAID[n % SAID.len()], &Map::new(), at)
    };
    let mut times = Vec::new();
    for begin in 0..4_000 {
        let conversation: Vec<Turn> = (begin..begin + turns).map(turn).collect();
        let newest = conversation.last().unwrap().seq;
        let began = Instant::now();
        black_box(set.judge(black_box(&conversation), newest, &About::default()));
        times.push(began.elapsed());
    }
    // The first ones compile what the languages need.
    table.row(&columns(name, times.split_off(200)));
}

fn columns(name: &str, times: Vec<Duration>) -> [String; 4] {
    let times: Times = times.into_iter().collect();
    let micros = |time: Duration| format!("{:.0} µs", time.as_secs_f64() * 1e6);
    [
        name.to_owned(),
        micros(times.percentile(50)),
        micros(times.percentile(99)),
        micros(times.max()),
    ]
}
