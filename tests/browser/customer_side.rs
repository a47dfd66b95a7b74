//! The customer's side of a demo beside the console: two windows, live.

use super::screens::assert_fits;
use super::support::database::TestDatabase;
use super::support::demo_process::Demo;
use super::window::Window;

#[actix_web::test]
async fn both_ends_of_a_handoff_and_the_way_back_are_seen_at_once() {
    let demo = Demo::start(&TestDatabase::create().await).await;
    let robin = Window::at(&demo.base).await;
    robin.open("/login").await;
    robin
        .see("a[href='/demo/customer']", "customer’s side")
        .await;
    robin.open("/demo/customer").await;
    robin.click("#chat-ideas button:first-of-type").await;
    robin
        .see_once(".line--mine", "My flight was cancelled")
        .await;
    robin.see(".line--bot", "was cancelled this morning").await;
    robin
        .write("#chat-text", "I want to talk to a person")
        .await;
    robin.press(fantoccini::key::Key::Enter).await;
    robin.see(".line--automatic", "").await;
    robin.see("#chat-state", "Waiting for a person").await;

    let ada = Window::at(&demo.base).await;
    ada.open("/login").await;
    ada.click(".auth__demo button").await;
    ada.see(".row", "Robin Wanderly").await;
    let open = "const link = [...document.querySelectorAll('.row__link')]
        .find(link => link.innerText.includes('Robin')); location = link.href; return true";
    ada.until("Robin's ticket", open, vec![]).await;
    ada.see("h1", "Robin Wanderly").await;
    ada.keys("a").await;
    robin
        .see("#chat-state", "You are talking to a person")
        .await;
    robin.see(".line--turn", "A person has joined").await;
    let greeted =
        "return document.querySelector('.composer__text')?.value.startsWith('Hello Robin')";
    ada.until("a greeting", greeted, vec![]).await;
    ada.reply("Your refund is approved").await;
    robin
        .see_once(".line--agent", "Your refund is approved")
        .await;
    robin
        .see("#chat-state", "You are talking to Ada Agent")
        .await;
    robin.write("#chat-text", "Thank you").await;
    ada.see(".typing", "Robin Wanderly").await;
    robin.click("#chat-write button").await;
    ada.see(".message", "Thank you").await;
    ada.see_no(".typing", "Robin Wanderly").await;
    ada.click(".actions [data-key=b]").await;
    ada.write("#return [name=note]", "Refund approved").await;
    ada.click("#return .button--primary").await;
    robin.see(".line--bot", "Is there anything else").await;
    // Nothing was said twice, and another tab of this browser shows the same.
    robin.see_once(".line--mine", "Thank you").await;
    robin.reload().await;
    robin
        .see_once(".line--agent", "Your refund is approved")
        .await;
    for (width, height) in [(320, 568), (320, 256), (1440, 900)] {
        robin.resize(width, height).await;
        assert_fits(&robin, "the customer's side", width).await;
    }
    robin.click(".shop__bar button").await;
    robin.see_no(".line--mine", "").await;
    robin.assert_quiet().await;
}

#[actix_web::test]
async fn the_customers_side_works_without_script() {
    let demo = Demo::start(&TestDatabase::create().await).await;
    let base = &demo.base;
    let robin = Window::without_script(base).await;
    robin.open("/demo/customer").await;
    robin
        .write("#chat-text", "I want to talk to a person")
        .await;
    robin.click("#chat-write button").await;
    robin
        .see_once(".line--mine", "I want to talk to a person")
        .await;
    robin.see("#chat-state", "Waiting for a person").await;
    robin.click(".chat__look a").await;
    robin.see(".line--automatic", "our team").await;
}
