//! The sentences themselves, in every language that is built in.

use super::Phrase;

/// Languages Baton can say everything in.
pub const LANGUAGES: [(&str, &str); 5] = [
    ("en", "English"),
    ("es", "Spanish"),
    ("fr", "French"),
    ("de", "German"),
    ("pt", "Portuguese"),
];

/// The text of a phrase, with its placeholders; English for a language that is not built in.
pub fn built_in(phrase: Phrase, language: &str) -> &'static str {
    use Phrase as P;
    match (language, phrase) {
        ("es", P::HandedOver) => {
            "Le paso con una persona de nuestro equipo. Ya tiene todo lo que hemos hablado y le responderá aquí."
        }
        ("es", P::InLine) => "Usted es el número {position} en la cola.",
        ("es", P::InLineWait) => {
            "Usted es el número {position} en la cola; suele tardar alrededor de {wait}."
        }
        ("es", P::NobodyOnline) => {
            "He avisado a nuestro equipo y le he pasado todo lo que hemos hablado. Ahora mismo no hay nadie conectado; le responderán aquí en cuanto vuelvan."
        }
        ("es", P::Closed) => {
            "He avisado a nuestro equipo y le he pasado todo lo que hemos hablado. Ahora estamos cerrados y volvemos a abrir {opens}; entonces le responderán aquí."
        }
        ("es", P::PassedOn) => {
            "Le paso con otro asistente que puede ayudarle con esto. Ya tiene todo lo que hemos hablado."
        }
        ("fr", P::HandedOver) => {
            "Je vous mets en relation avec une personne de notre équipe. Elle voit tout notre échange et vous répondra ici."
        }
        ("fr", P::InLine) => "Vous êtes en position {position} dans la file d’attente.",
        ("fr", P::InLineWait) => {
            "Vous êtes en position {position} dans la file d’attente ; il faut compter environ {wait}."
        }
        ("fr", P::NobodyOnline) => {
            "J’ai prévenu notre équipe et lui ai transmis tout notre échange. Personne n’est connecté pour le moment ; on vous répondra ici dès que possible."
        }
        ("fr", P::Closed) => {
            "J’ai prévenu notre équipe et lui ai transmis tout notre échange. Nous sommes fermés pour le moment et rouvrons {opens} ; on vous répondra alors ici."
        }
        ("fr", P::PassedOn) => {
            "Je vous passe à un autre assistant qui peut vous aider. Il dispose de tout notre échange."
        }
        ("de", P::HandedOver) => {
            "Ich übergebe Sie an einen Menschen aus unserem Team. Er sieht alles, was wir besprochen haben, und antwortet Ihnen hier."
        }
        ("de", P::InLine) => "Sie sind Nummer {position} in der Warteschlange.",
        ("de", P::InLineWait) => {
            "Sie sind Nummer {position} in der Warteschlange; meist dauert es etwa {wait}."
        }
        ("de", P::NobodyOnline) => {
            "Ich habe unser Team informiert und alles weitergegeben, was wir besprochen haben. Im Moment ist niemand da; Sie bekommen hier eine Antwort, sobald jemand zurück ist."
        }
        ("de", P::Closed) => {
            "Ich habe unser Team informiert und alles weitergegeben, was wir besprochen haben. Wir haben gerade geschlossen und öffnen wieder {opens}; dann bekommen Sie hier eine Antwort."
        }
        ("de", P::PassedOn) => {
            "Ich gebe Sie an einen anderen Assistenten weiter, der Ihnen dabei helfen kann. Er weiß alles, was wir besprochen haben."
        }
        ("pt", P::HandedOver) => {
            "Vou passar você para uma pessoa da nossa equipe. Ela vê tudo o que conversamos e responderá aqui."
        }
        ("pt", P::InLine) => "Você é o número {position} da fila.",
        ("pt", P::InLineWait) => {
            "Você é o número {position} da fila; costuma levar cerca de {wait}."
        }
        ("pt", P::NobodyOnline) => {
            "Avisei a nossa equipe e repassei tudo o que conversamos. No momento não há ninguém conectado; você receberá uma resposta aqui assim que alguém voltar."
        }
        ("pt", P::Closed) => {
            "Avisei a nossa equipe e repassei tudo o que conversamos. Estamos fechados agora e voltamos a abrir {opens}; então você receberá uma resposta aqui."
        }
        ("pt", P::PassedOn) => {
            "Vou passar você para outro assistente que pode ajudar com isso. Ele já tem tudo o que conversamos."
        }
        (_, P::HandedOver) => {
            "I’m handing you over to a person on our team. They can see everything we discussed and will reply here."
        }
        (_, P::InLine) => "You are number {position} in the queue.",
        (_, P::InLineWait) => "You are number {position}; it usually takes about {wait}.",
        (_, P::NobodyOnline) => {
            "I’ve told our team and passed on everything we discussed. Nobody is online right now; they will reply here as soon as someone is back."
        }
        (_, P::Closed) => {
            "I’ve told our team and passed on everything we discussed. We are closed right now and open again {opens}; they will reply here then."
        }
        (_, P::PassedOn) => {
            "I’m passing you on to another assistant who can help with this. It has everything we discussed."
        }
    }
}
