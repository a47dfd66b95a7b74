//! The first words of an agent who has accepted: who speaks, what was understood, what happens next. So the
//! customer hears that nothing has to be said again (step 5). The agent edits them before they go.

use super::newest_request::{SpokenLine, newest_request};
use crate::domain::team::phrases::{self, Language, filled};

/// Characters of the customer's own words that are quoted.
const QUOTE_CHARS: usize = 160;

/// Details that are named.
const DETAILS: usize = 3;

/// What it is made from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Understood<'a> {
    /// The customer's full name, if it is known.
    pub(crate) customer: Option<&'a str>,
    /// The agent's name.
    pub(crate) agent: &'a str,
    /// Whether the conversation with the bot was passed on whole, or a summary of it.
    pub(crate) knows_conversation: bool,
    /// What was said since the customer's last request was settled, in the words and the language of those who
    /// spoke, oldest first.
    pub(crate) said: Vec<SpokenLine<'a>>,
    /// Whether the customer has waited for long, or has asked again meanwhile.
    pub(crate) kept_waiting: bool,
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
    let mut parts = vec![greeting];
    if understood.kept_waiting {
        parts.push(texts.sorry.clone());
    }
    if understood.knows_conversation {
        parts.push(texts.read.clone());
    }
    if let Some(request) = newest_request(&understood.said) {
        let text = match request.ends_with(['?', '？']) {
            true => &texts.asked,
            false => &texts.wrote,
        };
        parts.push(filled(text, |_| Some(quote(&request))));
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

/// That the agent is still working on it, in the customer's language where it is built in.
pub(crate) fn still_on_it(language: Option<&str>) -> &'static str {
    &Language::of(language).acknowledgement().still
}

/// The customer's words as they stand between quotation marks.
fn quote(line: &str) -> String {
    let quote: String = match line.chars().count() > QUOTE_CHARS {
        true => {
            let begun: String = line.chars().take(QUOTE_CHARS).collect();
            format!("{}…", begun.trim_end())
        }
        false => line.to_owned(),
    };
    quote.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(text: &str) -> SpokenLine<'_> {
        SpokenLine {
            by_customer: true,
            text,
        }
    }

    fn understood() -> Understood<'static> {
        Understood {
            customer: Some("Maria Lindqvist"),
            agent: "Ada",
            knows_conversation: true,
            said: vec![
                customer("Hi"),
                SpokenLine {
                    by_customer: false,
                    text: "What can I do for you?",
                },
                customer("My flight was\ncancelled yesterday."),
            ],
            kept_waiting: false,
            details: vec!["EUJUY6".into()],
            questions: Vec::new(),
        }
    }

    #[test]
    fn it_greets_says_what_was_understood_and_what_comes_next() {
        for (language, words) in [
            (
                "en-GB",
                "Hello Maria, this is Ada. I’ve read everything you told our assistant, so there’s no need to repeat it. You wrote: “My flight was cancelled yesterday”. I have your details here: EUJUY6. I’m looking into it now and will reply to you here. ",
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
            words.ends_with("To help you, I need one more thing: Which seat? "),
            "{words}"
        );
        assert!(!words.contains("looking into it"));
    }

    #[test]
    fn nothing_is_claimed_that_was_not_passed_on() {
        let nothing = Understood {
            agent: "Ada",
            said: vec![customer("A person, please")],
            ..Understood::default()
        };
        assert_eq!(
            acknowledgement(&nothing, Some("ja")),
            "Hello, this is Ada. I’m looking into it now and will reply to you here. "
        );
    }

    #[test]
    fn a_question_is_taken_up_and_a_long_text_is_cut() {
        let asked = Understood {
            said: vec![
                customer("Why was I charged twice?"),
                customer("I want to talk to a human"),
            ],
            ..understood()
        };
        let words = acknowledgement(&asked, Some("de"));
        assert!(
            words.contains(" Sie haben gefragt: „Why was I charged twice?“. "),
            "{words}"
        );
        let long = "word ".repeat(100);
        let long = Understood {
            said: vec![customer(&long)],
            ..understood()
        };
        assert!(acknowledgement(&long, None).contains("word…”."));
    }

    #[test]
    fn who_was_kept_waiting_is_told_that_one_is_sorry() {
        let waited = Understood {
            kept_waiting: true,
            ..understood()
        };
        for (language, sorry) in [
            (
                "en",
                "Hello Maria, this is Ada. I’m sorry you had to wait. ",
            ),
            (
                "de",
                "hier ist Ada. Entschuldigen Sie bitte, dass Sie warten mussten. ",
            ),
            ("es", "Disculpe la espera."),
            ("fr", "Veuillez excuser cette attente."),
            ("pt", "Peço desculpas pela espera."),
        ] {
            let words = acknowledgement(&waited, Some(language));
            assert!(words.contains(sorry), "{words}");
        }
    }
}
