//! Names of facts: `Order_Number`, `order number`, `order-number` and `orderNumber` are one name.

/// What names that mean the same have in common.
pub(crate) fn key(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '_' | '-' | '.') && !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether two names are the same but for case and separators.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one == other || key(one) == key(other)
}

/// The words of a name in lower case: `reservationId` has `reservation` and `id`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in name.chars() {
        let ends = !c.is_alphanumeric() || (c.is_uppercase() && after_small);
        if ends {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        after_small = c.is_lowercase() || c.is_numeric();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_separators_make_no_other_name() {
        for other in [
            "Order_Number",
            "order number",
            "ORDER-NUMBER",
            "orderNumber",
            "order.number",
        ] {
            assert!(same("order_number", other), "{other}");
        }
        assert!(!same("order_number", "order_numbers"));
        assert!(!same("größe", "grösse"));
    }

    #[test]
    fn a_name_has_words() {
        assert_eq!(words("reservationId"), ["reservation", "id"]);
        assert_eq!(words("Order_Number"), ["order", "number"]);
        assert_eq!(words("IBAN"), ["iban"]);
        assert_eq!(words("línea 2 - código"), ["línea", "2", "código"]);
        assert!(words("--").is_empty());
    }
}
