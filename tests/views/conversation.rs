//! An invented conversation: what the bot said, how it was handed over.

use baton::views::message::view::{MessageKind, MessageView};
use baton::views::packet::view::StepStatus;
use baton::views::thread::view::{HandoffKind, HandoffView};
use baton::views::transcript::view::{TechnicalView, ToolCallView, TranscriptItem, TranscriptView};

use crate::say::{Say, at};

pub fn message(
    say: Say,
    key: &str,
    seq: i64,
    kind: &str,
    author: &str,
    minutes: f64,
    text: &str,
) -> MessageView {
    MessageView {
        key: key.into(),
        seq,
        kind: MessageKind::parse(kind).unwrap(),
        author: say.it(author),
        author_id: match author {
            "Ada Okafor" => "1".into(),
            "Ben Ito" => "2".into(),
            _ => String::new(),
        },
        text: say.it(text),
        at: at(minutes),
        ..MessageView::default()
    }
}

pub fn handoff(say: Say) -> HandoffView {
    HandoffView {
        key: "h7".into(),
        seq: 31,
        at: at(-11.0),
        kind: HandoffKind::Handoff,
        from: say.it("Harbour Helper"),
        to: say.it("Billing"),
        reason: say.it("asked for a person"),
        until: String::new(),
        detail: String::new(),
    }
}

pub fn transcript(say: Say, number: i64) -> TranscriptView {
    let said = |seq, kind: &str, minutes, text| {
        TranscriptItem::Message(message(
            say,
            &format!("b{seq}"),
            seq,
            kind,
            if kind == "bot" {
                "Harbour Helper"
            } else {
                "Maria Lindqvist"
            },
            minutes,
            text,
        ))
    };
    TranscriptView {
        number,
        extent: "5 messages, 2 tool calls".into(),
        bot: say.it("Harbour Helper"),
        started_at: at(-16.0),
        truncated: true,
        items: vec![
            said(
                1,
                "customer",
                -16.0,
                "hi, you charged me twice for the same order??",
            ),
            said(2, "bot", -15.8, "I am sorry about that. Which order is it?"),
            said(3, "customer", -15.0, "88-2041, card ending 4417"),
            TranscriptItem::Tool(ToolCallView {
                name: say.it("orders.find"),
                status: StepStatus::Ok,
                detail: say.it("order 88-2041, two payments of 64.90 EUR"),
                input: say.it("{\"order\": \"88-2041\"}"),
                output: say.it("{\"payments\": 2}"),
            }),
            TranscriptItem::Tool(ToolCallView {
                name: say.it("refunds.create"),
                status: StepStatus::Failed,
                detail: say.it("needs approval above 50 EUR"),
                ..ToolCallView::default()
            }),
            said(
                4,
                "bot",
                -14.0,
                "I found both payments. I am not allowed to refund this amount myself.",
            ),
            said(5, "customer", -11.2, "then let me talk to a person please"),
        ],
        technical: vec![TechnicalView {
            label: "system policy".into(),
            text: say.it("Never promise refunds above 50 EUR."),
        }],
    }
}
