//! No word is lost when the server is killed in the middle of it all: a real process, and no time for anything.

use super::served::Served;
use super::support::agent::number;
use super::window::Window;
use serde_json::{Value, json};

/// Somebody who writes without end: as soon as one of their last three messages has arrived, they write the next, now
/// and then a note. What they wrote is in `said`.
const TALK: &str = "
    const box = document.querySelector('.composer__text')
    const thread = document.querySelector('[data-thread]')
    window.said = []
    const isBusy = () => document.querySelectorAll('.message.is-sending').length > 2
    const talk = () => {
        if (window.isQuiet || isBusy()) return
        const kind = window.said.length % 3 === 1 ? 'note' : 'reply'
        const text = `${arguments[0]}: ${kind} ${window.said.length + 1}`
        document.querySelector(`[name=kind][value=${kind}]`).click()
        box.value = text
        box.dispatchEvent(new Event('input', { bubbles: true }))
        window.said.push([kind, text])
        box.form.requestSubmit()
    }
    new MutationObserver(talk).observe(thread, { subtree: true, childList: true, attributes: true })
    talk()";

/// How many messages have arrived.
const ARRIVED: &str = "return document.querySelectorAll('.message.message--agent:not(.is-outgoing), .message.message--note:not(.is-outgoing)').length >= arguments[0]";

/// What was written since the last time.
async fn said(ada: &Window) -> Vec<(String, String)> {
    let said = ada
        .run("window.isQuiet = true; return window.said", vec![])
        .await;
    serde_json::from_value(said).unwrap()
}

fn texts<'s>(said: &'s [(String, String)], of: &str) -> Vec<&'s str> {
    let of = said.iter().filter(|(kind, _)| kind == of);
    of.map(|(_, text)| text.as_str()).collect()
}

#[actix_web::test]
async fn whatever_is_typed_while_the_server_is_killed_arrives_once_or_is_on_the_screen() {
    let mut scene = Served::begin().await;
    let ada = Window::at(&scene.process.base()).await;
    ada.sign_in("ada@example.com").await;
    let ticket = number(&scene.bot().escalate("maria").await);
    let page = format!("/tickets/{ticket}");
    ada.open(&page).await;
    ada.keys("a").await;
    ada.see(".control__state", "you").await;
    let greeting = "return document.querySelector('.composer__text').value.startsWith('Hello')";
    ada.until("the first words for Maria", greeting, vec![])
        .await;
    let mut written = Vec::new();
    for (round, arrived) in [("Before lunch", 5), ("After lunch", 20)] {
        ada.run(TALK, vec![json!(round)]).await;
        ada.until("the first words arrive", ARRIVED, vec![json!(arrived)])
            .await;
        scene.process.kill();
        written.extend(said(&ada).await);
        ada.see(".message.is-sending", "Baton keeps trying").await;
        ada.see("#offline", "Baton can’t be reached").await;
        let half = format!("{round}: half a sentence");
        ada.click(".tab:not(.tab--note) span").await;
        ada.write(".composer__text", &half).await;
        let aside = format!("{round}: half a note");
        ada.click(".tab--note span").await;
        ada.write(".composer__text", &aside).await;
        ada.keys("\u{e00c}").await;
        ada.click(".actions [data-key=e]").await;
        let why = format!("{round}: why it is done");
        ada.write("#resolve [name=note]", &why).await;

        // Nobody answers: the browser shows a page of its own.
        ada.client.refresh().await.ok();
        let is_gone = "return !document.querySelector('.composer')";
        ada.until("the page is gone", is_gone, vec![]).await;
        scene.process.start_again().await;
        ada.open(&page).await;
        ada.see_no(".message.is-sending", "").await;
        ada.see_no(".message.is-failed", "").await;
        let drafts = "const kept = kind => document.querySelector(`[name=kind][value=${kind}]`)
            kept('reply').click(); const reply = document.querySelector('.composer__text').value
            kept('note').click(); const note = document.querySelector('.composer__text').value
            return [reply, note, document.querySelector('#resolve [name=note]').value]";
        assert_eq!(ada.run(drafts, vec![]).await, json!([half, aside, why]));
    }
    let spoken = scene.bot().spoken("maria").await;
    let replies: Vec<&str> = spoken
        .iter()
        .filter(|(who, _)| who == "agent")
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(replies, texts(&written, "reply"), "each once, in order");
    let shown = ada.run(
        "return [...document.querySelectorAll('.message--note .message__text')].map(note => note.textContent)",
        vec![],
    );
    let notes: Vec<Value> = texts(&written, "note")
        .into_iter()
        .map(Value::from)
        .collect();
    assert_eq!(shown.await, Value::Array(notes));
    assert!(written.len() >= 20, "{written:?}");
}
