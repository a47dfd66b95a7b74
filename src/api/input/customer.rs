//! `customer`: everything is optional.

use crate::domain::base::limits::{
    ATTRIBUTES_MAX, ATTRIBUTES_MAX_BYTES, NAME_MAX_CHARS, PHONE_MAX_CHARS, TIMEZONE_MAX_CHARS,
};
use crate::domain::base::words::Verified;
use crate::domain::intake::CustomerInput;
use crate::domain::reader::{Length, Object, blank};
use crate::domain::text::visible::folded_name;
use serde_json::{Map, Value};

pub(super) fn read(mut customer: Object<'_>) -> CustomerInput {
    let read = CustomerInput {
        external_id: customer.id("external_id"),
        name: name(&mut customer),
        email: customer.field("email").and_then(|email| email.email()),
        phone: customer.text("phone", Length::Chars(PHONE_MAX_CHARS)),
        language: customer.language("language"),
        timezone: customer.text("timezone", Length::Chars(TIMEZONE_MAX_CHARS)),
        verified: customer.word("verified", Verified::ALL),
        attributes: attributes(&mut customer).unwrap_or_default(),
    };
    customer.done();
    read
}

/// On one line: a name stands in mail and lists. Nobody is turned away for it.
fn name(customer: &mut Object<'_>) -> Option<String> {
    let field = customer.field("name")?;
    let name = field.text(Length::Chars(NAME_MAX_CHARS))?;
    let folded = folded_name(name);
    if folded.is_some() {
        field.warn("line breaks and control characters were replaced by spaces");
    }
    let name = folded.unwrap_or_else(|| name.to_owned());
    (!blank(&name)).then_some(name)
}

fn attributes(customer: &mut Object<'_>) -> Option<Map<String, Value>> {
    let field = customer.field("attributes")?;
    let mut entries = field.entries()?;
    entries.retain(|(_, entry)| !entry.value.is_null());
    if entries.len() > ATTRIBUTES_MAX {
        let count = entries.len();
        return field.refuse(format!(
            "too many: {count} attributes, at most {ATTRIBUTES_MAX}"
        ));
    }
    field.json(ATTRIBUTES_MAX_BYTES)?;
    Some(
        entries
            .into_iter()
            .map(|(name, entry)| (name.to_owned(), entry.value.clone()))
            .collect(),
    )
}
