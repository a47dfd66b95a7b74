//! Drafts.

use super::desk::Desk;
use serde_json::json;

#[actix_web::test]
async fn a_draft_survives_a_reload_and_is_its_writers_alone() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    let page = format!("/tickets/{ticket}");
    for (window, text) in [(&ada, "Words of Ada"), (&ben, "Words of Ben")] {
        window.open(&page).await;
        window.keys("n").await;
        window.write(".composer__text", text).await;
        window.see("[data-saved]", "Draft saved").await;
    }
    for (window, text) in [(&ada, "Words of Ada"), (&ben, "Words of Ben")] {
        window.reload().await;
        window.keys("n").await;
        window.see_written(".composer__text", text).await;
    }
    // Kept by the server too: another machine of hers has it.
    let elsewhere = desk.window().await;
    elsewhere.sign_in("ada@example.com").await;
    elsewhere.open(&page).await;
    elsewhere.keys("n").await;
    elsewhere
        .see_written(".composer__text", "Words of Ada")
        .await;
}

#[actix_web::test]
async fn a_reply_begun_before_a_colleague_took_over_can_still_be_read() {
    let desk = Desk::open().await;
    let (ada, max) = (desk.agent("Ada").await, desk.app.manager("Max").await);
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "I was about to say").await;
    ada.see("[data-saved]", "Draft saved").await;
    max.command(ticket, "take", &json!({})).await.expect(200);
    ada.see(".toast", "Max has the ticket now").await;
    ada.see(".toast", "Your draft is saved").await;
    ada.see(".composer__blocked", "Max has this ticket").await;
    ada.click(".toast__open").await;
    ada.see_written(".composer__text", "I was about to say")
        .await;
    let shown = "const box = document.querySelector('.composer__text')
        return box.checkVisibility() && !document.querySelector('.composer__send').checkVisibility()";
    ada.until("the draft, and no button to send it", shown, vec![])
        .await;
}
