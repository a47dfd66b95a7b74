//! From the text of a setting to its meaning, or to what is wrong with it. The complaints continue
//! the sentence that begins with the setting's name, and never repeat the text.

use super::RateLimit;
use super::formats::Values;
use super::setting_names::PUSH;
use crate::services::PushReach;
use crate::storage::connection::Database;
use crate::web::client_address::TrustedProxies;
use ipnet::IpNet;
use std::net::{AddrParseError, IpAddr, SocketAddr};
use url::Url;

/// The meaning of one word out of a few.
pub(super) fn one_of<T: Copy>(text: &str, words: &[(&str, T)]) -> Result<T, String> {
    let found = words
        .iter()
        .find(|(word, _)| *word == text)
        .map(|(_, meaning)| *meaning);
    found.ok_or_else(|| {
        let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        format!("must be one of: {}", words.join(", "))
    })
}

pub(super) fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse()
        .map_err(|_| "is not an address with a port, such as 127.0.0.1:8080 or [::]:8080".into())
}

pub(super) fn local_url(listen: SocketAddr) -> String {
    // Nobody can open http://0.0.0.0 from elsewhere, and some browsers not even from here.
    if listen.ip().is_unspecified() {
        format!("http://localhost:{}", listen.port())
    } else {
        format!("http://{listen}")
    }
}

pub(super) fn origin(text: &str) -> Result<String, String> {
    let url =
        Url::parse(text).map_err(|_| "is not a URL such as https://help.example.com".to_owned())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("must begin with http:// or https://".into());
    }
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    if !bare || !url.username().is_empty() || url.password().is_some() {
        return Err(
            "must name only the host (and port), such as https://help.example.com: \
                    Baton has to be at the root of its host"
                .into(),
        );
    }
    Ok(url.origin().ascii_serialization())
}

pub(super) fn proxies(text: &str) -> Result<TrustedProxies, String> {
    if text == "none" {
        return Ok(TrustedProxies(Vec::new()));
    }
    let net = |part: &str| {
        part.parse()
            .or_else(|_| part.parse::<IpAddr>().map(IpNet::from))
    };
    let nets: Result<_, AddrParseError> = text.split(',').map(|part| net(part.trim())).collect();
    nets.map(TrustedProxies).map_err(|_| {
        "must be none, or addresses and networks with commas between, such as 10.0.0.5, fd00::/8"
            .into()
    })
}

pub(super) fn rate_limit(text: &str) -> Result<Option<RateLimit>, String> {
    if text == "off" {
        return Ok(None);
    }
    let per_second = between(text, 1, 1_000_000).map_err(|problem| format!("{problem}, or off"))?;
    Ok(Some(RateLimit::per_second(per_second)))
}

pub(super) fn on_or_off(text: &str) -> Result<bool, String> {
    one_of(
        text,
        &[
            ("on", true),
            ("off", false),
            ("true", true),
            ("false", false),
        ],
    )
}

pub(super) fn shown(on: bool) -> String {
    if on { "on" } else { "off" }.to_owned()
}

const PUSH_WORDS: [(&str, PushReach); 3] = [
    ("on", PushReach::Public),
    ("off", PushReach::Off),
    ("loopback", PushReach::Loopback),
];

pub(super) fn push(values: &mut Values) -> PushReach {
    let reach = values.read(&PUSH, |text| one_of(text, &PUSH_WORDS));
    reach.unwrap_or_default()
}

pub(super) fn shown_push(reach: PushReach) -> String {
    let word = PUSH_WORDS.iter().find(|(_, meaning)| *meaning == reach);
    word.map(|(word, _)| (*word).to_owned()).unwrap_or_default()
}

pub(super) fn between(text: &str, least: u32, most: u32) -> Result<u32, String> {
    match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!("must be a whole number from {least} to {most}")),
    }
}

/// `1GiB`, `10MiB`, `512KiB`, or bytes.
pub(super) fn bytes(text: &str) -> Option<usize> {
    const UNITS: [(&str, usize); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];
    let with_unit = UNITS
        .iter()
        .find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)));
    let (digits, unit) = with_unit.unwrap_or((text, 1));
    digits.trim().parse::<usize>().ok()?.checked_mul(unit)
}

/// A number of bytes as [`bytes`] reads it.
pub(super) fn shown_bytes(bytes: usize) -> String {
    match bytes {
        bytes if bytes % (1 << 20) == 0 => format!("{}MiB", bytes >> 20),
        bytes if bytes % (1 << 10) == 0 => format!("{}KiB", bytes >> 10),
        bytes => bytes.to_string(),
    }
}

/// The database without its password and its parameters, which may hold one too.
pub(super) fn masked(database: &Database) -> String {
    match database {
        Database::Sqlite(path) => format!("sqlite:{}", path.display()),
        #[cfg(feature = "postgres")]
        Database::Postgres(url) => match Url::parse(url) {
            Ok(url) => {
                let host = url.host_str().unwrap_or_default();
                let port = url
                    .port()
                    .map(|port| format!(":{port}"))
                    .unwrap_or_default();
                format!("postgres://(masked)@{host}{port}{}", url.path())
            }
            Err(_) => "postgres://(masked)".to_owned(),
        },
    }
}
