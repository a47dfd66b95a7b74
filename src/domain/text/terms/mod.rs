//! How people name facts when they speak, in the languages Baton speaks itself.

pub(crate) mod lexicon;
pub(crate) mod said_words;
pub(crate) mod slot;

use self::lexicon::LEXICONS;
use self::said_words::Said;
use self::slot::Slot;
use crate::domain::packet::needs::Need;

/// Whether a text names the fact: its name in other words, or what people say for it.
pub(crate) fn mentions(need: &Need, text: &str) -> bool {
    let names = std::iter::once(&need.name).chain(&need.also);
    let slots: Vec<Slot> = names.map(|name| Slot::of(name)).collect();
    names_one(&slots, text)
}

/// Whether a text names one of these.
fn names_one(slots: &[Slot], text: &str) -> bool {
    let said = Said::of(text);
    LEXICONS.iter().any(|lexicon| {
        let terms = lexicon.terms(&said);
        let mut slots = slots.iter();
        slots.any(|slot| !slot.places(&said, lexicon, &terms).is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, name: &str) -> bool {
        names_one(&[Slot::of(name)], text)
    }

    #[test]
    fn a_name_is_known_in_five_languages_and_in_compounds() {
        for text in [
            "What is your order number?",
            "your ORDER-ID please",
            "the number of your order",
            "¿Cuál es su número de pedido?",
            "cual es su numero de pedido",
            "Quel est votre numéro de commande ?",
            "votre n° de commande",
            "Wie lautet Ihre Bestellnummer?",
            "Nennen Sie mir die Bestell-Nr.",
            "die Nummer Ihrer Bestellung",
            "Qual é o número do pedido?",
            "o número do seu pedido",
            "order_no",
        ] {
            for name in ["order_number", "orderId", "numero_pedido", "bestellnummer"] {
                assert!(names(text, name), "{name}: {text}");
            }
        }
        for text in [
            "Do you want to cancel your order?",
            "What is your account number?",
            "Your number is 7 in the queue",
            "¿Quiere anular el pedido?",
            "",
        ] {
            assert!(!names(text, "order_number"), "{text}");
        }
    }

    #[test]
    fn a_name_without_a_number_needs_all_its_words() {
        assert!(names("Your e-mail address?", "email"));
        assert!(names("¿Cuál es su correo electrónico?", "email"));
        assert!(!names("Your e-mail address?", "address"), "it is another");
        assert!(names("when is your date of birth?", "date_of_birth"));
        assert!(names("Ihr Geburtsdatum", "birth_date"));
        assert!(!names("which date suits you?", "birth_date"));
        assert!(!names("your birthday is no date", "order_date"));
        assert!(names("the date of the order", "order_date"));
        assert!(names("IBAN?", "iban"));
        assert!(names("your full name", "customer_name"));
        assert!(names("your phone", "phone_number"));
    }
}
