//! Files: uploaded, made part of a conversation, read by whom they concern; in the database and in a
//! directory.

use super::support::TestApp;
use super::support::agent::number;
use super::support::answer::Answer;
use super::support::bot::escalation;
use super::support::database::TestDatabase;
use super::support::file::{form, png};
use baton::domain::base::time::Moment;
use baton::services::Clock;
use baton::storage::file_store::FileStore;
use reqwest::Method;
use serde_json::{Value, json};
use std::future::Future;
use std::path::Path;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Runs a test with its files in the database, and then in a directory.
async fn in_each_store<F: Future<Output = ()>>(run: impl Fn(TestApp, Option<&'static Path>) -> F) {
    run(TestApp::spawn().await, None).await;
    let directory: &'static Path = Box::leak(Box::new(tempfile::tempdir().unwrap())).path();
    let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
    let app = TestApp::at(TestDatabase::create().await, clock, |config| {
        config.files.store = FileStore::Directory(directory.to_owned());
    })
    .await;
    app.add_team(super::support::TEAM).await;
    run(app, Some(directory)).await;
    std::fs::remove_dir_all(directory).unwrap();
}

fn names(directory: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(directory).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[actix_web::test]
async fn what_a_bot_attaches_is_read_by_agents_byte_for_byte() {
    in_each_store(|app, directory| async move {
        let (bot, ada) = (app.bot().await, app.agent("Ada").await);
        let picture = png(64, 48);
        let up = bot.upload("Receipt Größe.png", "image/png", &picture).await;
        let file = up.expect(201);
        let id = file["id"].as_str().unwrap().to_owned();
        assert_eq!(up.headers["location"], file["url"].as_str().unwrap());
        assert_eq!(file["name"], "Receipt Größe.png");
        assert_eq!((&file["width"], &file["height"]), (&json!(64), &json!(48)));
        assert_eq!(file["size"], picture.len());
        assert_eq!(bot.file(&id).await, (200, picture.clone()));
        assert_eq!(ada.file(&id).await.0, 404, "nobody's but the bot's so far");
        let mut body = escalation("maria");
        body["attachments"] = json!([{ "file": id, "name": "The receipt" }]);
        let ticket = number(&bot.escalate_with(&body).await.expect(201));
        let shown = ada.ticket(ticket).await["packet"]["attachments"][0].clone();
        assert_eq!(shown["url"], format!("/files/{id}"));
        assert_eq!(
            (&shown["name"], &shown["media_type"]),
            (&json!("The receipt"), &json!("image/png"))
        );
        assert_eq!(ada.file(&id).await, (200, picture.clone()));
        assert_eq!(directory.map(names), directory.map(|_| vec![id.clone()]));
        // A day later it is still there: it belongs to a conversation now.
        app.clock.advance(3 * DAY);
        app.services.timekeeper().sweep().await.unwrap();
        assert_eq!(ada.file(&id).await, (200, picture));
    })
    .await;
}

#[actix_web::test]
async fn a_message_may_be_a_picture_alone_and_tells_what_it_is() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("maria").await);
    let id = bot.uploaded("shot.png").await;
    let body = json!({ "sender": "customer", "attachments": [{ "file": id }] });
    let said = bot.message("maria", &body).await.expect(201);
    let sent = &said["message"]["attachments"][0];
    let expected = json!({ "file": id, "name": "shot.png", "content_type": "image/png",
        "size": png(20, 10).len(), "url": format!("/api/v1/files/{id}") });
    assert_eq!(sent, &expected);
    let events = bot.events("maria").await;
    let told = &events.last().unwrap()["data"]["message"];
    assert_eq!(
        (&told["text"], &told["attachments"][0]),
        (&json!(""), &expected)
    );
    let page = app
        .services
        .reading()
        .ticket_for_all(baton::domain::base::ids::TicketId(ticket))
        .await
        .unwrap();
    assert!(
        page.messages
            .iter()
            .any(|message| message.meta.as_deref().is_some_and(|m| m.contains(&id)))
    );
    assert_eq!(ada.file(&id).await.0, 200);
    bot.message("maria", &json!({ "sender": "customer" }))
        .await
        .expect(422);
}

#[actix_web::test]
async fn what_an_agent_attaches_reaches_the_bot_in_the_event_of_the_reply() {
    in_each_store(|app, _| async move {
        let (bot, ada) = (app.bot().await, app.agent("Ada").await);
        let ticket = number(&bot.escalate("maria").await);
        ada.accept(ticket).await.expect(200);
        let id = ada.uploaded("refund.pdf", b"%PDF-1.4 refund").await;
        assert_eq!(bot.file(&id).await.0, 404, "not said yet");
        let body =
            json!({ "text": "Here it is", "client_id": "c1", "attachments": [{ "file": id }] });
        let sent = ada.command(ticket, "reply", &body).await.expect(200);
        assert_eq!(
            sent["message"]["attachments"][0]["url"],
            format!("/files/{id}")
        );
        let again = ada.command(ticket, "reply", &body).await.expect(200);
        assert_eq!(again["message"]["id"], sent["message"]["id"]);
        let told = bot.events("maria").await.pop().unwrap()["data"]["message"].clone();
        assert_eq!(told["text"], "Here it is");
        assert_eq!(told["attachments"][0]["file"], id.as_str());
        assert_eq!(told["attachments"][0]["content_type"], "application/pdf");
        let url = told["attachments"][0]["url"].as_str().unwrap().to_owned();
        let path = url.strip_prefix("/api/v1").unwrap();
        assert_eq!(bot.get(path).await.text, "%PDF-1.4 refund");
        let alone = json!({ "attachments": [{ "file": ada.uploaded("b.txt", b"words").await }] });
        ada.command(ticket, "reply", &alone).await.expect(200);
    })
    .await;
}

#[actix_web::test]
async fn a_file_of_a_note_is_never_a_bots() {
    let app = TestApp::spawn().await;
    let (bot, ada, ben) = (
        app.bot().await,
        app.agent("Ada").await,
        app.agent("Ben").await,
    );
    let ticket = number(&bot.escalate("maria").await);
    ada.accept(ticket).await.expect(200);
    let secret = b"%PDF-1.4 what finance says".to_vec();
    let id = ada.uploaded("finance.pdf", &secret).await;
    let body = json!({ "text": "For us only", "attachments": [{ "file": id }] });
    ada.command(ticket, "note", &body).await.expect(200);
    assert_eq!(ben.file(&id).await, (200, secret), "colleagues read it");
    assert_eq!(bot.file(&id).await.0, 404);
    let head = bot.request(Method::HEAD, &format!("/files/{id}"));
    assert_eq!(head.send().await.unwrap().status(), 404);
    // It cannot be named into a bot's hands either, nor by a colleague who did not bring it.
    let named = json!({ "sender": "customer", "text": "x", "attachments": [{ "file": id }] });
    let refused = bot.message("maria", &named).await.expect(422);
    assert_eq!(refused["errors"][0]["pointer"], "/attachments/0/file");
    let by_ben = json!({ "text": "y", "attachments": [{ "file": id }] });
    ada.hand_back(ticket, &json!({ "note": "done" }))
        .await
        .expect(200);
    ben.command(ticket, "reply", &by_ben).await.expect(409);
    ben.command(ticket, "note", &by_ben).await.expect(422);
    let seen = bot.events("maria").await;
    assert!(!json!(seen).to_string().contains(&id), "{seen:?}");
    let packet = bot.conversation("maria").await.to_string();
    assert!(!packet.contains(&id));
    assert_eq!(bot.file(&id).await.0, 404, "not after the hand-back either");
}

#[actix_web::test]
async fn another_bot_and_another_team_find_nothing() {
    let app = TestApp::spawn().await;
    app.add_team("Sales").await;
    let (bot, other) = (app.bot().await, app.bot_of("Sales bot", "Sales").await);
    let stranger = app
        .person("Sol", baton::domain::base::words::Role::Agent, &["Sales"])
        .await;
    let id = bot.uploaded("shot.png").await;
    let mut body = escalation("maria");
    body["attachments"] = json!([{ "url": "https://a.example/1" }, { "file": id }]);
    let foreign = other.escalate_with(&body).await.expect(422);
    assert_eq!(foreign["errors"][0]["pointer"], "/attachments/1/file");
    let tickets = other.get("/tickets").await.expect(200);
    assert_eq!(tickets["tickets"], json!([]), "nothing was stored");
    other.get("/conversations/maria").await.expect(404);
    bot.escalate_with(&body).await.expect(201);
    assert_eq!(other.file(&id).await.0, 404);
    assert_eq!(stranger.file(&id).await.0, 404);
    assert_eq!(app.manager("Mo").await.file(&id).await.0, 200);
    for id in ["fil_unknown", "..%2F..%2Fetc%2Fpasswd", "%00"] {
        assert_eq!(bot.file(id).await.0, 404);
        assert_eq!(stranger.file(id).await.0, 404);
    }
    let nobody = app.http.get(app.url(&format!("/files/{id}")));
    assert_eq!(nobody.send().await.unwrap().status(), 401);
    let batch = json!({ "messages": [
        { "sender": "customer", "text": "kept", "external_id": "1" },
        { "sender": "customer", "text": "b", "attachments": [{ "file": "fil_unknown" }] } ] });
    let refused = bot.message("maria", &batch).await.expect(422);
    assert_eq!(
        refused["errors"][0]["pointer"],
        "/messages/1/attachments/0/file"
    );
    let spoken = bot.spoken("maria").await;
    assert!(
        spoken.iter().all(|(_, text)| text != "kept"),
        "all or nothing"
    );
}

#[actix_web::test]
async fn a_guest_bot_reads_what_was_said_and_the_packet() {
    let app = TestApp::spawn().await;
    app.add_team("Claims").await;
    let (bot, guest) = (app.bot().await, app.bot_of("Claims bot", "Claims").await);
    let ada = app.agent("Ada").await;
    let id = bot.uploaded("shot.png").await;
    let mut body = escalation("maria");
    body["attachments"] = json!([{ "file": id }]);
    body["return_to"] = json!(["Claims bot"]);
    let ticket = number(&bot.escalate_with(&body).await.expect(201));
    ada.accept(ticket).await.expect(200);
    assert_eq!(guest.file(&id).await.0, 404);
    let to = json!({ "to": "Claims bot", "note": "please take it" });
    ada.hand_back(ticket, &to).await.expect(200);
    assert_eq!(guest.file(&id).await, (200, png(20, 10)));
}

#[actix_web::test]
async fn a_patch_adds_a_file_and_the_same_one_twice_changes_nothing() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let ticket = bot.escalate("maria").await["ticket"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let id = bot.uploaded("shot.png").await;
    let path = format!("/tickets/{ticket}");
    let body = json!({ "attachments": [{ "file": id }] });
    let patched = bot.patch(&path, &body).await.expect(200);
    let version = &patched["packet"]["version"];
    assert_eq!(
        &bot.patch(&path, &body).await.expect(200)["packet"]["version"],
        version
    );
    let wrong = json!({ "attachments": [{ "file": "fil_unknown" }] });
    let refused = bot.patch(&path, &wrong).await.expect(422);
    assert_eq!(refused["errors"][0]["pointer"], "/attachments/0/file");
    let both = json!({ "attachments": [{ "file": id, "url": "https://a.example" }] });
    let refused = bot.patch(&path, &both).await.expect(422);
    assert_eq!(refused["errors"][0]["pointer"], "/attachments/0/url");
}

#[actix_web::test]
async fn the_same_file_twice_is_one_file() {
    in_each_store(|app, directory| async move {
        let bot = app.bot().await;
        let first = bot
            .upload("a.png", "image/png", &png(4, 4))
            .await
            .expect(201);
        let second = bot.upload("a.png", "image/png", &png(4, 4)).await;
        assert_eq!((second.status, &second.json()), (200, &first));
        let renamed = bot
            .upload("b.png", "image/png", &png(4, 4))
            .await
            .expect(201);
        assert_ne!(renamed["id"], first["id"]);
        assert_eq!(directory.map(|d| names(d).len()), directory.map(|_| 2));
        // Two at once, each with a boundary of its own.
        let bytes = png(5, 5);
        let (one, two) = futures_util::join!(
            bot.upload("c.png", "image/png", &bytes),
            bot.upload("c.png", "image/png", &bytes),
        );
        assert_eq!(one.json()["id"], two.json()["id"]);
        let keyed = |bytes: Vec<u8>| {
            let request = bot.request(Method::POST, "/files?name=k.png");
            Answer::of(request.header("idempotency-key", "k1").body(bytes))
        };
        keyed(png(6, 6)).await.expect(201);
        keyed(png(6, 6)).await.expect(200);
        keyed(png(7, 7)).await.expect(422);
        assert_eq!(directory.map(|d| names(d).len()), directory.map(|_| 4));
    })
    .await;
}

#[actix_web::test]
async fn what_nobody_refers_to_within_a_day_is_removed() {
    in_each_store(|app, directory| async move {
        let bot = app.bot().await;
        let (old, touched) = (
            bot.uploaded("old.png").await,
            bot.uploaded("again.png").await,
        );
        app.clock.advance(DAY - Duration::from_secs(60));
        bot.upload("again.png", "image/png", &png(20, 10))
            .await
            .expect(200);
        if let Some(directory) = directory {
            std::fs::write(directory.join("fil_orphan"), b"x").unwrap();
            std::fs::write(directory.join("fil_half.part"), b"x").unwrap();
            std::fs::write(directory.join("somebody-elses.txt"), b"x").unwrap();
        }
        app.clock.advance(Duration::from_secs(61));
        app.services.timekeeper().sweep().await.unwrap();
        assert_eq!(bot.file(&old).await.0, 404);
        assert_eq!(bot.file(&touched).await.0, 200);
        let late = json!({ "sender": "customer", "text": "x", "attachments": [{ "file": old }] });
        bot.message("maria", &late).await.expect(422);
        if let Some(directory) = directory {
            // What was written today by the machine's clock is old by the one that was moved.
            app.clock.advance(Duration::from_secs(400 * 24 * 3600));
            app.services.timekeeper().sweep().await.unwrap();
            assert_eq!(names(directory), ["somebody-elses.txt"]);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_file_goes_out_so_that_it_can_do_no_harm() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let show = |id: String| {
        let request = bot.request(Method::GET, &format!("/files/{id}"));
        Answer::of(request)
    };
    let picture = show(bot.uploaded("a (b) ü.png").await).await;
    let text = bot.upload("notes.txt", "text/plain", b"<b>hi</b> ok").await;
    // A browser would take it for a page; as text alone it is not taken.
    assert_eq!(text.status, 422);
    let text = bot
        .upload("notes.txt", "text/plain", b"hi")
        .await
        .expect(201);
    let text = show(text["id"].as_str().unwrap().to_owned()).await;
    for answer in [&picture, &text] {
        assert_eq!(answer.status, 200);
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && policy.ends_with("sandbox"));
        assert_eq!(
            answer.headers["cross-origin-resource-policy"],
            "same-origin"
        );
        assert!(
            answer.headers["cache-control"]
                .to_str()
                .unwrap()
                .starts_with("private")
        );
    }
    let how = |answer: &Answer| {
        answer.headers["content-disposition"]
            .to_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        how(&picture),
        "inline; filename=\"a (b) _.png\"; filename*=UTF-8''a%20%28b%29%20%C3%BC.png"
    );
    assert!(how(&text).starts_with("attachment; filename=\"notes.txt\""));
    assert_eq!(text.headers["content-type"], "text/plain; charset=utf-8");
    let tag = picture.headers["etag"].clone();
    let known = bot
        .upload("a (b) ü.png", "image/png", &png(20, 10))
        .await
        .json();
    let again = bot
        .request(
            Method::GET,
            &format!("/files/{}", known["id"].as_str().unwrap()),
        )
        .header("if-none-match", tag);
    assert_eq!(Answer::of(again).await.status, 304);
}

#[actix_web::test]
async fn what_customers_send_from_their_office_is_taken_and_goes_out_as_attachment() {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    let table = b"Name;Betrag\r\nM\xfcller;12,50 \x80\r\n";
    let card = b"BEGIN:VCARD\r\nFN:Maria\r\nEND:VCARD\r\n";
    let mail = b"From: maria@example.com\r\nSubject: x\r\n\r\n<script>alert(1)</script>";
    for (name, said, bytes, media_type) in [
        ("table.csv", "text/csv", table.as_slice(), "text/csv"),
        ("maria.vcf", "text/vcard", card, "text/vcard; charset=utf-8"),
        ("old.eml", "message/rfc822", mail, "message/rfc822"),
    ] {
        let stored = bot.upload(name, said, bytes).await.expect(201);
        let request = bot.request(
            Method::GET,
            &format!("/files/{}", stored["id"].as_str().unwrap()),
        );
        let answer = Answer::of(request).await;
        assert_eq!(answer.headers["content-type"], media_type);
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        let how = answer.headers["content-disposition"].to_str().unwrap();
        assert!(how.starts_with("attachment;"), "{how}");
    }
    let renamed = bot
        .upload("photo.jpg", "image/jpeg", &png(20, 10))
        .await
        .expect(201);
    assert_eq!(renamed["name"], "photo.png", "{renamed}");
    // As other programs call the same.
    for (name, said, bytes) in [
        ("table.csv", "text/comma-separated-values", table.as_slice()),
        ("table.csv", "text/x-csv", table),
        ("table.csv", "application/vnd.ms-excel", table),
        ("maria.vcf", "text/x-vcard", card),
        ("photo.jpg", "image/jpg", &png(20, 10)),
    ] {
        let taken = bot.upload(name, said, bytes).await;
        assert!(taken.status < 300, "{said}: {}", taken.text);
    }
}

#[actix_web::test]
async fn files_outlive_a_restart_and_a_change_of_where_they_are_kept() {
    let app = TestApp::spawn().await;
    let (bot, clock) = (app.bot().await, app.clock.clone());
    let id = bot.uploaded("a.png").await;
    let directory = tempfile::tempdir().unwrap();
    let store = FileStore::Directory(directory.path().join("files"));
    let database = app.stop().await;
    let app = TestApp::at(database, clock, |config| config.files.store = store).await;
    let bot = super::support::bot::BotClient {
        base: app.url(""),
        ..bot
    };
    assert_eq!(bot.file(&id).await, (200, png(20, 10)));
    let new = bot.uploaded("b.png").await;
    assert_eq!(names(&directory.path().join("files")), [new]);
}

#[actix_web::test]
async fn without_script_words_and_file_come_in_one_form() {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate("maria").await);
    ada.accept(ticket).await.expect(200);
    let send = |fields: Vec<(&'static str, &'static str)>, name: &'static str, bytes: Vec<u8>| {
        let (media_type, body) = form(&fields, name, "application/octet-stream", &bytes);
        let request = ada.request(Method::POST, &format!("/tickets/{ticket}/reply"));
        Answer::of(request.header("content-type", media_type).body(body))
    };
    let sent = send(
        vec![("text", "As\r\nasked"), ("kind", "reply")],
        "a.csv",
        b"a,b\n".to_vec(),
    );
    let sent: Value = sent.await.expect(200);
    assert_eq!(sent["message"]["text"], "As\nasked");
    assert_eq!(
        sent["message"]["attachments"][0]["content_type"],
        "text/csv"
    );
    let none = send(vec![("text", "No file")], "", Vec::new())
        .await
        .expect(200);
    assert_eq!(none["message"]["attachments"], Value::Null);
    let refused = send(vec![("text", "words")], "a.pdf", png(2, 2))
        .await
        .expect(422);
    assert_eq!(refused["code"], "file_type_mismatch");
    let spoken = bot.spoken("maria").await;
    assert!(spoken.iter().all(|(_, text)| text != "words"));
    // Nowhere else is a form in parts taken.
    let (media_type, body) = form(&[], "a.png", "image/png", &png(2, 2));
    let resolve = ada.request(Method::POST, &format!("/tickets/{ticket}/resolve"));
    let answer = Answer::of(resolve.header("content-type", media_type).body(body)).await;
    assert_eq!(answer.status, 415);
}
