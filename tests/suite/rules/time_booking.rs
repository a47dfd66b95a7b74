//! Time per holder: the customer's wait start never moves.

use crate::support::TestApp;
use crate::support::agent::number;
use baton::domain::team::Team;
use serde_json::json;

#[actix_web::test]
async fn the_customers_wait_start_never_moves_whoever_has_the_ticket() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("c1").await);
    let start = ada.ticket(ticket).await["ticket"]["waiting_since"].clone();
    let minute = std::time::Duration::from_secs(60);
    app.clock.advance(minute);
    bot.escalate("c1").await;
    ada.accept(ticket).await.expect(200);
    app.clock.advance(minute);
    ada.hand_back(ticket, &json!({})).await.expect(200);
    app.pass(Team::RETURN_WITHIN).await;
    let shown = ada.ticket(ticket).await;
    assert_eq!(shown["ticket"]["status"], "waiting");
    assert_eq!(shown["ticket"]["waiting_since"], start);
}
