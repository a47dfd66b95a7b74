//! Finds messages that both the transcript and the conversation contain, so that nothing shows twice.

use crate::domain::base::words::Visibility;
use crate::domain::case::message::Message;
use crate::domain::transcript::{Beside, ComparedWords, Item, ItemKind, ItemRole, overlap};
use crate::services::ViewedTicket;
use crate::views::thread::part::{of_bot, of_earlier};
use std::collections::{BTreeMap, HashMap};

pub(crate) fn is_said(item: &Item) -> bool {
    item.kind == ItemKind::Message && !item.text.trim().is_empty()
}

/// What the transcript says, by its place.
fn spoken(view: &ViewedTicket) -> Vec<(usize, (ItemRole, &str))> {
    let items = view
        .transcript
        .iter()
        .enumerate()
        .filter(|(_, item)| is_said(item));
    items.map(|(at, item)| (at, item.said_by())).collect()
}

/// A message as a transcript would tell it; nothing for what was not said aloud.
fn aloud(message: &Message) -> Option<(ItemRole, &str)> {
    let public = message.visibility == Visibility::Public;
    public.then(|| (message.sender.into(), message.text.as_str()))
}

/// Mirrored messages that the transcript lacks, each before the item that follows it.
pub(crate) struct MirroredOnly<'a> {
    before: BTreeMap<usize, Vec<&'a Message>>,
    /// Said after everything the transcript knows.
    pub(crate) rest: Vec<&'a Message>,
}

impl<'a> MirroredOnly<'a> {
    pub(crate) fn place(view: &'a ViewedTicket) -> Self {
        let (told, said) = (spoken(view), of_bot(view));
        // The mirror is the older view of the talk: its end is where a cut transcript begins.
        let known: Vec<_> = said.iter().filter_map(|message| aloud(message)).collect();
        let new: Vec<_> = told.iter().map(|(_, words)| *words).collect();
        let covered = overlap(&known, &new).covered;
        let mut before = BTreeMap::new();
        let mut left = said.as_slice();
        // Once each: the same message may be looked for many times.
        let compared: Vec<_> = said
            .iter()
            .map(|message| aloud(message).map(ComparedWords::of))
            .collect();
        let mut compared_left = compared.as_slice();
        for ((at, words), _) in told.iter().zip(covered).filter(|(_, covered)| *covered) {
            let words = Some(ComparedWords::of(*words));
            if let Some(index) = compared_left.iter().position(|said| *said == words) {
                let (passed, rest) = left.split_at(index);
                before.insert(*at, passed.to_vec());
                left = rest.get(1..).unwrap_or_default();
                compared_left = compared_left.get(index + 1..).unwrap_or_default();
            }
        }
        Self {
            before,
            rest: left.to_vec(),
        }
    }

    pub(crate) fn take_before(&mut self, at: usize) -> impl Iterator<Item = &'a Message> + use<'a> {
        self.before.remove(&at).unwrap_or_default().into_iter()
    }
}

/// Items the thread already shows as part of an earlier ticket, and what of each it does not show: a picture, choices.
pub(crate) fn known_from_earlier_tickets(view: &ViewedTicket) -> HashMap<usize, Option<String>> {
    let earlier = of_earlier(view);
    let earlier: Vec<_> = earlier
        .iter()
        .filter_map(|message| aloud(message))
        .collect();
    let beside = Beside::of(earlier.iter().map(|(_, text)| *text));
    let told = spoken(view);
    let new: Vec<_> = told.iter().map(|(_, words)| *words).collect();
    let covered = overlap(&earlier, &new).covered;
    told.iter()
        .zip(covered)
        .filter(|(_, covered)| *covered)
        .map(|((at, (_, text)), _)| (*at, beside.left_of(text)))
        .collect()
}
