//! What a team needs, set by who leads: as a page without script, and as JSON.

use crate::support::agent::AgentClient;
use crate::support::{TEAM, TestApp};
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
