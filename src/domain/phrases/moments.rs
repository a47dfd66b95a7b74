//! When somebody is there again, and how long something takes, as people say it.

use crate::domain::time::Moment;
use chrono::{Datelike, NaiveDateTime, TimeZone, Timelike};
use chrono_tz::Tz;
use std::time::Duration;

/// Days within which a weekday alone says which day is meant.
const NAMED_DAYS: i64 = 6;

/// How long it takes, rounded up: `6 minutes`, `1 hour`.
pub fn wait(wait: Duration, language: &str) -> String {
    let minutes = wait.as_secs().div_ceil(60).max(1);
    let (count, unit) = match minutes {
        0..60 => (minutes, 0),
        60..1440 => (minutes.div_ceil(60), 1),
        _ => (minutes.div_ceil(1440), 2),
    };
    let units = match language {
        "es" => [("minuto", "minutos"), ("hora", "horas"), ("día", "días")],
        "fr" => [
            ("minute", "minutes"),
            ("heure", "heures"),
            ("jour", "jours"),
        ],
        "de" => [
            ("Minute", "Minuten"),
            ("Stunde", "Stunden"),
            ("Tag", "Tage"),
        ],
        "pt" => [("minuto", "minutos"), ("hora", "horas"), ("dia", "dias")],
        _ => [("minute", "minutes"), ("hour", "hours"), ("day", "days")],
    };
    let (one, more) = units.get(unit).copied().unwrap_or(("", ""));
    format!("{count} {}", if count == 1 { one } else { more })
}

/// When it opens, on a clock of this zone: `tomorrow at 09:00`, `Monday at 09:00`.
pub fn opening(opens: Moment, now: Moment, zone: Tz, language: &str) -> String {
    let local = |at: Moment| zone.from_utc_datetime(&at.naive()).naive_local();
    let (at, today) = (local(opens), local(now));
    let days = (at.date() - today.date()).num_days();
    match language {
        "es" => spanish(at, days),
        "fr" => french(at, days),
        "de" => german(at, days),
        "pt" => portuguese(at, days),
        _ => english(at, days),
    }
}

fn clock(at: NaiveDateTime) -> String {
    at.format("%H:%M").to_string()
}

fn weekday(at: NaiveDateTime, names: [&str; 7]) -> &str {
    let index = usize::try_from(at.weekday().num_days_from_monday()).unwrap_or_default();
    names.get(index).copied().unwrap_or_default()
}

fn month(at: NaiveDateTime, names: [&str; 12]) -> &str {
    let index = usize::try_from(at.month0()).unwrap_or_default();
    names.get(index).copied().unwrap_or_default()
}

fn english(at: NaiveDateTime, days: i64) -> String {
    let (name, time) = (at.format("%A"), clock(at));
    match days {
        0 => format!("today at {time}"),
        1 => format!("tomorrow at {time}"),
        2..=NAMED_DAYS => format!("{name} at {time}"),
        _ => format!("{name}, {} at {time}", at.format("%-d %B")),
    }
}

fn spanish(at: NaiveDateTime, days: i64) -> String {
    let name = weekday(
        at,
        [
            "lunes",
            "martes",
            "miércoles",
            "jueves",
            "viernes",
            "sábado",
            "domingo",
        ],
    );
    let months = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    let article = if at.hour() == 1 { "a la" } else { "a las" };
    let time = format!("{article} {}", clock(at));
    match days {
        0 => format!("hoy {time}"),
        1 => format!("mañana {time}"),
        2..=NAMED_DAYS => format!("el {name} {time}"),
        _ => format!("el {name} {} de {} {time}", at.day(), month(at, months)),
    }
}

fn french(at: NaiveDateTime, days: i64) -> String {
    let name = weekday(
        at,
        [
            "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        ],
    );
    let months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let time = match at.minute() {
        0 => format!("à {} h", at.hour()),
        minutes => format!("à {} h {minutes:02}", at.hour()),
    };
    let day = match at.day() {
        1 => "1er".to_owned(),
        day => day.to_string(),
    };
    match days {
        0 => format!("aujourd’hui {time}"),
        1 => format!("demain {time}"),
        2..=NAMED_DAYS => format!("{name} {time}"),
        _ => format!("le {name} {day} {} {time}", month(at, months)),
    }
}

fn german(at: NaiveDateTime, days: i64) -> String {
    let name = weekday(
        at,
        [
            "Montag",
            "Dienstag",
            "Mittwoch",
            "Donnerstag",
            "Freitag",
            "Samstag",
            "Sonntag",
        ],
    );
    let months = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let time = format!("um {} Uhr", clock(at));
    match days {
        0 => format!("heute {time}"),
        1 => format!("morgen {time}"),
        2..=NAMED_DAYS => format!("am {name} {time}"),
        _ => format!("am {name}, {}. {}, {time}", at.day(), month(at, months)),
    }
}

fn portuguese(at: NaiveDateTime, days: i64) -> String {
    let name = weekday(
        at,
        [
            "na segunda-feira",
            "na terça-feira",
            "na quarta-feira",
            "na quinta-feira",
            "na sexta-feira",
            "no sábado",
            "no domingo",
        ],
    );
    let months = [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ];
    let article = if at.hour() == 1 { "à" } else { "às" };
    let time = format!("{article} {}", clock(at));
    match days {
        0 => format!("hoje {time}"),
        1 => format!("amanhã {time}"),
        2..=NAMED_DAYS => format!("{name} {time}"),
        _ => format!("{name}, {} de {}, {time}", at.day(), month(at, months)),
    }
}
