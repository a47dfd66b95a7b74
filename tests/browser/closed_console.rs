//! What a browser does for Baton beside its pages: the page for when there is no server, and notices while no console is
//! open.

use super::cable::Cable;
use super::desk::Desk;
use super::window::Window;
use serde_json::json;

/// The service worker has taken over this page.
const RUNS: &str = "return Boolean(navigator.serviceWorker.controller)";

#[actix_web::test]
async fn without_a_server_a_page_of_batons_own_waits_for_it_and_then_leads_where_one_wanted_to_go()
{
    let desk = Desk::open().await;
    let email = desk.hire("Ada").await.email;
    let cable = Cable::to(desk.app.address).await;
    let ada = Window::at(&cable.base()).await;
    ada.sign_in(&email).await;
    let ticket = desk.maria_waits().await;
    ada.until("a service worker", RUNS, vec![]).await;
    cable.cut();
    let address = format!("{}/tickets/{ticket}", cable.base());
    ada.client.goto(&address).await.unwrap();
    ada.see("h1", "Baton can’t be reached").await;
    ada.see("[lang=es] h2", "No se puede conectar con Baton")
        .await;
    let kept = "const kept = []
        const done = arguments[arguments.length - 1]
        const look = async () => {
            for (const name of await caches.keys())
                for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname)
            done(kept)
        }
        look()";
    let kept = ada.client.execute_async(kept, vec![]).await.unwrap();
    let kept: Vec<String> = serde_json::from_value(kept).unwrap();
    let is_of_page = |path: &String| path == "/offline" || path.starts_with("/static/");
    assert!(kept.len() == 4 && kept.iter().all(is_of_page), "{kept:?}");
    cable.mend();
    ada.see(".ticket__number", "#1").await;
    assert_eq!(ada.path().await, format!("/tickets/{ticket}"));
}

#[actix_web::test]
async fn the_switch_for_notices_without_a_console_says_what_the_browser_allows() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    for (setting, word) in [("granted", "off"), ("denied", "blocked")] {
        let params = json!({
            "permission": { "name": "notifications" },
            "setting": setting,
            "origin": desk.base(),
        });
        ada.cdp("Browser.setPermission", params).await;
        ada.open("/account").await;
        ada.see("[data-push] [data-push-says]", word).await;
        let says =
            format!("return document.querySelector('[data-push]').dataset.push === '{word}'");
        ada.until(word, &says, vec![]).await;
    }
    ada.cdp("Browser.resetPermissions", json!({})).await;
    ada.assert_quiet().await;
}
