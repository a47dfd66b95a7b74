//! What an agent sets at a ticket by hand, with the keyboard: tags, priority, and back in the queue.

use super::desk::Desk;
use super::keys::focus;
use fantoccini::key::Key;

#[actix_web::test]
async fn tags_are_added_by_a_key_and_seen_by_everybody() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.open(&format!("/tickets/{ticket}")).await;
    focus(&ada, "#main h1").await;
    ada.keys("#").await;
    ada.write("#tags input[name=add]", "gold, lost luggage")
        .await;
    ada.press(Key::Enter).await;
    // The next one is typed at once, and no letter of it is a command, or lost.
    ada.keys("vip").await;
    ada.see(".control .hashtag", "gold").await;
    ada.see(".handoff", "added #gold, #lost luggage").await;
    ada.see_written("#tags input[name=add]", "vip").await;
    ada.press(Key::Enter).await;
    ada.see(".control", "vip").await;
    ada.see("#tags[open]", "").await;
    ada.press(Key::Enter).await;
    ada.see_no("#tags[open]", "").await;
    ben.see(".control .hashtag", "lost luggage").await;
    ben.see(&format!("#row-{ticket} .hashtag"), "gold").await;
    ben.click(".hashtag__remove[value=gold]").await;
    ada.see_no(".control .hashtag", "gold").await;
    ada.assert_quiet().await;
    ben.assert_quiet().await;
}

#[actix_web::test]
async fn a_priority_is_set_from_the_bar_and_undone_from_its_toast() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click(".control__priority").await;
    ada.click("#priority-menu [value=urgent]").await;
    ada.see(".control__priority", "urgent").await;
    ada.see(".toast", "Priority: urgent").await;
    ada.click(".toast__open").await;
    ada.see(".control__priority", "normal").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_ticket_is_put_back_in_the_queue_by_a_key() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    focus(&ada, "#main h1").await;
    ada.keys("q").await;
    ada.see("#put-back", "Your team gets the ticket back").await;
    ada.send().await;
    ada.see(".control__state", "Waiting in").await;
    ada.see(".toast", "Waiting in the Support queue").await;
    ada.keys("z").await;
    ada.see(".control__state", "Assigned to you").await;
    ada.see_no(".toast[data-undoes]", "").await;
    ada.assert_quiet().await;
}
