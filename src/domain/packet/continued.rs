//! What a conversation knows when it goes on: to another bot, or into its next ticket.

use super::earlier_tasks::keep_newest;
use super::members::{carried, merge};
use super::merge::add_tasks;
use super::{EarlierTask, Packet};
use crate::domain::base::invalid::Warning;
use crate::domain::base::limits::FACTS_MAX;
use crate::domain::text::fact_names;

/// A packet, and the bot that it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Context {
    /// The name of the bot whose task, state and metadata these are.
    pub(crate) bot: String,
    pub(crate) packet: Packet,
    /// That bot's own state, JSON text exactly as received.
    pub(crate) task_state: Option<String>,
}

/// A packet that went on and was added to.
pub(crate) struct Continued {
    pub(crate) packet: Packet,
    pub(crate) task_state: Option<String>,
    /// What there was no room for.
    pub(crate) warnings: Vec<Warning>,
}

impl Continued {
    /// Nothing was known before.
    pub(crate) fn anew(packet: &Packet, task_state: Option<&str>) -> Self {
        Self {
            packet: packet.clone(),
            task_state: task_state.map(str::to_owned),
            warnings: Vec::new(),
        }
    }
}

impl Context {
    /// What this bot has once the conversation is with it: what was known, and what it adds. Of two facts of the same
    /// name the newer one holds, unless somebody made sure of the older.
    pub(crate) fn continued(
        self,
        by: &str,
        addition: &Packet,
        task_state: Option<&str>,
    ) -> Continued {
        let same = self.bot == by;
        let (mut known, mut state) = carried(self.packet, self.task_state, &self.bot, same);
        take_up(&mut known, &mut state, by);
        let mut warnings = make_room(&mut known, addition);
        let mut added = add(known, state, by, addition, task_state);
        warnings.append(&mut added.warnings);
        Continued { warnings, ..added }
    }

    /// The packet for this bot, which has all tasks besides the one that it is given.
    pub(crate) fn packet_for(&self, bot: &str) -> Packet {
        let mut packet = self.packet.clone();
        let present = EarlierTask::of(self.bot.clone(), packet.task.take(), None);
        packet.earlier_tasks.extend(present);
        let given = self.task_for(bot);
        packet.earlier_tasks.retain(|task| {
            let is_given = |given: &EarlierTask| given.bot == task.bot && given.name == task.name;
            !given.as_ref().is_some_and(is_given)
        });
        packet
    }

    /// The task that this bot is given with the conversation, and its state: its own if it has or left one, or else
    /// the one that is under way, or the one that was left last.
    pub(crate) fn task_for(&self, bot: &str) -> Option<EarlierTask> {
        let present = EarlierTask::of(
            self.bot.clone(),
            self.packet.task.clone(),
            self.task_state.clone(),
        );
        let earlier = &self.packet.earlier_tasks;
        let own = earlier.iter().rfind(|task| task.bot == bot).cloned();
        let given = match self.bot == bot {
            true => present.or(own),
            false => own.or(present),
        };
        given.or_else(|| earlier.last().cloned())
    }
}

/// A bot's packet and state with what it adds.
pub(crate) fn add(
    mut known: Packet,
    mut state: Option<String>,
    bot: &str,
    addition: &Packet,
    task_state: Option<&str>,
) -> Continued {
    set_aside(&mut known, &mut state, bot, addition);
    let mut merged = merge(&known, addition);
    let left_out = keep_newest(&mut merged.packet.earlier_tasks);
    merged.warnings.extend(left_out);
    Continued {
        packet: merged.packet,
        task_state: task_state.map(str::to_owned).or(state),
        warnings: merged.warnings,
    }
}

/// A bot that has no task under way goes on with the one that it left last.
fn take_up(known: &mut Packet, state: &mut Option<String>, bot: &str) {
    if known.task.is_some() || state.is_some() {
        return;
    }
    let earlier = &mut known.earlier_tasks;
    if let Some(own) = earlier.iter().rposition(|task| task.bot == bot) {
        let (task, left) = earlier.remove(own).into_parts();
        (known.task, *state) = (Some(task), left);
    }
}

/// A bot that begins another task leaves the one before unfinished: it is kept with its state.
fn set_aside(known: &mut Packet, state: &mut Option<String>, bot: &str, addition: &Packet) {
    let name = |packet: &Packet| packet.task.as_ref().and_then(|task| task.name.clone());
    let (Some(before), Some(now)) = (name(known), name(addition)) else {
        return;
    };
    if before != now {
        let left = EarlierTask::of(bot.to_owned(), known.task.take(), state.take());
        known.earlier_tasks = add_tasks(&known.earlier_tasks, left.as_slice());
    }
}

/// Where both together are more facts than a packet holds, the oldest go that nobody made sure of.
fn make_room(known: &mut Packet, addition: &Packet) -> Vec<Warning> {
    let named_anew = |name: &str| {
        let mut new = addition.facts.iter();
        new.any(|fact| fact_names::same(&fact.name, name))
    };
    let kept = known.facts.iter().filter(|fact| !named_anew(&fact.name));
    let mut too_many = (kept.count() + addition.facts.len()).saturating_sub(FACTS_MAX);
    if too_many == 0 {
        return Vec::new();
    }
    let dropped = too_many;
    known.facts.retain(|fact| {
        let goes = too_many > 0 && !fact.confirmed && !named_anew(&fact.name);
        too_many -= usize::from(goes);
        !goes
    });
    let detail = format!(
        "with what was known before, more than {FACTS_MAX}: the {} oldest unconfirmed ones were left out",
        dropped - too_many
    );
    vec![Warning::new("/facts", detail)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn packet(json: Value) -> Packet {
        serde_json::from_value(json).unwrap()
    }

    fn context(bot: &str, json: Value, state: Option<&str>) -> Context {
        Context {
            bot: bot.to_owned(),
            packet: packet(json),
            task_state: state.map(str::to_owned),
        }
    }

    #[test]
    fn what_was_known_goes_on_and_what_was_the_bots_own_stays() {
        let first = context(
            "Sales",
            json!({
                "trigger": {"reason": "other"}, "metadata": {"own": 1}, "routing": {"team": "A"},
                "summary": {"text": "old"}, "facts": [{"name": "order", "value": 1}],
                "promises": [{"text": "a call"}], "task": {"name": "refund", "steps": [{"name": "look"}]},
                "ask": {"type": "chat"}, "avoid": ["prices"], "return_to": ["Helper"],
            }),
            Some("{ \"n\": 1.0 }"),
        );
        let added =
            packet(json!({"facts": [{"name": "seat", "value": "12A"}], "metadata": {"mine": 2}}));
        let on = first.clone().continued("Tech", &added, None);
        let expected = packet(json!({
            "summary": {"text": "old"},
            "facts": [{"name": "order", "value": 1}, {"name": "seat", "value": "12A"}],
            "promises": [{"text": "a call"}], "avoid": ["prices"], "return_to": ["Helper"],
            "metadata": {"mine": 2},
            "earlier_tasks": [{"bot": "Sales", "name": "refund", "steps": [{"name": "look"}],
                "state": "{ \"n\": 1.0 }"}],
        }));
        assert_eq!((on.packet, on.task_state), (expected, None));
        let again = first.continued("Sales", &added, None);
        assert_eq!(again.task_state.as_deref(), Some("{ \"n\": 1.0 }"));
        assert_eq!(again.packet.metadata.len(), 2);
        assert!(again.packet.task.is_some() && again.packet.earlier_tasks.is_empty());
    }

    #[test]
    fn a_bot_gets_its_own_task_back_after_others_had_theirs() {
        let first = context("A", json!({"task": {"name": "a"}}), Some("1"));
        let on = first.continued("B", &packet(json!({"task": {"name": "b"}})), Some("2"));
        let second = Context {
            bot: "B".to_owned(),
            packet: on.packet,
            task_state: on.task_state,
        };
        let names = |bot: &str| {
            let task = second.task_for(bot).unwrap();
            (task.name.unwrap(), task.state.unwrap())
        };
        assert_eq!(names("A"), ("a".to_owned(), "1".to_owned()));
        assert_eq!(names("B"), ("b".to_owned(), "2".to_owned()));
        assert_eq!(names("C"), ("b".to_owned(), "2".to_owned()));
        // A asks for a person and says nothing of a task: it still goes on with its own.
        let on = second.continued("A", &Packet::default(), None);
        let third = Context {
            bot: "A".to_owned(),
            packet: on.packet,
            task_state: on.task_state,
        };
        let given = third.task_for("A").unwrap();
        assert_eq!(given.state.as_deref(), Some("1"));
        let left = third.packet.earlier_tasks.iter();
        let left: Vec<_> = left.map(|task| task.name.as_deref()).collect();
        assert_eq!(left, [Some("b")]);
    }

    #[test]
    fn a_task_that_was_taken_up_again_is_the_one_left_last() {
        let task = |name: &str| packet(json!({ "task": { "name": name } }));
        let mut now = context("A", json!({ "task": { "name": "one" } }), Some("1"));
        for (bot, name, state) in [("A", "two", "2"), ("A", "one", "3"), ("B", "b", "4")] {
            let on = now.continued(bot, &task(name), Some(state));
            now = Context {
                bot: bot.to_owned(),
                packet: on.packet,
                task_state: on.task_state,
            };
        }
        let given = now.task_for("A").unwrap();
        assert_eq!(
            (given.name.unwrap(), given.state.unwrap()),
            ("one".to_owned(), "3".to_owned())
        );
    }

    #[test]
    fn when_there_is_no_room_the_oldest_unconfirmed_facts_go_with_a_warning() {
        let facts = |prefix: &str, count: usize| -> Value {
            let fact = |n| json!({"name": format!("{prefix}{n}"), "value": n, "confirmed": n == 0});
            json!({"facts": (0..count).map(fact).collect::<Vec<_>>()})
        };
        let on = context("A", facts("a", 150), None).continued("B", &packet(facts("b", 100)), None);
        let names: Vec<_> = on
            .packet
            .facts
            .iter()
            .map(|fact| fact.name.as_str())
            .collect();
        assert_eq!(names.len(), FACTS_MAX);
        assert_eq!((names[0], names[1]), ("a0", "a51"), "a0 is confirmed");
        assert_eq!(names.last(), Some(&"b99"));
        assert_eq!(on.warnings.len(), 1);
    }
}
