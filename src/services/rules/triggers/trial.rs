//! A rule, tried on past conversations before it is switched on.

use super::verdict::turn;
use crate::domain::base::ids::ConversationId;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Sender;
use crate::domain::case::actor::Actor;
use crate::domain::case::conversation::Conversation;
use crate::domain::rules::triggers::{About, Fired, Rule, RuleSet, Turn};
use crate::domain::transcript::{Item, ItemKind, ItemRole};
use crate::services::error::{Result, ServiceError};
use crate::services::rules::Rules;
use crate::services::rules::triggers::edit::{RulesOwner, may_set};
use crate::storage::trigger_rules::Scope;
use crate::storage::{AnyConnection, bots, conversations, customers, messages, packets, tickets};
use serde::Serialize;
use serde_json::Map;

/// Conversations that are looked at: the newest.
const CONVERSATIONS: i64 = 200;

/// Messages of one that are looked at: the first.
const MESSAGES: i64 = 200;

/// Examples that are shown.
const EXAMPLES: usize = 12;

/// How a rule would have done.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub(crate) struct Trial {
    /// Conversations that were looked at.
    pub(crate) conversations: usize,
    /// Turns of customers and bots in them.
    pub(crate) turns: usize,
    /// Conversations it would have fired in.
    pub(crate) fired: usize,
    /// Those of them that did become a ticket.
    pub(crate) tickets: usize,
    /// Some of them, the newest first.
    pub(crate) examples: Vec<TrialExample>,
}

/// A conversation in which it would have fired.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct TrialExample {
    /// The bot's id of the conversation.
    pub(crate) conversation: String,
    /// Its last ticket.
    pub(crate) ticket: Option<i64>,
    /// When it would have fired.
    pub(crate) at: Moment,
    pub(crate) evidence: String,
    /// The turn it would have fired on.
    pub(crate) said: String,
}

impl Rules<'_> {
    /// Tries a rule, also one that is switched off or not saved, on the newest conversations of its owner's bots.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`], [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub(crate) async fn try_rule(
        self,
        actor: Option<Actor>,
        owner: RulesOwner,
        rule: Rule,
    ) -> Result<Trial> {
        may_set(actor.as_ref())?;
        let on = Rule {
            enabled: true,
            ..rule
        };
        let set = RuleSet::compile(vec![on]).map_err(ServiceError::Invalid)?;
        self.services
            .read(move |conn| {
                let bots = match owner.scope(conn)? {
                    Scope::Bot(bot) => vec![bot],
                    Scope::Team(team) => {
                        let all = bots::all(conn)?;
                        let mine = all.into_iter().filter(|bot| bot.team == team);
                        mine.map(|bot| bot.id).collect()
                    }
                };
                let mut trial = Trial::default();
                for conversation in conversations::newest_of(conn, bots, CONVERSATIONS)? {
                    look(conn, &set, &conversation, &mut trial)?;
                }
                Ok(trial)
            })
            .await
    }
}

fn look(
    conn: &mut AnyConnection,
    set: &RuleSet,
    conversation: &Conversation,
    trial: &mut Trial,
) -> Result<()> {
    let ticket = tickets::newest_of(conn, conversation.id)?;
    let items = match &ticket {
        Some(ticket) => packets::items(conn, ticket.id)?,
        None => Vec::new(),
    };
    let turns = turns(conn, conversation.id, &items, conversation.created_at)?;
    let about = match conversation.customer {
        Some(id) => {
            let customer = customers::find(conn, id)?;
            About {
                language: conversation.language.clone().or(customer.language),
                attributes: customer.attributes,
                ..About::default()
            }
        }
        None => About {
            language: conversation.language.clone(),
            ..About::default()
        },
    };
    trial.conversations += 1;
    trial.turns += turns.len();
    let Some(fired) = first(set, &turns, &about) else {
        return Ok(());
    };
    trial.fired += 1;
    trial.tickets += usize::from(ticket.is_some());
    if trial.examples.len() < EXAMPLES {
        let at = turns.iter().find(|turn| turn.seq == fired.seq);
        trial.examples.push(TrialExample {
            conversation: conversation.external_id.clone(),
            ticket: ticket.map(|ticket| ticket.id.0),
            at: at.map_or(conversation.created_at, |turn| turn.at),
            evidence: fired.evidence,
            said: at.map(|turn| turn.text.clone()).unwrap_or_default(),
        });
    }
    Ok(())
}

/// Where it would have fired first. Only the last turns before a turn count, so each is judged by itself.
fn first(set: &RuleSet, turns: &[Turn], about: &About) -> Option<Fired> {
    (1..=turns.len()).find_map(|until| {
        let so_far = turns.get(..until)?;
        let last = so_far.last()?;
        set.judge(so_far, last.seq, about).into_iter().next()
    })
}

/// The transcript of the escalation, followed by the messages the bot mirrored while it had control.
fn turns(
    conn: &mut AnyConnection,
    conversation: ConversationId,
    items: &[Item],
    began: Moment,
) -> Result<Vec<Turn>> {
    let sent = items.iter().filter(|item| item.kind == ItemKind::Message);
    let sent = sent.filter_map(|item| {
        let sender = match item.role {
            ItemRole::Customer => Sender::Customer,
            ItemRole::Bot => Sender::Bot,
            ItemRole::Agent | ItemRole::System | ItemRole::Tool => return None,
        };
        let at = item.at.unwrap_or(began);
        Some(Turn::new(0, sender, &item.text, &Map::new(), at))
    });
    let said = messages::newest_spoken(conn, conversation, 0, MESSAGES)?;
    // The first epoch is the bot's; later ones belong to people, or to a bot that was told more.
    let mirrored = said
        .iter()
        .filter(|message| message.epoch == 1)
        .filter_map(turn);
    let mut turns: Vec<Turn> = sent.chain(mirrored).collect();
    for (turn, seq) in turns.iter_mut().zip(1..) {
        turn.seq = seq;
    }
    Ok(turns)
}
