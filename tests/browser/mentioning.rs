//! A colleague is mentioned in a note: completed after the mark, told at once, and led to the note.

use super::desk::Desk;
use fantoccini::key::Key;

#[actix_web::test]
async fn a_colleague_is_completed_after_the_mark_hears_of_it_and_finds_the_note() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.open("/queue?view=team").await;
    ada.keys("n").await;
    ada.keys("Look, @be").await;
    ada.see_once("#mentions [aria-selected=true]", "Ben").await;
    ada.press(Key::Enter).await;
    ada.see_written(".composer__text", "Look, @Ben ").await;
    ada.see_no("#mentions [role=option]", "").await;
    ada.send().await;
    ada.see_once(".mention", "@Ben").await;
    ben.see(".toast", "Ada mentioned you").await;
    ben.see("[data-count=notifications]", "1").await;
    ben.open("/notifications").await;
    ben.see_once(".told--unread", "Ada mentioned you").await;
    ben.click(".told a").await;
    ben.see_once(".mention", "@Ben").await;
    ben.see_no("[data-count=notifications]", "").await;
    ada.assert_quiet().await;
    ben.assert_quiet().await;
}

#[actix_web::test]
async fn a_colleague_is_completed_where_a_note_is_edited_and_its_history_shows_the_name() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    desk.hire("Ben Okafor").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.keys("n").await;
    ada.reply("@\"Ben Okafor\" please call her").await;
    ada.see_once(".mention", "@Ben Okafor").await;
    ada.click(".message__edit").await;
    ada.write("dialog [name=text]", "Done by @be").await;
    ada.see_once("#note-mentions [aria-selected=true]", "Ben Okafor")
        .await;
    // Esc puts the list away, and not the dialog.
    ada.press(Key::Escape).await;
    ada.see_no("#note-mentions", "").await;
    ada.keys("n").await;
    ada.see_once("#note-mentions [aria-selected=true]", "Ben Okafor")
        .await;
    ada.press(Key::Enter).await;
    ada.see_written("dialog [name=text]", "Done by @\"Ben Okafor\" ")
        .await;
    ada.send().await;
    ada.see_once(".message--note", "Done by @Ben Okafor").await;
    ada.click(".message__edit").await;
    ada.see_once(".note-sheet__versions .mention", "@Ben Okafor")
        .await;
    ada.see_no(".note-sheet__versions", "\"").await;
    ada.assert_quiet().await;
}
