//! What bots send: escalations that become tickets with everything the bot knew, and mirrored messages. Which rules they
//! meet is decided in `rules`; what bots do about control is in `bots`.

pub(crate) mod conversations;
pub(crate) mod mirror;
pub(crate) mod posted;

mod answering;
mod asks;
mod backlog;
mod by_rule;
mod continuing;
mod destination;
mod escalated;
mod guests;
mod last_words;
mod opening;
mod passed;
mod to_bot;
mod trigger_message;
mod wishes;

pub(super) use by_rule::by_rule;
pub(crate) use escalated::Escalated;
pub(super) use passed::{escalate_passed, passed_on};

use crate::domain::base::invalid::Warning;
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use crate::domain::case::bot_access::BotAction;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::intake::{Escalation, without_secrets};
use crate::domain::log::{Doer, Happened};
use crate::domain::text::redaction::Masks;
use crate::services::Clock;
use crate::services::bots::handback::put_back;
use crate::services::case::Case;
use crate::services::case::addressed::permit;
use crate::services::dispatch::telling::{outlook_of, tell};
use crate::services::error::Result;
use crate::services::figures;
use crate::services::files;
use crate::services::idempotency::{self, IdempotentAnswer, Key, Repeatable};
use crate::services::packet::additions;
use crate::services::rules::triggers;
use crate::services::settings::SettingsSnapshot;
use crate::services::team::sentences;
use crate::storage::idempotency::KeyOwner;
use crate::storage::{AnyConnection, route_decisions, tickets};
use conversations::{LockedConversation, find_or_start, tell_more};
use std::borrow::Cow;
use std::sync::Arc;

crate::services::room! {
    /// What bots send about their conversations.
    Arrivals, intake
}

impl Arrivals<'_> {
    /// Opens a ticket from all the bot has, or adds to the one that is open (one open ticket and harmless retries).
    /// `shape` makes the answer, which is kept under the key.
    ///
    /// # Errors
    /// [`super::ServiceError::KeyReused`], or storage.
    pub async fn escalate<A: Repeatable>(
        self,
        bot: Bot,
        input: Escalation,
        warnings: Vec<Warning>,
        key: Option<Key>,
        shape: impl Fn(Escalated) -> A + Send + Sync + 'static,
    ) -> Result<IdempotentAnswer<A>> {
        let clock = self.services.clock.clone();
        let (bot, input, warnings) = (Arc::new(bot), Arc::new(input), Arc::new(warnings));
        let sent = input.clone();
        // What is masked is masked once more where it is stored, since another team may get it.
        let mask = move |masks: &Masks| {
            let once = without_secrets::masked(&sent, masks);
            drop(without_secrets::masked(&once, masks));
        };
        let searches = self.services.mask_ahead(bot.team, mask).await?;
        let answered = self
            .services
            .settled_after(searches, move |conn, settings| {
                settings.let_in(bot.id)?;
                let input = without_secrets::masked(&input, &settings.team(bot.team)?.masks);
                let input = with_files(conn, &bot, &input)?;
                let mut intake = Intake {
                    bot: &bot,
                    input: &input,
                    now: clock.now(),
                    warnings: warnings.to_vec(),
                    passes: false,
                    language: None,
                };
                let outcome = intake.take(conn, (settings, &clock), key.as_ref(), &shape)?;
                Ok(outcome)
            })
            .await?;
        Ok(answered)
    }
}

/// The escalation with what is known of the files it names.
fn with_files<'e>(
    conn: &mut AnyConnection,
    bot: &Bot,
    input: &'e Escalation,
) -> Result<Cow<'e, Escalation>> {
    Ok(match files::attach_packet(conn, bot.id, &input.packet)? {
        Cow::Borrowed(_) => Cow::Borrowed(input),
        Cow::Owned(packet) => Cow::Owned(Escalation {
            packet,
            ..input.clone()
        }),
    })
}

struct Intake<'a> {
    bot: &'a Bot,
    input: &'a Escalation,
    now: Moment,
    warnings: Vec<Warning>,
    /// Whether the bot passes the conversation on, so that its confidence is in where it goes, not in why.
    passes: bool,
    /// The customer's language: what was declared, else that of their words. Known once it is routed.
    language: Option<String>,
}

impl Intake<'_> {
    fn take<A: Repeatable>(
        &mut self,
        conn: &mut AnyConnection,
        (settings, clock): (&Arc<SettingsSnapshot>, &Clock),
        key: Option<&Key>,
        shape: &impl Fn(Escalated) -> A,
    ) -> Result<IdempotentAnswer<A>> {
        let started = find_or_start(conn, self.bot, self.input, clock)?;
        self.now = started.now;
        let input = self.permitted(started.relation);
        let mut permitted = Intake {
            bot: self.bot,
            input: &input,
            now: self.now,
            warnings: std::mem::take(&mut self.warnings),
            passes: self.passes,
            language: None,
        };
        permitted.take_in(conn, settings, started, key, shape)
    }

    fn take_in<A: Repeatable>(
        &mut self,
        conn: &mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
        mut started: LockedConversation,
        key: Option<&Key>,
        shape: &impl Fn(Escalated) -> A,
    ) -> Result<IdempotentAnswer<A>> {
        let (bot, now) = (self.bot.id, self.now);
        let relation = started.relation;
        let may_write = permit(relation, BotAction::Write, &started.conversation);
        if let Some(ticket) = self.known(conn, &started)? {
            let mut case = Case::at(conn, settings, started.conversation, Some(ticket), now);
            case.by = Doer::Bot(bot);
            return Ok(match may_write {
                Ok(()) => self.retried(&mut case)?.map(shape),
                // A retry finds what it did; what it adds comes too late.
                Err(_) => self.seen(&mut case)?.map(shape),
            });
        }
        idempotency::once(conn, KeyOwner::Bot(bot), key, now, |conn| {
            permit(relation, BotAction::Write, &started.conversation)?;
            tell_more(conn, &mut started, self.input)?;
            let mut case = started.open(conn, settings)?;
            case.by = Doer::Bot(bot);
            let escalated = match *case.ticket {
                Some(_) => self.again(&mut case),
                None => self.anew(&mut case, started.is_new),
            };
            Ok(escalated?.map(shape))
        })
    }

    /// The trigger message is known: its ticket is named. However late the retry comes, it moves
    /// nothing and replaces nothing; an open ticket gets what its packet does not have yet.
    fn retried(&mut self, case: &mut Case<'_>) -> Result<IdempotentAnswer<Escalated>> {
        if case.ticket()?.is_open() {
            let (addition, state) = self.addition(case)?;
            let warnings = additions::complete(case, &addition, state)?;
            self.warnings.extend(warnings);
            additions::add_transcript(case, &self.input.transcript)?;
            self.ask_at_first(case)?;
        }
        self.seen(case)
    }

    /// The ticket is there: what is new is added to its packet.
    fn again(&mut self, case: &mut Case<'_>) -> Result<IdempotentAnswer<Escalated>> {
        if case.ticket()?.status == Status::Offered(Offeree::Bot(self.bot.id)) {
            // A bot that escalates again does not want the conversation back.
            put_back(
                case,
                HandoffOutcome::Declined,
                MoveReason::BotEscalatedAgain,
            )?;
        }
        case.press()?;
        self.add_to_packet(case)?;
        self.ask(case, false)?;
        additions::add_transcript(case, &self.input.transcript)?;
        self.remember_trigger(case);
        triggers::belong_to_ticket(case);
        if self.input.last_words.is_some() {
            let detail = "not said: the ticket was open, so the bot has no control";
            self.warnings.push(Warning::new("/last_words", detail));
        }
        self.seen(case)
    }

    fn seen(&self, case: &mut Case<'_>) -> Result<IdempotentAnswer<Escalated>> {
        case.flush()?;
        let outlook = outlook_of(case)?;
        let say = sentences::handed_over(case, outlook)?;
        let answer = self.answer(case, outlook, (say, true))?;
        Ok(IdempotentAnswer::seen(answer))
    }

    /// No ticket is open: one is reopened or opened, and control goes to the team.
    fn anew(&mut self, case: &mut Case<'_>, is_new: bool) -> Result<IdempotentAnswer<Escalated>> {
        let me = Holder::Bot(self.bot.id);
        case.check(me, None)?;
        let last = match is_new {
            true => None,
            false => tickets::newest_of(case.conn, case.conversation.id)?,
        };
        let between = case.between_bots()?;
        let (reopened, previous) = match last {
            Some(last) if self.reopens(&case.settings, &last)? => (Some(last), None),
            other => (None, other),
        };
        // A ticket that is opened again waits where it was, unless somebody says otherwise.
        let home = reopened.as_ref().map_or(self.bot.team, |last| last.team);
        let mut routed = self.route(case, is_new, home)?;
        self.last_words(case, routed.team.id)?;
        let created = reopened.is_none();
        match reopened {
            Some(ticket) => self.reopen(case, ticket, between, &routed)?,
            None => {
                let overflow = match &routed.bot {
                    Some(_) => None,
                    None => backlog::make_room(case, &mut routed.team)?,
                };
                self.open(case, &routed, previous.as_ref(), between)?;
                if let Some(overflow) = overflow {
                    case.record(Happened::TicketOverflowed(overflow));
                }
            }
        }
        let route = routed.route.clone();
        case.later(move |conn, rows| match rows.ticket {
            Some(ticket) => Ok(route_decisions::add(conn, ticket, &route)?),
            None => Ok(()),
        });
        match &routed.bot {
            Some(bot) => self.offer_to(case, bot)?,
            None => {
                let team_holds = Holder::Team(case.ticket()?.team);
                case.pass_control(team_holds, None);
                let reason = case.ticket()?.reason;
                case.hand_over(me, team_holds, reason, None, None)?;
            }
        }
        self.remember_trigger(case);
        if !is_new {
            triggers::belong_to_ticket(case);
        }
        let outlook = outlook_of(case)?;
        let say = tell(case, outlook)?;
        case.flush()?;
        let answer = self.answer(case, outlook, (say, false))?;
        if created {
            figures::opened(case, self.bot, &answer.completeness)?;
        }
        Ok(if created {
            IdempotentAnswer::created(answer)
        } else {
            IdempotentAnswer::seen(answer)
        })
    }

    fn add_to_packet(&mut self, case: &mut Case<'_>) -> Result<()> {
        let (addition, state) = self.addition(case)?;
        let warnings = additions::add_to(case, &addition, state)?;
        self.warnings.extend(warnings);
        Ok(())
    }
}
