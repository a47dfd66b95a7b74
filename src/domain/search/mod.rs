//! Search: the words by which a ticket is found, what an agent may look for, and where in a text the words stand. Who
//! may see a ticket is in `case/access.rs`; the lists of queues are in `storage/listing`.
//!
//! Both databases keep the same words, made here, so both find the same: small letters without accents, in the
//! languages that write without spaces pairs of characters.

mod found_place;
mod near_names;
mod packet_words;
mod search_entry;
mod search_filter;
mod search_scope;
mod search_words;
mod typed_query;

pub(crate) use found_place::{FoundPlace, place};
pub(crate) use near_names::{is_near, may_be_name, name_words, reversed};
pub(crate) use search_entry::{
    AboutTicket, SearchEntry, entries, grown, is_found_otherwise, stands_in_customer,
};
pub(crate) use search_filter::{FilterKey, ME, OPEN, SearchFilter, day};
pub(crate) use search_scope::{SearchScope, primary};
pub(crate) use search_words::{WordSet, words_of};
pub(crate) use typed_query::{SearchQuery, SearchTerm, called_by_number, read};
