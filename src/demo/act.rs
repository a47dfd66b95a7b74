//! From a duty to a call: what exactly is said or done.

use super::dialogue::{Dialogue, Duty};
use super::event::Report;
use super::replies;
use super::script::Script;
use crate::demo::bot_client::{Api, OutgoingMessage, SaidAnswer, Trouble};
use crate::demo::customer::{self, BotTurn, HandingOver};
use crate::demo::sayings;
use crate::domain::asks::AskOutcome;
use serde_json::{Map, Value, json};

/// A call that is to be made. Its ids make a second time harmless, also after a restart.
#[derive(Debug, PartialEq)]
pub(super) enum Act {
    /// Somebody says something.
    Say {
        /// `customer` or `bot`.
        sender: &'static str,
        /// The words.
        text: String,
        /// Their natural key in the conversation.
        id: String,
        /// For the bot: the epoch it believes in.
        epoch: Option<i64>,
        /// For the bot: whether it has not understood.
        fallback: bool,
    },
    /// The bot adds to the packet what it has done.
    Report {
        /// The ticket's id.
        ticket: String,
        /// What is known now.
        facts: Value,
    },
    /// The bot hands a visitor over.
    HandOver {
        /// The customer's words that it cannot do anything about, by their id.
        message: String,
        /// Everything the customer has said.
        said: Vec<String>,
        /// What the bot says last.
        last_words: &'static str,
    },
    /// The bot takes a hand-back.
    Accept {
        /// The epoch it believes in.
        epoch: i64,
    },
}

/// What a duty means now; nothing when there is nothing to say.
pub(super) fn of(duty: &Duty, dialogue: &Dialogue, script: &Script) -> Option<Act> {
    let epoch = dialogue.epoch;
    match duty {
        Duty::Nudge(before) => {
            let text = script.waiting.get(*before)?.clone();
            Some(customer(text, format!("nudge-{epoch}-{before}")))
        }
        Duty::Answer => {
            let (id, asked) = dialogue.unanswered.as_ref()?;
            let text = replies::choose(script, asked, &dialogue.said);
            Some(customer(text, format!("re-{id}")))
        }
        Duty::Accept => Some(Act::Accept { epoch }),
        Duty::GoOn => {
            let told = &dialogue.back.as_ref()?.handback;
            Some(Act::Say {
                sender: "bot",
                text: sayings::of(script.language).go_on(&script.first, told, &script.back),
                id: format!("on-{epoch}"),
                epoch: Some(epoch),
                fallback: false,
            })
        }
        Duty::Reply => Some(reply(dialogue)?),
        Duty::Report => Some(report(dialogue.report.as_ref()?)),
        Duty::Thank => {
            let turn = dialogue.said.len() + script.first.len();
            let text = sayings::of(script.language).thank(turn).to_owned();
            Some(customer(text, format!("thanks-{epoch}")))
        }
    }
}

/// What the bot does about a visitor's words.
fn reply(dialogue: &Dialogue) -> Option<Act> {
    let (id, words) = dialogue.asked.as_ref()?;
    Some(match customer::turn(words) {
        BotTurn::Say { text, fallback } => Act::Say {
            sender: "bot",
            text: text.to_owned(),
            id: format!("re-{id}"),
            // Before the first handoff nobody has told the bot an epoch.
            epoch: Some(dialogue.epoch).filter(|epoch| *epoch > 0),
            fallback,
        },
        BotTurn::HandOver { last_words } => Act::HandOver {
            message: id.clone(),
            said: dialogue.said.clone(),
            last_words,
        },
    })
}

/// The same facts once more change nothing.
fn report(report: &Report) -> Act {
    let done = match report.outcome {
        AskOutcome::Approved => "done as approved",
        AskOutcome::Edited => "done with the changed arguments",
        AskOutcome::Rejected | AskOutcome::Expired => "not done: no approval",
        AskOutcome::Answered | AskOutcome::Superseded | AskOutcome::Withdrawn => "received",
    };
    let name = report.action.as_deref().unwrap_or("details for the bot");
    let mut facts = Map::new();
    let fact = json!({ "value": done, "source": "bot", "confirmed": true });
    facts.insert(name.to_owned(), fact);
    Act::Report {
        ticket: report.ticket.clone(),
        facts: Value::Object(facts),
    }
}

fn customer(text: String, id: String) -> Act {
    Act::Say {
        sender: "customer",
        text,
        id,
        epoch: None,
        fallback: false,
    }
}

impl Act {
    /// Makes the call.
    ///
    /// # Errors
    /// [`Trouble`].
    pub(crate) async fn perform(
        &self,
        api: &Api,
        conversation: &str,
    ) -> Result<SaidAnswer, Trouble> {
        let done = match self {
            Self::Report { ticket, facts } => api.add(ticket, facts).await,
            Self::Accept { epoch } => api.accept(conversation, *epoch).await,
            Self::Say {
                sender,
                text,
                id,
                epoch,
                fallback,
            } => {
                let words = OutgoingMessage {
                    sender,
                    text,
                    id,
                    epoch: *epoch,
                    fallback: *fallback,
                };
                return api.say(conversation, words).await;
            }
            Self::HandOver {
                message,
                said,
                last_words,
            } => {
                let why = HandingOver {
                    reason: "policy",
                    detail: Some("Refunds need a person"),
                    message: Some(message),
                    last_words: Some(last_words),
                };
                let body = customer::escalation(conversation, said, &why);
                api.escalate(&body).await
            }
        };
        done.map(|()| SaidAnswer::default())
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::{News, ReceivedHandback};
    use super::super::script::script;
    use super::*;
    use crate::domain::base::time::Moment;
    use crate::domain::base::words::Sender;
    use crate::domain::log::HandbackOutcome;

    fn a_script() -> Script {
        script(0, Moment::parse("2026-05-15T15:00:00Z").unwrap()).unwrap()
    }

    fn control(holder: &str, handback: Option<ReceivedHandback>) -> News {
        let (holder, epoch) = (holder.to_owned(), 5);
        News::Control {
            holder,
            epoch,
            handback,
        }
    }

    #[test]
    fn an_answer_is_known_by_the_message_it_answers() {
        let mut dialogue = Dialogue::default();
        dialogue.hear(control("agent", None));
        dialogue.hear(News::Said {
            id: "msg_7".to_owned(),
            sender: Sender::Agent,
            text: "Hello".to_owned(),
        });
        let act = of(&Duty::Answer, &dialogue, &a_script());
        let Some(Act::Say { id, sender, .. }) = act else {
            panic!("{act:?}");
        };
        assert_eq!((id.as_str(), sender), ("re-msg_7", "customer"));
    }

    #[test]
    fn the_bot_goes_on_in_its_own_epoch_with_what_it_was_told() {
        let script = a_script();
        let mut dialogue = Dialogue::default();
        let handback = ReceivedHandback {
            outcome: HandbackOutcome::Returned,
            note: Some("Refund approved".to_owned()),
            facts: Vec::new(),
        };
        dialogue.hear(control("bot", Some(handback)));
        let act = of(&Duty::GoOn, &dialogue, &script);
        let Some(Act::Say { text, epoch, .. }) = act else {
            panic!("{act:?}");
        };
        assert_eq!(epoch, Some(5));
        assert!(
            text.contains("Refund approved") && text.ends_with(&script.back),
            "{text}"
        );
        assert_eq!(
            of(&Duty::Nudge(9), &dialogue, &script),
            None,
            "nothing left to say"
        );
    }
}
