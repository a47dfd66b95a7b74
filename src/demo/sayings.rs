//! Sentences that fit any conversation, in the languages of the scripts.

use super::event::ReceivedHandback;
use crate::domain::packet::Fact;
use serde_json::Value;

/// A note is quoted up to here; the bot has read all of it.
const QUOTED_CHARS: usize = 160;

/// The sentences of a language. `%` stands for what is put in.
pub(super) struct Sayings {
    /// The bot is back; `%` is the customer.
    back: &'static str,
    /// What the agent noted.
    note: &'static str,
    /// What the agent learned.
    facts: &'static str,
    /// Said by a customer who has nothing more to say.
    nods: [&'static str; 3],
    /// Said when it is over.
    pub(crate) thanks: [&'static str; 3],
}

const ENGLISH: Sayings = Sayings {
    back: "Hello again %, I'm taking over from my colleague. You don't need to repeat anything.",
    note: "My colleague left this note: “%”",
    facts: "I now have on file: %.",
    nods: ["Okay, thank you.", "Alright.", "Understood."],
    thanks: [
        "Perfect, thank you!",
        "Great, thanks for sorting this out.",
        "Thank you both, that was quick.",
    ],
};
const SPANISH: Sayings = Sayings {
    back: "Hola de nuevo, %. Retomo la conversación; no hace falta que repita nada.",
    note: "Mi compañero me ha dejado esta nota: «%»",
    facts: "Ya tengo anotado: %.",
    nods: ["De acuerdo, gracias.", "Vale.", "Entendido."],
    thanks: [
        "¡Perfecto, muchas gracias!",
        "Genial, gracias por la ayuda.",
        "Gracias, muy amables.",
    ],
};
const GERMAN: Sayings = Sayings {
    back: "Hallo %, ich übernehme wieder. Sie müssen nichts wiederholen.",
    note: "Notiz aus dem Team: „%“",
    facts: "Notiert habe ich: %.",
    nods: ["In Ordnung, danke.", "Alles klar.", "Verstanden."],
    thanks: [
        "Super, vielen Dank!",
        "Prima, danke für die Hilfe.",
        "Danke, das ging schnell.",
    ],
};
const FRENCH: Sayings = Sayings {
    back: "Me revoilà, %. Je reprends la suite, vous n’avez rien à répéter.",
    note: "Note de l’équipe : « % »",
    facts: "J’ai bien noté : %.",
    nods: ["D’accord, merci.", "Très bien.", "Compris."],
    thanks: [
        "Parfait, merci beaucoup !",
        "Super, merci pour votre aide.",
        "Merci, c’était rapide.",
    ],
};
const PORTUGUESE: Sayings = Sayings {
    back: "Oi de novo, %. Eu continuo daqui, você não precisa repetir nada.",
    note: "Minha equipe anotou: “%”",
    facts: "Já tenho registrado: %.",
    nods: ["Tá bom, valeu.", "Certo.", "Entendi."],
    thanks: [
        "Perfeito, valeu demais!",
        "Ótimo, valeu pela ajuda!",
        "Que rápido, valeu!",
    ],
};
const ARABIC: Sayings = Sayings {
    back: "أهلاً بك من جديد %، سأتابع معك من هنا ولا داعي لتكرار أي شيء.",
    note: "ملاحظة من الفريق: «%»",
    facts: "سجّلت ما يلي: %.",
    nods: ["حسناً، شكراً.", "تمام.", "مفهوم."],
    thanks: [
        "ممتاز، شكراً جزيلاً!",
        "شكراً على المساعدة.",
        "شكراً لكم، كان ذلك سريعاً.",
    ],
};
const JAPANESE: Sayings = Sayings {
    back: "%、お待たせいたしました。ここからは私が引き継ぎます。もう一度ご説明いただく必要はありません。",
    note: "担当者からの申し送り:「%」",
    facts: "次の内容を確認しております:%。",
    nods: [
        "わかりました。ありがとうございます。",
        "承知しました。",
        "了解です。",
    ],
    thanks: [
        "助かりました。ありがとうございます!",
        "ご対応ありがとうございました。",
        "安心しました。ありがとうございます。",
    ],
};

/// The sentences of a language; English for one that no script speaks.
pub(super) fn of(language: &str) -> &'static Sayings {
    match language {
        "es" => &SPANISH,
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "pt-BR" => &PORTUGUESE,
        "ar" => &ARABIC,
        "ja" => &JAPANESE,
        _ => &ENGLISH,
    }
}

impl Sayings {
    /// Another one each time.
    pub(crate) fn nod(&self, turn: usize) -> &'static str {
        pick(&self.nods, turn)
    }

    /// Another one in each conversation.
    pub(crate) fn thank(&self, turn: usize) -> &'static str {
        pick(&self.thanks, turn)
    }

    /// The bot is back and shows that it was told everything; `next` is what it does now.
    pub(crate) fn go_on(&self, first: &str, told: &ReceivedHandback, next: &str) -> String {
        let mut said = vec![self.back.replace('%', first)];
        if let Some(note) = told
            .note
            .as_deref()
            .map(str::trim)
            .filter(|note| !note.is_empty())
        {
            said.push(self.note.replace('%', &quoted(note)));
        }
        if !told.facts.is_empty() {
            let facts: Vec<String> = told.facts.iter().map(in_words).collect();
            said.push(self.facts.replace('%', &facts.join("; ")));
        }
        said.push(next.to_owned());
        said.join(" ")
    }
}

fn pick(lines: &[&'static str; 3], turn: usize) -> &'static str {
    let [first, second, third] = lines;
    match turn % 3 {
        0 => first,
        1 => second,
        _ => third,
    }
}

fn quoted(note: &str) -> String {
    let mut quoted: String = note.chars().take(QUOTED_CHARS).collect();
    if quoted.len() < note.len() {
        quoted.push('…');
    }
    quoted
}

fn in_words(fact: &Fact) -> String {
    let value = match &fact.value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    format!("{} {value}", fact.name.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::log::HandbackOutcome;
    use serde_json::json;

    #[test]
    fn the_bot_shows_that_it_was_told_everything() {
        let fact = |name: &str, value| Fact {
            name: name.to_owned(),
            value,
            confidence: None,
            source: None,
            confirmed: true,
        };
        let told = ReceivedHandback {
            outcome: HandbackOutcome::Returned,
            note: Some(" Refund approved, 100% ".to_owned()),
            facts: vec![
                fact("refund_amount", json!("EUR 412")),
                fact("days", json!(5)),
            ],
        };
        let said = of("en").go_on("Nora", &told, "I will send it now.");
        assert!(said.starts_with("Hello again Nora"), "{said}");
        assert!(said.contains("“Refund approved, 100%”"), "{said}");
        assert!(said.contains("refund amount EUR 412; days 5."), "{said}");
        assert!(said.ends_with(" I will send it now."), "{said}");
        let nothing = ReceivedHandback {
            note: None,
            facts: Vec::new(),
            ..told
        };
        assert!(!of("de").go_on("Karl", &nothing, "").contains("Notiz"));
    }

    #[test]
    fn a_long_note_is_cut_between_characters() {
        assert_eq!(quoted(&"ü".repeat(200)).chars().count(), QUOTED_CHARS + 1);
    }
}
