//! What people choose for their console is theirs on every computer.

use crate::console::Browser;
use crate::support::TestApp;
use baton::domain::base::words::Role;

#[actix_web::test]
async fn what_is_chosen_in_one_browser_holds_in_the_next_and_for_nobody_else() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let office = Browser::sign_in(&app, &ada).await;
    let before = office.page("/queue").await.expect_page(200);
    assert!(!before.contains("data-own-"), "nothing is chosen yet");
    let form = [
        ("keys", "off"),
        ("sound", "on"),
        ("rows", "compact"),
        ("theme", "dark"),
    ];
    let saved = office.form("/account/preferences", &form).await;
    assert_eq!(saved.status, 303);
    assert_eq!(saved.header("location"), "/account?done=preferences");
    let home = Browser::sign_in(&app, &ada).await;
    let page = home.page("/queue").await.expect_page(200);
    for chosen in [
        "data-own-keys=\"off\"",
        "data-own-sound=\"on\"",
        "data-own-rows=\"compact\"",
        "data-theme=\"dark\"",
    ] {
        assert!(page.contains(chosen), "{chosen}");
    }
    // One more choice leaves the others as they are.
    let loud = home.form("/account/preferences", &[("keys", "on")]).await;
    assert_eq!(loud.status, 303);
    let kept = ada.get("/account").await.expect(200)["preferences"].clone();
    let expected =
        serde_json::json!({ "keys": "on", "sound": "on", "rows": "compact", "theme": "dark" });
    assert_eq!(kept, expected);
    let other = Browser::sign_in(&app, &ben).await;
    let other = other.page("/queue").await.expect_page(200);
    assert!(!other.contains("data-own-") && !other.contains("data-theme="));
}

#[actix_web::test]
async fn a_choice_that_there_is_not_is_refused_with_those_there_are() {
    let app = TestApp::spawn().await;
    let ada = app.agent("Ada").await;
    let body = serde_json::json!({ "theme": "sepia", "keys": "off" });
    let refused = ada.post("/account/preferences", &body).await;
    assert_eq!(refused.problem(422), "invalid");
    let error = &refused.json()["errors"][0];
    assert_eq!(error["pointer"], "/theme");
    assert!(error["detail"].as_str().unwrap().contains("system"));
    let kept = ada.get("/account").await.expect(200)["preferences"].clone();
    assert_eq!(kept, serde_json::json!({}), "nothing of it was stored");
}

#[actix_web::test]
async fn a_browser_can_install_the_console_as_an_app() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let page = browser.page("/account").await.expect_page(200);
    let link = page.split_once("<link rel=\"manifest\" href=\"").unwrap().1;
    let address = link.split('"').next().unwrap();
    let manifest = browser.page(address).await;
    assert_eq!(manifest.header("content-type"), "application/manifest+json");
    let manifest = manifest.expect(200);
    assert_eq!(manifest["start_url"], "/queue");
    let folder = address.rsplit_once('/').unwrap().0;
    for icon in manifest["icons"].as_array().unwrap() {
        let icon = format!("{folder}/{}", icon["src"].as_str().unwrap());
        assert_eq!(browser.page(&icon).await.status, 200, "{icon}");
    }
}
