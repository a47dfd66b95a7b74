//! What is used before its script has come: `static/js/idle.js` fetches it after the page.

use super::cable::{Cable, Fault};
use super::desk::Desk;
use super::keys::focus;
use super::window::Window;
use fantoccini::key::Key;

/// The script ends like this; the page itself does not need it.
const LATER: &str = "/later.en.js";

#[actix_web::test]
async fn a_key_pressed_at_once_opens_the_palette_and_no_letter_is_lost() {
    let desk = Desk::open().await;
    let email = desk.hire("Ada").await.email;
    desk.maria_waits().await;
    let cable = Cable::to(desk.app.address).await;
    cable.fail(LATER, Fault::Answers(503));
    let ada = Window::at(&cable.base()).await;
    ada.sign_in(&email).await;
    ada.keys("/").await;
    ada.see("#palette", "").await;
    focus(&ada, ".palette__input").await;
    ada.keys("mari").await;
    ada.see_written(".palette__input", "mari").await;
    ada.see_no(".palette__item", "").await;
    cable.work();
    ada.keys("a").await;
    ada.see(".palette__item", "Maria Lindqvist").await;
    ada.see_written(".palette__input", "maria").await;

    ada.client.refresh().await.unwrap();
    ada.ctrl('k').await;
    ada.see(".palette__item", "Maria Lindqvist").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_button_pressed_at_once_does_what_it_says_when_its_script_has_come() {
    let desk = Desk::open().await;
    let email = desk.hire("Ada").await.email;
    let ticket = desk.maria_waits().await;
    let cable = Cable::to(desk.app.address).await;
    cable.fail(LATER, Fault::Answers(503));
    let ada = Window::at(&cable.base()).await;
    ada.sign_in(&email).await;
    desk.accept(&ada, ticket).await;
    ada.click("[data-replies-open]").await;
    ada.see_no("[data-replies]", "").await;
    cable.work();
    ada.press(Key::Escape).await;
    ada.see("[data-replies]", "").await;
    ada.assert_quiet().await;
}
