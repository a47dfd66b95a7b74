//! The admin pages of people and bots, by forms without script and by programs.

use crate::console::Browser;
use crate::security_log::log;
use crate::support::agent::{AgentClient, number};
use crate::support::answer::Answer;
use crate::support::bot::BotClient;
use crate::support::socket::Socket;
use crate::support::{PASSWORD, TEAM, TestApp};
use baton::domain::base::words::Role;
use baton::services::AddAgent;
use serde_json::{Value, json};

/// What stands between these two in a page.
#[track_caller]
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let (_, rest) = page
        .split_once(start)
        .unwrap_or_else(|| panic!("{start} in {page}"));
    rest.split_once(end).unwrap().0
}

async fn id_of(admin: &AgentClient, list: &str, name: &str) -> String {
    let page = admin.get(&format!("/settings/{list}")).await.expect(200);
    let all = page[list].as_array().unwrap();
    let found = all.iter().find(|one| one["name"] == name);
    found.unwrap()["id"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn an_admin_adds_somebody_who_signs_in_and_sends_them_away_again() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let bot = app.bot().await;
    let ida = app.agent_with_password("Ida", Role::Admin).await;
    let browser = Browser::sign_in(&app, &ida).await;
    let list = browser.page("/settings/people").await;
    assert!(
        list.status == 200 && list.text.contains("ida@example.com"),
        "{}",
        list.text
    );
    let wrong = [
        ("name", "Zoe"),
        ("email", "nowhere"),
        ("role", "agent"),
        ("team_name", "Billing"),
    ];
    let refused = browser.form("/settings/people", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("not an e-mail address") && refused.text.contains("value=\"Zoe\"")
    );
    let email = between(&refused.text, "name=\"email\"", ">");
    assert!(email.starts_with(" aria-invalid=true") && email.contains(" autofocus"));
    let right = [
        ("name", "Zoe"),
        ("email", "zoe@example.com"),
        ("role", "agent"),
        ("team_name", ""),
        ("team_name", TEAM),
    ];
    let added = browser.form("/settings/people", &right).await;
    assert_eq!(added.status, 200, "{}", added.text);
    let password = between(&added.text, "<p><code>", "</code>").to_owned();
    let login = json!({ "email": "zoe@example.com", "password": password });
    let login = app
        .http
        .post(app.url("/login"))
        .json(&login)
        .send()
        .await
        .unwrap();
    assert_eq!(login.status(), 200);

    let id = id_of(&ida, "people", "Zoe").await;
    let address = format!("/settings/people/{id}");
    let days = [("do", "token"), ("days", "soon")];
    let refused = browser.form(&address, &days).await.expect_page(422);
    let why = "Days until it expires: enter a number of days, or never";
    assert_eq!(
        refused.matches(why).count(),
        2,
        "above, and beside the field"
    );
    assert!(refused.contains("name=\"days\" aria-invalid=true"));
    let made = browser
        .form(&address, &[("do", "token"), ("days", "90")])
        .await;
    let zoe = AgentClient {
        token: between(&made.text, "<p><code>", "</code>").to_owned(),
        ..ida.clone()
    };
    let ticket = number(&bot.escalate("c1").await);
    zoe.accept(ticket).await.expect(200);
    let page = browser.page(&address).await.text;
    assert!(
        page.contains("1 open ticket ") || page.contains("1 open ticket<"),
        "{page}"
    );
    assert!(!page.contains(&zoe.token), "it is shown once");

    let asks = browser.form(&address, &[("do", "deactivate")]).await;
    assert_eq!(asks.status, 200);
    assert!(
        asks.text.contains("Deactivate Zoe?")
            && asks.text.contains("1 ticket assigned or offered to them"),
        "{}",
        asks.text
    );
    zoe.get("/queue").await.expect(200);
    let done = browser
        .form(&address, &[("do", "deactivate"), ("confirm", "true")])
        .await;
    assert_eq!(done.status, 303);
    assert_eq!(zoe.get("/queue").await.status, 401);
    assert_eq!(ida.ticket(ticket).await["ticket"]["status"], "waiting");
    let page = browser
        .page(&format!("{address}?saved=deactivated"))
        .await
        .text;
    assert!(
        page.contains("Deactivated since") && page.contains("Activate"),
        "{page}"
    );
    browser.form(&address, &[("do", "activate")]).await;
    zoe.get("/queue").await.expect(200);

    let acts: Vec<Value> = log(&app, "?who=Ida").await;
    let acts: Vec<&str> = acts
        .iter()
        .filter(|record| record["by_name"] == "Ida")
        .map(|record| record["act"].as_str().unwrap())
        .collect();
    assert_eq!(
        acts,
        [
            "agent_enabled",
            "agent_disabled",
            "token_made",
            "agent_added",
            "signed_in"
        ]
    );
}

/// Whether somebody signs in with this password.
async fn signs_in(app: &TestApp, email: &str, password: &str) -> bool {
    let body = json!({ "email": email, "password": password });
    let answer = Answer::of(app.http.post(app.url("/login")).json(&body)).await;
    answer.status == 200
}

#[actix_web::test]
async fn an_admin_gives_somebody_a_new_password_that_is_shown_once() {
    let app = TestApp::spawn().await;
    let ida = app.agent_with_password("Ida", Role::Admin).await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ida).await;
    let adas = Browser::sign_in(&app, &ada).await;
    let console = Socket::with_cookie(&app.url(""), adas.session().0).await;
    let address = format!("/settings/people/{}", id_of(&ida, "people", "Ada").await);
    let asks = browser.form(&address, &[("do", "password")]).await;
    let asks = asks.expect_page(200);
    assert!(asks.contains("Set a new password for Ada?"), "{asks}");
    assert!(signs_in(&app, &ada.email, PASSWORD).await, "not yet");

    let sure = [("do", "password"), ("confirm", "true")];
    let given = browser.form(&address, &sure).await.expect_page(200);
    let password = between(&given, "<p><code>", "</code>").to_owned();
    assert_eq!(console.closed().await.as_deref(), Some("signed out"));
    assert_ne!(adas.page("/queue").await.status, 200);
    assert!(!signs_in(&app, &ada.email, PASSWORD).await);
    assert!(signs_in(&app, &ada.email, &password).await);
    let again = browser.page(&address).await.expect_page(200);
    assert!(!again.contains(&password), "it is shown once");
    ada.get("/queue").await.expect(200);

    let adas = Browser::sign_in_with(&app, &ada.email, &password).await;
    for path in ["/queue", "/settings"] {
        let away = adas.page(path).await;
        assert_eq!(
            (away.status, &*away.header("location")),
            (303, "/account"),
            "{path}"
        );
    }
    assert_eq!(adas.form("/me/away", &[("away", "true")]).await.status, 303);
    let asks = adas.page("/account").await.expect_page(200);
    assert!(
        asks.contains("Choose your own password before you go on"),
        "{asks}"
    );
    let fields = [
        ("current_password", &*password),
        ("password", "seven otters juggle"),
    ];
    assert_eq!(adas.form("/account/password", &fields).await.status, 303);
    assert_eq!(adas.page("/queue").await.status, 200);
    let asks = adas.page("/account").await.expect_page(200);
    assert!(!asks.contains("Choose your own password"), "{asks}");

    let own = format!("/settings/people/{}", id_of(&ida, "people", "Ida").await);
    assert_eq!(browser.form(&own, &sure).await.status, 403);
    let act = json!({ "do": "password" });
    assert_eq!(ida.post(&own, &act).await.problem(403), "forbidden");
    let page = browser.page(&own).await.expect_page(200);
    assert!(!page.contains("value=\"password\""), "{page}");
    let given = ida.post(&address, &act).await.expect(200);
    let password = given["password"].as_str().unwrap();
    assert!(signs_in(&app, &ada.email, password).await);
    let set = log(&app, "?act=password_set").await;
    let by_ida = set.iter().filter(|record| record["by_name"] == "Ida");
    let on: Vec<_> = by_ida.map(|record| &record["on_name"]).collect();
    assert_eq!(on, ["Ada", "Ada"]);
}

#[actix_web::test]
async fn an_admin_signs_somebody_out_everywhere() {
    let app = TestApp::spawn().await;
    let ida = app.agent_with_password("Ida", Role::Admin).await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ida).await;
    let (laptop, phone) = (
        Browser::sign_in(&app, &ada).await,
        Browser::sign_in(&app, &ada).await,
    );
    let console = Socket::with_cookie(&app.url(""), phone.session().0).await;
    let address = format!("/settings/people/{}", id_of(&ida, "people", "Ada").await);
    let done = browser.form(&address, &[("do", "sign_out")]).await;
    assert_eq!(done.status, 303);
    let page = browser.page(&format!("{address}?saved=signed_out")).await;
    assert!(page.expect_page(200).contains("Signed out everywhere."));
    assert_eq!(console.closed().await.as_deref(), Some("signed out"));
    for gone in [&laptop, &phone] {
        assert_ne!(gone.page("/queue").await.status, 200);
    }
    assert_eq!(browser.page("/queue").await.status, 200, "of somebody else");
    ada.get("/queue").await.expect(200);
    assert!(signs_in(&app, &ada.email, PASSWORD).await);
    let ended = log(&app, "?act=sessions_ended").await;
    assert_eq!((ended.len(), &ended[0]["on_name"]), (1, &json!("Ada")));
}

#[actix_web::test]
async fn nobody_deactivates_themselves_by_accident() {
    let app = TestApp::spawn().await;
    let ida = app.agent_with_password("Ida", Role::Admin).await;
    let browser = Browser::sign_in(&app, &ida).await;
    let id = id_of(&ida, "people", "Ida").await;
    let address = format!("/settings/people/{id}");
    let alone = browser.form(&address, &[("do", "deactivate")]).await;
    assert_eq!(alone.status, 409);
    assert!(alone.text.contains("last admin"), "{}", alone.text);
    let demoted = browser
        .form(&address, &[("do", "save"), ("role", "agent")])
        .await;
    assert_eq!(demoted.status, 422);
    assert!(demoted.text.contains("last admin"), "{}", demoted.text);
    let alone = ida
        .post(&address, &json!({ "do": "deactivate", "confirm": true }))
        .await;
    assert_eq!(alone.problem(409), "last_admin");
    app.person("Ben", Role::Admin, &[]).await;
    let asks = browser.form(&address, &[("do", "deactivate")]).await;
    assert!(
        asks.text.contains("This is your own account"),
        "{}",
        asks.text
    );
    ida.post(&address, &json!({ "do": "deactivate" }))
        .await
        .problem(422);
    ida.get("/queue").await.expect(200);
    ida.post(&address, &json!({ "do": "deactivate", "confirm": true }))
        .await
        .expect(200);
    assert_eq!(ida.get("/queue").await.status, 401);
}

#[actix_web::test]
async fn a_program_of_an_admin_changes_an_account_and_its_tokens() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let ida = app.person("Ida", Role::Admin, &[]).await;
    let ada = app.agent("Ada").await;
    let address = format!("/settings/people/{}", id_of(&ida, "people", "Ada").await);
    let save = json!({ "do": "save", "name": "Ada L", "role": "manager", "teams": ["Billing"] });
    let saved = ida.post(&address, &save).await.expect(200);
    assert_eq!(saved["name"], "Ada L");
    assert_eq!(
        (&saved["role"], &saved["teams"]),
        (&json!("manager"), &json!(["Billing"]))
    );
    assert_eq!(saved["email"], "ada@example.com", "what is not sent stays");
    let token = saved["tokens"][0]["id"].clone();
    let made = ida
        .post(&address, &json!({ "do": "token", "days": 1 }))
        .await
        .expect(200);
    assert!(made["token"].as_str().unwrap().starts_with("bat_"));
    assert_eq!(made["tokens"].as_array().unwrap().len(), 2);
    ida.post(&address, &json!({ "do": "revoke", "token_id": token }))
        .await
        .expect(200);
    assert_eq!(ada.get("/queue").await.status, 401);
    let shown = ida.get(&address).await.expect(200);
    assert_eq!(shown["tokens"].as_array().unwrap().len(), 1);
    for bad in [
        json!({ "do": "dance" }),
        json!({ "do": "token", "days": 0 }),
        json!({ "do": "revoke" }),
        json!({ "do": "save", "role": "king" }),
        json!({ "do": "save", "name": "a\nb" }),
        json!({}),
    ] {
        assert_eq!(
            ida.post(&address, &bad).await.problem(422),
            "invalid",
            "{bad}"
        );
    }
    assert_eq!(ida.get("/settings/people/agt_nobody").await.status, 404);
}

#[actix_web::test]
async fn an_admin_changes_a_bot_over_to_a_new_key_and_takes_it_out() {
    let app = TestApp::spawn().await;
    let ida = app.agent_with_password("Ida", Role::Admin).await;
    let browser = Browser::sign_in(&app, &ida).await;
    let empty = browser.page("/settings/bots").await.text;
    assert!(empty.contains("No bots yet."));
    let added = browser
        .form("/settings/bots", &[("name", "Helper"), ("team", TEAM)])
        .await;
    let key = |page: &str| between(page, "<p><code>", "</code>").to_owned();
    let old = BotClient {
        key: key(&added.text),
        ..app.bot_of("Other", TEAM).await
    };
    old.say("c1", "customer", "Hello?").await.expect(201);
    let address = format!("/settings/bots/{}", id_of(&ida, "bots", "Helper").await);
    let rotated = browser
        .form(&address, &[("do", "rotate"), ("hours", "2")])
        .await;
    let new = BotClient {
        key: key(&rotated.text),
        ..old.clone()
    };
    for bot in [&old, &new] {
        bot.get("/tickets").await.expect(200);
    }
    let shown = ida.get(&address).await.expect(200);
    assert_eq!(shown["conversations"], 1);
    let [present, replaced] = shown["keys"].as_array().unwrap().as_slice() else {
        panic!("{shown}");
    };
    assert_eq!(
        (&present["state"], &replaced["state"]),
        (&json!("current"), &json!("retiring"))
    );
    assert!(
        replaced["used_at"].is_string(),
        "somebody still uses it: {shown}"
    );
    let id = replaced["id"].to_string();
    let revoke = [("do", "revoke"), ("key_id", &*id)];
    let asks = browser.form(&address, &revoke).await.text;
    assert!(asks.contains("Revoke the key ending in"), "{asks}");
    assert!(asks.contains("This cannot be undone."), "{asks}");
    old.get("/tickets").await.expect(200);
    let [wanted, key] = revoke;
    let revoke = [wanted, key, ("confirm", "true")];
    assert_eq!(browser.form(&address, &revoke).await.status, 303);
    assert_eq!(old.get("/tickets").await.status, 401);

    let asks = browser.form(&address, &[("do", "deactivate")]).await.text;
    assert!(
        asks.contains("Deactivate Helper?") && asks.contains("It has 1 conversation."),
        "{asks}"
    );
    new.get("/tickets").await.expect(200);
    browser
        .form(&address, &[("do", "deactivate"), ("confirm", "true")])
        .await;
    assert_eq!(new.get("/tickets").await.status, 401);
    assert_eq!(
        ida.queue("all").await.len(),
        1,
        "the customer gets a person"
    );
    ida.post(&address, &json!({ "do": "activate" }))
        .await
        .expect(200);
    new.get("/tickets").await.expect(200);
    let taken = json!({ "name": "Helper", "team": TEAM });
    assert_eq!(
        ida.post("/settings/bots", &taken).await.problem(409),
        "in_use"
    );
}

#[actix_web::test]
async fn an_admin_goes_from_people_to_bots_to_the_security_log_and_from_a_bot_to_its_team() {
    let app = TestApp::spawn().await;
    app.bot().await;
    let ida = app.agent_with_password("Ida", Role::Admin).await;
    let browser = Browser::sign_in(&app, &ida).await;
    let person = id_of(&ida, "people", "Ida").await;
    let bots = ida.get("/settings/bots").await.expect(200);
    let bot = bots["bots"][0]["id"].as_str().unwrap().to_owned();
    let pages = [
        ("/settings/people".to_owned(), "/settings/people"),
        (format!("/settings/people/{person}"), "/settings/people"),
        ("/settings/bots".to_owned(), "/settings/bots"),
        (format!("/settings/bots/{bot}"), "/settings/bots"),
        ("/settings/security".to_owned(), "/settings/security"),
    ];
    for (address, current) in &pages {
        let page = browser.page(address).await;
        assert_eq!(page.status, 200, "{address}");
        let tabs = between(&page.text, "aria-label=\"Settings\">", "</nav>");
        for tab in ["/settings/people", "/settings/bots", "/settings/security"] {
            let link = match tab == *current {
                true => format!("href=\"{tab}\" aria-current=\"page\""),
                false => format!("href=\"{tab}\">"),
            };
            assert!(tabs.contains(&link), "{address}: {tabs}");
        }
    }
    let page = browser.page(&format!("/settings/bots/{bot}")).await;
    let team = format!("<a href=\"/settings/teams/{TEAM}\">{TEAM}</a>");
    assert!(page.text.contains(&team), "{}", page.text);
}

#[actix_web::test]
async fn in_a_long_list_of_people_an_admin_finds_everybody() {
    let app = TestApp::spawn().await;
    let ida = app.agent_with_password("Ida", Role::Admin).await;
    let browser = Browser::sign_in(&app, &ida).await;
    let short = browser.page("/settings/people").await;
    assert!(!short.text.contains("role=\"search\""), "{}", short.text);
    for n in 1..=100 {
        let add = AddAgent {
            email: format!("agent{n}@example.com"),
            name: format!("Zed Nr {n:03}"),
            role: Role::Agent,
            teams: vec![TEAM.to_owned()],
            capacity: None,
            password: None,
        };
        app.services.accounts().add_agent(add).await.unwrap();
    }
    let first = browser.page("/settings/people").await.text;
    assert!(first.contains("1 to 100 of 101") && first.contains("role=\"search\""));
    assert!(first.contains("Zed Nr 099") && !first.contains("Zed Nr 100"));
    let next = between(&first, "<a class=\"button\" href=\"", "\" rel=\"next\"");
    let second = browser.page(next).await.text;
    assert!(second.contains("Zed Nr 100") && !second.contains("Zed Nr 099"));
    let found = browser.page("/settings/people?q=agent42%40+NR").await.text;
    assert!(
        found.contains("1 of 101") && found.contains("Zed Nr 042"),
        "{found}"
    );
    assert!(!found.contains("Zed Nr 041"));
    let none = browser.page("/settings/people?q=%3Cb%3E").await.text;
    assert!(none.contains("Nobody matches this search") && !none.contains("value=\"<b>\""));
    let everybody = ida.get("/settings/people").await.expect(200);
    assert_eq!(
        everybody["people"].as_array().unwrap().len(),
        101,
        "for programs"
    );
}

#[actix_web::test]
async fn an_agent_without_a_team_is_pointed_out_until_they_have_one() {
    let app = TestApp::spawn().await;
    app.add_team("Billing").await;
    let ida = app.agent_with_password("Ida", Role::Admin).await;
    let browser = Browser::sign_in(&app, &ida).await;
    let bo = [
        ("name", "Bo"),
        ("email", "bo@example.com"),
        ("role", "agent"),
        ("team_name", ""),
    ];
    let added = browser.form("/settings/people", &bo).await;
    assert_eq!(added.status, 200, "{}", added.text);
    assert!(
        added.text.contains("This person is not in a team yet")
            && added.text.contains("data-copies="),
        "{}",
        added.text
    );
    let list = browser.page("/settings/people").await.text;
    assert_eq!(list.matches(">no team<").count(), 1, "{list}");
    let address = format!("/settings/people/{}", id_of(&ida, "people", "Bo").await);
    let with_team = [&bo[..], &[("team_name", "Billing"), ("do", "save")]].concat();
    let saved = browser.form(&address, &with_team).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    for page in [address.as_str(), "/settings/people"] {
        let page = browser.page(page).await.text;
        assert!(
            !page.contains("This person is not in a team yet") && !page.contains(">no team<"),
            "{page}"
        );
    }
}
