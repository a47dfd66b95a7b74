//! Words with marks: bold by a key, an emoji by its name, and a note that is changed, deleted and brought back.

use super::desk::Desk;
use fantoccini::key::Key;

#[actix_web::test]
async fn a_note_is_marked_by_keys_changed_deleted_and_brought_back_and_a_colleague_sees_it() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.open(&format!("/tickets/{ticket}")).await;
    ada.keys("n").await;
    ada.keys("look at ").await;
    ada.ctrl('b').await;
    ada.keys("this").await;
    ada.see_written(".composer__text", "look at **this**").await;
    // The same key again leads out of what it began.
    ada.ctrl('b').await;
    ada.keys(" first").await;
    ada.see_written(".composer__text", "look at **this** first")
        .await;
    for _ in 0..6 {
        ada.press(Key::Backspace).await;
    }
    ada.see_written(".composer__text", "look at **this**").await;
    ada.send().await;
    ada.see_once(".message--note strong", "this").await;
    ben.see_once(".message--note strong", "this").await;
    ada.click(".message--note [data-note-open]").await;
    ada.see_written("[data-note-form] textarea", "look at **this**")
        .await;
    ada.write("[data-note-form] textarea", "look at that").await;
    // Esc loses nothing.
    ada.press(Key::Escape).await;
    ada.see_no("[data-note-form]", "").await;
    ada.click(".message--note [data-note-open]").await;
    ada.see_written("[data-note-form] textarea", "look at that")
        .await;
    ada.click("[data-note-form] .button--primary").await;
    for window in [&ada, &ben] {
        window
            .see_once(".message--note .message__text", "look at that")
            .await;
        window
            .see_once(".message--note .message__edit", "edited")
            .await;
    }
    ben.click(".message--note [data-note-open]").await;
    ben.see_once(".note-sheet__versions strong", "this").await;
    ben.click("[data-note-close]").await;
    ada.click(".message--note [data-note-open]").await;
    ada.click("[data-note-act=delete]").await;
    for window in [&ada, &ben] {
        window
            .see_once(".message__gone", "Ada deleted this note")
            .await;
    }
    // Z is a command: one is still in the thread.
    ada.see(".message__edit:focus", "Details").await;
    ada.keys("z").await;
    ada.see_once(".message--note .message__text", "look at that")
        .await;
    ada.assert_quiet().await;
    ben.assert_quiet().await;
}

#[actix_web::test]
async fn an_emoji_is_found_by_its_name_and_a_reply_says_how_far_it_has_come() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "Hello ").await;
    ada.click("[data-emoji-open]").await;
    ada.see("#emoji [role=option]", "😀").await;
    ada.keys("tada").await;
    ada.see_once("#emoji [aria-selected=true]", "🎉").await;
    ada.press(Key::Enter).await;
    ada.see_written(".composer__text", "Hello 🎉").await;
    ada.send().await;
    ada.see(".message--agent .message__reached", "Stored").await;
    desk.bot.events("maria").await;
    ada.see(".message--agent .message__reached", "Delivered")
        .await;
    ada.assert_quiet().await;
}
