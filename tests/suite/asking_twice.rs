//! The guard against asking twice, with what an agent really writes: in every language Baton speaks, through the reply.

use crate::support::TestApp;
use crate::support::agent::{AgentClient, number};
use serde_json::{Value, json};

/// A case in which everything is known that the drafts ask for.
async fn known() -> (TestApp, AgentClient, i64) {
    let app = TestApp::spawn().await;
    let (bot, ada) = (app.bot().await, app.agent("Ada").await);
    let ticket = number(&bot.escalate_with(&everything()).await.expect(201));
    ada.accept(ticket).await.expect(200);
    (app, ada, ticket)
}

fn everything() -> Value {
    json!({
        "conversation": { "external_id": "c1", "language": "en" },
        "trigger": { "reason": "user_requested" },
        "customer": {
            "external_id": "u1",
            "name": "Maria Lindqvist",
            "email": "maria@example.com",
            "phone": "+46 8 123 456",
            "attributes": { "address": "Storgatan 1", "customer_number": "4711", "plan": "gold" },
        },
        "facts": { "order_number": "48213" },
    })
}

const ORDER: (&str, &[&str]) = (
    "order_number",
    &[
        "Please reply with your order number",
        "I need to know your order number to continue.",
        "Could you please send over your order number?",
        "I'm going to need your order number.",
        "Please type your order number below.",
        "Would you mind sharing your order number?",
        "Can you confirm the order number for me?",
        "What would your order number be?",
        "If you give me your order number, I'll look into it.",
        "Kindly send the order number.",
        "May I know the order number?",
        "Which order number did you give them?",
        "Just send me the order no., thanks",
        "Necesito saber su número de pedido para continuar.",
        "¿Me puede decir su número de pedido?",
        "¿Podría indicarme el número de pedido?",
        "Por favor, envíenos su número de pedido.",
        "¿Cuál sería su número de pedido?",
        "¿Puedo saber su número de pedido?",
        "Veuillez m'indiquer votre numéro de commande.",
        "Pouvez-vous me communiquer votre numéro de commande ?",
        "J'ai besoin de connaître votre numéro de commande.",
        "Merci de me transmettre votre numéro de commande.",
        "Merci de répondre avec votre numéro de commande.",
        "Quel serait votre numéro de commande ?",
        "Puis-je connaître votre numéro de commande ?",
        "Bitte antworten Sie mit Ihrer Bestellnummer.",
        "Ich muss Ihre Bestellnummer wissen, um fortzufahren.",
        "Bitte teilen Sie mir Ihre Bestellnummer mit.",
        "Dürfte ich Ihre Bestellnummer erfahren?",
        "Ich bräuchte noch Ihre Bestellnummer.",
        "Kann ich Ihre Bestellnummer bekommen?",
        "Por favor, responda com o número do pedido.",
        "Preciso do número do seu pedido para continuar.",
        "Pode me informar o número do pedido?",
        "Poderia me enviar o número do pedido?",
        "Posso saber o número do pedido?",
        "Once I have your order number I can check with the warehouse.",
        "Dès que j'aurai votre numéro de commande, je regarde.",
        "Assim que tiver o número do pedido, eu verifico.",
    ],
);

const NAME: (&str, &[&str]) = (
    "name",
    &[
        "What is your name?",
        "Can I have your name, please?",
        "Could you tell me your full name?",
        "Who do I have the pleasure of speaking with?",
        "¿Cuál es su nombre?",
        "¿Me dice su nombre, por favor?",
        "Comment vous appelez-vous ?",
        "Puis-je avoir votre nom ?",
        "Wie ist Ihr Name?",
        "Darf ich Ihren Namen wissen?",
        "Qual é o seu nome?",
        "Como se chama?",
        "Could you tell me the name the order was placed under?",
        "¿A nombre de quién está el pedido?",
        "À quel nom est la commande ?",
        "Auf welchen Namen läuft die Bestellung?",
    ],
);

const EMAIL: (&str, &[&str]) = (
    "email",
    &[
        "¿Podría darme su correo electrónico?",
        "Können Sie mir Ihre E-Mail-Adresse geben?",
        "What's your email?",
        "Which email address did you use?",
        "What email address can I reach you at?",
        "¿A qué correo electrónico le escribo?",
        "À quelle adresse e-mail puis-je vous écrire ?",
        "Unter welcher E-Mail-Adresse erreiche ich Sie?",
        "Para qual e-mail posso escrever?",
        "Quelle est votre adresse e-mail ?",
        "Wie lautet Ihre E-Mail-Adresse?",
        "Qual é o seu e-mail?",
    ],
);

const PHONE: (&str, &[&str]) = (
    "phone",
    &[
        "What's the best number to reach you on?",
        "Which phone number can we call you on?",
        "¿Cuál es el mejor teléfono para llamarle?",
        "Quel est le meilleur numéro pour vous joindre ?",
        "Unter welcher Nummer erreiche ich Sie?",
        "Qual é o melhor telefone para entrarmos em contato com você?",
    ],
);

const ATTRIBUTES: [(&str, &[&str]); 3] = [
    (
        "address",
        &[
            "What is your address?",
            "Could you give me your address?",
            "Wie lautet Ihre Adresse?",
            "Quelle est votre adresse ?",
        ],
    ),
    (
        "customer_number",
        &[
            "What is your customer number?",
            "Please give me your customer number.",
            "¿Cuál es su número de cliente?",
            "Quel est votre numéro de client ?",
            "Wie lautet Ihre Kundennummer?",
            "Qual é o seu número de cliente?",
        ],
    ),
    (
        "plan",
        &[
            "Which plan are you on?",
            "What plan do you have?",
            "¿Qué plan tiene?",
        ],
    ),
];

const HARMLESS: [&str; 48] = [
    "I see your order number 48213 and look into it.",
    "Your order number is on the way?",
    "There is no need to send your order number.",
    "You don't have to give me your order number again.",
    "Thank you for your order number.",
    "Have you received the goods from your order?",
    "I'll send the invoice to your e-mail address.",
    "Shall I send the confirmation to maria@example.com?",
    "Would you like to change your plan?",
    "Do you want us to deliver it to the same address?",
    "What is the name of the shop?",
    "What happened when you opened the parcel?",
    "Could you send me a photo of the damage?",
    "Su pedido ya está en camino. ¿Puedo ayudarle en algo más?",
    "He enviado la confirmación a su correo electrónico.",
    "¿Quiere cambiar su plan?",
    "Votre commande est partie. Puis-je vous aider pour autre chose ?",
    "J'ai envoyé la confirmation à votre adresse e-mail.",
    "Pouvez-vous m'envoyer une photo ?",
    "Ihre Bestellung ist unterwegs. Kann ich sonst noch etwas für Sie tun?",
    "Ich schicke Ihnen die Rechnung an Ihre E-Mail-Adresse.",
    "Können Sie mir ein Foto schicken?",
    "Sie müssen mir Ihre Bestellnummer nicht noch einmal nennen.",
    "O seu pedido já foi enviado. Posso ajudar em mais alguma coisa?",
    "Enviei a confirmação para o seu e-mail.",
    "Pode me enviar uma foto?",
    "¿Puedo ayudarle con su número de pedido?",
    "Sie müssen wissen, dass sich Ihre Bestellnummer nicht ändert.",
    "No tiene que darme su número de pedido otra vez.",
    "Vous n'avez pas besoin de redonner votre numéro de commande.",
    "Não precisa me enviar o número do pedido de novo.",
    "Shall I change your address?",
    "Which order would you like to cancel first, the lamp or the chair?",
    "Which order do you mean, the lamp or the chair?",
    "What went wrong with the order?",
    "Which colour do you prefer?",
    "When would a delivery suit you?",
    "Once I have checked your order number I'll write to you.",
    "The best number of guests for this room is two, would that do?",
    "Is there another phone number we may call?",
    "¿Qué fue mal con el pedido?",
    "Quel est le problème avec la commande ?",
    "Was ist an der Bestellung falsch?",
    "O que aconteceu com o pedido?",
    "Shall I put the booking under another name?",
    "Qual é o novo endereço para onde devemos enviar as próximas faturas?",
    "What is the new address we should send it to?",
    "Which other phone number can we call you on?",
];

#[actix_web::test]
async fn whoever_asks_for_what_is_known_is_told_in_every_language() {
    let (_app, ada, ticket) = known().await;
    let asked = [ORDER, NAME, EMAIL, PHONE].into_iter().chain(ATTRIBUTES);
    let mut missed = Vec::new();
    for (name, drafts) in asked {
        for draft in drafts {
            let answer = ada.reply(ticket, draft).await;
            let held = answer.json()["name"].clone();
            if answer.status != 409 || held != name {
                missed.push(format!("{} {held} ({name}): {draft}", answer.status));
            }
        }
    }
    assert_eq!(missed, [""; 0], "{missed:#?}");
}

#[actix_web::test]
async fn whoever_asks_for_something_else_is_not_stopped() {
    let (_app, ada, ticket) = known().await;
    let mut stopped = Vec::new();
    for draft in HARMLESS {
        let answer = ada.reply(ticket, draft).await;
        if answer.status != 200 {
            stopped.push(format!("{}: {draft}", answer.text));
        }
    }
    assert_eq!(stopped, [""; 0], "{stopped:#?}");
}
