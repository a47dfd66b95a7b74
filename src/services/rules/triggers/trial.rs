//! A rule, tried on past conversations before it is switched on.

use super::past_labels::{LabelFigures, needed};
use super::verdict::turn;
use crate::domain::base::ids::ConversationId;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Sender;
use crate::domain::case::actor::Actor;
use crate::domain::case::conversation::Conversation;
use crate::domain::rules::triggers::{About, Fired, Rule, RuleSet, TeamNames, Turn};
use crate::domain::transcript::{Item, ItemKind, ItemRole};
use crate::services::error::{Result, ServiceError};
use crate::services::rules::Rules;
use crate::services::rules::triggers::edit::{RulesOwner, may_set, owned};
use crate::storage::{
    AnyConnection, conversation_labels, conversations, customers, messages, packets, tickets,
};
use serde::Serialize;
use serde_json::Map;
use std::sync::Arc;

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
    /// How the rule agrees with the labels of the conversations that have one.
    pub(crate) alone: LabelFigures,
    /// The same for all rules that are on, this one among them.
    pub(crate) together: LabelFigures,
    /// Some of those it would have fired in, the newest first.
    pub(crate) examples: Vec<TrialExample>,
    /// Some of those it would not have fired in, the newest first.
    pub(crate) quiet: Vec<TrialExample>,
}

/// A conversation in which it would have fired, or not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct TrialExample {
    /// The bot's id of the conversation.
    pub(crate) conversation: String,
    /// Baton's token of it.
    pub(crate) token: String,
    /// Whether it needed a person, if somebody has said so.
    pub(crate) needed_person: Option<bool>,
    /// Its last ticket.
    pub(crate) ticket: Option<i64>,
    /// When it would have fired; else when the customer spoke last.
    pub(crate) at: Moment,
    /// What the rule saw; empty when it would not have fired.
    pub(crate) evidence: String,
    /// The turn it would have fired on; else the customer's last.
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
        let names = self.services.settings_snapshot().await?.called.clone();
        self.services
            .read(move |conn| {
                let rule = RuleSet::compile(vec![on.clone()]).map_err(ServiceError::Invalid)?;
                let mut all = owned(conn, owner.clone())?.rules;
                all.retain(|other| other.name != on.name);
                all.push(on.clone());
                let together = RuleSet::compile(all).map_err(ServiceError::Invalid)?;
                let bots = owner.bots(conn)?;
                let found = conversations::newest_of(conn, bots, CONVERSATIONS)?;
                let ids = found.iter().map(|conversation| conversation.id).collect();
                let labels = conversation_labels::on(conn, ids)?;
                let mut trial = Trial::default();
                for conversation in found {
                    let label = labels.get(&conversation.id).copied();
                    let tried = (&rule, &together, &names);
                    look(conn, tried, &conversation, label, &mut trial)?;
                }
                Ok(trial)
            })
            .await
    }
}

fn look(
    conn: &mut AnyConnection,
    (rule, together, names): (&RuleSet, &RuleSet, &Arc<TeamNames>),
    conversation: &Conversation,
    label: Option<bool>,
    trial: &mut Trial,
) -> Result<()> {
    let ticket = tickets::newest_of(conn, conversation.id)?;
    let (items, marked) = match &ticket {
        Some(ticket) => (
            packets::items(conn, ticket.id)?,
            conversation_labels::mark_of(conn, ticket.id)?,
        ),
        None => (Vec::new(), None),
    };
    let label = label.or(marked.map(needed));
    let turns = turns(conn, conversation.id, &items, conversation.created_at)?;
    let about = about(conn, conversation, names)?;
    let fired = first(rule, &turns, &about);
    trial.conversations += 1;
    trial.turns += turns.len();
    if let Some(label) = label {
        let any = fired.is_some() || first(together, &turns, &about).is_some();
        trial.alone.count(label, fired.is_some());
        trial.together.count(label, any);
    }
    let last = || turns.iter().rfind(|turn| turn.by_customer());
    let shown = match &fired {
        Some(fired) => turns.iter().find(|turn| turn.seq == fired.seq),
        None => last(),
    };
    let examples = match &fired {
        Some(_) => {
            trial.fired += 1;
            trial.tickets += usize::from(ticket.is_some());
            &mut trial.examples
        }
        None => &mut trial.quiet,
    };
    // A conversation in which nothing was said shows nobody anything.
    if examples.len() < EXAMPLES
        && let Some(shown) = shown
    {
        examples.push(TrialExample {
            conversation: conversation.external_id.clone(),
            token: conversation.token.to_string(),
            needed_person: label,
            ticket: ticket.map(|ticket| ticket.id.0),
            at: shown.at,
            evidence: fired.map(|fired| fired.evidence).unwrap_or_default(),
            said: shown.text.clone(),
        });
    }
    Ok(())
}

fn about(
    conn: &mut AnyConnection,
    conversation: &Conversation,
    names: &Arc<TeamNames>,
) -> Result<About> {
    let (language, names) = (conversation.language.clone(), names.clone());
    Ok(match conversation.customer {
        Some(id) => {
            let customer = customers::find(conn, id)?;
            About {
                language: language.or(customer.language),
                attributes: customer.attributes,
                names,
            }
        }
        None => About {
            language,
            names,
            ..About::default()
        },
    })
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
