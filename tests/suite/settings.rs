//! What a team needs, set by who leads: as a page without script, and as JSON.

use crate::console::Browser;
use crate::support::agent::AgentClient;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use reqwest::Method;
use serde_json::json;

const PATH: &str = "/settings/teams/Support";

/// What a browser would do, but with a token instead of a cookie: it needs no form token.
async fn send(agent: &AgentClient, body: &str) -> (u16, String) {
    let request = agent
        .http
        .request(Method::POST, format!("{}{PATH}", agent.base));
    let request = request
        .bearer_auth(&agent.token)
        .header("accept", "application/json");
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let answer = request.body(body.to_owned()).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[actix_web::test]
async fn who_leads_says_what_a_team_needs() {
    let app = TestApp::spawn().await;
    let (max, bot) = (app.manager("Max").await, app.bot().await);
    assert_eq!(max.get(PATH).await.expect(200), json!({ "facts": [] }));
    let form = "name.0=order_number&required.0=true&question.0=en%3A+Which+order%3F%0D%0Aes%3A+%C2%BFQu%C3%A9+pedido%3F\
                &pattern.0=%5Cd%7B5%7D&also.0=order+no%2C+purchase+code&from.0=&name.1=&name.2=goal&from.2=intent%2C+summary&redact=";
    let (status, text) = send(&max, form).await;
    assert_eq!(status, 200, "{text}");
    let stored = max.get(PATH).await.expect(200);
    assert_eq!(
        stored,
        json!({ "facts": [
            { "name": "order_number", "required": true, "question": { "en": "Which order?", "es": "¿Qué pedido?" },
              "pattern": "\\d{5}", "also": ["order no", "purchase code"] },
            { "name": "goal", "required": false, "from": ["intent", "summary"] },
        ] })
    );
    assert_eq!(
        max.post(PATH, &stored).await.expect(200),
        stored,
        "what is read can be sent back"
    );
    let answer = bot.escalate("c1").await;
    assert_eq!(
        answer["packet"]["missing"],
        json!([{ "name": "order_number", "question": "Which order?" }])
    );
}

#[actix_web::test]
async fn bad_needs_change_nothing_and_are_told_with_their_place() {
    let app = TestApp::spawn().await;
    let max = app.manager("Max").await;
    for (bad, place) in [
        (
            json!({ "facts": [{ "name": "x", "pattern": "(" }] }),
            "/facts/0/pattern",
        ),
        (
            json!({ "facts": [{ "name": "Order_No" }, { "name": "order no" }] }),
            "/facts/1/name",
        ),
        (
            json!({ "facts": [{ "name": "x", "from": ["moon"] }] }),
            "/facts/0/from/0",
        ),
        (json!({ "facts": [{ "nam": "x" }] }), "/facts/0/nam"),
        (json!({ "facts": 7 }), "/facts"),
        (json!({ "redact": ["a*"] }), "/redact/0"),
    ] {
        let answer = max.post(PATH, &bad).await;
        assert_eq!(answer.problem(422), "invalid", "{bad}");
        assert_eq!(answer.json()["errors"][0]["pointer"], place, "{bad}");
    }
    let (status, text) = send(&max, "name.0=x&from.0=moon").await;
    assert!(status == 422 && text.contains("/facts/0/from"), "{text}");
    assert_eq!(max.get(PATH).await.expect(200), json!({ "facts": [] }));
}

#[actix_web::test]
async fn agents_may_not_and_unknown_teams_are_not_there() {
    let app = TestApp::spawn().await;
    let (ada, max) = (app.agent("Ada").await, app.manager("Max").await);
    assert_eq!(ada.get(PATH).await.problem(403), "forbidden");
    assert_eq!(
        ada.post(PATH, &json!({ "facts": [] })).await.problem(403),
        "forbidden"
    );
    assert_eq!(
        max.get("/settings/teams/Nobody").await.problem(404),
        "not_found"
    );
    app.add_team("Tier 2 / night").await;
    max.get("/settings/teams/Tier%202%20%2F%20night")
        .await
        .expect(200);
    let page = max
        .http
        .get(format!("{}{PATH}", max.base))
        .header("accept", "text/html");
    let page = page.send().await.unwrap();
    assert_eq!(page.status().as_u16(), 303, "to sign in");
    assert_eq!(
        app.services
            .packets()
            .team_needs(TEAM.into())
            .await
            .unwrap()
            .1
            .facts
            .len(),
        0
    );
}

#[actix_web::test]
async fn everybody_finds_in_the_settings_what_they_may_open() {
    let app = TestApp::spawn().await;
    let max = app.agent_with_password("Max", Role::Manager).await;
    let (ada, ina) = (
        app.agent("Ada").await,
        app.person("Ina", Role::Admin, &[]).await,
    );
    for path in ["/settings", "/settings/teams"] {
        assert_eq!(ada.get(path).await.problem(403), "forbidden");
        let page = max.http.get(format!("{}{path}", max.base));
        let page = page.header("accept", "text/html").send().await.unwrap();
        assert_eq!(page.status().as_u16(), 303, "to sign in");
    }
    let pages = |answer: &serde_json::Value| -> Vec<String> {
        let pages = answer["pages"].as_array().unwrap().iter();
        pages
            .map(|page| page["path"].as_str().unwrap().to_owned())
            .collect()
    };
    let of_manager = pages(&max.get("/settings").await.expect(200));
    assert_eq!(
        of_manager,
        [
            "/settings/teams",
            "/settings/routing",
            "/settings/triggers",
            "/settings/tags",
            "/account"
        ]
    );
    for path in pages(&ina.get("/settings").await.expect(200)) {
        ina.get(&path).await.expect(200);
    }
    let browser = Browser::sign_in(&app, &max).await;
    let index = browser.page("/settings").await.expect_page(200);
    for path in &of_manager {
        assert!(index.contains(&format!("href=\"{path}\"")), "{path}");
    }
    assert!(!index.contains("/settings/people"), "not for a manager");
    let teams = browser.page("/settings/teams").await.expect_page(200);
    assert!(
        teams.contains("href=\"/settings/teams/Support/hours\""),
        "{teams}"
    );
    let reports = browser.page("/reports").await;
    assert_eq!(reports.status, 303);
    assert_eq!(reports.header("location"), "/overview");
    let account = browser.page("/account").await.expect_page(200);
    assert!(account.contains("id=\"side-menu\""));
}

#[actix_web::test]
async fn the_week_grid_says_what_the_text_would_say() {
    let app = TestApp::spawn().await;
    let max = app.agent_with_password("Max", Role::Manager).await;
    let browser = Browser::sign_in(&app, &max).await;
    let path = "/settings/teams/Support/hours";
    let grid = [
        ("mode", "week"),
        ("zone", "Europe/Madrid"),
        ("from.mo.0", "09:00"),
        ("to.mo.0", "13:00"),
        ("from.mo.1", "14:00"),
        ("to.mo.1", "18:00"),
        ("from.su.0", "22:00"),
        ("to.su.0", "00:00"),
    ];
    let copy = [&grid[..], &[("do", "copy_monday")]].concat();
    let copied = browser.form(path, &copy).await.expect_page(200);
    assert!(
        copied.contains("name=\"from.fr.1\" value=\"14:00\""),
        "{copied}"
    );
    assert_eq!(
        max.get(path).await.expect(200)["hours"],
        json!(null),
        "nothing is stored"
    );
    browser.form(path, &grid).await.expect_page(303);
    let text = "Mo 09:00-13:00,14:00-18:00; Su 22:00-24:00";
    assert_eq!(max.get(path).await.expect(200)["hours"], text);
    let page = browser.page(path).await.expect_page(200);
    for field in [
        "name=\"mode\" value=\"week\" checked",
        "name=\"to.mo.1\" value=\"18:00\"",
        "name=\"to.su.0\" value=\"00:00\"",
    ] {
        assert!(page.contains(field), "{field}: {page}");
    }
    for (bad, told) in [
        (
            ("from.tu.0", "09:00"),
            "Tuesday: enter both an opening and a closing time",
        ),
        (("from.mo.1", "12:00"), "Monday: the times overlap"),
    ] {
        let mut fields: Vec<_> = grid
            .iter()
            .filter(|(name, _)| *name != bad.0)
            .copied()
            .collect();
        fields.push(bad);
        let page = browser.form(path, &fields).await.expect_page(422);
        assert!(page.contains(&format!(">{told}")), "{told}: {page}");
        let (_, field) = page.split_once(&format!("name=\"{}\"", bad.0)).unwrap();
        let (field, _) = field.split_once('>').unwrap();
        assert!(field.contains("aria-invalid=true"), "{field}");
    }
    let preview = "<section class=\"hours-preview\" aria-label=\"Preview of the hours\"";
    let shown = browser.page(path).await.expect_page(200);
    assert!(shown.contains(&format!("{preview}>")), "{shown}");
    let wanted = [&grid[..], &[("do", "preview")]].concat();
    let shown = browser.form(path, &wanted).await.expect_page(200);
    assert!(
        shown.contains(&format!("{preview} tabindex=\"-1\" autofocus>")),
        "{shown}"
    );
    let mars = [
        ("mode", "text"),
        ("hours", "Mo-Fr 09:00-18:00"),
        ("zone", "Mars"),
    ];
    let page = browser.form(path, &mars).await.expect_page(422);
    assert_eq!(
        page.matches("Time zone: no such time zone").count(),
        2,
        "{page}"
    );
    assert!(page.contains("name=\"zone\" aria-invalid=true aria-describedby=errors autofocus"));
    let nothing = [("mode", "week"), ("zone", "Europe/Madrid")];
    let page = browser.form(path, &nothing).await.expect_page(422);
    assert!(page.contains("the team would never be open"), "{page}");
    // What no week can say stays text, and says so.
    let christmas = [
        ("mode", "text"),
        ("hours", "Mo-Fr 09:00-18:00; Dec 25 off"),
        ("zone", "UTC"),
    ];
    browser.form(path, &christmas).await.expect_page(303);
    let page = browser.page(path).await.expect_page(200);
    assert!(page.contains("the week grid cannot show"), "{page}");
    assert!(
        page.contains("name=\"mode\" value=\"text\" checked"),
        "{page}"
    );
    browser
        .form(path, &[("mode", "always")])
        .await
        .expect_page(303);
    assert_eq!(max.get(path).await.expect(200)["hours"], json!(null));
}
