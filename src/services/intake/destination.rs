//! Where an escalation goes, by the rules that hold.

use super::Intake;
use crate::domain::base::ids::TeamId;
use crate::domain::base::words::{Reason, Sender, Verified};
use crate::domain::bots::bot::Bot;
use crate::domain::case::bot_access::may_give;
use crate::domain::case::conversation::Customer;
use crate::domain::intake::Escalation;
use crate::domain::rules::routing::{Inputs, Route, SAYINGS_MAX, Wish, been_with};
use crate::domain::team::Team;
use crate::domain::text::redaction::{mask_members, mask_patterns};
use crate::domain::text::spoken;
use crate::domain::transcript::{ItemKind, ItemRole};
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::settings::SettingsSnapshot;
use crate::storage::handoffs;
use serde_json::Map;
use std::sync::Arc;

/// Where it goes, made sure of.
pub(super) struct Routed {
    pub(crate) route: Route,
    pub(crate) team: Arc<Team>,
    /// The bot that is offered the conversation instead of that team.
    pub(crate) bot: Option<Arc<Bot>>,
}

/// Words of the customer that are searched: the last.
const LAST_WORDS: usize = SAYINGS_MAX - 2;

/// Messages among which they are looked for.
const MESSAGES: i64 = 20;

/// Words of the customer in a transcript that tell their language, at most.
const TOLD: usize = 40;

impl Intake<'_> {
    /// Where the escalation goes. What is kept of it holds nothing that the team it goes to never wants to
    /// see, and is what was decided from: what is masked may change where it goes, and is masked again.
    pub(super) fn route(
        &mut self,
        case: &mut Case<'_>,
        is_new: bool,
        home: TeamId,
    ) -> Result<Routed> {
        let settings = case.settings.clone();
        let mut inputs = self.inputs(case, is_new, home)?;
        let watched = settings.routes().set.watches(&inputs).into_iter();
        let closed = watched.filter(|team| settings.is_closed(team, self.now));
        inputs.closed_teams = closed.collect();
        let (mut said, of_customer) = sayings(self.input, case, is_new)?;
        if inputs.language.is_none() {
            let words = words_of_customer(self.input, case, is_new)?;
            inputs.language = spoken::of_customer(&words).map(str::to_owned);
        }
        self.language.clone_from(&inputs.language);
        said.extend(of_customer);
        mask(case, self.bot.team, &mut said)?;
        let mut attributes = case
            .customer()?
            .map_or_else(Map::new, |c| c.attributes.clone());
        loop {
            inputs.said = said.iter().map(|text| Inputs::seen(text)).collect();
            let routed = decide(&settings, inputs.clone(), home)?;
            let masks = &settings.team(routed.team.id)?.masks;
            let mut has_secrets = inputs.mask(masks);
            // As they were told: rules know their names in small letters, in which a pattern finds nothing.
            if mask_members(&mut attributes, &mut |text| mask_patterns(text, masks)) > 0 {
                inputs.attributes = Inputs::attributes(&attributes);
                has_secrets = true;
            }
            if !mask(case, routed.team.id, &mut said)? && !has_secrets {
                return Ok(routed);
            }
        }
    }

    /// The input of the rules, except for the messages.
    fn inputs(&mut self, case: &mut Case<'_>, is_new: bool, home: TeamId) -> Result<Inputs> {
        let packet = &self.input.packet;
        let routing = packet.routing.clone().unwrap_or_default();
        let been_with = been(case, is_new)?;
        let team_exists = self.team_exists(&case.settings, &routing);
        let return_to = match routing.bot.is_some() && self.bot.id != case.conversation.bot {
            true => case.return_to()?,
            false => Vec::new(),
        };
        let may_get = |bot: &Bot| {
            let other = (bot.id, &bot.name);
            may_give(&case.conversation, self.bot.id, &return_to, other)
        };
        let bot = self.wanted_bot(&case.settings, &routing, &been_with, may_get);
        self.look_for_people(&case.settings, &routing);
        let customer = case.customer()?.cloned();
        let intent = packet.intent.as_ref();
        let language = case.conversation.language.clone();
        let theirs = |customer: &Customer| customer.language.clone();
        // Of an escalation to people, the confidence says how sure the bot is that one is needed.
        let recommends = self.passes || bot.is_some();
        let recommended = packet.trigger.as_ref().filter(|_| recommends);
        Ok(Inputs {
            at: self.now,
            bot: self.bot.name.clone(),
            own_team: case.settings.team(home)?.team.name.clone(),
            reason: self.reason().unwrap_or(Reason::Other),
            intent: intent.map(|intent| intent.name.clone()),
            confidence: intent.and_then(|intent| intent.confidence),
            said: Vec::new(),
            language: language.or_else(|| customer.as_ref().and_then(theirs)),
            channel: case.conversation.channel.clone(),
            verified: customer.as_ref().map_or(Verified::None, |c| c.verified),
            attributes: customer.map_or_else(Default::default, |customer| {
                Inputs::attributes(&customer.attributes)
            }),
            asked: Wish {
                team: routing.team,
                team_exists,
                confidence: recommended.and_then(|trigger| trigger.confidence),
                bot,
                priority: packet.priority,
                tags: routing.tags,
            },
            been_with,
            closed_teams: Vec::new(),
            gone_teams: Vec::new(),
            gone_bots: Vec::new(),
        })
    }
}

/// Decides until everything that was decided is there: what a rule names may be gone since it was saved.
fn decide(settings: &SettingsSnapshot, mut inputs: Inputs, home: TeamId) -> Result<Routed> {
    let rules = settings.routes();
    loop {
        let route = rules.set.route(rules.revision, inputs.clone());
        let team = match route.named {
            true => settings.team_by_name(&route.team),
            false => Some(settings.team(home)?),
        };
        let Some(team) = team else {
            inputs.asked.team_exists &= inputs.asked.team.as_ref() != Some(&route.team);
            inputs.gone_teams.push(route.team);
            continue;
        };
        let bot = match &route.bot {
            Some(name) => settings.working_bot(name),
            None => None,
        };
        if let (Some(name), None) = (&route.bot, &bot) {
            inputs.asked.bot = inputs.asked.bot.filter(|asked| asked != name);
            inputs.gone_bots.push(name.clone());
            continue;
        }
        if !(inputs.gone_teams.is_empty() && inputs.gone_bots.is_empty()) {
            let rule = route.rule.as_deref();
            tracing::warn!(rule, "A routing rule names what is no longer there");
        }
        let (team, bot) = (team.team.clone(), bot.cloned());
        return Ok(Routed { route, team, bot });
    }
}

/// The summary and the detail; and the customer's last words, whole.
fn sayings(
    input: &Escalation,
    case: &mut Case<'_>,
    is_new: bool,
) -> Result<(Vec<String>, Vec<String>)> {
    let packet = &input.packet;
    let summary = packet.summary.iter().map(|summary| summary.text.clone());
    let detail = packet.trigger.iter().filter_map(|t| t.detail.clone());
    let of_customer = input
        .transcript
        .iter()
        .rev()
        .filter(|item| item.kind == ItemKind::Message && item.role == ItemRole::Customer)
        .map(|item| item.text.clone());
    let mut last: Vec<String> = of_customer.take(LAST_WORDS).collect();
    last.reverse();
    if last.is_empty() && !is_new {
        let said = mirrored(case)?;
        let before = said.len().saturating_sub(LAST_WORDS);
        last = said.into_iter().skip(before).collect();
    }
    Ok((summary.chain(detail).collect(), last))
}

/// What the customer said, as far as it tells their language: the last words may be a number or a name.
fn words_of_customer(input: &Escalation, case: &mut Case<'_>, is_new: bool) -> Result<Vec<String>> {
    let mut words = match is_new {
        true => Vec::new(),
        false => mirrored(case)?,
    };
    let items = input.transcript.iter().rev();
    let told = items
        .filter(|item| item.kind == ItemKind::Message && item.role == ItemRole::Customer)
        .take(TOLD)
        .map(|item| item.text.clone());
    let mut told: Vec<String> = told.collect();
    told.reverse();
    words.append(&mut told);
    Ok(words)
}

/// The customer's last words that the bot mirrored, oldest first.
fn mirrored(case: &mut Case<'_>) -> Result<Vec<String>> {
    let said = case.spoken(0, MESSAGES)?.into_iter();
    let theirs = said.filter(|message| message.sender == Sender::Customer);
    Ok(theirs.map(|message| message.text).collect())
}

/// Takes out what a team never wants to see; whether there was any.
fn mask(case: &mut Case<'_>, team: TeamId, said: &mut [String]) -> Result<bool> {
    let mut changed = false;
    for text in said {
        let masked = case.masked(team, text)?.into_owned();
        changed |= masked != *text;
        *text = masked;
    }
    Ok(changed)
}

/// The bots it comes from: none of them is a target.
fn been(case: &mut Case<'_>, is_new: bool) -> Result<Vec<String>> {
    if is_new {
        return Ok(Vec::new());
    }
    let moved = handoffs::of_conversation(case.conn, case.conversation.id)?;
    let been = been_with(&moved).into_iter();
    been.map(|bot| Ok(case.settings.bot(bot)?.bot.name.clone()))
        .collect()
}
