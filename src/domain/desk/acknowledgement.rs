//! The first words of an agent who has accepted: who speaks, what was understood, what happens next. So the
//! customer hears that nothing has to be said again (step 5). The agent edits them before they go.

use crate::domain::team::phrases::{self, Language, filled};

/// Characters of the customer's own words that are quoted.
const QUOTE_CHARS: usize = 160;

/// Words below this say too little to be quoted.
const QUOTE_WORDS: usize = 4;

/// Details that are named.
const DETAILS: usize = 3;

/// What it is made from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Understood<'a> {
    /// The customer's full name, if it is known.
    pub(crate) customer: Option<&'a str>,
    /// The agent's name.
    pub(crate) agent: &'a str,
    /// What the customer said, in their own words and language, oldest first.
    pub(crate) said: Vec<&'a str>,
    /// Values the team asks its customers for and has: numbers, dates, addresses.
    pub(crate) details: Vec<String>,
    /// The missing facts to ask for.
    pub(crate) questions: Vec<&'a str>,
}

/// The words, in the customer's language where it is built in; a space at the end to go on from.
///
/// Of the packet only what the customer can recognise is used: their own words, and values they are asked
/// for. The summary and other facts are for colleagues.
pub(crate) fn acknowledgement(understood: &Understood<'_>, language: Option<&str>) -> String {
    let texts = Language::of(language).acknowledgement();
    let first = understood
        .customer
        .and_then(|name| name.split_whitespace().next());
    let greeting = match first {
        Some(_) => &texts.greeting,
        None => &texts.greeting_without_name,
    };
    let greeting = filled(greeting, |name| match name {
        "customer" => first.map(str::to_owned),
        "agent" => Some(understood.agent.to_owned()),
        _ => None,
    });
    let mut parts = vec![greeting, texts.read.clone()];
    if let Some(quote) = quote(&understood.said) {
        parts.push(filled(&texts.wrote, |_| Some(quote.clone())));
    }
    let details: Vec<&str> = understood
        .details
        .iter()
        .map(String::as_str)
        .take(DETAILS)
        .collect();
    if !details.is_empty() {
        parts.push(filled(&texts.details, |_| Some(details.join(", "))));
    }
    parts.push(match understood.questions.as_slice() {
        [] => texts.next.clone(),
        questions => phrases::ask_for(questions, language),
    });
    let mut words = parts.join(" ");
    words.push(' ');
    words
}

/// The first thing the customer said that says something. A question is not quoted: in an agent's mouth it would
/// read as asked.
fn quote(said: &[&str]) -> Option<String> {
    let telling = |words: &&&str| {
        words.split_whitespace().count() >= QUOTE_WORDS && !words.contains(['?', '¿'])
    };
    let words = said.iter().find(telling)?;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let quote: String = match line.chars().count() > QUOTE_CHARS {
        true => {
            let begun: String = line.chars().take(QUOTE_CHARS).collect();
            format!("{}…", begun.trim_end())
        }
        false => line,
    };
    Some(quote.trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood() -> Understood<'static> {
        Understood {
            customer: Some("Maria Lindqvist"),
            agent: "Ada",
            said: vec![
                "Hi",
                "What can you do for me?",
                "My flight was\ncancelled yesterday.",
            ],
            details: vec!["EUJUY6".into()],
            questions: Vec::new(),
        }
    }

    #[test]
    fn it_greets_says_what_was_understood_and_what_comes_next() {
        for (language, words) in [
            (
                "en-GB",
                "Hello Maria, this is Ada. I have read everything you told our assistant, so there is no need to repeat it. You wrote: “My flight was cancelled yesterday”. I have your details here: EUJUY6. I am looking into it now and will answer you here. ",
            ),
            (
                "es",
                "Hola Maria, soy Ada. He leído toda la conversación con nuestro asistente; no hace falta que la repita. Usted escribió: «My flight was cancelled yesterday». Tengo aquí sus datos: EUJUY6. Lo estoy mirando ahora y le respondo aquí. ",
            ),
            (
                "fr",
                "Bonjour Maria, ici Ada. J’ai lu tout votre échange avec notre assistant, inutile de le répéter. Vous avez écrit : « My flight was cancelled yesterday ». J’ai bien vos informations : EUJUY6. Je m’en occupe maintenant et je vous réponds ici. ",
            ),
            (
                "de",
                "Guten Tag Maria, hier ist Ada. Ich habe alles gelesen, was Sie mit unserem Assistenten besprochen haben; Sie müssen nichts wiederholen. Sie haben geschrieben: „My flight was cancelled yesterday“. Ihre Angaben liegen mir vor: EUJUY6. Ich kümmere mich jetzt darum und antworte Ihnen hier. ",
            ),
            (
                "pt_BR",
                "Olá Maria, aqui é Ada. Li toda a sua conversa com o nosso assistente; não é preciso repetir nada. Você escreveu: “My flight was cancelled yesterday”. Tenho aqui os seus dados: EUJUY6. Estou verificando agora e respondo aqui. ",
            ),
        ] {
            assert_eq!(acknowledgement(&understood(), Some(language)), words);
        }
    }

    #[test]
    fn what_is_missing_is_asked_for_instead() {
        let missing = Understood {
            questions: vec!["Which seat?"],
            ..understood()
        };
        let words = acknowledgement(&missing, None);
        assert!(
            words.ends_with("To help you I need one more thing: Which seat? "),
            "{words}"
        );
        assert!(!words.contains("looking into it"));
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let little = Understood {
            agent: "Ada",
            said: vec!["A person, please", "Where is my order, please, today?"],
            ..Understood::default()
        };
        assert_eq!(
            acknowledgement(&little, Some("ja")),
            "Hello, this is Ada. I have read everything you told our assistant, so there is no need to repeat it. I am looking into it now and will answer you here. "
        );
        let long = "word ".repeat(100);
        let long = Understood {
            said: vec![&long],
            ..little
        };
        assert!(acknowledgement(&long, None).contains("word…”."));
    }
}
