//! Masks what a team never wants to see, before it is stored. Card numbers and passwords are masked
//! earlier, where input is read.

use super::Case;
use crate::domain::asks::Ask;
use crate::domain::base::ids::TeamId;
use crate::domain::packet::Packet;
use crate::domain::packet::mask;
use crate::domain::packet::members;
use crate::domain::text::redaction::{mask_json_text, mask_patterns};
use crate::domain::transcript::Item;
use crate::services::error::Result;
use regex::Regex;
use std::borrow::Cow;

impl Case<'_> {
    fn patterns(&self, team: TeamId) -> Result<&[Regex]> {
        Ok(&self.settings.team(team)?.masks)
    }

    /// Words without what the team never wants to see.
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
            mask::mask_text(&mut item.text, patterns);
            mask_json_text(&mut item.raw, &mut |text| mask_patterns(text, patterns));
        }
        Ok(Cow::Owned(masked))
    }
}
