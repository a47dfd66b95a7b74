//! A new release: the server stops in order, and the next process is there a moment later, at the same address.

use super::served::Served;
use super::support::agent::number;
use super::window::Window;
use serde_json::{Value, json};

/// How long a console says nothing about a missing connection, in milliseconds.
const QUIET_MS: f64 = 3_000.0;

/// Releases at most, until one was quick: on a very busy machine a process takes long to start, and then the banner is
/// right.
const ROUNDS: u32 = 6;

/// Writes down everything that a person would notice, and when. As soon as the socket is gone, it writes and sends.
const WATCH: &str = "
    const text = arguments[0]
    window.story = []
    const note = what => window.story.push([performance.now(), what])
    const mark = document.querySelector('[data-live]')
    const banner = document.querySelector('#offline')
    const look = () => {
        const last = what => window.story.findLast(([, said]) => said.startsWith(what))?.[1]
        const state = `state ${mark.dataset.state}`
        if (last('state') !== state) {
            const isFirst = last('state') === 'state open' && state !== 'state open'
            note(state)
            if (isFirst && !window.isSaid) {
                window.isSaid = true
                const box = document.querySelector('.composer__text')
                box.value = text
                box.dispatchEvent(new Event('input', { bubbles: true }))
                box.form.requestSubmit()
                box.value = `${text}: half a sentence`
                box.dispatchEvent(new Event('input', { bubbles: true }))
            }
        }
        if (last('banner') !== 'banner' && !banner.hidden) note('banner')
        if (!last('late') && document.querySelector('[data-thread]').innerText.includes('keeps trying')) note('late')
        for (const toast of document.querySelectorAll('.toast')) if (!toast.isNoted) { toast.isNoted = true; note(`toast ${toast.innerText}`) }
    }
    window.isSaid = false
    window.watching?.disconnect()
    window.watching = new MutationObserver(look)
    window.watching.observe(document.documentElement, { subtree: true, childList: true, attributes: true })
    look()";

/// What was noticed, as it was written down.
fn story(told: &Value) -> Vec<(f64, String)> {
    serde_json::from_value(told.clone()).unwrap()
}

#[actix_web::test]
async fn a_console_goes_on_over_a_new_release_as_if_nothing_had_happened() {
    let mut served = Served::begin().await;
    let ada = Window::at(&served.process.base()).await;
    ada.sign_in("ada@example.com").await;
    let ticket = number(&served.bot().escalate("maria").await);
    ada.open(&format!("/tickets/{ticket}")).await;
    ada.keys("a").await;
    ada.see(".control__state", "you").await;
    ada.until(
        "the first words for Maria",
        "return document.querySelector('.composer__text').value.startsWith('Hello')",
        vec![],
    )
    .await;
    let mut said = Vec::new();
    for round in 1..=ROUNDS {
        let text = format!("Said while the server was away, {round}");
        ada.run(WATCH, vec![json!(text)]).await;
        let (_, went_well) = served.process.terminate();
        assert!(went_well, "the server stops in order");
        served.process.start_again().await;
        served.bot().escalate(&format!("jon {round}")).await;
        let is_back = "return window.isSaid && document.querySelector('[data-live]').dataset.state === 'open'";
        ada.until("the console is live again", is_back, vec![])
            .await;
        ada.see_once(".message--agent:not(.is-outgoing)", &text)
            .await;
        let waiting = usize::try_from(round).unwrap();
        let rows = "return document.querySelectorAll('.row').length > arguments[0]";
        ada.until("what came meanwhile", rows, vec![json!(waiting)])
            .await;
        said.push(text);
        let half = format!("{}: half a sentence", said.last().unwrap());
        ada.see_written(".composer__text", &half).await;
        let noticed = story(&ada.run("return window.story", vec![]).await);
        let gone = noticed.iter().find(|(_, what)| what == "state wait");
        let gone_at = gone.map(|(at, _)| *at).unwrap();
        let back = noticed.iter().rfind(|(_, what)| what == "state open");
        let was_short = back.unwrap().0 - gone_at < QUIET_MS;
        for (at, what) in &noticed {
            let is_quiet = what.starts_with("state") || at - gone_at >= QUIET_MS;
            assert!(is_quiet && !(was_short && what == "banner"), "{noticed:?}");
        }
        if was_short {
            break;
        }
    }
    let spoken = served.bot().spoken("maria").await;
    let replies = spoken.iter().filter(|(who, _)| who == "agent");
    let replies: Vec<&String> = replies.map(|(_, text)| text).collect();
    assert_eq!(replies, said.iter().collect::<Vec<_>>(), "each once");
}
