//! Names in a patch are masked before it is applied: they must find what was stored under the masked name.

use crate::domain::packet::PacketPatch;
use crate::domain::packet::mask::mask_text;
use crate::domain::packet::patch::Change;
use crate::domain::text::redaction::Masks;

impl PacketPatch {
    /// The patch with its names masked; what it changes is masked with the packet.
    pub(crate) fn with_masked_names(&self, patterns: &Masks) -> Self {
        let mut patch = self.clone();
        let Self {
            priority: _,
            summary: _,
            intent: _,
            facts,
            promises: _,
            task: _,
            ask: _,
            metadata,
            attachments: _,
        } = &mut patch;
        if let Change::Set(facts) = facts {
            for (name, fact) in facts {
                mask_text(name, patterns);
                if let Some(fact) = fact {
                    mask_text(&mut fact.name, patterns);
                }
            }
        }
        if let Change::Set(metadata) = metadata {
            for (name, _) in metadata {
                mask_text(name, patterns);
            }
        }
        patch
    }
}
