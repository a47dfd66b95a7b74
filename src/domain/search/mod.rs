//! Search: the words by which a ticket is found, what an agent may look for, and where in a text the words stand. Who
//! may see a ticket is in `case/access.rs`; the lists of queues are in `storage/listing`.
//!
//! Both databases keep the same words, made here, so both find the same: small letters without accents, in the
//! languages that write without spaces pairs of characters.

mod entry;
mod filter;
mod names;
mod packet_words;
mod place;
mod query;
mod scope;
mod words;

pub(crate) use entry::{About, Entry, entries, grown};
pub(crate) use filter::{Filter, FilterKey, day};
pub(crate) use names::{is_near, may_be_name, name_words, reversed};
pub(crate) use place::{Place, place};
pub(crate) use query::{SearchQuery, Term, read};
pub(crate) use scope::Scope;
pub(crate) use words::{WordSet, words_of};
