//! The keyboard alone.

use super::desk::Desk;
use fantoccini::key::Key;

#[actix_web::test]
async fn everything_can_be_reached_by_keys() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    desk.maria_waits().await;
    desk.bot.escalate("jon").await;
    ada.see("#row-2", "Maria").await;
    ada.keys("j").await;
    ada.keys("j").await;
    focus(&ada, "#row-2 a").await;
    ada.keys("k").await;
    focus(&ada, "#row-1 a").await;
    ada.keys("j").await;
    ada.press(Key::Enter).await;
    ada.see(".ticket__number", "#2").await;
    ada.see(".control", "up to date").await;

    ada.keys("?").await;
    ada.see("#help", "next, previous ticket").await;
    ada.press(Key::Escape).await;
    ada.see_no("#help", "").await;
    ada.keys("a").await;
    ada.see(".step--now", "You").await;
    focus(&ada, ".composer__text").await;
    // The push may come before the answer to the command, which opens the box.
    focus(&ada, ".composer__text").await;
    ada.press(Key::Escape).await;
    focus(&ada, "body").await;
    ada.keys("r").await;
    focus(&ada, ".composer__text").await;
    // Keys are letters inside the box.
    ada.keys("eabr").await;
    assert!(ada.written(".composer__text").await.ends_with("eabr"));
    ada.press(Key::Escape).await;
    ada.keys("/").await;
    focus(&ada, "[data-filter]").await;
    ada.keys("nobody").await;
    ada.see(".queue__none", "No tickets match").await;
    ada.press(Key::Escape).await;
    ada.see("#row-1", "Maria").await;
    ada.keys("gm").await;
    ada.see(".queue__title", "Mine").await;
    ada.assert_quiet().await;
}

pub(super) async fn focus(window: &super::window::Window, selector: &str) {
    let script = "return document.activeElement.matches(arguments[0])";
    let wanted = vec![serde_json::json!(selector)];
    window
        .until(&format!("the focus on {selector}"), script, wanted)
        .await;
}
