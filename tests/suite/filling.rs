//! `baton fill`: a database to measure with.

use crate::support::{TEAM, TestApp, process};

#[actix_web::test]
async fn a_filled_database_is_filled_once_however_often_it_is_asked() {
    let app = TestApp::spawn().await;
    let boss = app.manager("Boss").await;
    app.bot_of("pip", TEAM).await;
    let fill = ["fill", "60", "--bot", "pip"];
    let mut shown = Vec::new();
    for _ in 0..2 {
        let (went_well, said) = process::run(&app.database, &fill).await;
        assert!(went_well && said.contains("100 % done"), "{said}");
        let found = boss.get("/search?q=status:closed").await.expect(200);
        shown.push(found["tickets"].as_array().unwrap().len());
    }
    assert_eq!(shown, [3, 3]);
}
