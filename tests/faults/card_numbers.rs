//! Texts that are work: four times 256 KB of card numbers at once.

use crate::desk::Desk;
use crate::length::{PATIENCE, short_or_long};
use crate::support::bot::{BotClient, escalation};
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use actix_web::rt;
use futures_util::future::join_all;
use serde_json::json;

const TEXT_BYTES: usize = 256 * 1024;

/// Answers whether it was taken; if not, it was too long, and nothing else.
async fn escalates(bot: BotClient, conversation: String) -> bool {
    let card = "4111 1111 1111 1111 ";
    let mut body = escalation(&conversation);
    body["transcript"] = json!([
        { "role": "user", "content": "What did you find?" },
        { "role": "tool", "tool_call_id": "t1", "content": card.repeat(TEXT_BYTES / card.len()) },
    ]);
    let sent = tokio::time::timeout(PATIENCE, bot.escalate_with(&body)).await;
    let answer = sent.expect("card numbers were masked for too long");
    match answer.status {
        201 => true,
        422 => {
            assert!(answer.text.contains("too long"), "{}", answer.text);
            false
        }
        other => panic!("{other}: {}", answer.text),
    }
}

#[actix_web::test]
async fn a_text_of_card_numbers_keeps_nobody_from_an_answer() {
    let database = TestDatabase::create().await;
    let process = BatonProcess::start(&database).await;
    let desk = Desk::of(&process).await;
    let mut others = desk.others().await;
    let bot = desk.bot("Tool").await;
    for round in 0..short_or_long(2, 10) {
        let four = (0..4).map(|n| rt::spawn(escalates(bot.clone(), format!("cards-{round}-{n}"))));
        let four = rt::spawn(join_all(four));
        others.go_on_until(&four).await;
        for (n, taken) in four.await.unwrap().into_iter().enumerate() {
            if taken.unwrap() {
                let stored = bot.conversation(&format!("cards-{round}-{n}")).await;
                assert_eq!(stored["control"]["holder"], "team");
            }
        }
    }
    others.find_their_words().await;
}
