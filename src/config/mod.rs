//! The settings of a Baton: a file and the environment, read and checked once, at the start.
//!
//! The environment wins over the file, the file over the default. Nothing else in the program
//! reads the environment. `docs/operations.md` describes each setting.

pub(crate) mod assist;
mod callers;
mod endings;
mod files;
mod formats;
mod mail;
mod parse;
mod rate_limit;
mod reach;
mod request_bodies;
mod setting_names;
mod waiting;

#[cfg(test)]
mod tests;

pub use callers::CallerLimits;
pub(crate) use formats::ConfigProblem;
pub use rate_limit::RateLimit;
pub(crate) use setting_names::Setting;

use crate::delivery::assist::AssistSettings;
use crate::delivery::mail::MailSettings;
use crate::services::{FileSettings, PushReach};
use crate::storage::connection::Database;
use crate::storage::store_limits::StoreLimits;
use crate::telemetry::{self, LogFormat, LogSettings};
use crate::web::body_times::BodyTimes;
use crate::web::client_address::TrustedProxies;
use formats::Values;
use parse::{address, between, local_url, masked, on_or_off, one_of, origin, proxies, shown};
use secrecy::SecretString;
use std::fmt::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZero;
use std::path::Path;
use std::thread::available_parallelism;
use std::time::Duration;

/// All settings, checked.
#[derive(Clone)]
pub struct Config {
    /// Where the data is. May hold a password: it is shown only by [`Config::describe`], masked.
    pub database: Database,
    /// Connections in the pool.
    pub db_connections: u32,
    /// How long anybody waits for the database.
    pub limits: StoreLimits,
    /// Whether `serve` brings the schema up to date before it starts.
    pub migrate: bool,
    /// Whether other machines may reach the data of a demo.
    pub demo_data: bool,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Threads that answer requests.
    pub workers: usize,
    /// Where people reach Baton, without a slash at the end: for links in mail and the origin check.
    pub public_url: String,
    /// Whether that was set; else it is a guess from the listen address.
    pub public_url_is_set: bool,
    /// Whether cookies are sent over https only.
    pub secure_cookies: bool,
    /// A session that nobody uses for so long ends.
    pub session_idle: Duration,
    /// The security log keeps a record for so long.
    pub security_log_kept: Duration,
    /// A new API token of an agent lasts so long, unless somebody says otherwise.
    pub token_lasts: Duration,
    /// Which proxies are believed about where a request came from.
    pub trusted_proxies: TrustedProxies,
    /// The token with which `/readyz` says which part is not well; nobody hears it without.
    pub health_token: Option<SecretString>,
    /// How long a request's body may take.
    pub body_times: BodyTimes,
    /// How many requests one key may make; `None` for any number.
    pub rate_limit: Option<RateLimit>,
    /// What one caller may take of a node.
    pub callers: CallerLimits,
    /// How long a stopping server waits for what it has begun.
    pub shutdown: Duration,
    /// Where files are and which are taken.
    pub files: FileSettings,
    /// What is logged.
    pub log: LogSettings,
    /// How mail leaves.
    pub mail: MailSettings,
    /// Where the language model is that helps agents; nothing leaves without one.
    pub assist: Option<AssistSettings>,
    /// Which push services are called.
    pub push: PushReach,
}

const DEFAULT_DB_CONNECTIONS: u32 = 8;
const DEFAULT_SHUTDOWN: Duration = Duration::from_secs(20);
const HOUR: Duration = Duration::from_secs(3600);
const DEFAULT_SESSION_IDLE_HOURS: u32 = 12;
const DEFAULT_LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
const DEFAULT_DATABASE: &str = "sqlite:baton.db";

impl Config {
    /// Reads the file, if there is one, and then the environment.
    ///
    /// # Errors
    /// Every problem there is, each with its way out: a setting nobody knows, a value that cannot
    /// be used, settings that do not fit together.
    pub(crate) fn load(
        file: Option<&Path>,
        env: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Vec<ConfigProblem>> {
        let mut values = Values::gather(file, env);
        let config = Self::read(&mut values);
        let problems = values.into_problems();
        if problems.is_empty() {
            Ok(config)
        } else {
            Err(problems)
        }
    }

    /// [`Self::load`] with the environment of this process.
    ///
    /// # Errors
    /// Every problem there is.
    pub(crate) fn from_process(file: Option<&Path>) -> Result<Self, Vec<ConfigProblem>> {
        let text = |os: std::ffi::OsString| os.to_string_lossy().into_owned();
        Self::load(
            file,
            std::env::vars_os().map(|(name, value)| (text(name), text(value))),
        )
    }

    fn read(values: &mut Values) -> Self {
        let listen = values
            .read(&setting_names::LISTEN, address)
            .unwrap_or(DEFAULT_LISTEN);
        let public_url = values.read(&setting_names::PUBLIC_URL, origin);
        let public_url_is_set = public_url.is_some();
        let public_url = public_url.unwrap_or_else(|| local_url(listen));
        let rate_limit = callers::key_rate(values);
        let files = files::read(values);
        Self {
            database: values
                .read(&setting_names::DATABASE, Database::parse)
                .unwrap_or_else(|| {
                    Database::Sqlite(DEFAULT_DATABASE.replace("sqlite:", "").into())
                }),
            db_connections: values
                .read(&setting_names::DB_CONNECTIONS, |text| between(text, 1, 500))
                .unwrap_or(DEFAULT_DB_CONNECTIONS),
            limits: waiting::read(values),
            migrate: values
                .read(&setting_names::MIGRATE, on_or_off)
                .unwrap_or(true),
            demo_data: values
                .read(&setting_names::DEMO_DATA, on_or_off)
                .unwrap_or(false),
            workers: values
                .read(&setting_names::WORKERS, |text| {
                    Ok(between(text, 1, 256)? as usize)
                })
                .unwrap_or_else(|| available_parallelism().map_or(1, NonZero::get)),
            secure_cookies: values
                .read(&setting_names::SECURE_COOKIES, on_or_off)
                .unwrap_or_else(|| public_url.starts_with("https:")),
            session_idle: HOUR
                * values
                    .read(&setting_names::SESSION_IDLE, |text| between(text, 1, 336))
                    .unwrap_or(DEFAULT_SESSION_IDLE_HOURS),
            security_log_kept: endings::security_log(values),
            token_lasts: endings::tokens(values),
            trusted_proxies: values
                .read(&setting_names::TRUSTED_PROXIES, proxies)
                .unwrap_or_default(),
            rate_limit,
            callers: callers::read(values, rate_limit, files.limit_bytes),
            health_token: values.secret(&setting_names::HEALTH_TOKEN),
            body_times: request_bodies::read(values),
            shutdown: values
                .read(&setting_names::SHUTDOWN, |text| {
                    Ok(Duration::from_secs(between(text, 0, 3600)?.into()))
                })
                .unwrap_or(DEFAULT_SHUTDOWN),
            files,
            log: LogSettings {
                filter: values
                    .read(&setting_names::LOG, |text| {
                        telemetry::check_filter(text).map(|()| text.to_owned())
                    })
                    .unwrap_or_else(|| "info".to_owned()),
                format: values
                    .read(&setting_names::LOG_FORMAT, |text| {
                        one_of(
                            text,
                            &[("text", LogFormat::Text), ("json", LogFormat::Json)],
                        )
                    })
                    .unwrap_or(LogFormat::Text),
            },
            mail: mail::read(values),
            assist: assist::read(values),
            push: parse::push(values),
            listen,
            public_url,
            public_url_is_set,
        }
    }

    /// The settings as they are in force, one a line, with secrets masked: what
    /// `baton check-config` prints.
    pub(crate) fn describe(&self) -> String {
        let mut text = String::new();
        for (setting, value) in self.effective() {
            // Writing to a String cannot fail.
            writeln!(text, "{:<22} {value}", setting.env).unwrap_or_default();
        }
        text
    }

    fn effective(&self) -> Vec<(&'static Setting, String)> {
        let mut all = vec![
            (&setting_names::DATABASE, masked(&self.database)),
            (
                &setting_names::DB_CONNECTIONS,
                self.db_connections.to_string(),
            ),
            (&setting_names::MIGRATE, shown(self.migrate)),
            (&setting_names::DEMO_DATA, shown(self.demo_data)),
            (&setting_names::LISTEN, self.listen.to_string()),
            (&setting_names::WORKERS, self.workers.to_string()),
            (&setting_names::PUBLIC_URL, self.public_url.clone()),
            (&setting_names::SECURE_COOKIES, shown(self.secure_cookies)),
            (
                &setting_names::SESSION_IDLE,
                (self.session_idle.as_secs() / HOUR.as_secs()).to_string(),
            ),
            (
                &setting_names::TRUSTED_PROXIES,
                self.trusted_proxies.to_string(),
            ),
            (
                &setting_names::RATE_LIMIT,
                self.rate_limit
                    .map_or("off".into(), |r| r.per_second.to_string()),
            ),
            (
                &setting_names::SHUTDOWN,
                self.shutdown.as_secs().to_string(),
            ),
            (&setting_names::FILES_DIR, files::directory(&self.files)),
            (&setting_names::FILE_LIMIT, files::limit(&self.files)),
            (&setting_names::FILE_QUOTA, files::unused(&self.files)),
            (&setting_names::FILE_TYPES, files::types(&self.files)),
            (&setting_names::LOG, self.log.filter.clone()),
            (
                &setting_names::LOG_FORMAT,
                match self.log.format {
                    LogFormat::Text => "text".into(),
                    LogFormat::Json => "json".into(),
                },
            ),
        ];
        all.extend(endings::describe(self.token_lasts, self.security_log_kept));
        all.extend(waiting::describe(&self.limits));
        if self.health_token.is_some() {
            all.push((&setting_names::HEALTH_TOKEN, "(masked)".into()));
        }
        all.extend(callers::describe(&self.callers));
        all.extend(request_bodies::describe(self.body_times));
        all.extend(mail::describe(&self.mail));
        all.extend(assist::describe(self.assist.as_ref()));
        all.push((&setting_names::PUSH, parse::shown_push(self.push)));
        all
    }
}

impl Default for Config {
    /// The settings when nothing is set.
    fn default() -> Self {
        Self::read(&mut Values::default())
    }
}

/// Masked, so that logging a `Config` by accident tells nobody a password.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(
                self.effective()
                    .iter()
                    .map(|(setting, value)| (setting.env, value)),
            )
            .finish()
    }
}
