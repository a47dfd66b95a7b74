//! Signing out.

use super::desk::Desk;

#[actix_web::test]
async fn who_signs_out_is_asked_before_unsent_words_are_deleted_and_then_they_are() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.click(".actions [data-key=b]").await;
    ada.write("#return [name=note]", "She wants a voucher")
        .await;
    ada.click("#return [command=close]").await;
    let sign_out = async || {
        ada.click(".nav__me").await;
        ada.click("[data-sign-out] button").await;
    };
    sign_out().await;
    ada.see("#sign-out[open]", "has not been sent").await;
    ada.click("#sign-out [command=close]").await;
    assert_eq!(ada.path().await, format!("/tickets/{ticket}"));
    sign_out().await;
    ada.click("#sign-out[open] [type=submit]").await;
    ada.see("h1", "Sign in to Baton").await;
    ada.until(
        "nothing is kept",
        "return localStorage.length === 0",
        Vec::new(),
    )
    .await;
}

#[actix_web::test]
async fn who_has_nothing_unsent_signs_out_at_once() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    ada.click(".nav__me").await;
    ada.click("[data-sign-out] button").await;
    ada.see("h1", "Sign in to Baton").await;
    ada.assert_quiet().await;
}
