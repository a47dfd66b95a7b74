//! Signing in.

use super::desk::Desk;
use super::support::PASSWORD;

#[actix_web::test]
async fn a_wrong_password_is_told_and_the_right_one_leads_to_the_queue() {
    let desk = Desk::open().await;
    let ada = desk.hire("Ada").await;
    let window = desk.window().await;
    window.open("/").await;
    window.give_password(&ada.email, "not the password").await;
    window.see("[role=alert]", "password").await;
    assert_eq!(window.written("[name=email]").await, ada.email);
    window.give_password(&ada.email, PASSWORD).await;
    window.see(".queue__title", "Team").await;
    window
        .see(".queue__empty-title", "No tickets are waiting")
        .await;
    assert_eq!(window.path().await, "/queue");
    window.assert_quiet().await;
}

#[actix_web::test]
async fn who_is_signed_out_comes_to_the_ticket_they_wanted_after_signing_in() {
    let desk = Desk::open().await;
    let ada = desk.hire("Ada").await;
    let ticket = desk.maria_waits().await;
    let window = desk.window().await;
    let wanted = format!("/tickets/{ticket}?view=all");
    window.open(&wanted).await;
    window.give_password(&ada.email, PASSWORD).await;
    window.see("h1", "Maria Lindqvist").await;
    assert_eq!(window.path().await, wanted);
}
