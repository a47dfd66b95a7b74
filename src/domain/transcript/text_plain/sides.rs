//! The words for the sides of a conversation, in the languages Baton speaks and a few more.

use crate::domain::transcript::ItemRole;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A line for each side, its words apart by commas.
const SIDES: [(ItemRole, &str); 5] = [
    (
        ItemRole::Customer,
        "customer, client, user, human, visitor, guest, caller, me, you, end user, enduser, app user, appuser, consumer, \
         shopper, buyer, requester, anonymous, cliente, clienta, usuario, usuaria, visitante, yo, utilisateur, utilisatrice, \
         visiteur, usager, moi, kunde, kundin, benutzer, benutzerin, nutzer, nutzerin, besucher, besucherin, gast, anrufer, \
         anruferin, ich, mensch, usuário, usuária, utilizador, utente, visitatore, visitatrice, klant, gebruiker, bezoeker, \
         ik, ग्राहक, उपयोगकर्ता, grahak, upyogkarta, klient, klientka, użytkownik, gość, müşteri, kullanıcı, ziyaretçi, \
         клиент, пользователь, покупатель, посетитель, お客様, ユーザー, ユーザ, 顧客, 利用者, 客户, 用户, 顾客, 访客, \
         客戶, 用戶, 顧客",
    ),
    (
        ItemRole::Bot,
        "bot, chatbot, chat bot, assistant, ai, robot, model, gpt, copilot, ivr, virtual agent, virtual assistant, ai agent, \
         ai assistant, voice agent, voicebot, asistente, asistente virtual, assistante, assistant virtuel, assistent, \
         assistentin, virtueller assistent, assistente, assistente virtual, assistente virtuale, robô, सहायक, बॉट, sahayak, \
         asystent, asystentka, wirtualny asystent, asistan, sanal asistan, бот, чат-бот, чат бот, ассистент, помощник, ボット, \
         チャットボット, アシスタント, 机器人, 機器人, 助手, 助理, 智能助手, ai助手",
    ),
    (
        ItemRole::Agent,
        "agent, advisor, adviser, operator, support, representative, rep, staff, employee, csr, consultant, specialist, \
         teammate, admin, human agent, live agent, support agent, customer service, customer support, customer care, \
         agente, asesor, asesora, operador, operadora, soporte, representante, conseiller, conseillère, opérateur, \
         opératrice, service client, berater, beraterin, mitarbeiter, mitarbeiterin, kundendienst, kundenservice, atendente, \
         suporte, operatore, operatrice, assistenza, consulente, medewerker, medewerkster, adviseur, klantenservice, एजेंट, \
         प्रतिनिधि, pratinidhi, konsultant, konsultantka, doradca, temsilci, müşteri temsilcisi, danışman, operatör, оператор, \
         агент, сотрудник, консультант, поддержка, специалист, オペレーター, 担当者, エージェント, 客服, 人工客服, 坐席, 座席, 客服人员",
    ),
    (
        ItemRole::System,
        "system, developer, sistema, système, systeem, सिस्टम, sistem, система, システム, 系统, 系統",
    ),
    (
        ItemRole::Tool,
        "tool, function, tool result, tool output, function result, herramienta, outil, werkzeug, ferramenta, strumento, \
         hulpmiddel, उपकरण, narzędzie, araç, инструмент, ツール, 工具",
    ),
];

/// The side of each word.
static SIDE_OF: LazyLock<HashMap<&str, ItemRole>> = LazyLock::new(|| {
    let words = SIDES
        .iter()
        .flat_map(|(side, words)| words.split(',').map(|word| (word.trim(), *side)));
    // The first of two lines that claim a word has it.
    let mut sides = HashMap::new();
    for (word, side) in words {
        sides.entry(word).or_insert(side);
    }
    sides
});

/// Words in a longer name that make a bot of it: "Acme Bot", "AI agent".
const OF_BOTS: &str = "bot chatbot assistant ai virtual robot voicebot gpt chatgpt asistente assistente assistent бот";
/// Words in a longer name that make a person of the team of it: "Support agent", "Customer care".
const OF_TEAM: &str =
    "agent support advisor adviser operator representative specialist service care helpdesk";
/// Names of people that end like a bot's.
const NO_BOTS: [&str; 3] = ["talbot", "abbot", "cabot"];

/// The side a word or a short name stands for, in any case; nothing for the name of a person.
pub(crate) fn side(word: &str) -> Option<ItemRole> {
    let word = word.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    let small = word.to_lowercase().replace('_', " ");
    let small = small.strip_prefix("role ").unwrap_or(&small).trim();
    let bare = small.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '#');
    let known = |wanted: &str| SIDE_OF.get(wanted).copied();
    let spaced = small.replace('-', " ");
    let drawn = small.trim_matches(|c: char| !c.is_alphanumeric() && c > '\u{2000}' || c == ' ');
    known(small)
        .or_else(|| known(bare))
        .or_else(|| known(&spaced))
        .or_else(|| known(drawn))
        .or_else(|| of_name(word, &spaced))
}

fn of_name(name: &str, small: &str) -> Option<ItemRole> {
    let has = |words: &str| {
        small
            .split_whitespace()
            .any(|word| words.split(' ').any(|known| known == word))
    };
    let of_one_word = !name.contains(' ')
        && (name.ends_with("Bot") || small.ends_with("bot"))
        && !NO_BOTS.contains(&small);
    if has(OF_BOTS) || of_one_word {
        Some(ItemRole::Bot)
    } else if has(OF_TEAM) && small.contains(' ') {
        Some(ItemRole::Agent)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_known_in_any_case_and_language() {
        use ItemRole::{Agent, Bot, Customer, System, Tool};
        for (word, expected) in [
            ("USER", Some(Customer)),
            ("ROLE_USER", Some(Customer)),
            ("end-user", Some(Customer)),
            ("Kundin", Some(Customer)),
            ("Customer 2", Some(Customer)),
            ("Cliente", Some(Customer)),
            ("उपयोगकर्ता", Some(Customer)),
            ("お客様", Some(Customer)),
            ("👤 User", Some(Customer)),
            ("Assistant", Some(Bot)),
            ("Asistente", Some(Bot)),
            ("Acme Bot", Some(Bot)),
            ("TravelBot", Some(Bot)),
            ("travel-bot", Some(Bot)),
            ("AI Agent", Some(Bot)),
            ("Virtual Agent", Some(Bot)),
            ("🤖 Bot", Some(Bot)),
            ("机器人", Some(Bot)),
            ("Agent", Some(Agent)),
            ("Support Agent", Some(Agent)),
            ("Customer care", Some(Agent)),
            ("Conseillère", Some(Agent)),
            ("客服", Some(Agent)),
            ("System", Some(System)),
            ("ツール", Some(Tool)),
            ("Nora", None),
            ("Talbot", None),
            ("", None),
        ] {
            assert_eq!(side(word), expected, "{word}");
        }
    }
}
