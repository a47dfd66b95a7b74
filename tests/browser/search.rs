//! The search: in the palette from everywhere, and on its page.

use super::desk::Desk;
use super::keys::focus;
use super::window::Window;
use fantoccini::key::Key;
use serde_json::json;

/// A closed ticket in which the customer named a town.
async fn closed(desk: &Desk) -> i64 {
    let cleo = desk.hire("Cleo").await;
    let ticket = desk.maria_waits().await;
    cleo.accept(ticket).await.expect(200);
    desk.maria_says("My bags are in Valparaiso").await;
    cleo.reply(ticket, "We look for them").await.expect(200);
    cleo.resolve(ticket).await.expect(200);
    ticket
}

/// Waits until the page of a new address has its scripts.
async fn ready(window: &Window, path: &str) {
    let script = "return location.pathname === arguments[0] && document.readyState === 'complete'";
    window.until(path, script, vec![json!(path)]).await;
}

#[actix_web::test]
async fn the_palette_finds_a_closed_ticket_by_a_word_of_a_message() {
    let desk = Desk::open().await;
    let ticket = closed(&desk).await;
    let ada = desk.agent("Ada").await;
    ada.keys("/").await;
    ada.see("#palette", "").await;
    focus(&ada, ".palette__input").await;
    ada.keys("valparaiso").await;
    ada.see(".palette__group", "Tickets found").await;
    let found = format!("closed · #{ticket}");
    ada.see_once(".palette__item", &found).await;
    ada.see_once(".palette__place mark", "Valparaiso").await;
    let told = "return document.querySelector('[data-told]').textContent === 'Results: 1'";
    ada.until("the number of results is told", told, vec![])
        .await;
    // Before the answer there was nothing else to choose, and the answer chooses nothing else.
    let chosen = ".palette__item[aria-selected=true]";
    ada.see(chosen, "Search all tickets for “valparaiso”").await;
    ada.press(Key::Enter).await;
    ready(&ada, "/search").await;
    ada.see(".hit mark", "Valparaiso").await;
    ada.ctrl('k').await;
    ada.keys(&format!("#{ticket}")).await;
    ada.see_once(".palette__item", &found).await;
    ada.press(Key::Up).await;
    ada.see(chosen, "Maria Lindqvist").await;
    ada.press(Key::Enter).await;
    ada.see(".ticket__number", &format!("#{ticket}")).await;
    // What is in a list here is not found once more.
    ada.open("/account").await;
    ada.ctrl('k').await;
    ada.keys(&format!("#{ticket}")).await;
    ada.until("an answer", told, vec![]).await;
    ada.see_once(".palette__item", "Maria Lindqvist").await;
    ada.see(".palette__group", "Recent tickets").await;
    ada.see_no(".palette__group", "Tickets found").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn filters_are_completed_where_a_list_is_filtered() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    ready(&ada, "/queue").await;
    ada.click(".view-menu > summary").await;
    ada.click(".view-menu [name=filter]").await;
    ada.keys("team:sup").await;
    ada.see_once("#filter-values [role=option]", "Support")
        .await;
    ada.press(Key::Tab).await;
    ada.see_written(".view-menu [name=filter]", "team:Support ")
        .await;
    ada.press(Key::Escape).await;
    ada.see_no(".view-menu[open]", "").await;
    ada.open("/views").await;
    ready(&ada, "/views").await;
    ada.click("#view-form [name=filter]").await;
    ada.keys("status:wai").await;
    ada.see_once("#filter-values [role=option]", "waiting")
        .await;
    ada.press(Key::Enter).await;
    ada.see_written("#view-form [name=filter]", "status:waiting ")
        .await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn filters_are_completed_in_the_box_and_hits_are_reached_by_keys() {
    let desk = Desk::open().await;
    let ticket = closed(&desk).await;
    let ada = desk.agent("Ada").await;
    ada.keys("gs").await;
    ready(&ada, "/search").await;
    focus(&ada, "[data-search]").await;
    // A filter's name is offered, and chosen by hand: a word may be meant as it is.
    ada.keys("sta").await;
    ada.see_once("#search-values [role=option]", "status:")
        .await;
    ada.see_no("#search-values [aria-selected=true]", "").await;
    ada.press(Key::Down).await;
    ada.press(Key::Enter).await;
    ada.see("#search-values [role=option]", "waiting").await;
    ada.keys("cl").await;
    ada.see_once("#search-values [aria-selected=true]", "closed")
        .await;
    ada.press(Key::Tab).await;
    ada.see_written("[data-search]", "status:closed ").await;
    ada.see_no("#search-values", "").await;
    ada.keys("agent:cle").await;
    ada.see_once("#search-values [role=option]", "Cleo").await;
    ada.press(Key::Enter).await;
    ada.see_written("[data-search]", "status:closed agent:Cleo ")
        .await;
    ada.press(Key::Enter).await;
    ada.see(".hit", "Maria Lindqvist").await;
    ready(&ada, "/search").await;
    focus(&ada, ".hit a").await;
    ada.press(Key::Enter).await;
    ada.see(".ticket__number", &format!("#{ticket}")).await;
    ada.run("history.back()", vec![]).await;
    ada.see(".hit", "Maria Lindqvist").await;
    ada.see_written("[data-search]", "status:closed agent:Cleo ")
        .await;

    // An example of the empty page goes into the box, and its values are there.
    ada.open("/search").await;
    ada.click("[data-search-add='team:']").await;
    ada.see_written("[data-search]", "team:").await;
    focus(&ada, "[data-search]").await;
    ada.see("#search-values [role=option]", "Support").await;
    ada.press(Key::Escape).await;
    ada.see_no("#search-values", "").await;
    ada.press(Key::Escape).await;
    focus(&ada, "body").await;
    ada.see_written("[data-search]", "team:").await;
    ada.keys("/").await;
    focus(&ada, "[data-search]").await;
    ada.assert_quiet().await;
}
