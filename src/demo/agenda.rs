//! What is to be done when, at most one thing in each conversation.

use super::dialogue::Duty;
use super::pace::Pace;
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::Instant;

/// Something that is to be done in a conversation.
#[derive(Debug)]
pub(super) struct Planned {
    pub(crate) duty: Duty,
    /// For so many beats more the customer types first.
    pub(crate) beats: u32,
    at: Instant,
}

/// By conversation.
#[derive(Debug, Default)]
pub(super) struct Agenda(HashMap<String, Planned>);

impl Agenda {
    /// Plans what a conversation needs now. What is planned already keeps its time.
    pub(crate) fn plan(&mut self, conversation: &str, duty: Option<Duty>, pace: &mut Pace) {
        let planned = self.0.get(conversation).map(|planned| &planned.duty);
        if duty.as_ref() == planned {
            return;
        }
        self.0.remove(conversation);
        let Some(duty) = duty else { return };
        let (delay, beats) = match duty {
            Duty::Nudge(before) => (pace.patience(before), 1),
            Duty::Answer => (pace.reading(), pace.beats()),
            Duty::Accept | Duty::GoOn | Duty::Report | Duty::Reply => (pace.bot(), 0),
            Duty::Thank => (pace.parting(), 0),
        };
        let at = Instant::now() + delay;
        self.0
            .insert(conversation.to_owned(), Planned { duty, beats, at });
    }

    /// Puts something back to be done after a delay.
    pub(crate) fn put_back(&mut self, conversation: String, planned: Planned, delay: Duration) {
        let at = Instant::now() + delay;
        self.0.insert(conversation, Planned { at, ..planned });
    }

    /// When something is due.
    pub(crate) fn due(&self) -> Option<Instant> {
        self.0.values().map(|planned| planned.at).min()
    }

    /// Takes what is due out.
    pub(crate) fn take_due(&mut self) -> Vec<(String, Planned)> {
        let now = Instant::now();
        self.0.extract_if(|_, planned| planned.at <= now).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::time::Moment;

    #[test]
    fn what_is_planned_keeps_its_time_until_it_changes() {
        let mut pace = Pace::new(false, Moment::from_micros(1).unwrap());
        let mut agenda = Agenda::default();
        agenda.plan("a", Some(Duty::Answer), &mut pace);
        let first = agenda.due();
        agenda.plan("a", Some(Duty::Answer), &mut pace);
        assert_eq!(agenda.due(), first);
        agenda.plan("a", Some(Duty::Thank), &mut pace);
        assert_ne!(agenda.due(), first);
        assert!(agenda.take_due().is_empty(), "nothing is due at once");
        agenda.plan("a", None, &mut pace);
        assert_eq!(agenda.due(), None);
    }
}
