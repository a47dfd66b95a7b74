//! Drafts.

use super::desk::Desk;

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
