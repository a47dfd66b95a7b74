//! What is kept of a ticket so that it is found: one entry, or several for a ticket in which much was said.

use super::packet_words::{add_packet, free_value};
use super::search_scope::SearchScope;
use super::search_words::WordSet;
use super::typed_query::SearchTerm;
use crate::domain::base::ids::TagId;
use crate::domain::case::conversation::Customer;
use crate::domain::case::tag::TagName;
use crate::domain::case::ticket::Ticket;
use crate::domain::packet::Packet;

/// Words of a conversation in one entry. Everything that is looked for at once has to stand in one, so an entry holds
/// the different words of some hundred messages.
const SAID_MAX_BYTES: usize = 8 * 1024;

/// Words about a ticket in its first entry; what is beyond is not found.
const ABOUT_MAX_BYTES: usize = 64 * 1024;

/// A ticket's last nine digits of a phone number are found without its country.
const LOCAL_DIGITS: usize = 9;

/// One entry: words with spaces between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct SearchEntry {
    /// What the ticket is: the customer, the packet, its scopes.
    pub(crate) about: String,
    /// What was said.
    pub(crate) said: String,
}

/// What a ticket is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct AboutTicket {
    /// The number, the customer and the scopes: they stand in every entry.
    head: String,
    /// With the packet.
    whole: String,
}

impl AboutTicket {
    /// The words about a ticket that came from the bot of this name.
    pub(crate) fn new(
        ticket: &Ticket,
        bot: &str,
        customer: Option<&Customer>,
        packet: &Packet,
        tags: &[(TagId, &TagName)],
    ) -> Self {
        let mut head = WordSet::default();
        for scope in SearchScope::of(ticket) {
            head.add_word(scope.word());
        }
        head.add_word(ticket.id.0.to_string());
        head.add(bot);
        if let Some(customer) = customer {
            add_customer(&mut head, customer);
        }
        let mut whole = head.clone();
        add_packet(&mut whole, packet);
        for (id, name) in tags {
            whole.add(name.as_str());
            whole.add_word(SearchScope::Tag(*id).word());
        }
        Self {
            head: joined(head.iter(), ABOUT_MAX_BYTES),
            // Scopes begin with the first sign there is, so they stand within what is kept.
            whole: joined(whole.iter(), ABOUT_MAX_BYTES),
        }
    }

    /// The words for the entry of this number.
    pub(crate) fn for_part(&self, part: usize) -> &str {
        match part {
            0 => &self.whole,
            _ => &self.head,
        }
    }
}

fn add_customer(words: &mut WordSet, customer: &Customer) {
    let Customer {
        id: _,
        token: _,
        external_id,
        name,
        email,
        phone,
        language: _,
        timezone: _,
        verified: _,
        attributes,
    } = customer;
    for text in [external_id, name, email, phone].into_iter().flatten() {
        words.add(text);
    }
    for number in phone.iter().flat_map(|phone| dialled(phone)) {
        words.add_word(number);
    }
    for value in attributes.values() {
        free_value(value, &mut |text| words.add(text));
    }
}

/// Whether the tickets of a customer are found by other words after something was told of them.
pub(crate) fn is_found_otherwise(before: &Customer, after: &Customer) -> bool {
    let words = |customer: &Customer| {
        let mut words = WordSet::default();
        add_customer(&mut words, customer);
        words
    };
    words(before) != words(after)
}

/// Whether all of what is looked for is the customer's name, an address or an id of theirs.
pub(crate) fn stands_in_customer(customer: &Customer, terms: &[SearchTerm]) -> bool {
    let mut words = WordSet::default();
    let contact = Customer {
        attributes: serde_json::Map::new(),
        ..customer.clone()
    };
    add_customer(&mut words, &contact);
    let has = |wanted: &String| words.iter().any(|word| word == wanted);
    terms.iter().all(|term| match term {
        SearchTerm::Beginning(begin) => words.iter().any(|word| word.starts_with(begin.as_str())),
        SearchTerm::Exactly(word) => has(word),
        SearchTerm::Phrase(phrase) => phrase.iter().all(has),
    })
}

/// A phone number in one piece, with and without its country.
fn dialled(phone: &str) -> Vec<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let local = digits.len().checked_sub(LOCAL_DIGITS);
    let local = local.and_then(|at| digits.get(at..)).map(str::to_owned);
    let whole = (digits.len() >= 5).then_some(digits);
    whole.into_iter().chain(local).collect()
}

fn joined<'w>(words: impl Iterator<Item = &'w str>, most: usize) -> String {
    let mut text = String::new();
    for word in words {
        if text.len() + word.len() >= most {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The entries of a ticket in which these words were said.
pub(crate) fn entries(about: &AboutTicket, said: &WordSet) -> Vec<SearchEntry> {
    let mut texts = vec![String::new()];
    for word in said.iter() {
        let full = texts
            .last()
            .is_some_and(|text| text.len() + word.len() > SAID_MAX_BYTES);
        if full {
            texts.push(String::new());
        }
        let Some(text) = texts.last_mut() else {
            break;
        };
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    let entry = |(part, said)| SearchEntry {
        about: about.for_part(part).to_owned(),
        said,
    };
    texts.into_iter().enumerate().map(entry).collect()
}

/// A ticket's last entry after more was said, and the entries that follow it, which say the same about the ticket;
/// nothing if nothing new was said.
pub(crate) fn grown(last: SearchEntry, said: WordSet) -> Vec<SearchEntry> {
    let new = said.without(&last.said);
    if new.is_empty() {
        return Vec::new();
    }
    let head = AboutTicket {
        head: last.about.clone(),
        whole: last.about.clone(),
    };
    let mut more = entries(&head, &new).into_iter();
    let Some(first) = more.next() else {
        return Vec::new();
    };
    match last.said.len() + first.said.len() < SAID_MAX_BYTES {
        true => {
            let said = match last.said.is_empty() {
                true => first.said,
                false => format!("{} {}", last.said, first.said),
            };
            let grown = SearchEntry {
                about: last.about,
                said,
            };
            std::iter::once(grown).chain(more).collect()
        }
        // It is kept as it is, and the new words begin the next one.
        false => [last, first].into_iter().chain(more).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::ids::{CustomerId, Token};
    use crate::domain::base::words::Verified;
    use crate::domain::search::read;
    use serde_json::{Map, json};

    #[test]
    fn a_customer_is_found_by_name_address_number_and_id_and_by_nothing_else() {
        let customer = Customer {
            id: CustomerId(1),
            token: Token("cus_1".to_owned()),
            external_id: Some("CRM-88".to_owned()),
            name: Some("Zoë Łukasiewicz".to_owned()),
            email: Some("zoe.l@example.org".to_owned()),
            phone: Some("+48 601 234 567".to_owned()),
            language: None,
            timezone: None,
            verified: Verified::None,
            attributes: Map::from_iter([("plan".to_owned(), json!("platinum"))]),
        };
        let cases = [
            ("", true),
            ("zoe", true),
            ("lukas", true),
            ("zoe.l@example.org", true),
            ("601234567", true),
            ("crm-88", true),
            ("\"zoe lukasiewicz\"", true),
            ("platinum", false),
            ("zoe refund", false),
        ];
        for (typed, expected) in cases {
            let terms = read(typed).terms;
            assert_eq!(stands_in_customer(&customer, &terms), expected, "{typed}");
        }
    }
}
