//! Which records of customers may stand for one person. It is suggested and never done: an address that two people share
//! would show one the other's conversations.

use crate::domain::base::words::Verified;
use crate::domain::case::conversation::Customer;

/// Fewer digits than these are an extension, which many people have.
const PHONE_MIN_DIGITS: usize = 6;

/// Whether two records share an e-mail address or a phone number, and somebody made sure of both customers.
pub(crate) fn may_be_same(one: &Customer, other: &Customer) -> bool {
    is_verified(one) && is_verified(other) && gave_the_same(one, other)
}

/// Whether two records share an e-mail address or a phone number, which anybody may have typed.
pub(crate) fn gave_the_same(one: &Customer, other: &Customer) -> bool {
    let shares = |one: Option<String>, other: Option<String>| one.is_some() && one == other;
    one.id != other.id
        && (shares(address(one), address(other)) || shares(number(one), number(other)))
}

fn is_verified(customer: &Customer) -> bool {
    match customer.verified {
        Verified::None => false,
        Verified::Weak | Verified::Strong => true,
    }
}

fn address(customer: &Customer) -> Option<String> {
    let address = customer.email.as_deref()?.trim().to_lowercase();
    (!address.is_empty()).then_some(address)
}

fn number(customer: &Customer) -> Option<String> {
    let phone = customer.phone.as_deref()?;
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= PHONE_MIN_DIGITS).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::ids::{CustomerId, Token};
    use serde_json::Map;

    fn customer(id: i64, email: &str, phone: &str, verified: Verified) -> Customer {
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Customer {
            id: CustomerId(id),
            token: Token(format!("cus_{id}")),
            external_id: None,
            name: None,
            email: known(email),
            phone: known(phone),
            language: None,
            timezone: None,
            verified,
            attributes: Map::new(),
        }
    }

    #[test]
    fn an_address_or_a_number_is_a_hint_only_where_both_are_verified() {
        use Verified::{None, Strong, Weak};
        let maria = customer(1, "maria@example.com", "+34 600 111 222", Weak);
        let cases = [
            (customer(2, "Maria@Example.com ", "", Strong), true),
            (customer(2, "", "+34600111222", Weak), true),
            (customer(2, "maria@example.com", "", None), false),
            (customer(2, "other@example.com", "", Strong), false),
            (customer(2, "", "", Strong), false),
            (customer(1, "maria@example.com", "", Strong), false),
        ];
        for (other, expected) in cases {
            assert_eq!(may_be_same(&maria, &other), expected, "{other:?}");
            assert_eq!(may_be_same(&other, &maria), expected, "{other:?}");
            let is_given = expected || other.verified == None;
            assert_eq!(gave_the_same(&maria, &other), is_given, "{other:?}");
        }
        let unknown = customer(3, "", "12", Strong);
        assert!(!may_be_same(&unknown, &customer(4, "", "12", Strong)));
    }
}
