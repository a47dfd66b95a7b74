//! Saved replies in the composer.

use super::desk::Desk;
use fantoccini::key::Key;
use serde_json::json;

#[actix_web::test]
async fn a_saved_reply_is_found_by_what_is_typed_and_inserted_with_its_values() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    for (name, text) in [
        (
            "Greeting",
            "Hi {{customer.first_name|there}}, it is {{agent.name}}.",
        ),
        ("Gate", "Please go to {{fact:gate}}."),
    ] {
        let body = json!({ "do": "add", "name": name, "text": text });
        agent.post("/replies", &body).await.expect(201);
    }
    let ada = desk.window().await;
    ada.sign_in(&agent.email).await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;

    // A word in the middle of a text; Enter does not end the line.
    ada.write(".composer__text", "Dear customer. /gre").await;
    ada.see("#replies [aria-selected=true]", "Greeting").await;
    ada.see_no("#replies li", "Gate").await;
    ada.press(Key::Enter).await;
    ada.see_written(".composer__text", "Dear customer. Hi Maria, it is Ada.")
        .await;
    ada.see_no("#replies li", "").await;
    ada.send().await;
    ada.see_once(".message--agent", "Hi Maria, it is Ada.")
        .await;
    ada.see_no(".message.is-sending", "").await;
    let list = agent.get("/replies").await.expect(200);
    let uses = list["replies"].as_array().unwrap().iter();
    let uses: Vec<i64> = uses.map(|reply| reply["uses"].as_i64().unwrap()).collect();
    assert_eq!(uses, [0, 1], "Gate, Greeting");

    // Esc closes the list and leaves what was typed; a slash inside a word opens none.
    ada.write(".composer__text", "/").await;
    ada.see("#replies li", "Gate").await;
    ada.press(Key::Escape).await;
    ada.see_no("#replies li", "").await;
    ada.see_written(".composer__text", "/").await;
    ada.write(".composer__text", "24/7").await;
    ada.see_no("#replies li", "").await;

    // The button, and a place that nobody has filled in.
    ada.write(".composer__text", "").await;
    ada.click("[data-replies-open]").await;
    ada.see("#replies li", "Gate").await;
    ada.press(Key::Down).await;
    ada.press(Key::Up).await;
    ada.press(Key::Tab).await;
    let gate = "Please go to [fact:gate].";
    ada.see_written(".composer__text", gate).await;
    ada.send().await;
    ada.see(".guard", "Not filled in: [fact:gate]").await;
    ada.see_no(".message--agent", "Please go to").await;
    ada.click("[data-known-force]:not([aria-disabled])").await;
    ada.see_once(".message--agent", gate).await;

    // A word that was to find one is no reply by itself.
    for typed in ["/gat", "One moment /gat please"] {
        ada.write(".composer__text", typed).await;
        ada.send().await;
        ada.see(".guard", "No saved reply was chosen for /gat")
            .await;
        ada.see_no(".message--agent", "/gat").await;
        ada.see_written(".composer__text", typed).await;
    }
    // The list that it opens ends the question; what comes from it is asked about anew.
    ada.write(".composer__text", "Hello /gat").await;
    ada.see("#replies [aria-selected=true]", "Gate").await;
    ada.press(Key::Escape).await;
    ada.send().await;
    ada.see(".guard", "No saved reply was chosen for /gat")
        .await;
    ada.click("[data-replies-open]").await;
    ada.see("#replies [aria-selected=true]", "Gate").await;
    ada.press(Key::Enter).await;
    ada.see_written(".composer__text", &format!("Hello {gate}"))
        .await;
    ada.see_no(".guard", "No saved reply").await;
    ada.send().await;
    ada.see(".guard", "Not filled in: [fact:gate]").await;
    ada.see_no(".message--agent", "Hello Please go").await;
    // Nor are the strokes that ask for suggestions.
    ada.write(".composer__text", "//").await;
    ada.send().await;
    ada.see(".guard", "No suggestion was chosen for //").await;
    ada.write(
        ".composer__text",
        "We are here 24/7 and/or at https://a.example/b",
    )
    .await;
    ada.send().await;
    ada.see_once(".message--agent", "24/7 and/or").await;
}

#[actix_web::test]
async fn what_a_saved_reply_does_is_told_before_it_is_sent_and_can_be_left_out() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    let body = json!({
        "do": "add", "name": "Refunded", "text": "Your refund is on its way.", "tags": "refund", "then": "resolve",
    });
    agent.post("/replies", &body).await.expect(201);
    let ada = desk.window().await;
    ada.sign_in(&agent.email).await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.write(".composer__text", "/ref").await;
    ada.see(
        "#replies [aria-selected=true]",
        "Tag: refund · Resolve the ticket",
    )
    .await;
    ada.press(Key::Enter).await;
    ada.see(".composer__does", "Tag: refund").await;
    ada.click("[data-does-not]").await;
    ada.see_no(".composer__does", "").await;
    ada.send().await;
    ada.see_once(".message--agent", "Your refund is on its way.")
        .await;
    assert_eq!(agent.ticket(ticket).await["ticket"]["status"], "active");

    // A note in between does not forget it, and an emptied box does.
    ada.write(".composer__text", "/ref").await;
    ada.see("#replies [aria-selected=true]", "Refunded").await;
    ada.press(Key::Enter).await;
    ada.write(".composer__text", "").await;
    ada.see_no(".composer__does", "").await;
    ada.write(".composer__text", "/ref").await;
    ada.see("#replies [aria-selected=true]", "Refunded").await;
    ada.press(Key::Enter).await;
    ada.click(".tab--note span").await;
    ada.see_no(".composer__does", "").await;
    ada.click(".tab:not(.tab--note) span").await;
    ada.see(".composer__does", "Resolve the ticket").await;
    // Nor does a reload.
    ada.open(&format!("/tickets/{ticket}")).await;
    ada.see(".composer__does", "Resolve the ticket").await;
    ada.see_written(".composer__text", "Your refund is on its way.")
        .await;
    ada.click(".composer__text").await;
    ada.send().await;
    ada.see(".control__state", "resolved").await;
    ada.see(".hashtag", "refund").await;
    // As after E: it is told, one goes on at the heading, and Z takes it back.
    ada.see(".toast", "is resolved").await;
    ada.see("h1:focus", "Maria").await;
    ada.keys("z").await;
    ada.see(".control__state", "you").await;
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn a_saved_reply_goes_into_the_note_for_the_bot() {
    let desk = Desk::open().await;
    let agent = desk.hire("Ada").await;
    let ada = desk.window().await;
    ada.sign_in(&agent.email).await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    // Without any there is nothing to choose.
    ada.click(".actions [data-key=b]").await;
    ada.see("#return", "Note for the bot").await;
    ada.see_no("#return [data-inserts]", "").await;
    ada.press(Key::Escape).await;
    let body = json!({ "do": "add", "name": "Refund agreed", "text": "Refund for #{{ticket.number}} agreed." });
    agent.post("/replies", &body).await.expect(201);
    ada.open(&format!("/tickets/{ticket}")).await;
    ada.click(".actions [data-key=b]").await;
    ada.see("#return [data-inserts]", "Refund agreed").await;
    ada.write("#return [name=note]", "Please go on. ").await;
    let choose = "const list = document.querySelector('#return [data-inserts]')
        list.selectedIndex = 1
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    ada.run(choose, vec![]).await;
    let note = format!("Please go on. Refund for #{ticket} agreed.");
    ada.see_written("#return [name=note]", &note).await;
    ada.click("#return .button--primary").await;
    ada.see(".handoff", "agreed.").await;
    ada.assert_quiet().await;
}
