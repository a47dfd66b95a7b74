//! What is known of the customer.

use crate::domain::case::conversation::Customer;
use crate::domain::packet::completeness::text;

/// Where it stands, in words.
pub(super) const RECORD: &str = "the customer's record";

/// What is known: name, e-mail, telephone, and attributes.
pub(super) fn known(customer: &Customer) -> Vec<(String, String)> {
    let fields = [
        ("name", &customer.name),
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
