//! The console: pages, forms and the same commands as JSON.

use super::support::TestApp;
use super::support::agent::{AgentClient, number};
use super::support::answer::Answer;
use super::support::bot::escalation;
use super::support::{PASSWORD, TEAM};
use baton::domain::base::words::Role;
use reqwest::Method;
use serde_json::{Value, json};

/// A browser with a session: forms in, pages out.
pub struct Browser {
    base: String,
    http: reqwest::Client,
    cookie: String,
    csrf: String,
}

impl Browser {
    pub async fn sign_in(app: &TestApp, agent: &AgentClient) -> Self {
        Self::sign_in_with(app, &agent.email, PASSWORD).await
    }

    pub async fn sign_in_with(app: &TestApp, email: &str, password: &str) -> Self {
        let body = json!({ "email": email, "password": password });
        let answer = Answer::of(app.http.post(app.url("/login")).json(&body)).await;
        let csrf = answer.expect(200)["csrf"].as_str().unwrap().to_owned();
        let cookie = answer.header("set-cookie");
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let base = app.url("");
        Self {
            base,
            http: app.http.clone(),
            cookie,
            csrf,
        }
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        request
            .header("cookie", &self.cookie)
            .header("accept", "text/html,*/*;q=0.8")
    }

    /// What a browser's own words carry: its cookie and the form token.
    pub fn session(&self) -> (&str, &str) {
        (&self.cookie, &self.csrf)
    }

    pub async fn page(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    /// A form as a browser without script sends it.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = ("csrf", self.csrf.as_str());
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([csrf]).collect();
        Answer::of(form(self.request(Method::POST, path), &fields)).await
    }

    /// Has another form token from now on; answers the one it had.
    pub fn replace_csrf(&mut self, token: &str) -> String {
        std::mem::replace(&mut self.csrf, token.to_owned())
    }

    /// A form with this form token, if any, from a page of this origin.
    pub async fn tries(
        &self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
        csrf: Option<&str>,
        origin: Option<&str>,
    ) -> Answer {
        let mut request = self.request(method, path);
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        let csrf = csrf.map(|token| ("csrf", token));
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain(csrf).collect();
        Answer::of(form(request, &fields)).await
    }

    /// A form on a page of another site.
    pub async fn foreign_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(Method::POST, path);
        Answer::of(form(
            request.header("origin", "https://evil.example"),
            fields,
        ))
        .await
    }

    /// A request of the console's own script.
    pub async fn script(&self, method: Method, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.http.request(method, format!("{}{path}", self.base));
        let request = request
            .header("cookie", &self.cookie)
            .header("accept", "application/json");
        let csrf = ("csrf", self.csrf.as_str());
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([csrf]).collect();
        Answer::of(form(request.header("x-requested-with", "baton"), &fields)).await
    }
}

fn form(request: reqwest::RequestBuilder, fields: &[(&str, &str)]) -> reqwest::RequestBuilder {
    let mut encoded = url::form_urlencoded::Serializer::new(String::new());
    encoded.extend_pairs(fields);
    let media = "application/x-www-form-urlencoded";
    request.header("content-type", media).body(encoded.finish())
}

/// A server with a waiting ticket, and an agent in a browser.
async fn waiting() -> (TestApp, AgentClient, Browser, i64) {
    let app = TestApp::spawn().await;
    let ticket = number(&app.bot().await.escalate("web-1").await);
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    (app, ada, browser, ticket)
}

#[actix_web::test]
async fn a_page_sends_who_is_signed_out_to_sign_in_and_back() {
    let app = TestApp::spawn().await;
    let get = |path: &str| app.http.get(app.url(path)).header("accept", "text/html");
    let page = Answer::of(get("/tickets/4?view=mine")).await;
    assert_eq!(page.status, 303);
    assert_eq!(
        page.header("location"),
        "/login?next=%2Ftickets%2F4%3Fview%3Dmine"
    );
    let script = get("/queue/counts").header("x-requested-with", "baton");
    assert_eq!(Answer::of(script).await.problem(401), "signed_out");
    let program = app.http.get(app.url("/queue"));
    assert_eq!(Answer::of(program).await.problem(401), "signed_out");
    let post = app
        .http
        .post(app.url("/tickets/4/reply"))
        .header("accept", "text/html");
    let posted = Answer::of(form(post, &[("text", "x")])).await;
    assert_eq!(
        (posted.status, posted.header("location").as_str()),
        (303, "/login?next=%2Ftickets%2F4")
    );
}

#[actix_web::test]
async fn signing_in_sets_a_careful_cookie_and_goes_only_to_own_pages() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    for (next, to) in [
        ("/tickets/4?view=mine", "/tickets/4?view=mine"),
        ("//evil.example", "/queue"),
        ("/\\evil.example", "/queue"),
        ("https://evil.example", "/queue"),
    ] {
        let fields = [
            ("email", ada.email.as_str()),
            ("password", PASSWORD),
            ("next", next),
        ];
        let login = Answer::of(form(app.http.post(app.url("/login")), &fields)).await;
        assert_eq!((login.status, login.header("location").as_str()), (303, to));
        let cookie = login.header("set-cookie");
        for part in [
            "baton_session=",
            "HttpOnly",
            "SameSite=Lax",
            "Path=/",
            "Max-Age=",
        ] {
            assert!(cookie.contains(part), "{cookie}");
        }
    }
}

#[actix_web::test]
async fn a_wrong_login_says_so_and_too_many_wait() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let page = || {
        let fields = [("email", ada.email.as_str()), ("password", "no")];
        form(
            app.http
                .post(app.url("/login"))
                .header("accept", "text/html"),
            &fields,
        )
    };
    let wrong = Answer::of(page()).await;
    assert_eq!(wrong.status, 401);
    assert!(
        wrong.text.contains("Wrong e-mail address or password"),
        "{}",
        wrong.text
    );
    assert!(wrong.text.contains("value=\"ada@example.com\""));
    let body = json!({ "email": ada.email, "password": "no" });
    let json = Answer::of(app.http.post(app.url("/login")).json(&body)).await;
    assert_eq!(json.problem(401), "wrong_login");
    for _ in 0..4 {
        Answer::of(page()).await;
    }
    let braked = Answer::of(page()).await;
    assert_eq!(braked.status, 429);
    assert!(!braked.header("retry-after").is_empty());
    assert!(braked.text.contains("Too many attempts"), "{}", braked.text);
}

#[actix_web::test]
async fn another_sites_login_form_is_refused() {
    let app = TestApp::spawn().await;
    let request = app
        .http
        .post(app.url("/login"))
        .header("origin", "https://evil.example");
    let answer = Answer::of(form(request, &[("email", "a@b.c"), ("password", "x")])).await;
    assert_eq!(answer.problem(403), "bad_origin");
}

#[actix_web::test]
async fn signing_out_ends_the_session() {
    let (_app, _, browser, _) = waiting().await;
    let out = browser.form("/logout", &[]).await;
    assert_eq!(
        (out.status, out.header("location").as_str()),
        (303, "/login")
    );
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(browser.page("/queue").await.status, 303);
}

#[actix_web::test]
async fn a_form_without_its_token_changes_nothing() {
    let (_app, ada, browser, ticket) = waiting().await;
    let path = format!("/tickets/{ticket}/accept");
    for fields in [vec![], vec![("csrf", "made up")]] {
        let answer = Answer::of(form(browser.request(Method::POST, &path), &fields)).await;
        assert_eq!(answer.status, 403);
        assert!(
            answer.text.contains("The form is out of date"),
            "{}",
            answer.text
        );
    }
    let foreign = browser
        .request(Method::POST, &path)
        .header("origin", "https://evil.example");
    assert_eq!(
        Answer::of(form(foreign, &[("csrf", &browser.csrf)]))
            .await
            .status,
        403
    );
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "waiting");
}

#[actix_web::test]
async fn a_ticket_goes_through_the_console_with_forms_alone() {
    let (_app, ada, browser, ticket) = waiting().await;
    let at = |name: &str| format!("/tickets/{ticket}/{name}?view=mine");
    let accepted = browser.form(&at("accept"), &[]).await;
    assert_eq!(accepted.status, 303);
    let back = accepted.header("location");
    assert_eq!(back, format!("/tickets/{ticket}?view=mine&flash=accepted"));
    let page = browser.page(&back).await;
    assert_eq!(page.status, 200);
    for shown in [
        "The ticket is yours",
        "Maria Lindqvist",
        "I can only rebook",
        "EUJUY6",
        "Hello Maria, this is Ada.",
    ] {
        assert!(page.text.contains(shown), "{shown} is not on the page");
    }
    assert_eq!(
        browser
            .form(&at("reply"), &[("text", "One\r\ntwo")])
            .await
            .status,
        303
    );
    assert_eq!(
        browser
            .form(&at("note"), &[("text", "a colleague's note")])
            .await
            .status,
        303
    );
    // A browser without script may send a note to the reply's address: it stays a note.
    let strayed = [("text", "not for the customer"), ("kind", "note")];
    assert_eq!(browser.form(&at("reply"), &strayed).await.status, 303);
    let resolved = browser.form(&at("resolve"), &[("note", "")]).await;
    assert_eq!(resolved.status, 303);
    let whole = ada.ticket(ticket).await;
    assert_eq!(whole["ticket"]["outcome"], "resolved");
    let said: Vec<(&str, &str)> = whole["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| {
            (
                m["visibility"].as_str().unwrap(),
                m["text"].as_str().unwrap(),
            )
        })
        .filter(|(_, text)| !text.contains("handing you over") && !text.contains("told our team"))
        .collect();
    let expected = [
        ("public", "One\ntwo"),
        ("internal", "a colleague's note"),
        ("internal", "not for the customer"),
    ];
    assert!(said.ends_with(&expected), "{said:?}");
}

#[actix_web::test]
async fn what_is_learned_goes_back_to_the_bot() {
    let (app, ada, browser, ticket) = waiting().await;
    ada.accept(ticket).await.expect(200);
    let fields = [
        ("to", "Helper bot"),
        ("note", "refund it"),
        ("fact_name", "iban"),
        ("fact_value", "DE02"),
        ("fact_name", ""),
        ("fact_value", ""),
        ("promises", "An answer today\r\n\r\nA voucher"),
    ];
    let returned = browser
        .form(&format!("/tickets/{ticket}/return"), &fields)
        .await;
    assert_eq!(returned.status, 303, "{}", returned.text);
    let whole = ada.ticket(ticket).await;
    assert_eq!(whole["ticket"]["status"], "offered");
    assert_eq!(whole["packet"]["version"], 2);
    assert_eq!(whole["packet"]["versions"].as_array().unwrap().len(), 2);
    let facts = whole["packet"]["facts"].as_array().unwrap();
    let iban = facts.iter().find(|fact| fact["name"] == "iban").unwrap();
    assert_eq!(
        (&iban["value"], &iban["source"]),
        (&json!("DE02"), &json!("Ada"))
    );
    assert_eq!(whole["packet"]["promises"][1]["text"], "A voucher");
    // The same as JSON, from a token.
    let other = number(&app.bot_of("Other bot", TEAM).await.escalate("web-2").await);
    ada.accept(other).await.expect(200);
    let body = json!({
        "to": "Helper bot", "facts": { "city": "Oslo", "n": { "value": 2, "confirmed": false } },
        "promises": ["A call", { "text": "A mail", "due": "2026-05-05T09:00:00Z" }], "unknown": 1,
    });
    let answer = ada.hand_back(other, &body).await.expect(200);
    assert_eq!(answer["ticket"]["status"], "offered");
    assert_eq!(answer["control"]["holder"], "bot");
    assert_eq!(answer["control"]["name"], "Helper bot");
}

#[actix_web::test]
async fn bad_fields_are_named_and_nothing_is_stored() {
    let (_app, ada, _, ticket) = waiting().await;
    ada.accept(ticket).await.expect(200);
    for (command, body, pointer) in [
        ("reply", json!({}), "/text"),
        ("reply", json!({ "text": "  " }), "/text"),
        ("reply", json!({ "text": "a\u{0}b" }), "/text"),
        ("reply", json!({ "text": 5 }), "/text"),
        (
            "reply",
            json!({ "text": "x".repeat(64 * 1024 + 1) }),
            "/text",
        ),
        (
            "reply",
            json!({ "text": "x", "client_id": "a b" }),
            "/client_id",
        ),
        (
            "reply",
            json!({ "text": "x", "client_id": "x".repeat(65) }),
            "/client_id",
        ),
        ("reply", json!({ "text": "x", "last_seq": -1 }), "/last_seq"),
        (
            "reply",
            json!({ "text": "x", "last_seq": 1.5 }),
            "/last_seq",
        ),
        ("reply", json!({ "text": "x", "force": "yes" }), "/force"),
        ("note", json!({ "text": null }), "/text"),
        (
            "resolve",
            json!({ "note": "x".repeat(16 * 1024 + 1) }),
            "/note",
        ),
        (
            "return",
            json!({ "facts": [{ "name": "a" }] }),
            "/facts/0/value",
        ),
        (
            "return",
            json!({ "facts": [{ "value": 1 }] }),
            "/facts/0/name",
        ),
        ("return", json!({ "facts": 7 }), "/facts"),
        (
            "return",
            json!({ "promises": [{ "text": "x", "due": "soon" }] }),
            "/promises/0/due",
        ),
        ("read", json!({}), "/seq"),
    ] {
        let answer = ada.command(ticket, command, &body).await;
        assert_eq!(answer.problem(422), "invalid", "{command}");
        let errors = answer.json()["errors"].clone();
        assert_eq!(errors[0]["pointer"], pointer, "{command}: {errors}");
    }
    let raw = |body: &'static str, media: &str| {
        let request = ada.request(Method::POST, &format!("/tickets/{ticket}/reply"));
        request.header("content-type", media).body(body)
    };
    assert_eq!(
        Answer::of(raw("{\"text\":", "application/json"))
            .await
            .problem(400),
        "malformed_body"
    );
    assert_eq!(
        Answer::of(raw("[]", "application/json")).await.problem(422),
        "invalid"
    );
    assert_eq!(
        Answer::of(raw("x", "text/plain")).await.problem(415),
        "unsupported_media_type"
    );
    let big = ada.request(Method::POST, &format!("/tickets/{ticket}/reply"));
    let big = big.json(&json!({ "text": "x".repeat(3 * 1024 * 1024) }));
    assert_eq!(Answer::of(big).await.problem(413), "body_too_large");
    assert_eq!(ada.ticket(ticket).await["ticket"]["status"], "active");
    let unknown = ada.command(ticket, "juggle", &json!({})).await;
    assert_eq!(unknown.problem(404), "not_found");
    assert_eq!(
        ada.get(&format!("/tickets/{ticket}/accept"))
            .await
            .problem(405),
        "method_not_allowed"
    );
}

#[actix_web::test]
async fn the_second_to_accept_is_told_who_has_it() {
    let (app, ada, _, ticket) = waiting().await;
    let ben = app.agent_with_password("Ben", Role::Agent).await;
    let answer = ada.accept(ticket).await.expect(200);
    assert_eq!(answer["ticket"]["agent"]["name"], "Ada");
    assert!(
        answer["draft"]
            .as_str()
            .unwrap()
            .starts_with("Hello Maria, this is Ada.")
    );
    let late = ben.accept(ticket).await;
    assert_eq!(late.problem(409), "ticket_taken");
    assert_eq!(late.json()["owner"]["name"], "Ada");
    let browser = Browser::sign_in(&app, &ben).await;
    let page = browser
        .form(&format!("/tickets/{ticket}/accept"), &[])
        .await;
    assert_eq!(page.status, 409);
    assert!(page.text.contains("Ada has this ticket"), "{}", page.text);
    // Being second is no fault: there is nothing to report, and so no number to quote.
    let reports = |text: &str| text.contains("if you ask for help");
    assert!(!reports(&page.text), "{}", page.text);
    // Nor is an address that was mistyped; a request that somebody else's page made is one.
    assert!(!reports(&browser.page("/tickets/99").await.text));
    let foreign = browser.page("/tickets/1?before=x").await;
    assert!(reports(&foreign.text), "{}", foreign.text);
    assert_eq!(
        ben.reply(ticket, "me too").await.problem(409),
        "control_lost"
    );
    assert_eq!(ben.resolve(ticket).await.status, 403);
}

#[actix_web::test]
async fn a_ticket_of_another_team_is_not_there_and_a_manager_sees_all() {
    let (app, _, _, ticket) = waiting().await;
    app.add_team("Elsewhere").await;
    let eve = app.person("Eve", Role::Agent, &["Elsewhere"]).await;
    assert_eq!(
        eve.get(&format!("/tickets/{ticket}")).await.problem(404),
        "not_found"
    );
    assert_eq!(eve.accept(ticket).await.problem(404), "not_found");
    assert!(eve.queue("all").await.is_empty());
    assert_eq!(
        eve.get("/queue?team=Support").await.problem(404),
        "not_found"
    );
    assert_eq!(eve.get("/overview").await.problem(403), "forbidden");
    let mona = app.manager("Mona").await;
    assert_eq!(mona.queue("all").await, [ticket]);
    assert!(mona.queue("team").await.is_empty());
    let overview = mona.get("/overview").await.expect(200);
    let teams = overview["teams"].as_array().unwrap();
    assert!(
        teams
            .iter()
            .any(|team| team["name"] == TEAM && team["waiting"] == 1)
    );
    let answer = mona.command(ticket, "take", &json!({})).await.expect(200);
    assert_eq!(answer["ticket"]["agent"]["name"], "Mona");
}

#[actix_web::test]
async fn a_queue_is_paged_and_says_what_it_does_not_understand() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    for index in 0..53 {
        bot.escalate(&format!("web-{index}")).await;
    }
    let first = ada.get("/queue").await.expect(200);
    let cursor = first["cursor"].as_str().unwrap();
    let second = ada
        .get(&format!("/queue?cursor={cursor}"))
        .await
        .expect(200);
    let numbers = |page: &Value| -> Vec<i64> {
        page["tickets"]
            .as_array()
            .unwrap()
            .iter()
            .map(|t| t["number"].as_i64().unwrap())
            .collect()
    };
    assert_eq!((numbers(&first).len(), numbers(&second).len()), (50, 3));
    assert!(
        numbers(&first)
            .iter()
            .all(|number| !numbers(&second).contains(number))
    );
    assert!(second["cursor"].is_null());
    let row = &first["tickets"][0];
    assert_eq!(row["customer"]["name"], "Maria Lindqvist");
    assert_eq!(
        (&row["status"], &row["reason"]),
        (&json!("waiting"), &json!("user_requested"))
    );
    assert_eq!(
        (&row["unread"], &row["agent"]),
        (&json!(true), &Value::Null)
    );
    for (query, pointer) in [
        ("view=theirs", "/view"),
        ("status=sleeping", "/status"),
        ("cursor=48", "/cursor"),
    ] {
        let answer = ada.get(&format!("/queue?{query}")).await;
        assert_eq!(answer.problem(422), "invalid");
        assert_eq!(answer.json()["errors"][0]["pointer"], pointer);
    }
    assert!(ada.get("/queue?status=snoozed").await.expect(200)["tickets"][0].is_null());
    assert!(ada.get("/queue?status=closed").await.expect(200)["tickets"][0].is_null());
    assert_eq!(ada.get("/queue/counts").await.expect(200)["team"], 53);
}

#[actix_web::test]
async fn newer_words_are_asked_about_before_a_reply_goes_out() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("web-1").await);
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    ada.accept(ticket).await.expect(200);
    let seen = ada.ticket(ticket).await["last_seq"].as_i64().unwrap();
    bot.say("web-1", "customer", "Wait, one more thing").await;
    let body = json!({ "text": "Done", "last_seq": seen, "client_id": "c-1" });
    let refused = ada.command(ticket, "reply", &body).await;
    assert_eq!(refused.problem(409), "newer_messages");
    assert_eq!(refused.json()["count"], 1);
    let last_seq = seen.to_string();
    let fields = [
        ("text", "Done <b>"),
        ("last_seq", last_seq.as_str()),
        ("client_id", "c-2"),
    ];
    let page = browser
        .form(&format!("/tickets/{ticket}/reply"), &fields)
        .await;
    assert_eq!(page.status, 409);
    for shown in [
        "1 new message since you started",
        "Done &#60;b&#62;",
        "Wait, one more thing",
        "value=\"c-2\"",
    ] {
        assert!(page.text.contains(shown), "{shown} is not on the page");
    }
    let forced = [fields.as_slice(), &[("force", "true")]].concat();
    assert_eq!(
        browser
            .form(&format!("/tickets/{ticket}/reply"), &forced)
            .await
            .status,
        303
    );
    // A retry is the same reply.
    assert_eq!(
        browser
            .form(&format!("/tickets/{ticket}/reply"), &forced)
            .await
            .status,
        303
    );
    let whole = ada.ticket(ticket).await;
    let messages = whole["messages"].as_array().unwrap();
    assert_eq!(
        messages.iter().filter(|m| m["text"] == "Done <b>").count(),
        1
    );
}

#[actix_web::test]
async fn drafts_are_kept_for_their_writer_and_go_with_the_reply() {
    let (app, ada, browser, ticket) = waiting().await;
    ada.accept(ticket).await.expect(200);
    let path = format!("/tickets/{ticket}/draft");
    let kept = [("kind", "reply"), ("text", "half a sentence")];
    assert_eq!(browser.script(Method::PUT, &path, &kept).await.status, 204);
    assert!(
        browser
            .page(&format!("/tickets/{ticket}"))
            .await
            .text
            .contains("half a sentence")
    );
    let ben = app.agent("Ben").await;
    assert!(
        !ben.ticket(ticket)
            .await
            .to_string()
            .contains("half a sentence")
    );
    let odd = browser
        .script(Method::PUT, &path, &[("kind", "poem"), ("text", "x")])
        .await;
    assert_eq!(odd.problem(422), "invalid");
    let sent = browser
        .script(
            Method::POST,
            &format!("/tickets/{ticket}/reply"),
            &[("text", "half a sentence, whole")],
        )
        .await;
    assert_eq!(
        sent.expect(200)["message"]["text"],
        "half a sentence, whole"
    );
    assert!(
        ada.ticket(ticket).await["drafts"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[actix_web::test]
async fn a_page_that_is_fetched_ahead_leaves_its_ticket_unread() {
    let (_app, ada, browser, ticket) = waiting().await;
    let unread = async || ada.get("/queue").await.expect(200)["tickets"][0]["unread"].clone();
    let page = format!("/tickets/{ticket}");
    let ahead = browser
        .request(Method::GET, &page)
        .header("x-requested-with", "baton")
        .header("purpose", "prefetch");
    let ahead = Answer::of(ahead).await;
    assert_eq!(ahead.status, 200);
    assert!(ahead.text.contains("id=\"composer\""));
    assert_eq!(unread().await, true);
    assert_eq!(browser.page(&page).await.status, 200);
    assert_eq!(unread().await, false);
}

#[actix_web::test]
async fn a_page_marks_as_read_and_a_program_does_not() {
    let (_app, ada, browser, ticket) = waiting().await;
    let unread = async || ada.get("/queue").await.expect(200)["tickets"][0]["unread"].clone();
    ada.ticket(ticket).await;
    assert_eq!(unread().await, true);
    assert_eq!(
        browser.page(&format!("/tickets/{ticket}")).await.status,
        200
    );
    assert_eq!(unread().await, false);
    let read = browser
        .script(
            Method::POST,
            &format!("/tickets/{ticket}/read"),
            &[("seq", "1")],
        )
        .await;
    assert_eq!(read.status, 204);
    assert_eq!(unread().await, false);
    assert_eq!(ada.command(ticket, "typing", &json!({})).await.status, 204);
}

#[actix_web::test]
async fn resolve_and_next_goes_on_to_the_next_ticket() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let (one, two) = (
        number(&bot.escalate("a").await),
        number(&bot.escalate("b").await),
    );
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let browser = Browser::sign_in(&app, &ada).await;
    ada.accept(one).await.expect(200);
    let next = [("next", "true")];
    let gone = browser
        .form(&format!("/tickets/{one}/resolve?view=team"), &next)
        .await;
    assert_eq!(
        gone.header("location"),
        format!("/tickets/{two}?view=team&flash=resolved")
    );
    ada.accept(two).await.expect(200);
    let gone = browser
        .form(&format!("/tickets/{two}/resolve?view=mine"), &next)
        .await;
    assert_eq!(gone.header("location"), "/queue?view=mine&flash=resolved");
}

#[actix_web::test]
async fn everything_a_bot_sent_is_there_as_json() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let mut body = escalation("web-1").to_string();
    body = body.replace(
        r#""state":{"step":3}"#,
        r#""state":{ "big" : 12345678901234567890123 }"#,
    );
    let answer = Answer::of(
        bot.request(Method::POST, "/escalations")
            .header("content-type", "application/json")
            .body(body),
    )
    .await;
    let ticket = number(&answer.expect(201));
    bot.say("web-1", "bot", "too late").await;
    ada.command(ticket, "note", &json!({ "text": "a note" }))
        .await
        .expect(200);
    let whole = ada.get(&format!("/tickets/{ticket}")).await;
    assert!(
        whole
            .text
            .contains(r#"{ "big" : 12345678901234567890123 }"#),
        "{}",
        whole.text
    );
    let whole = whole.json();
    assert_eq!(whole["packet"]["transcript"].as_array().unwrap().len(), 3);
    assert_eq!(whole["packet"]["task"]["name"], "refund");
    assert_eq!(whole["handoffs"][0]["to"]["kind"], "team");
    assert_eq!(whole["control"]["holder"], "team");
    let messages = whole["messages"].as_array().unwrap();
    let kinds: Vec<&str> = messages
        .iter()
        .map(|m| m["visibility"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["public", "suppressed", "internal"]);
}

#[actix_web::test]
async fn a_console_that_was_away_gets_what_it_missed() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ticket = number(&bot.escalate("web-1").await);
    let ada = app.agent("Ada").await;
    ada.accept(ticket).await.expect(200);
    let seen = ada.ticket(ticket).await["last_seq"].as_i64().unwrap();
    bot.say("web-1", "customer", "Are you there?").await;
    let path = format!("/tickets/{ticket}/updates");
    let missed = ada.get(&format!("{path}?after={seen}")).await.expect(200);
    assert_eq!(missed["seq"], seen + 1);
    assert!(
        missed["frames"][0]["html"]
            .as_str()
            .unwrap()
            .contains("Are you there?")
    );
    assert_eq!(ada.get(&path).await.problem(422), "invalid");
    assert_eq!(
        ada.get(&format!("{path}?after=-1")).await.problem(422),
        "invalid"
    );
}

#[actix_web::test]
async fn nobodys_words_become_markup() {
    let app = TestApp::spawn().await;
    let evil = "<script>alert(1)</script>\" onload=\"x";
    let mut body = escalation("web-1");
    body["customer"]["name"] = json!(evil);
    body["summary"] = json!(evil);
    body["transcript"][0]["text"] = json!(evil);
    body["facts"] = json!({ "a": evil });
    body["attachments"] = json!([{ "url": "https://x.example/\"><script>", "name": evil }]);
    let answer = app.bot().await.escalate_with(&body).await;
    let ada = app.agent_with_password("Ada", Role::Manager).await;
    let browser = Browser::sign_in(&app, &ada).await;
    let mut pages = vec![
        "/queue".to_owned(),
        "/overview".to_owned(),
        "/queue/fragment".to_owned(),
    ];
    if answer.status == 201 {
        pages.push(format!("/tickets/{}", number(&answer.json())));
    } else {
        body["attachments"] = json!([]);
        let ticket = number(
            &app.bot_of("b2", TEAM)
                .await
                .escalate_with(&body)
                .await
                .expect(201),
        );
        pages.push(format!("/tickets/{ticket}?flash=<script>"));
    }
    for path in pages {
        let page = browser.page(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text.contains("<script>"), "{path} has a raw script");
        assert!(
            !page.text.contains("\" onload=\"x"),
            "{path} lets a text out"
        );
        assert!(page.header("content-type").starts_with("text/html"));
    }
    let missing = browser.page("/tickets/<script>").await;
    assert_eq!(missing.status, 404);
    assert!(
        missing.text.contains("Not found, or you don’t have access"),
        "{}",
        missing.text
    );
}

#[actix_web::test]
async fn an_agent_goes_away_and_comes_back() {
    let (_app, ada, browser, _) = waiting().await;
    assert_eq!(
        browser.form("/me/away", &[("away", "on")]).await.status,
        303
    );
    assert!(browser.page("/queue").await.text.contains(">Away<"));
    let back = ada
        .post("/me/away", &json!({ "away": false }))
        .await
        .expect(200);
    assert_eq!(back["away"], false);
    assert!(browser.page("/queue").await.text.contains(">Available<"));
}

#[actix_web::test]
async fn words_begun_in_another_browser_stay_when_others_are_sent() {
    let app = TestApp::spawn().await;
    let ada = app.agent_with_password("Ada", Role::Agent).await;
    let ticket = number(&app.bot().await.escalate("c1").await);
    ada.accept(ticket).await.expect(200);
    let path = format!("/tickets/{ticket}/draft");
    let put = async |body: Value| {
        let answer = ada.request(Method::PUT, &path).json(&body).send().await;
        assert_eq!(answer.unwrap().status(), 204);
    };
    let browser = Browser::sign_in(&app, &ada).await;
    let page = async || {
        let page = browser.page(&format!("/tickets/{ticket}")).await;
        page.expect_page(200)
    };
    put(json!({ "kind": "reply", "text": "Begun elsewhere" })).await;
    ada.reply(ticket, "Sent from here").await.expect(200);
    put(json!({ "kind": "reply", "text": "", "sent": "Sent from here" })).await;
    assert!(page().await.contains("Begun elsewhere"));
    // What was begun of the words that were sent is gone.
    put(json!({ "kind": "reply", "text": "And so" })).await;
    ada.reply(ticket, "And so it goes").await.expect(200);
    assert!(!page().await.contains(">And so<"));
    put(json!({ "kind": "reply", "text": "Never mind" })).await;
    put(json!({ "kind": "reply", "text": "" })).await;
    assert!(!page().await.contains("Never mind"));
}
