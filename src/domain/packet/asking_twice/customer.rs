//! What is known of the customer, and how one asks for it.

use super::phrasing::{begins_with, has_turn, requests};
use crate::domain::case::conversation::Customer;
use crate::domain::packet::completeness::text;
use crate::domain::text::terms::Said;

/// Where it stands, in words.
pub(super) const RECORD: &str = "the customer's record";

const NAME: &str = "name";

/// How one asks for somebody's name. A "name" alone may be anything's.
const NAMES: [&str; 48] = [
    "your name",
    "your full name",
    "your first name",
    "your last name",
    "your surname",
    "your family name",
    "am i speaking",
    "have the pleasure",
    "with whom",
    "am i talking",
    "am i chatting",
    "su nombre",
    "tu nombre",
    "sus apellidos",
    "su apellido",
    "nombre completo",
    "nombre y apellidos",
    "se llama",
    "te llamas",
    "con quién hablo",
    "con quién tengo",
    "votre nom",
    "votre prénom",
    "ton nom",
    "vous appelez-vous",
    "vous vous appelez",
    "nom complet",
    "à qui ai-je",
    "avec qui",
    "ihr name",
    "ihren namen",
    "ihr vorname",
    "ihr nachname",
    "ihren vornamen",
    "ihren nachnamen",
    "dein name",
    "vollständiger name",
    "vollständigen namen",
    "heißen sie",
    "mit wem spreche",
    "mit wem habe ich",
    "seu nome",
    "o seu nome",
    "nome completo",
    "se chama",
    "com quem falo",
    "com quem estou",
    "teu nome",
];

/// How a question for a name begins that uses no other turn.
const NAME_BEGINNINGS: [&str; 12] = [
    "who",
    "con quién",
    "cómo se",
    "cómo te",
    "comment",
    "à qui",
    "wie heißen",
    "mit wem",
    "como se",
    "com quem",
    "how are you called",
    "with whom",
];

/// What is known: name, e-mail, telephone, and attributes.
pub(super) fn known(customer: &Customer) -> Vec<(String, String)> {
    let fields = [
        (NAME, &customer.name),
        ("email", &customer.email),
        ("phone", &customer.phone),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| {
        let value = value.clone().filter(|value| !value.trim().is_empty());
        Some((name.to_owned(), value?))
    });
    let attributes = customer.attributes.iter();
    let attributes = attributes.filter_map(|(name, value)| Some((name.clone(), text(value)?)));
    fields.chain(attributes).collect()
}

/// Whether a sentence asks for it; `by_name`: whether it names it and wants to be told something.
pub(super) fn asks_for(sentence: &str, name: &str, by_name: bool) -> bool {
    if name == NAME {
        let named = NAMES.iter().any(|turn| has_turn(sentence, turn));
        let begun = NAME_BEGINNINGS
            .iter()
            .any(|turn| begins_with(sentence, turn));
        return named && (by_name || begun || requests(sentence));
    }
    // "E-mail address" names an address as well.
    let said = Said::of(sentence);
    by_name && (name == "email" || !(said.names("email") && Said::of(name).names("address")))
}
