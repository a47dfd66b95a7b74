//! Files: a picture from the bot is seen, and what an agent attaches reaches the bot.

use super::desk::Desk;
use super::support::agent::number;
use super::support::bot::escalation;
use super::support::file::png;
use super::window::Window;
use serde_json::json;

#[actix_web::test]
async fn a_picture_from_the_bot_is_seen_in_packet_and_thread() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let (first, second) = (
        desk.bot.uploaded("receipt.png").await,
        desk.bot.uploaded("shot.png").await,
    );
    let mut body = escalation("maria");
    body["attachments"] = json!([{ "file": first }, { "url": "https://fjord.example/a.png", "name": "elsewhere.png" }]);
    let ticket = number(&desk.bot.escalate_with(&body).await.expect(201));
    desk.accept(&ada, ticket).await;
    let said = json!({ "sender": "customer", "text": "Look", "attachments": [{ "file": second }] });
    desk.bot.message("maria", &said).await.expect(201);
    ada.see(".message--customer", "Look").await;
    let seen = "const picture = document.querySelector(arguments[0])
        picture?.scrollIntoView()
        return Boolean(picture?.complete && picture.naturalWidth === 20 && picture.alt === arguments[1])";
    for (place, name) in [
        (".message--customer .picture img", "shot.png"),
        (".packet .picture img", "receipt.png"),
    ] {
        ada.until(
            "the picture is drawn",
            seen,
            vec![json!(place), json!(name)],
        )
        .await;
    }
    let outside = "return document.querySelectorAll('img[src^=\"https:\"]').length === 0
        && document.querySelector('a.file[href=\"https://fjord.example/a.png\"]') !== null";
    ada.until("what is elsewhere stays a link", outside, vec![])
        .await;
}

#[actix_web::test]
async fn an_agent_attaches_drops_and_takes_back_and_the_bot_is_told() {
    let desk = Desk::open().await;
    let (ada, ben) = desk.ada_and_ben().await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ben.open(&format!("/tickets/{ticket}")).await;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        folder.path().join(name).to_string_lossy().into_owned()
    };
    ada.choose("[data-attach]", &path("refund.png", &png(30, 20)))
        .await;
    ada.see(".attached", "refund.png").await;
    ada.choose("[data-attach]", &path("lie.pdf", &png(3, 3)))
        .await;
    ada.see(
        ".attached.is-failed",
        "although its name says application/pdf",
    )
    .await;
    ada.click(".attached.is-failed .attached__remove").await;
    // It waits for its words, also after the page is loaded again; a note has files of its own.
    ada.open(&format!("/tickets/{ticket}")).await;
    ada.see(".attached", "refund.png").await;
    ada.keys("n").await;
    ada.until(
        "a note has none of them",
        "return document.querySelectorAll('.attached').length === 0",
        vec![],
    )
    .await;
    drop_file(&ada, "for-us.txt").await;
    ada.see(".attached", "for-us.txt").await;
    ada.write(".composer__text", "See the file").await;
    ada.send().await;
    ben.see_once(".message--note .file", "for-us.txt").await;
    ada.click(".tab").await;
    ada.write(".composer__text", "Here is the proof").await;
    ada.send().await;
    ada.see_once(".message--agent", "Here is the proof").await;
    ben.see_once(".message--agent", "Here is the proof").await;
    let drawn =
        "return document.querySelector('.message--agent .picture img')?.naturalWidth === 30";
    ada.until("the picture is there at once", drawn, vec![])
        .await;
    ben.until("a colleague sees it", drawn, vec![]).await;
    desk.app.settle().await;
    let events = desk.bot.events("maria").await;
    let told = &events.last().unwrap()["data"]["message"];
    assert_eq!(told["text"], "Here is the proof");
    assert_eq!(told["attachments"][0]["name"], "refund.png");
    let id = told["attachments"][0]["file"].as_str().unwrap();
    assert_eq!(desk.bot.file(id).await, (200, png(30, 20)));
    assert!(!json!(events).to_string().contains("for-us"));
}

#[actix_web::test]
async fn a_refused_file_is_told_of_once_and_goes_by_a_click_or_with_the_words() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.pdf");
    std::fs::write(&path, "").unwrap();
    let refused = |count: usize| {
        let there =
            "return document.querySelectorAll('.attached.is-failed').length === arguments[0]";
        ada.until("refused files", there, vec![json!(count)])
    };
    for count in [1, 2] {
        ada.choose("[data-attach]", &path.to_string_lossy()).await;
        refused(count).await;
    }
    ada.see(".attached.is-failed", "empty.pdf").await;
    ada.see_no(".toast", "was not attached").await;
    ada.click(".composer__files .button").await;
    refused(0).await;
    ada.see_no(".composer__files", "").await;
    ada.choose("[data-attach]", &path.to_string_lossy()).await;
    refused(1).await;
    ada.write(".composer__text", "I have no file for you").await;
    ada.send().await;
    ada.see_once(".message--agent", "I have no file for you")
        .await;
    refused(0).await;
    // Where the box shows something else, it is said in the corner.
    let meanwhile = "const files = new DataTransfer()
        files.items.add(new File([''], 'empty.pdf', { type: 'application/pdf' }))
        document.querySelector('.composer__text').dispatchEvent(
            new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))
        document.querySelector('[name=kind][value=note]').click()
        return true";
    ada.until("a note is begun meanwhile", meanwhile, vec![])
        .await;
    ada.see(".toast", "empty.pdf was not attached").await;
}

/// As if it were dragged from the desktop.
async fn drop_file(window: &Window, name: &str) {
    let drop = "const files = new DataTransfer()
        files.items.add(new File(['words'], arguments[0], { type: 'text/plain' }))
        document.querySelector('.composer__text').dispatchEvent(
            new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))
        return true";
    window
        .until("the file is dropped", drop, vec![json!(name)])
        .await;
}

#[actix_web::test]
async fn a_file_is_attached_without_script() {
    let desk = Desk::open().await;
    let ada = desk.hire("Ada").await;
    let ticket = desk.maria_waits().await;
    let window = Window::without_script(&desk.base()).await;
    window.open("/").await;
    window
        .give_password(&ada.email, super::support::PASSWORD)
        .await;
    window.see(".row", "Maria").await;
    window.open(&format!("/tickets/{ticket}")).await;
    window.click("#accept-form button").await;
    window.see(".toast", "yours").await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("proof.csv");
    std::fs::write(&path, "a,b\n").unwrap();
    window
        .choose("[data-attach]", &path.to_string_lossy())
        .await;
    window.write(".composer__text", "As asked").await;
    desk.maria_says("Hello?").await;
    window.click(".composer__send").await;
    window.see(".guard", "1 new message").await;
    window.see(".attached", "proof.csv").await;
    window.click(".guard__action--send").await;
    window.see_once(".message--agent .file", "proof.csv").await;
}
