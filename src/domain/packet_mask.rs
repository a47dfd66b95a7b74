//! What of a packet is masked by a team's patterns: all that somebody wrote in words. Fixed words, names,
//! ids and links stay, because programs know things by them.
//!
//! Every struct is taken apart whole: a new member does not compile until it is said here whether it is
//! masked.

use super::ask::{Ask, ToolCall};
use super::packet::{
    Attachment, Fact, Intent, Packet, Promise, Routing, Step, Summary, Task, Trigger,
};
use super::redaction::{mask_patterns, mask_strings};
use regex::Regex;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::mem::take;

/// Masks what matches the patterns.
pub fn mask(packet: &mut Packet, patterns: &[Regex]) {
    let Packet {
        trigger,
        priority: _,
        summary,
        intent,
        facts,
        promises,
        task,
        ask,
        routing,
        return_to: _, // names of bots
        metadata,
        attachments,
        truncated: _,
    } = packet;
    let mask = Mask(patterns);
    trigger.iter_mut().for_each(|trigger| mask.trigger(trigger));
    summary.iter_mut().for_each(|summary| mask.summary(summary));
    intent.iter_mut().for_each(|intent| mask.intent(intent));
    facts.iter_mut().for_each(|fact| mask.fact(fact));
    promises
        .iter_mut()
        .for_each(|promise| mask.promise(promise));
    task.iter_mut().for_each(|task| mask.task(task));
    ask.iter_mut().for_each(|ask| mask.ask(ask));
    routing.iter_mut().for_each(|routing| mask.routing(routing));
    metadata.values_mut().for_each(|value| mask.value(value));
    attachments
        .iter_mut()
        .for_each(|link| mask.attachment(link));
}

/// Masks what people read of an ask.
pub fn mask_ask(ask: &mut Ask, patterns: &[Regex]) {
    Mask(patterns).ask(ask);
}

/// Masks words.
pub fn mask_text(text: &mut String, patterns: &[Regex]) {
    Mask(patterns).text(text);
}

#[derive(Clone, Copy)]
struct Mask<'p>(&'p [Regex]);

impl Mask<'_> {
    fn trigger(self, trigger: &mut Trigger) {
        let Trigger {
            reason: _,
            detail,
            message_id: _,
            confidence: _,
        } = trigger;
        self.some(detail);
    }

    fn summary(self, Summary { text, author: _ }: &mut Summary) {
        self.text(text);
    }

    /// An intent is a name that programs know.
    fn intent(self, intent: &mut Intent) {
        let Intent {
            name: _,
            confidence: _,
        } = intent;
    }

    fn fact(self, fact: &mut Fact) {
        let Fact {
            name: _,
            value,
            confidence: _,
            source: _,
            confirmed: _,
        } = fact;
        self.value(value);
    }

    fn promise(self, Promise { text, due: _ }: &mut Promise) {
        self.text(text);
    }

    fn task(self, task: &mut Task) {
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
    fn ask(self, ask: &mut Ask) {
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
    fn routing(self, routing: &mut Routing) {
        let Routing {
            team: _,
            skills: _,
            agent: _,
            bot: _,
            tags: _,
        } = routing;
    }

    /// A link must lead where it led, and a file keeps its name.
    fn attachment(self, attachment: &mut Attachment) {
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

    fn text(self, text: &mut String) {
        if let (Cow::Owned(masked), _) = mask_patterns(text, self.0) {
            *text = masked;
        }
    }

    fn some(self, text: &mut Option<String>) {
        text.iter_mut().for_each(|text| self.text(text));
    }

    fn value(self, value: &mut Value) {
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
