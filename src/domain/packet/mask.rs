//! What of a packet is masked by a team's patterns: all that somebody wrote in words. Fixed words, names,
//! ids and links stay, because programs know things by them.
//!
//! Every struct is taken apart whole: a new member does not compile until it is said here whether it is
//! masked.

use super::{
    Attachment, EarlierTask, Fact, Intent, Promise, Routing, Step, Summary, Task, Trigger,
};
use crate::domain::asks::{Ask, ToolCall};
use crate::domain::text::redaction::{mask_patterns, mask_strings};
use regex::Regex;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::mem::take;

/// Masks what people read of an ask.
pub(crate) fn mask_ask(ask: &mut Ask, patterns: &[Regex]) {
    Mask(patterns).ask(ask);
}

/// Masks words.
pub(crate) fn mask_text(text: &mut String, patterns: &[Regex]) {
    Mask(patterns).text(text);
}

#[derive(Clone, Copy)]
pub(super) struct Mask<'p>(pub &'p [Regex]);

impl Mask<'_> {
    pub(crate) fn trigger(self, trigger: &mut Trigger) {
        let Trigger {
            reason: _,
            detail,
            message_id: _,
            confidence: _,
        } = trigger;
        self.some(detail);
    }

    pub(crate) fn summary(self, Summary { text, author: _ }: &mut Summary) {
        self.text(text);
    }

    /// An intent is a name that programs know.
    pub(crate) fn intent(self, intent: &mut Intent) {
        let Intent {
            name: _,
            confidence: _,
        } = intent;
    }

    pub(crate) fn fact(self, fact: &mut Fact) {
        let Fact {
            name: _,
            value,
            confidence: _,
            source: _,
            confirmed: _,
        } = fact;
        self.value(value);
    }

    pub(crate) fn promise(self, Promise { text, due: _ }: &mut Promise) {
        self.text(text);
    }

    pub(crate) fn earlier_task(self, earlier: &mut EarlierTask) {
        let EarlierTask {
            bot: _,
            name,
            status,
            steps,
            state: _, // kept as it came
        } = earlier;
        let mut task = Task {
            name: take(name),
            status: take(status),
            steps: take(steps),
        };
        self.task(&mut task);
        (*name, *status, *steps) = (task.name, task.status, task.steps);
    }

    pub(crate) fn task(self, task: &mut Task) {
        let Task {
            name: _,
            status: _,
            steps,
        } = task;
        for step in steps {
            let Step {
                name: _,
                status: _,
                detail,
            } = step;
            self.some(detail);
        }
    }

    /// Options, the form and the default stay: the bot knows the answer again by them.
    pub(crate) fn ask(self, ask: &mut Ask) {
        let Ask {
            kind: _,
            external_id: _,
            prompt,
            options: _,
            schema: _,
            tool_call,
            expires_at: _,
            default: _,
        } = ask;
        self.some(prompt);
        if let Some(call) = tool_call {
            let ToolCall {
                id: _,
                name: _,
                arguments,
            } = call;
            self.members(arguments);
        }
    }

    /// Names of teams, people and bots, and fixed words of the bot's.
    pub(crate) fn routing(self, routing: &mut Routing) {
        let Routing {
            team: _,
            skills: _,
            agent: _,
            bot: _,
            tags: _,
        } = routing;
    }

    /// A link must lead where it led, and a file keeps its name.
    pub(crate) fn attachment(self, attachment: &mut Attachment) {
        let Attachment {
            url: _,
            file: _,
            name: _,
            media_type: _,
            size: _,
            width: _,
            height: _,
        } = attachment;
    }

    pub(super) fn text(self, text: &mut String) {
        if let (Cow::Owned(masked), _) = mask_patterns(text, self.0) {
            *text = masked;
        }
    }

    pub(super) fn some(self, text: &mut Option<String>) {
        text.iter_mut().for_each(|text| self.text(text));
    }

    pub(crate) fn value(self, value: &mut Value) {
        mask_strings(value, &mut |text| mask_patterns(text, self.0));
    }

    fn members(self, members: &mut Map<String, Value>) {
        let mut whole = Value::Object(take(members));
        self.value(&mut whole);
        if let Value::Object(masked) = whole {
            *members = masked;
        }
    }
}
