//! What a bot sends along when it passes its conversation on: everything an escalation takes.

use super::by_rule::escalate_in;
use super::continuing::add_new;
use super::conversations::describe;
use super::{Escalated, Intake};
use crate::domain::base::invalid::Warning;
use crate::domain::bots::bot::Bot;
use crate::domain::case::bot_access::narrowed;
use crate::domain::intake::{Escalation, without_secrets};
use crate::domain::packet::continued::{Context, Continued};
use crate::domain::transcript::Item;
use crate::services::case::Case;
use crate::services::case::addressed::relation;
use crate::services::case::between_bots::Carried;
use crate::services::error::Result;
use crate::services::files;
use crate::storage::carried_packets::CarriedPacket;
use crate::storage::{packets, tickets};

/// What goes on with a conversation that was passed to another bot.
pub(crate) struct PassedOn {
    pub(crate) context: Context,
    /// Everything that was said and tried.
    pub(crate) items: Vec<Item>,
    pub(crate) warnings: Vec<Warning>,
}

/// Escalates to a person what a bot passes on.
pub(crate) fn escalate_passed(
    case: &mut Case<'_>,
    bot: &Bot,
    input: Escalation,
) -> Result<Escalated> {
    let (input, warnings) = told(case, bot, &input)?;
    let mut opened = escalate_in(case, bot, &input, true)?;
    opened.warnings.extend(warnings);
    Ok(opened)
}

/// Takes what a bot passes on to another: it goes with the conversation, on top of what was known. Its last words are
/// said while it still has control.
pub(crate) fn passed_on(case: &mut Case<'_>, bot: &Bot, input: &Escalation) -> Result<PassedOn> {
    let (input, warnings) = told(case, bot, input)?;
    let mut intake = Intake {
        bot,
        input: &input,
        now: case.now,
        warnings,
        passes: true,
        language: None,
    };
    intake.last_words(case, bot.team)?;
    intake.goes_on(case)
}

/// The escalation with what this bot may say, the files it names, and the customer as it knows them.
fn told(case: &mut Case<'_>, bot: &Bot, input: &Escalation) -> Result<(Escalation, Vec<Warning>)> {
    let relation = relation(case.conn, &case.conversation, bot.id)?;
    let input = &*without_secrets::masked(input, &case.settings.team(bot.team)?.masks);
    let mut intake = Intake {
        bot,
        input,
        now: case.now,
        warnings: Vec::new(),
        passes: true,
        language: None,
    };
    let mut input = intake.permitted(relation).into_owned();
    let warnings = intake.warnings;
    let mut conversation = case.conversation.clone();
    let customer = describe(case.conn, &mut conversation, &input, case.now)?;
    if customer.is_some() {
        case.know_customer(customer);
    }
    case.tell(|known| known.clone_from(&conversation));
    input.packet = files::attach_packet(case.conn, bot.id, &input.packet)?.into_owned();
    Ok((input, warnings))
}

impl Intake<'_> {
    fn goes_on(&mut self, case: &mut Case<'_>) -> Result<PassedOn> {
        let last = match case.ticket.as_ref() {
            Some(ticket) => Some(ticket.clone()),
            None => tickets::newest_of(case.conn, case.conversation.id)?,
        };
        let carried = match (case.between_bots()?, &last) {
            (Some(between), _) => Some(between),
            (None, Some(last)) => Some(case.held_by(last)?),
            (None, None) => None,
        };
        let mut items = match &last {
            Some(last) => packets::items(case.conn, last.id)?,
            None => Vec::new(),
        };
        let own_state = self.input.task_state.as_deref();
        let allowed = carried
            .as_ref()
            .map(|on| on.context.packet.return_to.clone());
        let (continued, carried_items) = match carried {
            Some(Carried { context, items }) => {
                let on = context.continued(&self.bot.name, &self.input.packet, own_state);
                (on, items)
            }
            None => (Continued::anew(&self.input.packet, own_state), Vec::new()),
        };
        self.warnings.extend(continued.warnings);
        let new = add_new(&mut items, carried_items, &self.input.transcript);
        let mut packet = continued.packet;
        if case.conversation.bot != self.bot.id {
            let allowed = allowed.unwrap_or_default();
            packet.return_to = narrowed(allowed, &self.input.packet.return_to);
        }
        files::belong_to(case, &packet.attachments, false);
        let (bot, task_state) = (self.bot, continued.task_state);
        case.carry(CarriedPacket {
            bot: bot.id,
            packet: packet.clone(),
            task_state: task_state.clone(),
            items: new,
        });
        Ok(PassedOn {
            context: Context {
                bot: bot.name.clone(),
                packet,
                task_state,
            },
            items,
            warnings: std::mem::take(&mut self.warnings),
        })
    }
}
