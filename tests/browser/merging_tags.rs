//! The tags of the settings: a row stays where it is while it asks, and two tags become one.

use super::desk::Desk;
use baton::domain::base::words::Role;
use serde_json::json;

#[actix_web::test]
async fn a_row_stays_where_it_is_and_offers_to_merge_a_name_that_is_taken() {
    let desk = Desk::open().await;
    let ada = desk.hire("Ada").await;
    let mona = desk.app.agent_with_password("Mona", Role::Manager).await;
    let ticket = desk.maria_waits().await;
    ada.command(ticket, "tags", &json!({ "add": ["refnd", "refund"] }))
        .await
        .expect(200);
    let window = desk.window().await;
    window.sign_in(&mona.email).await;
    window.open("/settings/tags").await;
    let place =
        "const at = document.querySelector('.tag-row__delete summary').getBoundingClientRect()
        return `${at.x} ${at.y}`";
    let before = window.run(place, vec![]).await;
    window.click(".tag-row__delete summary").await;
    window
        .see(".tag-row__sure", "removed from every ticket")
        .await;
    assert_eq!(window.run(place, vec![]).await, before);
    window.click(".tag-row__delete summary").await;
    window.write(".tag-row [name=name]", "Refund").await;
    window.click(".tag-row > .button").await;
    window
        .see_once(".tag-row__wrong", "Another tag already has this name")
        .await;
    window.see_written(".tag-row [name=name]", "Refund").await;
    window.click(".tag-row__wrong .button").await;
    window.see_once(".hashtag", "refund").await;
    window.see_no(".hashtag", "refnd").await;
    window.assert_quiet().await;
}
