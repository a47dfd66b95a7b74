//! Language routing: who writes Portuguese is offered only to who reads it.

use super::*;

#[actix_web::test]
async fn a_portuguese_customer_is_offered_only_to_who_writes_portuguese() {
    let mut run = Recording::of("5-language-routing", "Language routing");
    let desk = Desk::open().await;
    desk.app.add_team("International").await;
    let offers = SetTeam {
        assignment: Some(Assignment::Offer),
        ..SetTeam::default()
    };
    desk.app
        .services
        .teams()
        .set_team("International".to_owned(), offers)
        .await
        .unwrap();
    let mona = work(&desk, "Mona", Role::Manager, &[]).await;
    let ada = sit(&desk, "Ada", "International").await;
    let rui = sit(&desk, "Rui", "International").await;
    writes(&desk, "Ada", &["en", "es"]).await;
    writes(&desk, "Rui", &["pt", "en"]).await;

    mona.open("/settings/routing").await;
    mona.write("#route-add [name=name]", "Portuguese").await;
    mona.click("#route-add .picker:has([name=language]) > summary")
        .await;
    mona.write("#route-add [name=language]", "pt").await;
    choose(&mona, "#route-add select[name=team]", "International").await;
    run.sees(
        "Mona",
        &mona,
        "adds a rule: Portuguese goes to the team International",
    )
    .await;
    mona.click("#route-add button[value=add]").await;
    mona.see(".route__name", "Portuguese").await;

    let wish = json!({
        "conversation": { "external_id": "wa-5501", "channel": "whatsapp", "language": "pt-BR" },
        "trigger": { "reason": "user_requested" },
        "customer": { "name": "Beatriz Souza", "phone": "+55 11 5550 0173" },
        "summary": "Parcel BR48213 has been in customs for ten days.",
        "transcript": [
            { "role": "customer", "text": "Meu pacote está parado na alfândega há dez dias" },
            { "role": "bot", "text": "Sinto muito. Ainda não tenho novidades." },
            { "role": "customer", "text": "Quero falar com uma pessoa" },
        ],
        "facts": { "parcel": "BR48213" },
    });
    let opened = desk.bot.escalate_with(&wish).await.expect(201);
    assert_eq!(opened["ticket"]["team"], "International");
    let say = opened["say"].as_str().unwrap();
    assert!(say.contains("pessoa"), "{say}");
    run.wire(
        "Helper bot",
        "escalates in Portuguese, and is told what to say in Portuguese",
        &json!({ "team": opened["ticket"]["team"], "say": say }),
    );
    assert_eq!(desk.app.offer().await, 1);
    let page = format!("/tickets/{}", number(&opened));

    rui.see(".row .status", "offered").await;
    rui.click(".row__link").await;
    rui.see(".composer__blocked", "Offered to you").await;
    rui.click(".packet details:has(.routing) > summary").await;
    rui.see(".routing", "by the rule “Portuguese”").await;
    rui.see(".routing", "Not Ada: does not write Portuguese")
        .await;
    run.sees("Rui", &rui, "is offered the ticket and reads why")
        .await;
    ada.open(&page).await;
    ada.see(".composer__blocked", "Offered to Rui").await;
    ada.see_no(".actions", "Accept").await;
    run.sees("Ada", &ada, "who writes no Portuguese, cannot accept it")
        .await;

    later(&desk, 10);
    take(&rui).await;
    see_greeting(&rui, "Olá Beatriz, aqui é Rui").await;
    run.sees("Rui", &rui, "accepts, and the greeting is in Portuguese")
        .await;
    rui.reply("Olá Beatriz, aqui é o Rui. Já falei com a alfândega: o pacote sai amanhã.")
        .await;
    rui.see_once(SENT, "o pacote sai amanhã").await;
    let (who, words) = heard_words(&desk, &desk.bot).await;
    assert_eq!(who, "Rui");
    run.wire("Helper bot", "hears his words", &words);
    for window in [&ada, &rui, &mona] {
        window.assert_quiet().await;
    }
}
