//! A bot adds to the packet of its ticket, or changes what it said.

use crate::domain::base::ids::BotId;
use crate::domain::log::Doer;
use crate::domain::packet::patch::Change;
use crate::domain::packet::{PacketPatch, members};
use crate::services::asks::answer;
use crate::services::case::Case;
use crate::services::error::{Result, ServiceError};
use crate::services::files;
use crate::services::packet::{Packets, additions};
use crate::services::reading::for_bots::{BotTicket, bot_sees, ticket_answer};
use crate::storage::AnyConnection;
use std::borrow::Cow;

impl Packets<'_> {
    /// Adds to a ticket's packet.
    ///
    /// # Errors
    /// `ServiceError::NotFound`; a closed ticket is refused.
    pub(crate) async fn patch_ticket(
        self,
        bot: BotId,
        token: String,
        patch: PacketPatch,
    ) -> Result<BotTicket> {
        let clock = self.services.clock.clone();
        let answer = self
            .services
            .change(move |conn, settings| {
                settings.let_in(bot)?;
                let (ticket, _) = bot_sees(conn, bot, &token)?;
                if ticket.bot != bot {
                    let refused = members::refused_from_others(&patch);
                    if !refused.is_empty() {
                        return Err(ServiceError::Invalid(refused));
                    }
                }
                let mut case = Case::of_ticket(conn, settings, ticket.id, &clock)?;
                case.by = Doer::Bot(bot);
                let patch = with_files(case.conn, bot, &patch)?;
                additions::patch(&mut case, &patch)?;
                answer::patched(&mut case, bot, &patch.ask)?;
                case.flush()?;
                ticket_answer(conn, settings, bot, &token)
            })
            .await?;
        Ok(answer)
    }
}

/// The patch with what is known of the files it names.
fn with_files<'p>(
    conn: &mut AnyConnection,
    bot: BotId,
    patch: &'p PacketPatch,
) -> Result<Cow<'p, PacketPatch>> {
    let Change::Set(given) = &patch.attachments else {
        return Ok(Cow::Borrowed(patch));
    };
    Ok(match files::with_bots_files(conn, bot, given)? {
        Cow::Borrowed(_) => Cow::Borrowed(patch),
        Cow::Owned(known) => Cow::Owned(PacketPatch {
            attachments: Change::Set(known),
            ..patch.clone()
        }),
    })
}
