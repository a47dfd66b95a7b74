//! Masks what a team never wants to see, before it is stored. Card numbers and passwords are masked
//! earlier, where input is read.

use super::Case;
use crate::domain::asks::Ask;
use crate::domain::base::ids::TeamId;
use crate::domain::intake::without_secrets::{mask_item, masked_customer};
use crate::domain::packet::Packet;
use crate::domain::packet::mask;
use crate::domain::packet::members;
use crate::domain::search::is_found_otherwise;
use crate::domain::text::markdown;
use crate::domain::text::redaction::{self, Masks, mask_json_text, mask_patterns};
use crate::domain::transcript::Item;
use crate::services::error::Result;
use crate::storage::{customers, search_stale};
use std::borrow::Cow;

impl Case<'_> {
    fn patterns(&self, team: TeamId) -> Result<&Masks> {
        Ok(&self.settings.team(team)?.masks)
    }

    /// The patterns of the team that has the ticket, or whose bot has the conversation.
    pub(crate) fn masks(&self) -> Result<Masks> {
        let team = match &*self.ticket {
            Some(ticket) => ticket.team,
            None => self.settings.bot(self.conversation.bot)?.bot.team,
        };
        self.patterns(team).cloned()
    }

    /// Words without what the team that has the case never wants to see.
    pub(crate) fn without_secrets<'t>(&self, text: &'t str) -> Result<Cow<'t, str>> {
        Ok(mask_patterns(text, &self.masks()?).0)
    }

    /// The same for words of an agent. What marks of Markdown hide from the patterns would be read without them: such
    /// words are kept without their marks.
    pub(crate) fn agents_words<'t>(&self, text: &'t str) -> Result<Cow<'t, str>> {
        let masks = self.masks()?;
        let (masked, _) = mask_patterns(text, &masks);
        let Some(plain) = markdown::plain(&masked) else {
            return Ok(masked);
        };
        let (without_cards, _) = redaction::mask(&plain);
        let (hidden, _) = mask_patterns(&without_cards, &masks);
        Ok(match hidden == plain {
            true => masked,
            false => Cow::Owned(hidden.into_owned()),
        })
    }

    /// The same for words that may be there.
    pub(crate) fn note_without_secrets(&self, note: Option<&str>) -> Result<Option<String>> {
        let masked = note.map(|note| self.without_secrets(note)).transpose()?;
        Ok(masked.map(Cow::into_owned))
    }

    /// JSON text without it.
    pub(super) fn json_without_secrets(&self, json: Option<String>) -> Result<Option<String>> {
        let masks = self.masks()?;
        Ok(json.map(|mut json| {
            if !masks.is_empty() {
                mask_json_text(&mut json, &mut |text| mask_patterns(text, &masks));
            }
            json
        }))
    }

    /// Words without what this team never wants to see.
    pub(crate) fn masked<'t>(&self, team: TeamId, text: &'t str) -> Result<Cow<'t, str>> {
        Ok(mask_patterns(text, self.patterns(team)?).0)
    }

    /// A packet without it.
    pub(crate) fn masked_packet<'p>(
        &self,
        team: TeamId,
        packet: &'p Packet,
    ) -> Result<Cow<'p, Packet>> {
        let patterns = self.patterns(team)?;
        if patterns.is_empty() {
            return Ok(Cow::Borrowed(packet));
        }
        let mut masked = packet.clone();
        members::mask(&mut masked, patterns);
        Ok(Cow::Owned(masked))
    }

    /// Takes it out of what is known of the customer.
    pub(crate) fn mask_customer(&mut self, team: TeamId) -> Result<()> {
        let patterns = self.patterns(team)?.clone();
        if patterns.is_empty() {
            return Ok(());
        }
        let Some(known) = self.customer()?.cloned() else {
            return Ok(());
        };
        let masked = masked_customer(&known, &patterns);
        if masked != known {
            customers::save(self.conn, &masked, self.now)?;
            if is_found_otherwise(&known, &masked) {
                search_stale::add_of_customer(self.conn, masked.id)?;
            }
            self.know_customer(Some(masked));
        }
        Ok(())
    }

    /// An ask without it. Options stay: the bot knows the answer again by them.
    pub(crate) fn masked_ask(&self, team: TeamId, ask: &Ask) -> Result<Ask> {
        let patterns = self.patterns(team)?;
        let mut masked = ask.clone();
        mask::mask_ask(&mut masked, patterns);
        Ok(masked)
    }

    /// A transcript without it, in words and in raw items.
    pub(crate) fn masked_items<'i>(
        &self,
        team: TeamId,
        items: &'i [Item],
    ) -> Result<Cow<'i, [Item]>> {
        let patterns = self.patterns(team)?;
        if patterns.is_empty() {
            return Ok(Cow::Borrowed(items));
        }
        let mut masked = items.to_vec();
        for item in &mut masked {
            mask_item(item, patterns);
        }
        Ok(Cow::Owned(masked))
    }
}
