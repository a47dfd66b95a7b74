//! Sentences Baton says to customers by itself, in their language.

/// What a sentence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    /// Escalated, and somebody is there.
    HandedOver,
    /// Escalated, and nobody is there right now.
    HandedOverLater,
    /// Escalated, and another bot is asked to go on.
    PassedOn,
}

/// The sentence in the language of a BCP 47 tag; English when the language is not built in.
pub fn say(phrase: Phrase, language: Option<&str>) -> &'static str {
    use Phrase as P;
    match (primary(language).as_str(), phrase) {
        ("es", P::HandedOver) => {
            "Le paso con una persona de nuestro equipo. Ya tiene todo lo que hemos hablado; enseguida le responde aquí."
        }
        ("es", P::HandedOverLater) => {
            "He avisado a nuestro equipo y le he pasado todo lo que hemos hablado. Ahora mismo no hay nadie conectado; le responderán aquí en cuanto vuelvan."
        }
        ("es", P::PassedOn) => {
            "Le paso con otro asistente que puede ayudarle con esto. Ya tiene todo lo que hemos hablado."
        }
        ("fr", P::HandedOver) => {
            "Je vous mets en relation avec une personne de notre équipe. Elle voit tout notre échange et vous répond ici dans un instant."
        }
        ("fr", P::HandedOverLater) => {
            "J’ai prévenu notre équipe et lui ai transmis tout notre échange. Personne n’est connecté pour le moment ; on vous répondra ici dès que possible."
        }
        ("fr", P::PassedOn) => {
            "Je vous passe à un autre assistant qui peut vous aider. Il dispose de tout notre échange."
        }
        ("de", P::HandedOver) => {
            "Ich übergebe Sie an einen Menschen aus unserem Team. Er sieht alles, was wir besprochen haben, und antwortet Ihnen gleich hier."
        }
        ("de", P::HandedOverLater) => {
            "Ich habe unser Team informiert und alles weitergegeben, was wir besprochen haben. Im Moment ist niemand da; Sie bekommen hier eine Antwort, sobald jemand zurück ist."
        }
        ("de", P::PassedOn) => {
            "Ich gebe Sie an einen anderen Assistenten weiter, der Ihnen dabei helfen kann. Er weiß alles, was wir besprochen haben."
        }
        ("pt", P::HandedOver) => {
            "Vou passar você para uma pessoa da nossa equipe. Ela vê tudo o que conversamos e responde aqui em instantes."
        }
        ("pt", P::HandedOverLater) => {
            "Avisei a nossa equipe e repassei tudo o que conversamos. No momento não há ninguém conectado; você receberá uma resposta aqui assim que alguém voltar."
        }
        ("pt", P::PassedOn) => {
            "Vou passar você para outro assistente que pode ajudar com isso. Ele já tem tudo o que conversamos."
        }
        (_, P::HandedOver) => {
            "I’m handing you over to a person on our team. They can see everything we discussed and will reply here shortly."
        }
        (_, P::HandedOverLater) => {
            "I’ve told our team and passed on everything we discussed. Nobody is online right now; they will reply here as soon as someone is back."
        }
        (_, P::PassedOn) => {
            "I’m passing you on to another assistant who can help with this. It has everything we discussed."
        }
    }
}

/// One polite question for all that is missing, in the customer's language.
pub fn ask_for(questions: &[&str], language: Option<&str>) -> String {
    let (one, several) = match primary(language).as_str() {
        "es" => (
            "Para poder ayudarle, necesito un dato más:",
            "Para poder ayudarle, necesito unos datos más:",
        ),
        "fr" => (
            "Pour vous aider, il me manque une information :",
            "Pour vous aider, il me manque quelques informations :",
        ),
        "de" => (
            "Damit ich Ihnen helfen kann, fehlt mir noch eine Angabe:",
            "Damit ich Ihnen helfen kann, fehlen mir noch ein paar Angaben:",
        ),
        "pt" => (
            "Para ajudar você, preciso de mais uma informação:",
            "Para ajudar você, preciso de mais algumas informações:",
        ),
        _ => (
            "To help you I need one more thing:",
            "To help you I need a few more things:",
        ),
    };
    match questions {
        [] => String::new(),
        [question] => format!("{one} {question}"),
        questions => {
            let lines: Vec<String> = questions
                .iter()
                .map(|question| format!("– {question}"))
                .collect();
            format!("{several}\n{}", lines.join("\n"))
        }
    }
}

/// The language without its region, in lower case.
fn primary(language: Option<&str>) -> String {
    let tag = language.and_then(|tag| tag.split(['-', '_']).next());
    tag.unwrap_or("en").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_missing_is_asked_for_at_once() {
        assert_eq!(ask_for(&[], None), "");
        assert_eq!(
            ask_for(&["¿Qué reserva?"], Some("es-MX")),
            "Para poder ayudarle, necesito un dato más: ¿Qué reserva?"
        );
        assert_eq!(
            ask_for(&["Which order?", "Which seat?"], None),
            "To help you I need a few more things:\n– Which order?\n– Which seat?"
        );
    }

    #[test]
    fn the_customers_language_is_used_when_it_is_built_in() {
        assert!(say(Phrase::HandedOver, Some("de-AT")).starts_with("Ich übergebe"));
        assert!(say(Phrase::HandedOver, Some("PT")).starts_with("Vou"));
        assert_eq!(
            say(Phrase::HandedOver, Some("ja")),
            say(Phrase::HandedOver, None)
        );
    }
}
