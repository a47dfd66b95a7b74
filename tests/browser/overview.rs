//! The managers' overview.

use super::desk::Desk;
use baton::domain::base::words::Role;

const WAITING: &str = ".total:first-child dd";

#[actix_web::test]
async fn the_overview_follows_by_itself_and_its_numbers_open_their_tickets() {
    let desk = Desk::open().await;
    let mona = desk.app.agent_with_password("Mona", Role::Manager).await;
    let ada = desk.hire("Ada").await;
    let window = desk.window().await;
    window.sign_in(&mona.email).await;
    window.open("/overview").await;
    window.see(WAITING, "0").await;
    let ticket = desk.maria_waits().await;
    window.see(WAITING, "1").await;
    desk.bot.escalate("jon").await;
    window.see(WAITING, "2").await;
    ada.accept(ticket).await.expect(200);
    window.see(WAITING, "1").await;
    window.see(".total:nth-child(5) dd", "1").await;
    window.click(&format!("{WAITING} a")).await;
    window.see(".queue__filter-chip", "waiting").await;
    window.see_once(".row", "waiting").await;
    window.see_once(".row", "").await;
    // The filter holds for what comes live as well.
    desk.bot.escalate("eva").await;
    window.see_no(&format!("#row-{ticket}"), "").await;
    window.see("#row-3", "waiting").await;
    ada.accept(3).await.expect(200);
    window.see_no("#row-3", "").await;
    window.assert_quiet().await;
}
