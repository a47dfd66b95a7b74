use super::*;
use crate::domain::team::hours::Hours;

#[test]
fn all_that_is_missing_is_asked_for_at_once() {
    assert_eq!(ask_for(&[], None), "");
    assert_eq!(
        ask_for(&["¿Qué reserva?"], Some("es-MX")),
        "Para poder ayudarle, necesito un dato más: ¿Qué reserva?"
    );
    assert_eq!(
        ask_for(&["Which order?", "Which seat?"], None),
        "To help you, I need a few more things:\n– Which order?\n– Which seat?"
    );
}

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn handover(hours: &Hours) -> Handover<'static> {
    let now = at("2026-11-20T19:00:00Z");
    let open = hours.is_open(now);
    Handover {
        team: "Billing",
        to_bot: false,
        has_context: true,
        is_staffed: true,
        team_zone: hours.zone(),
        zone: None,
        outlook: Outlook {
            position: Some(2),
            wait: Some(Duration::from_secs(330)),
            agents_online: 1,
            agents_there: 1,
            open,
            opens_at: hours.next_open(now).filter(|_| !open),
        },
        now,
    }
}

fn said(handover: &Handover<'_>, language: &str) -> String {
    handed_over(handover, Some(language), &OwnTexts::new())
}

#[test]
fn place_and_wait_are_told_where_they_are_known() {
    let always = Hours::default();
    let known = handover(&always);
    for (language, end) in [
        (
            "en",
            "You are number 2 in the queue. The wait is usually about 6 minutes.",
        ),
        (
            "es-MX",
            "Usted es el número 2 en la cola; suele tardar alrededor de 6 minutos.",
        ),
        (
            "fr",
            "Vous êtes en position 2 dans la file d’attente ; il faut compter environ 6 minutes.",
        ),
        (
            "DE",
            "Sie sind Nummer 2 in der Warteschlange; meist dauert es etwa 6 Minuten.",
        ),
        (
            "pt-BR",
            "Você é o número 2 da fila; costuma levar cerca de 6 minutos.",
        ),
        (
            "ja",
            "You are number 2 in the queue. The wait is usually about 6 minutes.",
        ),
    ] {
        let said = said(&known, language);
        assert!(said.ends_with(end), "{said}");
        assert!(!said.contains('{'), "{said}");
    }
    let with = |outlook: Outlook| Handover {
        outlook,
        ..known.clone()
    };
    let unknown = with(Outlook {
        wait: None,
        ..known.outlook
    });
    assert!(said(&unknown, "de").ends_with("Sie sind Nummer 2 in der Warteschlange."));
    let first = with(Outlook {
        position: Some(1),
        ..unknown.outlook
    });
    assert!(said(&first, "de").ends_with("antwortet Ihnen hier."));
    let nobody = with(Outlook {
        agents_online: 0,
        agents_there: 0,
        ..known.outlook
    });
    assert!(said(&nobody, "es").contains("no hay nadie"));
    assert!(!said(&nobody, "es").contains("número"));
}

#[test]
fn what_was_not_passed_on_is_not_claimed() {
    let always = Hours::default();
    let empty = Handover {
        has_context: false,
        ..handover(&always)
    };
    let nobody = Outlook {
        agents_there: 0,
        ..empty.outlook
    };
    let closed = Outlook {
        open: false,
        opens_at: Some(empty.now),
        ..empty.outlook
    };
    for (language, claim) in [
        ("en", "everything"),
        ("de", "alles"),
        ("es", "todo"),
        ("fr", "tout"),
        ("pt", "tudo"),
    ] {
        for outlook in [empty.outlook, nobody, closed] {
            for (to_bot, is_staffed) in [(true, true), (false, true), (false, false)] {
                let bare = Handover {
                    outlook,
                    to_bot,
                    is_staffed,
                    ..empty.clone()
                };
                assert!(
                    !said(&bare, language).contains(claim),
                    "{language} {bare:?}"
                );
                let full = Handover {
                    has_context: true,
                    ..bare
                };
                assert_ne!(said(&full, language), said(&empty, language));
            }
        }
    }
}

#[test]
fn a_team_without_members_promises_no_person() {
    let always = Hours::default();
    let deserted = Handover {
        is_staffed: false,
        ..handover(&always)
    };
    let said = said(&deserted, "en");
    assert!(said.contains("can’t say when"), "{said}");
    assert!(!said.contains("They will"), "{said}");
}

#[test]
fn who_is_next_hears_that_everybody_is_busy() {
    let always = Hours::default();
    let known = handover(&always);
    let busy = Handover {
        outlook: Outlook {
            position: Some(1),
            wait: None,
            agents_online: 0,
            ..known.outlook
        },
        ..known
    };
    assert!(said(&busy, "en").ends_with("You are number 1 in the queue."));
}

#[test]
fn a_wait_is_rounded_up_and_counted_as_people_count() {
    for (seconds, language, words) in [
        (0, "en", "1 minute"),
        (60, "de", "1 Minute"),
        (61, "de", "2 Minuten"),
        (3_540, "fr", "59 minutes"),
        (3_541, "fr", "1 heure"),
        (3_601, "es", "2 horas"),
        (86_400, "pt", "1 dia"),
        (86_401, "de", "2 Tage"),
    ] {
        assert_eq!(wait(Duration::from_secs(seconds), language), words);
    }
}

#[test]
fn a_closed_team_says_when_it_opens_on_the_customers_clock() {
    let office = Hours::parse("Mo-Fr 09:00-18:00", "Europe/Madrid").unwrap();
    // Friday evening in Madrid.
    let closed = handover(&office);
    for (language, opens) in [
        ("en", "open again Monday at 09:00;"),
        ("es", "volvemos a abrir el lunes a las 09:00;"),
        ("fr", "rouvrons lundi à 9 h ;"),
        ("de", "öffnen wieder am Montag um 09:00 Uhr;"),
        ("pt", "voltamos a abrir na segunda-feira às 09:00;"),
    ] {
        let said = said(&closed, language);
        assert!(said.contains(opens), "{said}");
        assert!(!said.contains("2"), "no place while it is closed: {said}");
    }
    let overseas = Handover {
        zone: Some("America/New_York"),
        ..closed.clone()
    };
    assert!(said(&overseas, "en").contains("Monday at 03:00"));
    let nowhere = Handover {
        zone: Some("Mars/Olympus"),
        ..closed
    };
    assert!(said(&nowhere, "en").contains("Monday at 09:00"));
}

#[test]
fn days_are_named_as_near_as_they_are() {
    let zone: Tz = "Europe/Madrid".parse().unwrap();
    let now = at("2026-12-20T19:00:00Z");
    let told = |opens: &str, language| opening(at(opens), now, zone, language);
    assert_eq!(told("2026-12-20T22:30:00Z", "en"), "today at 23:30");
    assert_eq!(told("2026-12-21T08:00:00Z", "de"), "morgen um 09:00 Uhr");
    assert_eq!(told("2026-12-21T00:00:00Z", "es"), "mañana a la 01:00");
    assert_eq!(told("2026-12-26T00:00:00Z", "pt"), "no sábado à 01:00");
    assert_eq!(
        told("2026-12-27T08:30:00Z", "fr"),
        "le dimanche 27 décembre à 9 h 30"
    );
    assert_eq!(
        told("2027-01-01T08:00:00Z", "fr"),
        "le vendredi 1er janvier à 9 h"
    );
    assert_eq!(
        told("2027-01-04T08:00:00Z", "en"),
        "Monday, 4 January at 09:00"
    );
    assert_eq!(
        told("2027-01-04T08:00:00Z", "es"),
        "el lunes 4 de enero a las 09:00"
    );
    assert_eq!(
        told("2027-01-04T08:00:00Z", "de"),
        "am Montag, 4. Januar, um 09:00 Uhr"
    );
    assert_eq!(
        told("2027-01-04T08:00:00Z", "pt"),
        "na segunda-feira, 4 de janeiro, às 09:00"
    );
}

#[test]
fn a_team_may_say_it_in_its_own_words() {
    let always = Hours::default();
    let own = OwnTexts::from([(Phrase::InLineWait, "{team}: {wait}, {position}".to_owned())]);
    let named = Handover {
        team: "Team {wait}",
        ..handover(&always)
    };
    assert!(handed_over(&named, None, &own).ends_with(" Team {wait}: 6 minutes, 2"));
}

#[test]
fn every_text_keeps_to_its_placeholders() {
    for phrase in Phrase::ALL {
        for Language { tag: language, .. } in languages() {
            let text = built_in(*phrase, language);
            assert_eq!(phrase.check(text).as_deref(), Ok(text));
            assert!(!sample(text, "Support", language).contains('{'), "{text}");
        }
    }
    let refused = |text: &str| Phrase::Closed.check(text).unwrap_err().to_string();
    assert_eq!(
        refused("Back {when}"),
        "unknown placeholder {when}; this sentence knows {opens}, {team}"
    );
    assert!(refused("Back {opens").contains("without a closing"));
    assert!(refused("Back { opens }").contains("{ opens }"));
    assert!(refused(&"x".repeat(501)).contains("500"));
    assert!(refused("  ").contains("empty"));
    assert!(refused("a\nb").contains("control"));
}
