//! Two workers over one outbox: each mail leaves once, however long the others take.

use crate::support::TestApp;
use baton::domain::base::ids::DeliveryId;
use baton::domain::team::Team;
use baton::services::Delivered;
use std::time::Duration;

/// Long for one mail, and less than a lease.
const SLOW: Duration = Duration::from_secs(100);

async fn due(app: &TestApp) -> Vec<DeliveryId> {
    app.services.timekeeper().due_deliveries(20).await.unwrap()
}

/// Two mails that wait to be sent.
async fn two_mails() -> TestApp {
    let app = TestApp::spawn().await;
    let bot = app.bot().await;
    app.agent("Ada").await;
    app.agent("Ben").await;
    bot.escalate("c1").await;
    app.pass(Team::ACCEPT_WITHIN).await;
    app
}

#[actix_web::test]
async fn a_mail_that_waits_for_a_slow_one_is_leased_when_its_turn_comes() {
    let app = two_mails().await;
    let mails = due(&app).await;
    let lease = async |id| app.services.timekeeper().lease_delivery(id).await.unwrap();
    assert!(lease(mails[0]).await.is_some());
    app.clock.advance(SLOW);
    let sent = app
        .services
        .timekeeper()
        .record_delivery(mails[0], Delivered::Done);
    sent.await.unwrap();
    assert!(lease(mails[1]).await.is_some());
    app.clock.advance(SLOW);
    assert_eq!(due(&app).await, [], "the second is still this worker's");
    assert_eq!(lease(mails[1]).await, None);
}

#[actix_web::test]
async fn a_mail_that_another_worker_sent_meanwhile_is_passed_over() {
    let app = two_mails().await;
    let mails = due(&app).await;
    assert_eq!(app.deliver_all().await.len(), 2);
    for id in mails {
        assert_eq!(
            app.services.timekeeper().lease_delivery(id).await.unwrap(),
            None
        );
    }
}

#[actix_web::test]
async fn a_mail_whose_worker_died_is_sent_when_its_lease_has_run_out() {
    let app = two_mails().await;
    let first = due(&app).await[0];
    assert!(
        app.services
            .timekeeper()
            .lease_delivery(first)
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(app.deliver_all().await.len(), 1);
    app.clock.advance(SLOW * 2);
    assert_eq!(app.deliver_all().await.len(), 2);
}
