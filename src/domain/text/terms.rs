//! How people name facts when they speak, in the languages Baton speaks itself.

use crate::domain::packet::needs::Need;
use crate::domain::text::fact_names;

/// Beginnings of words that mean the same, in English, Spanish, French, German and Portuguese.
const CONCEPTS: [&[&str]; 11] = [
    &[
        "order",
        "pedido",
        "orden",
        "commande",
        "bestell",
        "auftrag",
        "encomenda",
    ],
    &[
        "reservation",
        "booking",
        "reserva",
        "réservation",
        "dossier",
        "buchung",
        "reservierung",
        "marcação",
    ],
    &["email", "mail", "correo", "courriel", "e-mail"],
    &[
        "phone",
        "telephone",
        "mobile",
        "teléfono",
        "móvil",
        "celular",
        "téléphone",
        "portable",
        "telefon",
        "handy",
        "telefone",
        "telemóvel",
    ],
    &[
        "address",
        "dirección",
        "adresse",
        "anschrift",
        "endereço",
        "morada",
    ],
    &["customer", "client", "cliente", "kunde"],
    &[
        "user",
        "usuario",
        "utilisateur",
        "benutzer",
        "nutzer",
        "usuário",
        "utilizador",
    ],
    &["account", "cuenta", "compte", "konto", "conta"],
    &[
        "invoice", "bill", "factura", "facture", "rechnung", "fatura",
    ],
    &["date", "fecha", "datum", "data"],
    &[
        "amount", "price", "importe", "monto", "cantidad", "montant", "betrag", "preis", "valor",
        "quantia",
    ],
];

/// Parts of a name that only say that it is an identifier.
const GENERIC: [&str; 25] = [
    "id",
    "ids",
    "number",
    "numbers",
    "no",
    "nr",
    "code",
    "reference",
    "ref",
    "identifier",
    "key",
    "número",
    "numero",
    "código",
    "codigo",
    "referencia",
    "referência",
    "localizador",
    "numéro",
    "référence",
    "nummer",
    "kennung",
    "referenz",
    "identifiant",
    "kennzeichen",
];

/// Whether a text names the fact: its name in other words, or what people say for it.
pub(crate) fn mentions(need: &Need, text: &str) -> bool {
    let said = Said::of(text);
    said.names(&need.name) || need.also.iter().any(|also| said.names(also))
}

/// Whether a name is that of an identifier, such as "order number".
pub(crate) fn is_identifier(name: &str) -> bool {
    fact_names::words(name).iter().any(|word| is_generic(word))
}

/// A text as words to compare with.
pub(crate) struct Said {
    words: Vec<String>,
}

impl Said {
    /// The words of a text in lower case.
    pub(crate) fn of(text: &str) -> Self {
        let lower = text.to_lowercase();
        let words = lower
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        Self { words }
    }

    /// Whether the name stands in the text. A name such as "order number" needs a word for "order" and
    /// one for "number", in one word or in two: "your order" alone asks for nothing.
    pub(crate) fn names(&self, name: &str) -> bool {
        let (generic, own): (Vec<String>, Vec<String>) = fact_names::words(name)
            .into_iter()
            .partition(|word| is_generic(word));
        if own.is_empty() {
            return !generic.is_empty() && self.words.windows(1).any(|w| generic == w);
        }
        let own_said = own.iter().all(|word| self.has_one_of(synonyms(word), word));
        own_said && (generic.is_empty() || self.has_generic())
    }

    fn has_one_of(&self, stems: &[&str], word: &str) -> bool {
        self.words.iter().any(|said| {
            let part = said.split('_').any(|part| part == word);
            let plural = said
                .strip_prefix(word)
                .is_some_and(|rest| matches!(rest, "" | "s" | "es"));
            part || plural || stems.iter().any(|stem| begins(said, stem))
        })
    }

    /// "number", or a compound that ends with it: "Bestellnummer".
    fn has_generic(&self) -> bool {
        self.words.iter().any(|said| {
            let compound = ["nummer", "kennung", "code", "nr"].iter();
            is_generic(said)
                || said.split('_').any(is_generic)
                || compound
                    .clone()
                    .any(|end| said.len() > end.len() + 3 && said.ends_with(end))
        })
    }
}

/// A word begins with a stem; short stems must be the whole word, or its plural.
fn begins(said: &str, stem: &str) -> bool {
    match said.strip_prefix(stem) {
        Some(rest) => rest.is_empty() || rest == "s" || stem.chars().count() >= 5,
        None => false,
    }
}

fn synonyms(word: &str) -> &'static [&'static str] {
    let concept = |concept: &&&[&str]| concept.iter().any(|stem| begins(word, stem));
    CONCEPTS.iter().find(concept).copied().unwrap_or_default()
}

fn is_generic(word: &str) -> bool {
    GENERIC.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn a_name_is_known_in_five_languages_and_in_compounds() {
        for text in [
            "What is your order number?",
            "your ORDER-ID please",
            "¿Cuál es su número de pedido?",
            "Quel est votre numéro de commande ?",
            "Wie lautet Ihre Bestellnummer?",
            "Nennen Sie mir die Bestell-Nr.",
            "Qual é o número do pedido?",
            "order_no",
        ] {
            assert!(Said::of(text).names("order_number"), "{text}");
        }
        for text in [
            "Do you want to cancel your order?",
            "What is your account number?",
            "Your number is 7 in the queue",
            "¿Quiere anular el pedido?",
            "",
        ] {
            assert!(!Said::of(text).names("order_number"), "{text}");
        }
    }

    #[test]
    fn a_name_without_a_number_needs_all_its_words() {
        assert!(Said::of("Your e-mail address?").names("email"));
        assert!(Said::of("¿Cuál es su correo electrónico?").names("email"));
        assert!(Said::of("when is your date of birth?").names("date_of_birth"));
        assert!(!Said::of("which date suits you?").names("birth_date"));
        assert!(Said::of("IBAN?").names("iban"));
    }
}
