//! What bots tell of a customer is kept, whichever conversation it comes from.

use crate::support::TestApp;
use crate::support::bot::escalation;
use futures_util::future::join_all;
use serde_json::json;

#[actix_web::test]
async fn what_many_conversations_tell_of_one_customer_at_once_is_all_kept() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let tell = |turn: usize| {
        let mut body = escalation(&format!("c{turn}"));
        body["customer"] = json!({
            "external_id": "maria",
            "attributes": { format!("told by {turn}"): true },
        });
        body
    };
    bot.escalate_with(&tell(0)).await.expect(201);
    let bodies: Vec<_> = (1..30).map(tell).collect();
    let told = join_all(bodies.iter().map(|body| bot.escalate_with(body))).await;
    told.iter()
        .for_each(|answer| assert_eq!(answer.status, 201));
    let known = bot.conversation("c0").await;
    let attributes = known["customer"]["attributes"].as_object().unwrap();
    assert_eq!(attributes.len(), 30, "{attributes:?}");
}
