//! An invented packet with something in every part.

use askama::Template;
use baton::domain::asks::AskType;
use baton::domain::log::Verdict;
use baton::views::ask::view::{AnswerMark, AnsweredView, AskView, FieldKind, FieldView};
use baton::views::packet::view::*;
use baton::views::{AttachmentView, Pair};

use crate::pages::PLAIN;
use crate::say::{Say, at, numbered};

#[test]
fn every_text_of_a_packet_is_shown() {
    let (packet, texts) = numbered(|| packet(PLAIN, 1042));
    let html = PacketFragment { packet: &packet }.render().unwrap();
    let hidden: Vec<String> = (0..texts)
        .map(|number| format!("⟨{number}⟩"))
        .filter(|number| !html.contains(number))
        .collect();
    assert_eq!(hidden, [""; 0], "texts of {packet:?}");
}

#[test]
fn an_address_goes_on_in_the_next_line_at_its_at_sign_and_a_text_where_it_likes() {
    let mut packet = packet(PLAIN, 1042);
    packet.facts[0].value = "Ask maria@fjord.example".into();
    packet.facts[1].value = "maria.lindqvist.of.the.fjord@a.very.long.name.example".into();
    let html = PacketFragment { packet: &packet }.render().unwrap();
    for shown in [
        ">maria.lindqvist<wbr>@fjord.example</dd>",
        ">Ask maria@fjord.example</span>",
        ">maria.lindqvist.of<wbr>.the.fjord<wbr>@a.very.long.name<wbr>.example</span>",
    ] {
        assert!(html.contains(shown), "{shown} in {html}");
    }
}

#[test]
fn a_date_is_left_to_the_browser_with_no_zone_of_its_own() {
    let mut packet = packet(PLAIN, 1042);
    packet.facts[0].value = "2026-11-28".into();
    packet.customer.details[2].value = "2021-03-01 09:30".into();
    let html = PacketFragment { packet: &packet }.render().unwrap();
    for shown in [
        r#"datetime="2026-11-28" data-zoneless>2026-11-28</time>"#,
        r#"datetime="2021-03-01T09:30" data-zoneless>2021-03-01 09:30</time>"#,
    ] {
        assert!(html.contains(shown), "{shown} in {html}");
    }
}

pub fn packet(say: Say, number: i64) -> PacketView {
    let pair = |name: &str, value: &str| Pair {
        name: say.it(name),
        value: say.it(value),
    };
    let fact = |name: &str, value: &str, source: &str, confidence: &str, confirmed| FactView {
        name: say.it(name),
        value: say.it(value),
        at: String::new(),
        source: say.it(source),
        confidence: confidence.into(),
        confirmed,
    };
    let step = |name: &str, status: &str, detail: &str| StepView {
        name: say.it(name),
        status: StepStatus::parse(status).unwrap(),
        detail: say.it(detail),
        times: 2,
    };
    PacketView {
        number, version: 2, completeness: Some(83), missing: vec![MissingView { name: "bank".into(), label: say.it("Bank"), question: say.it("Which bank is it?"), required: false, proposals: Vec::new() }, MissingView { name: "bank_statement".into(), label: say.it("Bank statement"), question: "Could you send a screenshot of both charges?".into(), required: true, proposals: vec![ProposalView { name: say.it("bank_statement"), label: say.it("bank statement"), value: say.it("statement.pdf"), source: "message 3".into(), place: "customer, message 3".into(), anchor: "message-told-2".into() }] }], ask_all: say.it("To help you, I need one more thing: Could you send a screenshot of both charges?"), ask_names: say.it("bank_statement"),
        proposals: vec![ProposalView { name: "date".into(), label: "date".into(), value: say.it("21 November 2026"), source: "message 1".into(), place: "customer, message 1".into(), anchor: String::new() }], verified: Some(VerifiedView { verdict: Verdict::Missing, missing: say.it("bank statement"), understood: String::new(), at: at(12.0) }), masked: 1,
        reason: say.it("asked for a person"), reason_detail: say.it("The refund needs approval; the bot may refund up to 50 EUR."), quote: say.it("then let me talk to a person please"), goal: say.it("refund a double charge"),
        summary: say.it("Maria was charged twice (2 × 64.90 EUR) for order 88-2041 on 21 November. The bot confirmed both payments but may not refund this amount. She is annoyed and wants the money back today."), summary_author: say.it("Harbour Helper"),
        ask: Some(AskView { number, token: "ask_1".into(), kind: AskType::Approval, heading: "The bot needs approval", prompt: say.it("Approve a refund of 64.90 EUR?"), action: say.it("refund_order"), arguments: vec![pair("order", "88-2041")], editable: vec![FieldView { id: "ask_1-argument-0".into(), name: "arguments.order".into(), pointer: "/arguments/order".into(), label: say.it("order"), kind: FieldKind::Text, value: say.it("88-2041"), error: say.it("expected text"), ..FieldView::default() }], expires_at: at(45.0), default: "it counts as rejected".into(), comment_error: say.it("required"), ..AskView::default() }),
        answers: vec![AnsweredView { token: "ask_0".into(), seq: 3, at: at(8.0), mark: AnswerMark::Yes, line: say.it("Ada answered the bot: yes"), comment: say.it("as agreed"), values: vec![pair("order", "88-2041")] }],
        customer: CustomerView { name: say.it("Maria Lindqvist"), address: "/customers/cus_1".into(), verified: "verified".into(), time_zone: "Europe/Stockholm".into(), language: say.it("English"), channel: say.it("web"), details: vec![pair("E-mail", "maria.lindqvist@fjord.example"), pair("Phone", "+46 70 555 01 94"), pair("Tier", "Plus since 2021")] },
        facts: vec![fact("Order", "88-2041", "customer", "", true), fact("Payments", "2 × 64.90 EUR", "orders API", "", true), fact("Card", "ends in 4417", "customer", "", false), fact("Cause", "retry after a timeout", "bot's guess", "62% sure", false)],
        tried: vec![step("Find the order", "ok", "two payments found"), step("Refund by itself", "failed", "needs approval above 50 EUR"), step("Offer a voucher", "failed", "declined by the customer")],
        tasks: vec![TaskView { bot: String::new(), name: say.it("Refund payment 2"), status: "stuck".into(), steps: vec![step("Identify the customer", "ok", ""), step("Check the payments", "ok", ""), step("Approve the refund", "open", "waits for a person"), step("Confirm by e-mail", "open", "")] }],
        avoid: vec![say.it("prices")],
        promises: vec![PromiseView { text: say.it("An answer within the hour"), due: at(49.0) }],
        attachments: vec![AttachmentView { name: say.it("charges.png"), url: "/files/f1".into(), detail: "PNG, 84 KB".into(), picture: Some((640, 480)), icon: "picture" }, AttachmentView { name: say.it("Order 88-2041"), url: "javascript:alert(1)".into(), detail: "link".into(), picture: None, icon: "clip" }],
        routing: vec![say.it("Rule \"money\" chose Billing: topic refund"), say.it("Ada has the skill refunds and 2 of 4 tickets"), say.it("Ben was at capacity")],
        metadata: vec![pair("session", "s-19f0c"), pair("page", "/orders/88-2041")],
        versions: vec![VersionView { version: 2, at: at(-10.0), by: say.it("Harbour Helper"), change: say.it("added the payments") }, VersionView { version: 1, at: at(-11.0), by: say.it("Harbour Helper"), change: say.it("first") }],
    }
}
