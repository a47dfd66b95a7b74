//! The settings of the language model that helps agents: off unless an address is set.

use super::formats::Values;
use super::parse::between;
use super::setting_names::{ASSIST_KEY, ASSIST_MODEL, ASSIST_SECONDS, ASSIST_URL, Setting};
use crate::delivery::assist::AssistSettings;
use std::time::Duration;
use url::{Host, Url};

const DEFAULT_SECONDS: u32 = 20;
const SECONDS_MAX: u32 = 60;

pub(super) fn read(values: &mut Values) -> Option<AssistSettings> {
    let address = values.read(&ASSIST_URL, completions);
    let key = values.secret(&ASSIST_KEY);
    let model = values.text(&ASSIST_MODEL);
    let seconds = values.read(&ASSIST_SECONDS, |text| between(text, 1, SECONDS_MAX));
    if !values.has(&ASSIST_URL) {
        for setting in [&ASSIST_KEY, &ASSIST_MODEL, &ASSIST_SECONDS] {
            if values.has(setting) {
                values.misfit(setting, "has no effect: BATON_ASSIST_URL is not set");
            }
        }
        return None;
    }
    if model.is_none() {
        values.misfit(
            &ASSIST_MODEL,
            "is missing: name the model as the server at BATON_ASSIST_URL knows it",
        );
    }
    Some(AssistSettings {
        address: address?,
        key,
        model: model.unwrap_or_default(),
        within: Duration::from_secs(seconds.unwrap_or(DEFAULT_SECONDS).into()),
    })
}

/// The address of the chat completions below the base of an API.
fn completions(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|_| "is not a URL such as https://models.example.com/v1")?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err("must begin with http:// or https://".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("must not hold a password: set BATON_ASSIST_KEY".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(
            "must end with the path of the API, such as https://models.example.com/v1".to_owned(),
        );
    }
    let base = url.as_str().trim_end_matches('/');
    let whole = format!("{base}/chat/completions");
    Url::parse(&whole).map_err(|_| "is not a URL such as https://models.example.com/v1".to_owned())
}

/// Whether what agents ask could be read on its way to another machine.
pub(crate) fn is_readable_on_its_way(settings: &AssistSettings) -> bool {
    let is_here = match settings.address.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    settings.address.scheme() == "http" && !is_here
}

pub(super) fn describe(settings: Option<&AssistSettings>) -> Vec<(&'static Setting, String)> {
    let Some(settings) = settings else {
        return Vec::new();
    };
    let base = settings
        .address
        .as_str()
        .trim_end_matches("/chat/completions");
    let mut all = vec![
        (&ASSIST_URL, base.to_owned()),
        (&ASSIST_MODEL, settings.model.clone()),
        (&ASSIST_SECONDS, settings.within.as_secs().to_string()),
    ];
    if settings.key.is_some() {
        all.push((&ASSIST_KEY, "(masked)".to_owned()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::tests::{load, problems};

    const URL: (&str, &str) = ("BATON_ASSIST_URL", "http://10.0.0.7:8000/v1/");
    const MODEL: (&str, &str) = ("BATON_ASSIST_MODEL", "small");

    #[test]
    fn it_is_off_until_an_address_is_set() {
        assert!(load(&[]).unwrap().assist.is_none());
        let config = load(&[URL, MODEL, ("BATON_ASSIST_KEY", "s3cret")]).unwrap();
        let told = config.describe();
        let settings = config.assist.unwrap();
        assert_eq!(
            settings.address.as_str(),
            "http://10.0.0.7:8000/v1/chat/completions"
        );
        assert_eq!(settings.within, Duration::from_secs(20));
        assert!(is_readable_on_its_way(&settings));
        assert!(
            told.contains("http://10.0.0.7:8000/v1\n") && told.contains("(masked)"),
            "{told}"
        );
        assert!(!told.contains("s3cret"));
        let alone = problems(load(&[MODEL]));
        assert_eq!(
            alone,
            ["BATON_ASSIST_MODEL has no effect: BATON_ASSIST_URL is not set"]
        );
    }

    #[test]
    fn what_does_not_fit_is_told_with_a_way_out() {
        for (url, told) in [
            ("models", "is not a URL"),
            ("ftp://models.example", "must begin with http"),
            ("https://a:b@models.example/v1", "BATON_ASSIST_KEY"),
            ("https://models.example/v1?key=a", "must end with the path"),
        ] {
            let found = problems(load(&[("BATON_ASSIST_URL", url), MODEL]));
            assert!(found.len() == 1 && found[0].contains(told), "{found:?}");
            assert!(!found[0].contains("a:b"), "{found:?}");
        }
        let found = problems(load(&[URL, ("BATON_ASSIST_SECONDS", "0")]));
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
