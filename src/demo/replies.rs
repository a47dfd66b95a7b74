//! What a customer answers. Lightly keyed on what the agent wrote, and never the same twice while
//! there is something left to say.

use super::script::Script;
use crate::demo::sayings;

/// The agent asks or bids, in the languages of the scripts.
const ASKING: [&str; 16] = [
    "?",
    "؟",
    "？",
    "please",
    "could you",
    "can you",
    "let me know",
    "por favor",
    "bitte",
    "könnten sie",
    "s'il vous",
    "s’il vous",
    "ください",
    "ますか",
    "من فضلك",
    "يرجى",
];

/// The agent comes to an end.
const CLOSING: [&str; 28] = [
    "anything else",
    "have a good",
    "have a nice",
    "have a great",
    "have a lovely",
    "take care",
    "goodbye",
    "bye!",
    "all set",
    "safe travels",
    "algo más",
    "buen día",
    "buen viaje",
    "hasta luego",
    "sonst noch",
    "schönen tag",
    "gute reise",
    "wiedersehen",
    "autre chose",
    "bonne journée",
    "bon voyage",
    "au revoir",
    "mais alguma coisa",
    "boa viagem",
    "até logo",
    "شيء آخر",
    "مع السلامة",
    "良い旅",
];

/// The customer's answer to what an agent wrote, given everything the customer has said before.
pub(super) fn choose(script: &Script, asked: &str, said: &[String]) -> String {
    let asked = asked.to_lowercase();
    let about = |words: &[&str]| words.iter().any(|word| asked.contains(word));
    let fresh = |lines: &[String]| lines.iter().find(|line| !said.contains(line)).cloned();
    let closing = || fresh(&script.closing);
    let lines = || fresh(&script.lines);
    let found = if about(&CLOSING) {
        closing()
    } else if about(&ASKING) {
        answer(script, &asked, said)
            .or_else(|| fresh(&script.yes))
            .or_else(lines)
    } else {
        lines().or_else(closing)
    };
    found.unwrap_or_else(|| sayings::of(script.language).nod(said.len()).to_owned())
}

/// The answer to a question about something the script knows.
fn answer(script: &Script, asked: &str, said: &[String]) -> Option<String> {
    let fitting = script.answers.iter().find(|answer| {
        !said.contains(&answer.text) && answer.on.iter().any(|word| asked.contains(word.as_str()))
    });
    fitting.map(|answer| answer.text.clone())
}

#[cfg(test)]
mod tests {
    use super::super::script::ScriptedAnswer;
    use super::*;
    use serde_json::Value;

    fn script() -> Script {
        let list = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        Script {
            escalation: Value::Null,
            waiting: Vec::new(),
            lines: list(&["I was at the gate.", "Nobody came."]),
            answers: vec![ScriptedAnswer {
                on: list(&["seat", "row"]),
                text: "14C".to_owned(),
            }],
            yes: list(&["Yes, exactly."]),
            closing: list(&["Thank you!"]),
            back: String::new(),
            first: "Nora".to_owned(),
            language: "en",
        }
    }

    fn talk(asked: &[&str]) -> Vec<String> {
        let (script, mut said) = (script(), Vec::new());
        for asked in asked {
            said.push(choose(&script, asked, &said));
        }
        said
    }

    #[test]
    fn a_question_gets_its_answer_and_a_closing_gets_thanks() {
        assert_eq!(
            talk(&[
                "Which SEAT did you have?",
                "Is there anything else I can do?"
            ]),
            ["14C", "Thank you!"]
        );
        assert_eq!(talk(&["Is that right?"]), ["Yes, exactly."]);
        assert_eq!(talk(&["Your seat is kept."]), ["I was at the gate."]);
    }

    #[test]
    fn nothing_is_said_twice_while_there_is_something_left() {
        let said = talk(&["Hello Nora."; 6]);
        assert_eq!(
            said[..3],
            ["I was at the gate.", "Nobody came.", "Thank you!"]
        );
        assert!(said[3..].iter().all(|line| !line.is_empty()));
        assert_ne!(said[3], said[4]);
        assert_eq!(
            talk(&["Which row?", "Which row?"]),
            ["14C", "Yes, exactly."]
        );
    }
}
