//! The customer.

use crate::domain::base::words::Verified;
use crate::domain::case::conversation::Customer;
use crate::services::QueueTicket;
use crate::views::Pair;
use crate::views::catalogue::t;
use crate::views::labels;
use crate::views::language_names::language;
use crate::views::packet::shown_value::ShownValue;
use crate::views::packet::view::CustomerView;

/// The customer's name; where it is not known, what else tells them apart.
pub(crate) fn name(row: &QueueTicket) -> String {
    let unknown = || t::packet_customer_unknown().to_owned();
    row.customer.as_ref().map_or_else(unknown, called)
}

/// The same of a customer who is known.
pub(crate) fn called(customer: &Customer) -> String {
    let names = [&customer.name, &customer.email, &customer.phone];
    let mut names = names.into_iter().flatten();
    let known = names.find(|name| !name.trim().is_empty());
    known
        .map_or(t::packet_customer_unknown(), String::as_str)
        .to_owned()
}

pub(crate) fn customer(row: &QueueTicket) -> CustomerView {
    let of_customer = row.customer.as_ref().and_then(|it| it.language.as_deref());
    let spoken = row.ticket.language.as_deref().or(of_customer);
    CustomerView {
        name: name(row),
        address: row
            .customer
            .as_ref()
            .map(|customer| format!("/customers/{}", customer.token))
            .unwrap_or_default(),
        verified: row
            .customer
            .as_ref()
            .map(verified)
            .unwrap_or_default()
            .to_owned(),
        time_zone: row
            .customer
            .as_ref()
            .and_then(|customer| customer.timezone.clone())
            .unwrap_or_default(),
        language: spoken.map(language).unwrap_or_default(),
        channel: row.conversation.channel.clone().unwrap_or_default(),
        details: row.customer.as_ref().map(details).unwrap_or_default(),
    }
}

pub(crate) fn verified(customer: &Customer) -> &'static str {
    match customer.verified {
        Verified::None => "",
        Verified::Weak => t::packet_customer_partly_verified(),
        Verified::Strong => t::packet_customer_verified(),
    }
}

pub(crate) fn details(customer: &Customer) -> Vec<Pair> {
    let known = [
        (t::packet_customer_email(), &customer.email),
        (t::packet_customer_phone(), &customer.phone),
        (t::packet_customer_id(), &customer.external_id),
    ];
    let known = known.into_iter().filter_map(|(name, value)| {
        Some(Pair {
            name: name.to_owned(),
            value: value.clone()?,
        })
    });
    let attributes = customer.attributes.iter();
    let attributes = attributes.map(|(name, value)| {
        let shown = ShownValue::of(name, value).into_pair();
        Pair {
            name: labels::capitalised(shown.name),
            ..shown
        }
    });
    known.chain(attributes).collect()
}
