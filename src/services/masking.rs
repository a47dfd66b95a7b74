//! What a team never wants to see is masked before it is stored. Card numbers and passwords are masked
//! earlier, where input is read.

use super::case::Case;
use super::error::Result;
use crate::domain::ids::TeamId;
use crate::domain::packet::Packet;
use crate::domain::redaction::{mask_json_text, mask_patterns, mask_strings};
use crate::domain::transcript::Item;
use regex::Regex;
use serde_json::Value;
use std::borrow::Cow;

impl Case<'_> {
    fn patterns(&self, team: TeamId) -> Result<&[Regex]> {
        Ok(&self.settings.team(team)?.masks)
    }

    /// Words without what the team never wants to see.
    pub(super) fn masked<'t>(&self, team: TeamId, text: &'t str) -> Result<Cow<'t, str>> {
        Ok(mask_patterns(text, self.patterns(team)?).0)
    }

    /// A packet without it.
    pub(super) fn masked_packet<'p>(
        &self,
        team: TeamId,
        packet: &'p Packet,
    ) -> Result<Cow<'p, Packet>> {
        let patterns = self.patterns(team)?;
        if patterns.is_empty() {
            return Ok(Cow::Borrowed(packet));
        }
        let mut masked = packet.clone();
        let text = |text: &mut String| mask_text(text, patterns);
        masked.summary.iter_mut().for_each(|s| text(&mut s.text));
        let trigger = masked.trigger.iter_mut();
        trigger.filter_map(|t| t.detail.as_mut()).for_each(text);
        masked.promises.iter_mut().for_each(|p| text(&mut p.text));
        let steps = masked.task.iter_mut().flat_map(|task| &mut task.steps);
        steps.filter_map(|step| step.detail.as_mut()).for_each(text);
        let facts = masked.facts.iter_mut().map(|fact| &mut fact.value);
        let asked = masked.ask.iter_mut().flat_map(asked);
        let values = facts.chain(masked.metadata.values_mut()).chain(asked);
        values.for_each(|value| {
            mask_strings(value, &mut |text| mask_patterns(text, patterns));
        });
        Ok(Cow::Owned(masked))
    }

    /// An ask without it. Options stay: the bot knows the answer again by them.
    pub(super) fn masked_ask(&self, team: TeamId, ask: &Value) -> Result<Value> {
        let patterns = self.patterns(team)?;
        let mut masked = ask.clone();
        for part in asked(&mut masked) {
            mask_strings(part, &mut |text| mask_patterns(text, patterns));
        }
        Ok(masked)
    }

    /// A transcript without it, in words and in raw items.
    pub(super) fn masked_items<'i>(
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
            mask_text(&mut item.text, patterns);
            mask_json_text(&mut item.raw, &mut |text| mask_patterns(text, patterns));
        }
        Ok(Cow::Owned(masked))
    }
}

/// What of an ask people read: its words, and the arguments of the action.
fn asked(ask: &mut Value) -> impl Iterator<Item = &mut Value> {
    let members = ask.as_object_mut().into_iter().flatten();
    members.filter_map(|(name, value)| match name.as_str() {
        "prompt" => Some(value),
        "tool_call" => value.get_mut("arguments"),
        _ => None,
    })
}

fn mask_text(text: &mut String, patterns: &[Regex]) {
    if let (Cow::Owned(masked), _) = mask_patterns(text, patterns) {
        *text = masked;
    }
}
