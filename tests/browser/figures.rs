//! How fast the console is: printed, because times are a machine's; counted is what does not depend on it.

use super::desk::Desk;
use super::meter::{figure, requests, seen, spent, watch};
use super::window::Window;
use fantoccini::Locator;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use std::io::Write;

/// A page takes no more requests.
const REQUESTS_MAX: usize = 8;

/// A first page is no larger, in bytes: everything that it fetches before its load event.
const BYTES_MAX: u64 = 60 * 1024;

/// The script that it fetches afterwards is no larger.
const LATER_BYTES_MAX: u64 = 13 * 1024;

fn zipped(text: &str) -> u64 {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap().len() as u64
}

/// Conversations that wait, `from` one `to` another.
async fn escalate(desk: &Desk, from: usize, to: usize) {
    for chunk in (from..to).collect::<Vec<_>>().chunks(20) {
        let waiting = chunk.iter().map(|turn| {
            let bot = &desk.bot;
            async move { bot.escalate(&format!("c{turn}")).await }
        });
        futures_util::future::join_all(waiting).await;
    }
}

#[actix_web::test]
async fn a_first_page_takes_few_requests_and_few_bytes() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    escalate(&desk, 0, 50).await;
    ada.open("/account").await;
    ada.cdp("Network.clearBrowserCache", json!({})).await;
    ada.open("/queue?view=team").await;
    let later = "return performance.getEntriesByType('resource').some(({ name }) => name.includes('/later.'))";
    ada.until("the later script", later, vec![]).await;
    let asked = requests(&ada).await;
    let page = ada.client.source().await.unwrap();
    // Tests are built without compression of pages; style sheets and scripts come compressed.
    let (files, answers): (Vec<_>, Vec<_>) =
        asked.iter().partition(|of| of.name.contains("/static/"));
    let (later, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.is_later);
    let bytes = files.iter().map(|file| file.bytes).sum::<u64>() + zipped(&page);
    let later_bytes = later.iter().map(|file| file.bytes).sum::<u64>();
    let paint = "return Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)";
    let paint = ada.run(paint, vec![]).await;
    figure(&format!(
        "first page, nothing cached: {} requests, {bytes} bytes with gzip, {later_bytes} later, first paint after {paint} ms",
        asked.len()
    ));
    assert!(asked.len() <= REQUESTS_MAX, "{asked:?}");
    assert!(bytes < BYTES_MAX, "{bytes} bytes: {files:?}, {answers:?}");
    assert!(
        later_bytes < LATER_BYTES_MAX,
        "{later_bytes} bytes: {later:?}"
    );
    assert!(
        later.iter().all(|file| !file.name.contains("/console.")),
        "{later:?}"
    );
    ada.open("/queue?view=mine").await;
    let again = requests(&ada).await;
    assert!(
        again.iter().all(|of| !of.name.contains("/static/")),
        "{again:?}"
    );
}

/// How many rows the list has: those of `BATON_FIGURES_ROWS`, such as `50,500,1000,10000`, which takes minutes.
fn list_lengths() -> Vec<usize> {
    let asked = std::env::var("BATON_FIGURES_ROWS").unwrap_or("50,1000".to_owned());
    asked.split(',').map(|rows| rows.parse().unwrap()).collect()
}

async fn load_all(window: &Window, rows: usize) {
    let more = "const more = document.querySelector('[data-more]')
        if (more && document.querySelectorAll('.row').length < arguments[0]) more.click()
        return document.querySelectorAll('.row').length >= arguments[0]";
    window
        .until("the whole list", more, vec![json!(rows)])
        .await;
}

#[actix_web::test]
async fn a_message_moves_one_row_however_long_the_list_is() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    ada.cdp("Performance.enable", json!({})).await;
    let mut before = 0;
    for rows in list_lengths() {
        ada.open("/account").await;
        escalate(&desk, before, rows).await;
        before = rows;
        ada.open("/queue?view=team").await;
        load_all(&ada, rows).await;
        watch(&ada).await;
        let start = spent(&ada).await;
        for turn in 0..10 {
            let conversation = format!("c{}", turn * 37 % rows);
            let text = format!("Is anybody there? {turn}");
            desk.bot
                .say(&conversation, "customer", &text)
                .await
                .expect(201);
        }
        let all = "return window.placed >= 10";
        ada.until("a row for each message", all, vec![]).await;
        let end = spent(&ada).await;
        let (placed, long) = seen(&ada).await;
        figure(&format!(
            "a message, {rows} rows: {:.1} ms of script, {:.1} ms in all, long tasks {long:?}",
            (end.script - start.script) / 10.0,
            (end.task - start.task) / 10.0,
        ));
        assert_eq!(placed, 10, "rows that were placed for ten messages");
    }
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_switch_of_tickets_is_measured() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    escalate(&desk, 0, 20).await;
    ada.open("/queue?view=team").await;
    for hovers in [false, true] {
        for place in 2..4 {
            let begin = "const [place, hovers] = arguments
                const link = document.querySelectorAll('.row > a')[place + (hovers ? 4 : 0)]
                const wanted = link.parentElement.dataset.number
                window.took = null
                const ahead = () => performance.getEntriesByType('resource').some(({ name }) => name.includes(`/tickets/${wanted}?`))
                const look = begun => {
                    if (document.querySelector('[data-ticket]')?.dataset.ticket !== wanted) return requestAnimationFrame(() => look(begun))
                    setTimeout(() => { window.took = Math.round(performance.now() - begun) })
                }
                const go = () => {
                    if (hovers && !ahead()) return requestAnimationFrame(go)
                    const begun = performance.now()
                    link.click()
                    look(begun)
                }
                if (hovers) link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
                go()
                return true";
            ada.until("a click", begin, vec![json!(place), json!(hovers)])
                .await;
            ada.until("the ticket", "return window.took !== null", vec![])
                .await;
            let took = ada.run("return window.took", vec![]).await;
            let how = if hovers {
                "fetched ahead"
            } else {
                "fetched when asked for"
            };
            figure(&format!("a switch of tickets, {how}: {took} ms"));
        }
    }
    assert!(ada.client.find(Locator::Css("[data-ticket]")).await.is_ok());
}
