//! Words that want to be more than words.

use super::desk::Desk;
use serde_json::json;

const SCRIPT: &str = "<script>window.owned=1</script><img src=x onerror=\"window.owned=1\">";
const RIGHT_TO_LEFT: &str = "مرحبا، أريد استرداد أموالي \u{202e}desrever";
const WIDE: &str = "航班取消了，我想要退款。ご返金をお願いします 🙏🏽👩‍👩‍👧‍👦";

#[actix_web::test]
async fn hostile_words_are_shown_as_words_everywhere() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let long = "Wallawalla".repeat(500);
    let mut body = super::support::bot::escalation("maria");
    body["customer"]["name"] = json!(SCRIPT);
    body["summary"] = json!(format!("{SCRIPT} {RIGHT_TO_LEFT}"));
    body["facts"] = json!({ SCRIPT: SCRIPT, "long": long });
    body["transcript"] = json!([
        { "role": "customer", "text": SCRIPT },
        { "role": "bot", "text": long },
    ]);
    desk.bot.escalate_with(&body).await.expect(201);
    ada.see_once(".row__name", "<script>window.owned=1").await;
    desk.accept(&ada, 1).await;
    ada.see(".fact__value", "onerror").await;
    ada.see(".transcript .message", "<img src=x").await;
    for text in [SCRIPT, RIGHT_TO_LEFT, WIDE, &long] {
        desk.maria_says(text).await;
        ada.see("#thread-1 .message__text", text).await;
    }
    ada.reply(SCRIPT).await;
    ada.see(".message--agent .message__text", SCRIPT).await;
    ada.see_no(".message.is-sending", "").await;
    ada.ctrl('k').await;
    ada.keys("owned").await;
    ada.see(".palette__item", "<script>").await;
    ada.reload().await;
    ada.see(".message--agent .message__text", SCRIPT).await;
    let made = "return [document.querySelectorAll('body img, body script').length, window.owned]";
    assert_eq!(ada.run(made, vec![]).await, json!([0, null]));
    for width in [1440, 390] {
        ada.resize(width, 900).await;
        super::screens::assert_fits(&ada, "a ticket with long words", width).await;
    }
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_link_ends_where_its_address_ends() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    ada.open(&format!("/tickets/{ticket}")).await;
    let said = "(see https://en.example.org/wiki/Rust_(language)), https://a.example/?x=[1]. \
        «https://b.example» \"https://c.example/b'c\" HTTPS://D.EXAMPLE/Up! **https://e.example/x**";
    desk.maria_says(said).await;
    ada.see(".message", "see https://en").await;
    let links = ada.texts("#thread-1 .message__text a").await;
    let wanted = [
        "https://en.example.org/wiki/Rust_(language)",
        "https://a.example/?x=[1]",
        "https://b.example",
        "https://c.example/b'c",
        "HTTPS://D.EXAMPLE/Up",
        "https://e.example/x",
    ];
    assert_eq!(links, wanted);
    ada.see(".message", said).await;
}
