use super::super::*;
use crate::domain::rules::triggers::book::Book;

/// People who want a person, in their own words.
const ASKS: [&str; 96] = [
    "I do not feel comfortable telling this to a machine",
    "get someone else on the line",
    "contact support please",
    "can i speak to you guys",
    "i need to talk",
    "this bot is useless, someone call me",
    "connect me to an agent",
    "connect me to customer care",
    "can someone help",
    "representative",
    "Representative!!!",
    "I need to speak with a supervisor about my bill",
    "put a human on",
    "get me a human",
    "is there anyone I can talk to",
    "is anyone there who can help me",
    "I don't want to chat with a robot",
    "I'm done talking to a machine",
    "please have somebody call me back",
    "would it be possible to get in touch with one of your advisors?",
    "can you hand this over to a colleague",
    "you're a bot, give me a real one please, a person",
    "how can I reach a live agent",
    "Pls connect to executive",
    "customer care executive",
    "I want to talk to customer care",
    "want to talk with someone from support",
    "talk to someone",
    "let me speak to your manager",
    "could you put me through to billing department",
    "escalate this to your manager",
    "I would rather deal with a human being",
    "stop with the bot, human please",
    "no more bots",
    "nobody is answering me",
    "your support team is not responding",
    "hi i want to chat to an adviser",
    "connect me with someone who knows what they are doing",
    "i need human assistance",
    "human intervention required",
    "I want a person not a machine",
    "can i get a callback from an agent",
    "May I speak to anyone",
    "Chat with agent",
    "Live chat",
    "speak to a representative please",
    "quiero hablar con una persona",
    "Quiero hablar con un agente",
    "páseme con un humano por favor",
    "necesito que me atienda una persona real",
    "¿hay alguien con quien pueda hablar?",
    "no quiero hablar con un robot",
    "este bot no sirve, que alguien me llame",
    "agente por favor",
    "je veux parler à un humain",
    "Puis-je parler à un conseiller ?",
    "passez-moi quelqu'un",
    "je voudrais parler à une vraie personne",
    "mettez-moi en relation avec un agent s'il vous plaît",
    "est-ce que quelqu'un peut m'aider",
    "je ne veux pas parler à un robot",
    "un conseiller svp",
    "Ich möchte mit einem Menschen sprechen",
    "Kann ich bitte mit einem Mitarbeiter reden?",
    "verbinden Sie mich mit einem Berater",
    "Ich will einen echten Menschen",
    "kann mir mal jemand helfen",
    "dieser Bot ist nutzlos, ruft mich an",
    "Mitarbeiter bitte",
    "ich will nicht mit einem Bot reden",
    "quero falar com um atendente",
    "posso falar com uma pessoa de verdade?",
    "me passa para um humano",
    "quero atendimento humano",
    "alguém pode me ajudar",
    "não quero falar com robô",
    "atendente por favor",
    "esse bot não entende nada",
    "vorrei parlare con un operatore",
    "posso parlare con una persona reale?",
    "mi passi un operatore per favore",
    "passami qualcuno",
    "qualcuno può aiutarmi?",
    "non voglio parlare con un bot",
    "operatore umano",
    "c'è qualcuno con cui posso parlare",
    "mujhe kisi insaan se baat karni hai",
    "agent se baat karao",
    "customer care se baat karni hai",
    "kisi se baat karwao",
    "mujhe call karo please",
    "koi agent chahiye",
    "muje kisi executive se bat krni h",
    "human se baat karna hai",
    "koi jawab nahi de raha",
    "kya main kisi aadmi se baat kar sakta hu",
];

/// Near misses: the same words about something else.
const NO_ASKS: [&str; 58] = [
    "what is the number of your office",
    "call center timings",
    "send me the customer care number",
    "are you a human or a bot?",
    "am I talking to a real person?",
    "I spoke to an agent yesterday and he said it ships today",
    "the delivery agent did not come",
    "I need a person name on the ticket",
    "how many people can join",
    "can I add another person to my booking",
    "my travel agent booked it",
    "Can someone help me change my seat to the window",
    "I want to send money to someone",
    "transfer 200 to my friend",
    "I need help with my order",
    "help",
    "support",
    "do you support apple pay",
    "what does the expert plan include",
    "How do I become an agent",
    "can I transfer the ticket to someone else",
    "is human hair shampoo available",
    "I don't want to talk about it",
    "I am the account manager of my company and need an invoice",
    "Does anyone else get a discount",
    "who is your manager",
    "el agente de viajes no me dio el billete",
    "cuál es el número de atención al cliente",
    "quiero cambiar mi asiento",
    "je veux changer mon vol pour une personne",
    "quel est le numéro du service client",
    "réserver pour deux personnes",
    "Ich möchte für eine Person buchen",
    "wie ist die Nummer vom Kundendienst",
    "ich habe gestern mit einem Mitarbeiter gesprochen",
    "quero reservar para uma pessoa",
    "qual o telefone do atendimento",
    "quero cancelar o pedido",
    "vorrei prenotare per una persona",
    "qual è il numero del servizio clienti",
    "order kab aayega",
    "customer care ka number do",
    "mera paisa wapas karo",
    "paisa kisi aur ke account me chala gaya",
    "I'd like a table for four people",
    "the machine took my card",
    "my manager needs the invoice today",
    "need help desk furniture",
    "the person who ordered is my wife",
    "I need two passengers, one person has a wheelchair",
    "call the restaurant for me",
    "I was called by someone claiming to be the bank",
    "Can I give my seat to somebody else",
    "there is nobody at home for the delivery",
    "nobody else uses my card",
    "I want to contact the seller",
    "get a representative sample",
    "I need to change the contact person",
];

fn asked(text: &str) -> Option<String> {
    let said = Folded::new(text);
    Book::built_in().ask(&said, &TeamNames::default())
}

#[test]
fn who_asks_for_a_person_is_heard_in_seven_languages() {
    let missed: Vec<&str> = ASKS
        .into_iter()
        .filter(|text| asked(text).is_none())
        .collect();
    assert_eq!(missed, Vec::<&str>::new());
}

#[test]
fn the_same_words_about_something_else_are_no_ask() {
    let heard: Vec<(&str, String)> = NO_ASKS
        .into_iter()
        .filter_map(|text| Some((text, asked(text)?)))
        .collect();
    assert_eq!(heard, Vec::new());
}

#[test]
fn evidence_is_quoted_as_it_was_written() {
    let text = "Enough!!  Let me TALK to a Real Person, s’il vous plaît";
    assert_eq!(asked(text).as_deref(), Some("TALK to a Real Person"));
    let (long, asks) = ("la ".repeat(50_000), "I want to talk to a human");
    assert_eq!(
        asked(&format!("{long}{asks}")).as_deref(),
        Some("want to talk to a human")
    );
}

#[test]
fn folding_keeps_words_and_loses_dress() {
    let fold = |text: &str| Folded::new(text).text().to_owned();
    assert_eq!(
        fold("I DON’T know, Zoë…  pleaaaase?!"),
        "i dont know zoe . please ."
    );
    assert_eq!(
        fold("Qu’est-ce que c'est l'agent"),
        "qu est ce que c est l agent ."
    );
    assert_eq!(
        fold("un'operatrice, 人間 ｈｅｌｌｏ"),
        "un operatrice 人間 hello ."
    );
    assert_eq!(fold(""), "");
    assert_eq!(fold("🤖\u{0}\u{200d}"), "");
}
