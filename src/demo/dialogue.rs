//! Where a conversation stands, from its events alone, and what is to be done in it next. The same
//! log gives the same answer, so a restart goes on without a memory of its own.

use super::event::{News, ReceivedHandback, Report};
use crate::domain::asks::AskOutcome;
use crate::domain::base::words::Sender;
use crate::domain::log::HandbackOutcome;

/// A waiting customer asks this often whether anybody is there.
const NUDGES_MAX: usize = 2;

/// What the simulation owes a conversation.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Duty {
    /// The customer asks whether anybody is there; so often before.
    Nudge(usize),
    /// The customer answers an agent.
    Answer,
    /// The bot takes a hand-back.
    Accept,
    /// The bot says how it goes on.
    GoOn,
    /// The customer thanks.
    Thank,
    /// The bot does what was approved, and adds to the packet that it has.
    Report,
    /// The bot answers a visitor.
    Reply,
}

/// One conversation.
#[derive(Debug, Default)]
pub(super) struct Dialogue {
    /// Whether a ticket is open.
    pub(crate) open: bool,
    /// Of control: a bot names it to be refused when it is late.
    pub(crate) epoch: i64,
    /// Everything the customer has said since the first escalation.
    pub(crate) said: Vec<String>,
    /// The agent's latest words that the customer has not answered: id and text.
    pub(crate) unanswered: Option<(String, String)>,
    /// Why the bot has control again.
    pub(crate) back: Option<Back>,
    /// What people have answered to the bot, until it has acted on it.
    pub(crate) report: Option<Report>,
    /// What a visitor has said that the bot has not answered: id and text.
    pub(crate) asked: Option<(String, String)>,
    /// Whether a visitor is the customer: they say their part themselves.
    is_visited: bool,
    holder: String,
}

/// The bot has control again.
#[derive(Debug)]
pub(super) struct Back {
    /// What it was told.
    pub(crate) handback: ReceivedHandback,
    bot_spoke: bool,
    customer_spoke: bool,
}

impl Dialogue {
    /// A conversation with a visitor of the demo.
    pub(crate) fn of_visitor() -> Self {
        Self {
            is_visited: true,
            ..Self::default()
        }
    }

    /// Whether its ticket waits for somebody who accepts it.
    pub(crate) fn waits(&self) -> bool {
        self.open && self.holder == "team"
    }

    /// Takes what happened next.
    pub(crate) fn hear(&mut self, news: News) {
        match news {
            News::Opened => self.open = true,
            News::Closed => self.open = false,
            News::Said { id, sender, text } => self.said(id, sender, text),
            News::Control {
                holder,
                epoch,
                handback,
            } => {
                (self.holder, self.epoch) = (holder, epoch);
                self.asked = None;
                self.back = handback.map(|handback| Back {
                    handback,
                    bot_spoke: false,
                    customer_spoke: false,
                });
            }
            News::Answered(report) => self.report = Some(report).filter(|r| acts_on(r.outcome)),
            News::Updated => self.report = None,
            News::Other => {}
        }
    }

    fn said(&mut self, id: String, sender: Sender, text: String) {
        match sender {
            Sender::Customer => {
                self.asked = Some((id, text.clone()));
                self.said.push(text);
                self.unanswered = None;
                if let Some(back) = &mut self.back {
                    back.customer_spoke = true;
                }
            }
            Sender::Bot => {
                self.asked = None;
                if let Some(back) = &mut self.back {
                    back.bot_spoke = true;
                }
            }
            Sender::Agent => self.unanswered = Some((id, text)),
            Sender::System => {}
        }
    }

    /// What is to be done next, if anything.
    pub(crate) fn duty(&self) -> Option<Duty> {
        match self.next() {
            Some(Duty::Nudge(_) | Duty::Answer) if self.is_visited => None,
            Some(Duty::Thank) | None if self.is_visited => self.reply(),
            duty => duty,
        }
    }

    fn reply(&self) -> Option<Duty> {
        let is_bots = self.holder.is_empty() || self.holder == "bot";
        (is_bots && self.asked.is_some()).then_some(Duty::Reply)
    }

    fn next(&self) -> Option<Duty> {
        match self.holder.as_str() {
            "team" => {
                let nudges = self.said.len();
                (self.open && nudges < NUDGES_MAX).then_some(Duty::Nudge(nudges))
            }
            "agent" if self.open && self.report.is_some() => Some(Duty::Report),
            "agent" => self.unanswered.as_ref().map(|_| Duty::Answer),
            _ => self.back.as_ref().and_then(|back| self.after(back)),
        }
    }

    fn after(&self, back: &Back) -> Option<Duty> {
        let returned = match back.handback.outcome {
            HandbackOutcome::Returned => true,
            HandbackOutcome::Resolved => false,
            HandbackOutcome::Routed
            | HandbackOutcome::Expired
            | HandbackOutcome::Abandoned
            | HandbackOutcome::Passed
            | HandbackOutcome::Unanswered => return None,
        };
        if returned && self.open {
            return Some(Duty::Accept);
        }
        if returned && !back.bot_spoke {
            return Some(Duty::GoOn);
        }
        (!back.customer_spoke).then_some(Duty::Thank)
    }
}

/// Whether a person has answered, so that the bot has something to do.
fn acts_on(outcome: AskOutcome) -> bool {
    match outcome {
        AskOutcome::Answered
        | AskOutcome::Approved
        | AskOutcome::Rejected
        | AskOutcome::Edited
        | AskOutcome::Expired => true,
        AskOutcome::Superseded | AskOutcome::Withdrawn => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(sender: Sender, text: &str) -> News {
        News::Said {
            id: format!("msg_{text}"),
            sender,
            text: text.to_owned(),
        }
    }

    fn control(holder: &str, outcome: Option<HandbackOutcome>) -> News {
        News::Control {
            holder: holder.to_owned(),
            epoch: 2,
            handback: outcome.map(|outcome| ReceivedHandback {
                outcome,
                note: None,
                facts: Vec::new(),
            }),
        }
    }

    fn duty_after(happened: Vec<News>) -> Option<Duty> {
        let mut dialogue = Dialogue::default();
        for happened in happened {
            dialogue.hear(happened);
        }
        dialogue.duty()
    }

    #[test]
    fn a_waiting_customer_asks_twice_and_no_more() {
        let mut log = vec![News::Opened, control("team", None)];
        assert_eq!(duty_after(log.clone()), Some(Duty::Nudge(0)));
        log.push(said(Sender::Customer, "Hello?"));
        assert_eq!(duty_after(log.clone()), Some(Duty::Nudge(1)));
        log.push(said(Sender::Customer, "Still there?"));
        assert_eq!(duty_after(log), None);
    }

    #[test]
    fn an_agents_words_are_answered_once() {
        let mut log = vec![News::Opened, control("agent", None)];
        assert_eq!(duty_after(log.clone()), None);
        log.push(said(Sender::Agent, "Hi"));
        log.push(said(Sender::Agent, "What is your booking?"));
        assert_eq!(duty_after(log.clone()), Some(Duty::Answer));
        log.push(said(Sender::Customer, "ABC123"));
        assert_eq!(duty_after(log), None);
    }

    #[test]
    fn a_hand_back_is_accepted_gone_on_with_and_thanked_for() {
        let mut log = vec![
            News::Opened,
            control("bot", Some(HandbackOutcome::Returned)),
        ];
        assert_eq!(duty_after(log.clone()), Some(Duty::Accept));
        log.push(News::Closed);
        assert_eq!(duty_after(log.clone()), Some(Duty::GoOn));
        log.push(said(Sender::Bot, "I am back"));
        assert_eq!(duty_after(log.clone()), Some(Duty::Thank));
        log.push(said(Sender::Customer, "Thanks"));
        assert_eq!(duty_after(log), None);
    }

    #[test]
    fn a_visitor_says_their_part_themselves_and_the_bot_answers_while_it_may() {
        let mut dialogue = Dialogue::of_visitor();
        let customer = |text| said(Sender::Customer, text);
        let back = control("bot", Some(HandbackOutcome::Returned));
        for (news, duty) in [
            (customer("Hi"), Some(Duty::Reply)),
            (said(Sender::Bot, "Hello"), None),
            (customer("A person"), Some(Duty::Reply)),
            (News::Opened, Some(Duty::Reply)),
            (control("team", None), None),
            (control("agent", None), None),
            (said(Sender::Agent, "Hi"), None),
            (customer("My booking"), None),
            (back, Some(Duty::Accept)),
            (News::Closed, Some(Duty::GoOn)),
            (said(Sender::Bot, "I am back"), None),
            (customer("Bags?"), Some(Duty::Reply)),
        ] {
            dialogue.hear(news.clone());
            assert_eq!(dialogue.duty(), duty, "after {news:?}");
        }
    }

    #[test]
    fn what_was_approved_is_done_once_and_told() {
        let report = Report {
            ticket: "tkt_x".to_owned(),
            action: Some("issue_voucher".to_owned()),
            outcome: AskOutcome::Approved,
        };
        let mut log = vec![News::Opened, control("agent", None)];
        log.push(News::Answered(report));
        assert_eq!(duty_after(log.clone()), Some(Duty::Report));
        log.push(News::Updated);
        assert_eq!(duty_after(log), None);
    }

    #[test]
    fn a_resolved_ticket_gets_thanks_and_an_expired_one_nothing() {
        let ended = |outcome| duty_after(vec![News::Closed, control("bot", Some(outcome))]);
        assert_eq!(ended(HandbackOutcome::Resolved), Some(Duty::Thank));
        assert_eq!(ended(HandbackOutcome::Expired), None);
        assert_eq!(
            duty_after(vec![control("bot", None)]),
            None,
            "cancelled by itself"
        );
    }
}
