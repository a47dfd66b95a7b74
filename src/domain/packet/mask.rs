//! What of a packet is masked by a team's patterns: every text, names included. Ids and links stay, because programs
//! know things by them, and so do the options, the form and the default of an ask, by which the bot knows the answer.
//!
//! Every struct is taken apart whole: a new member does not compile until it is said here whether it is
//! masked.

use super::{
    Attachment, EarlierTask, Fact, Intent, Promise, Routing, Step, Summary, Task, Trigger,
};
use crate::domain::asks::{Ask, ToolCall};
use crate::domain::text::redaction::{Masks, mask_members, mask_patterns, mask_strings};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::mem::take;

/// Masks what people read of an ask.
pub(crate) fn mask_ask(ask: &mut Ask, patterns: &Masks) {
    Mask(patterns).ask(ask);
}

/// Masks words.
pub(crate) fn mask_text(text: &mut String, patterns: &Masks) {
    Mask(patterns).text(text);
}

/// Masks words that may be there.
pub(crate) fn mask_some(text: &mut Option<String>, patterns: &Masks) {
    Mask(patterns).some(text);
}

/// Masks a fact that somebody learned.
pub(crate) fn mask_fact(fact: &mut Fact, patterns: &Masks) {
    Mask(patterns).fact(fact);
}

/// Masks a promise.
pub(crate) fn mask_promise(promise: &mut Promise, patterns: &Masks) {
    Mask(patterns).promise(promise);
}

/// Masks free members, their names included.
pub(crate) fn mask_free(members: &mut Map<String, Value>, patterns: &Masks) {
    Mask(patterns).members(members);
}

#[derive(Clone, Copy)]
pub(super) struct Mask<'p>(pub &'p Masks);

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

    pub(crate) fn summary(self, Summary { text, author }: &mut Summary) {
        self.text(text);
        self.some(author);
    }

    pub(crate) fn intent(self, intent: &mut Intent) {
        let Intent {
            name,
            confidence: _,
        } = intent;
        self.text(name);
    }

    pub(crate) fn fact(self, fact: &mut Fact) {
        let Fact {
            name,
            value,
            confidence: _,
            source,
            confirmed: _,
        } = fact;
        self.text(name);
        self.value(value);
        self.some(source);
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
            name,
            status,
            steps,
        } = task;
        self.some(name);
        self.some(status);
        for step in steps {
            let Step {
                name,
                status,
                detail,
            } = step;
            self.text(name);
            self.some(status);
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
                name,
                arguments,
            } = call;
            self.text(name);
            self.members(arguments);
        }
    }

    pub(crate) fn routing(self, routing: &mut Routing) {
        let Routing {
            team,
            skills,
            agent,
            bot,
            tags,
        } = routing;
        for name in [team, agent, bot] {
            self.some(name);
        }
        for words in [skills, tags] {
            self.list(words);
        }
    }

    /// A link must lead where it led.
    pub(crate) fn attachment(self, attachment: &mut Attachment) {
        let Attachment {
            url: _,
            file: _,
            name,
            media_type,
            size: _,
            width: _,
            height: _,
        } = attachment;
        self.some(name);
        self.some(media_type);
    }

    pub(super) fn list(self, texts: &mut [String]) {
        texts.iter_mut().for_each(|text| self.text(text));
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

    pub(super) fn members(self, members: &mut Map<String, Value>) {
        mask_members(members, &mut |text| mask_patterns(text, self.0));
    }
}
