//! Setting routing rules in the console and on the command line, and trying them on past tickets first.

use crate::console::Browser;
use crate::support::agent::{AgentClient, number};
use crate::support::bot::escalation;
use crate::support::process;
use crate::support::{TEAM, TestApp};
use baton::domain::base::words::Role;
use serde_json::json;

/// Sends a form as a page would, and answers the status and the page.
async fn form(by: &AgentClient, fields: &[(&str, &str)]) -> (u16, String) {
    let request = by
        .request(reqwest::Method::POST, "/settings/routing")
        .form(fields);
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.text().await.unwrap())
}

/// The names of the rules that hold, in order.
async fn names(by: &AgentClient) -> Vec<String> {
    let routes = by.get("/settings/routing").await.expect(200);
    let rules = routes["rules"].as_array().unwrap();
    rules
        .iter()
        .map(|rule| rule["name"].as_str().unwrap().to_owned())
        .collect()
}

const RULES: &str = "
[[rules]]
name = \"Spanish\"
when.language = \"es\"
then.team = \"Español\"

[[rules]]
name = \"rest\"
then.priority = \"low\"
";

#[actix_web::test]
async fn a_manager_saves_adds_moves_and_removes_rules() {
    let app = TestApp::spawn().await;
    app.add_team("Español").await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    assert_eq!(form(&boss, &[("do", "save"), ("text", RULES)]).await.0, 303);
    let add = [
        ("do", "add"),
        ("revision", "1"),
        ("name", "gold"),
        ("customer", "Tier = gold, orders >= 10"),
        ("intent", "refund_* >= 0.5, cancel"),
        ("hours", "not Mo-Fr 09:00-17:00"),
        ("zone", "Europe/Madrid"),
        ("team", TEAM),
        ("priority", "urgent"),
        ("overrides_bot", "on"),
    ];
    let (status, page) = form(&boss, &add).await;
    assert_eq!(status, 303, "{page}");
    assert_eq!(
        names(&boss).await,
        ["Spanish", "gold", "rest"],
        "before the rule for all"
    );
    let routes = boss.get("/settings/routing").await.expect(200);
    assert_eq!(
        routes["rules"][1]["when"],
        json!({
            "intent": [{ "name": "refund_*", "at_least": 0.5 }, "cancel"],
            "customer": { "Tier": ["gold"], "orders": [">= 10"] },
            "hours": [{ "outside": "Mo-Fr 09:00-17:00", "zone": "Europe/Madrid" }],
        })
    );
    assert_eq!(routes["rules"][1]["overrides_bot"], true);
    let up = [("do", "up"), ("rule", "gold"), ("revision", "2")];
    assert_eq!(form(&boss, &up).await.0, 303);
    assert_eq!(names(&boss).await, ["gold", "Spanish", "rest"]);
    let (status, page) = form(&boss, &up).await;
    assert_eq!(status, 422, "somebody else was first");
    assert!(
        page.contains("Somebody else has changed the rules"),
        "{page}"
    );
    let off = [("do", "off"), ("rule", "gold"), ("revision", "3")];
    assert_eq!(form(&boss, &off).await.0, 303);
    let routes = boss.get("/settings/routing").await.expect(200);
    assert_eq!(routes["rules"][0]["enabled"], false);
    let on = [("do", "on"), ("rule", "gold"), ("revision", "4")];
    assert_eq!(form(&boss, &on).await.0, 303);
    let hides = [("do", "up"), ("rule", "rest"), ("revision", "5")];
    let (status, page) = form(&boss, &hides).await;
    assert_eq!(status, 422);
    assert!(page.contains("rest would hide Spanish"), "{page}");
    let mut remove = vec![("do", "remove"), ("rule", "gold"), ("revision", "5")];
    let (status, page) = form(&boss, &remove).await;
    assert_eq!(status, 200, "it asks first");
    assert!(page.contains("Remove the rule “gold”?"), "{page}");
    assert!(page.contains(r#"name="revision" value="5""#), "{page}");
    assert_eq!(names(&boss).await, ["gold", "Spanish", "rest"]);
    remove.push(("confirm", "true"));
    assert_eq!(form(&boss, &remove).await.0, 303);
    assert_eq!(names(&boss).await, ["Spanish", "rest"]);
    let gone = [("do", "remove"), ("rule", "gold")];
    assert_eq!(form(&boss, &gone).await.0, 404);
    let answer = bot.escalate("c1").await;
    assert_eq!(answer["ticket"]["priority"], "low", "it holds at once");
}

/// What a browser would send of the form that stands in a page at this id.
fn fields_of(page: &str, id: &str) -> Vec<(String, String)> {
    let (_, form) = page.split_once(&format!("id=\"{id}\"")).unwrap();
    let form = form.split("</form>").next().unwrap();
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(
            rest.split('"')
                .next()?
                .replace("&#62;", ">")
                .replace("&#60;", "<"),
        )
    };
    let mut fields = Vec::new();
    for tag in form.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap();
        let is_box = tag.contains("type=\"checkbox\"");
        match attribute(tag, "name") {
            Some(name) if tag.starts_with("select") => fields.push((name, String::new())),
            Some(name) if tag.starts_with("input") && (!is_box || tag.ends_with(" checked")) => {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
            None if tag.starts_with("option") && tag.ends_with(" selected") => {
                fields.last_mut().unwrap().1 = attribute(tag, "value").unwrap();
            }
            _ => {}
        }
    }
    fields
}

#[actix_web::test]
async fn a_rule_is_edited_in_the_form_it_was_made_in() {
    let app = TestApp::spawn().await;
    app.add_team("Español").await;
    let (_bot, boss) = (app.bot().await, app.manager("Boss").await);
    let add = [
        ("do", "add"),
        ("name", "patient people"),
        ("pick.reason", "negative_sentiment"),
        ("pick.reason", "safety"),
        ("reason", "VIP customer"),
        ("pick.language", "es"),
        ("language", "pt-BR"),
        ("pick.intent", "refund_* >= 0.5"),
        ("customer", "Tier = gold, orders >= 10"),
        ("when_open", "outside"),
        ("hours", "Mo-Fr 09:00-17:00"),
        ("zone", "Europe/Madrid"),
        ("team", "Español"),
        ("priority", "high"),
    ];
    let (status, page) = form(&boss, &add).await;
    assert_eq!(status, 303, "{page}");
    let made = boss.get("/settings/routing").await.expect(200)["rules"].clone();
    assert_eq!(
        made[0]["when"]["reason"],
        json!(["negative_sentiment", "safety", "vip"]),
        "{made}"
    );
    assert_eq!(
        made[0]["when"]["hours"],
        json!([{ "outside": "Mo-Fr 09:00-17:00", "zone": "Europe/Madrid" }])
    );
    let off = [("do", "off"), ("rule", "patient people")];
    assert_eq!(form(&boss, &off).await.0, 303);
    let before = boss.get("/settings/routing").await.expect(200)["rules"].clone();

    let page = seen(&app, "/settings/routing?edit=patient+people").await;
    assert!(
        page.contains("angry or distressed, or safety concern, or VIP customer"),
        "in the words of the rows: {page}"
    );
    let mut sent = fields_of(&page, "route-add");
    sent.push(("do".to_owned(), "replace".to_owned()));
    let answer = send(&boss, &sent).await;
    assert_eq!(answer.0, 303, "{}", answer.1);
    let after = boss.get("/settings/routing").await.expect(200)["rules"].clone();
    assert_eq!(
        after, before,
        "what was not touched is as it was, also that it is off"
    );

    for (name, value) in &mut sent {
        match name.as_str() {
            "name" => *value = "calm people".to_owned(),
            "revision" => *value = "3".to_owned(),
            "priority" => *value = "urgent".to_owned(),
            _ => {}
        }
    }
    let answer = send(&boss, &sent).await;
    assert_eq!(answer.0, 303, "{}", answer.1);
    let after = boss.get("/settings/routing").await.expect(200)["rules"].clone();
    assert_eq!(after[0]["name"], "calm people");
    assert_eq!(after[0]["then"]["priority"], "urgent");
    assert_eq!(after[0]["when"], before[0]["when"]);
    let (status, _) = send(&boss, &sent).await;
    assert_eq!(status, 422, "of a revision that is past");
    let by_program = json!({ "do": "replace", "rule": "calm people", "new": before[0] });
    boss.post("/settings/routing", &by_program)
        .await
        .expect(200);
    assert_eq!(names(&boss).await, ["patient people"]);
}

/// A page as a manager sees it.
async fn seen(app: &TestApp, path: &str) -> String {
    let max = app.agent_with_password("Max", Role::Manager).await;
    let browser = Browser::sign_in(app, &max).await;
    browser.page(path).await.expect_page(200)
}

/// Sends fields as a page would, each as often as it stands there.
async fn send(by: &AgentClient, fields: &[(String, String)]) -> (u16, String) {
    let request = by.request(reqwest::Method::POST, "/settings/routing");
    let answer = request.form(fields).send().await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.text().await.unwrap())
}

#[actix_web::test]
async fn what_is_wrong_is_told_beside_what_was_typed_and_nothing_is_stored() {
    let app = TestApp::spawn().await;
    let _bot = app.bot().await;
    let boss = app.manager("Boss").await;
    for (text, told) in [
        (
            RULES,
            "Spanish, then.team: There is no team Español. Teams: Support",
        ),
        ("[[rules]]\nname = <b>", "line 2"),
        (
            "[[rules]]\nname = \"x\"\nwhen.colour = \"red\"",
            "line 3: unknown field `colour`",
        ),
        (
            "[[rules]]\nname = \"all\"\nthen.priority = \"low\"\n[[rules]]\nname = \"b\"\nwhen.tags = \"x\"\nthen.priority = \"low\"",
            "all would hide b",
        ),
        (
            "[[rules]]\nname = \"x\"\nthen.require_skills = \"chess\"",
            "There is no skill chess",
        ),
        (
            "[[rules]]\nname = \"x\"\nthen.bot = \"Hal\"",
            "There is no bot Hal. Bots: Helper bot",
        ),
    ] {
        for wanted in ["save", "try"] {
            let (status, page) = form(&boss, &[("do", wanted), ("text", text)]).await;
            assert_eq!(status, 422, "{text}");
            assert!(page.contains(told), "{told}: {page}");
            assert!(!page.contains("<b>"), "escaped");
        }
    }
    let add = [
        ("do", "add"),
        ("name", "x"),
        ("reason", "bored"),
        ("customer", "tier"),
        ("team", TEAM),
    ];
    let (status, page) = form(&boss, &add).await;
    assert_eq!(status, 422);
    assert!(
        page.contains("Reason: must be one of asked for a person")
            && page.contains("Customer: write attribute = value"),
        "{page}"
    );
    assert!(page.contains("value=\"bored\""), "what was typed stays");
    let list = page.split("<summary aria-invalid=true").nth(1).unwrap();
    let list = list.split("</summary>").next().unwrap();
    assert!(
        list.contains(">Reason<") && list.contains("field__wrong"),
        "the list itself is marked: {list}"
    );
    let bare = [("do", "add"), ("customer", "tier"), ("when_open", "during")];
    let (status, page) = form(&boss, &bare).await;
    assert_eq!(status, 422);
    for told in [
        "Customer: write",
        "Hours: write",
        "Name: required",
        "Choose a team, a bot",
    ] {
        assert!(
            page.contains(&format!("<li dir=\"auto\">{told}")),
            "all at once: {page}"
        );
    }
    for field in ["name", "customer", "hours", "team"] {
        assert!(
            page.contains(&format!("name=\"{field}\" ")),
            "{field}: {page}"
        );
        let start = format!("name=\"{field}\" ");
        let fields = page.split(&start);
        let marked = fields.skip(1).any(|rest| {
            rest.split_once('>')
                .is_some_and(|(field, _)| field.contains("aria-invalid=true"))
        });
        assert!(marked, "{field}: {page}");
    }
    let any_time = [
        ("do", "add"),
        ("name", "x"),
        ("customer", "tier"),
        ("when_open", "any"),
        ("hours", "nine"),
    ];
    let (_, page) = form(&boss, &any_time).await;
    assert!(!page.contains("Hours: write"), "they are hidden: {page}");
    assert_eq!(names(&boss).await, [""; 0]);
    let odd = json!({ "do": "dance" });
    assert_eq!(
        boss.post("/settings/routing", &odd).await.problem(422),
        "invalid"
    );
    let odd = json!({ "do": "save", "rules": [{ "name": "x", "then": { "squad": "A" } }] });
    assert_eq!(
        boss.post("/settings/routing", &odd).await.problem(422),
        "invalid"
    );
}

#[actix_web::test]
async fn changed_rules_are_tried_on_past_tickets_and_nothing_changes() {
    let app = TestApp::spawn().await;
    app.add_team("Español").await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let mut spanish = escalation("c1");
    spanish["conversation"]["language"] = json!("es-MX");
    let moved = number(&bot.escalate_with(&spanish).await.expect(201));
    bot.escalate("c2").await;
    bot.escalate("c3").await;
    let new = [
        ("do", "try_new"),
        ("name", "es"),
        ("language", "es"),
        ("team", "Español"),
    ];
    let (status, page) = form(&boss, &new).await;
    assert_eq!(status, 200);
    assert!(
        page.contains(
            "1 of the last 3 tickets would go elsewhere. 2 would be routed as before. \
             The rule applies to 1 of the tested tickets."
        ),
        "{page}"
    );
    assert!(
        page.contains("value=\"es\""),
        "what was typed stays: {page}"
    );
    let unnamed: Vec<_> = new
        .into_iter()
        .filter(|(field, _)| *field != "name")
        .collect();
    let (status, page) = form(&boss, &unnamed).await;
    assert_eq!(status, 200, "no name is needed yet: {page}");
    assert!(page.contains("rule “New rule”"), "{page}");
    let nothing = [("do", "add"), ("name", "x"), ("language", "es")];
    let (status, page) = form(&boss, &nothing).await;
    assert_eq!(status, 422);
    assert!(
        page.contains(">Choose a team, a bot, a priority or skills.<"),
        "{page}"
    );
    for list in ["team", "to_bot", "priority"] {
        let marked = format!("<select name=\"{list}\" aria-invalid=true");
        assert!(page.contains(&marked), "{list}: {page}");
    }
    let beside = "<em class=\"field__wrong\" dir=\"auto\">Choose a team";
    assert_eq!(page.matches(beside).count(), 1, "{page}");
    for level in ["Urgent", "High", "Normal", "Low"] {
        let choice = format!("value=\"{}\">{level}</option>", level.to_lowercase());
        assert!(page.contains(&choice), "as in the inbox: {page}");
    }
    let (status, page) = form(&boss, &[("do", "try"), ("text", RULES)]).await;
    assert_eq!(status, 200);
    assert!(
        page.contains("1 of the last 3 tickets would go elsewhere."),
        "{page}"
    );
    assert!(
        page.contains("2 more would go to the same place with a different priority"),
        "{page}"
    );
    assert!(
        page.contains("A rule applies to 3 of the tested tickets."),
        "{page}"
    );
    assert!(page.contains("normal → <b>low</b>"), "{page}");
    assert!(
        page.contains(&format!("href=\"/tickets/{moved}\"")),
        "{page}"
    );
    let rules = baton::domain::rules::routing::as_toml::read(RULES).unwrap();
    let body = json!({ "do": "try", "rules": rules });
    let tried = boss.post("/settings/routing", &body).await.expect(200);
    assert_eq!(tried["moves"], json!([["team Support", "team Español", 1]]));
    assert_eq!(tried["differs"][0]["ticket"], moved);
    assert_eq!(tried["differs"][0]["reason"], "rule “Spanish”");
    assert_eq!(names(&boss).await, [""; 0], "trying stores nothing");
    assert_eq!(boss.ticket(moved).await["ticket"]["team"], TEAM);
}

#[actix_web::test]
async fn routing_rules_are_for_who_leads() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ada = app.agent("Ada").await;
    assert_eq!(ada.get("/settings/routing").await.status, 403);
    for wanted in ["save", "try", "up"] {
        assert_eq!(form(&ada, &[("do", wanted), ("text", "")]).await.0, 403);
    }
    let as_bot = bot
        .http
        .get(app.url("/settings/routing"))
        .bearer_auth(&bot.key);
    assert_eq!(as_bot.send().await.unwrap().status(), 401);
    let root = app.person("Root", Role::Admin, &[]).await;
    root.get("/settings/routing").await.expect(200);
}

#[actix_web::test]
async fn the_command_line_exports_imports_and_tries() {
    let app = TestApp::spawn().await;
    app.add_team("Español").await;
    let (bot, boss) = (app.bot().await, app.manager("Boss").await);
    let mut spanish = escalation("c1");
    spanish["conversation"]["language"] = json!("es");
    bot.escalate_with(&spanish).await.expect(201);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rules.toml");
    let path = file.to_str().unwrap();
    std::fs::write(&file, RULES).unwrap();
    let on = &app.database;
    let (ok, tried) = process::run(on, &["routing", "try", path, "--json"]).await;
    assert!(ok, "{tried}");
    assert!(
        tried.contains("\"differs\"") && tried.contains("team Español"),
        "{tried}"
    );
    assert_eq!(names(&boss).await, [""; 0]);
    let (ok, told) = process::run(on, &["routing", "import", path]).await;
    assert!(ok && told.contains("revision 1"), "{told}");
    assert_eq!(names(&boss).await, ["Spanish", "rest"]);
    let (ok, exported) = process::run(on, &["routing", "export"]).await;
    assert!(ok);
    std::fs::write(&file, &exported).unwrap();
    assert!(
        process::run(on, &["routing", "import", path]).await.0,
        "{exported}"
    );
    std::fs::write(&file, RULES.replace("Español", "Elsewhere")).unwrap();
    let (ok, told) = process::run(on, &["routing", "import", path]).await;
    assert!(!ok && told.contains("There is no team Elsewhere"), "{told}");
    assert_eq!(
        names(&boss).await,
        ["Spanish", "rest"],
        "nothing is changed"
    );
}
