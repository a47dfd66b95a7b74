//! The names of the settings: in the environment and in the file.

use strsim::levenshtein;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    /// Its name in the environment.
    pub(crate) env: &'static str,
    /// Its name in the file, table and key: `smtp.host` is `host` under `[smtp]`.
    pub(crate) key: &'static str,
}

const fn setting(env: &'static str, key: &'static str) -> Setting {
    Setting { env, key }
}

pub(super) const DATABASE: Setting = setting("DATABASE_URL", "database.url");
pub(super) const DB_CONNECTIONS: Setting = setting("BATON_DB_CONNECTIONS", "database.connections");
pub(super) const DB_LOCK: Setting = setting("BATON_DB_LOCK_SECONDS", "database.lock_seconds");
pub(super) const DB_STATEMENT: Setting =
    setting("BATON_DB_STATEMENT_SECONDS", "database.statement_seconds");
pub(super) const DB_IDLE: Setting = setting("BATON_DB_IDLE_SECONDS", "database.idle_seconds");
pub(super) const DB_NETWORK: Setting =
    setting("BATON_DB_NETWORK_SECONDS", "database.network_seconds");
pub(super) const DEMO_DATA: Setting = setting("BATON_DEMO_DATA", "database.demo_data");
pub(super) const MIGRATE: Setting = setting("BATON_MIGRATE", "database.migrate");
pub(super) const LISTEN: Setting = setting("BATON_LISTEN", "listen");
pub(super) const WORKERS: Setting = setting("BATON_WORKERS", "workers");
pub(super) const PUBLIC_URL: Setting = setting("BATON_PUBLIC_URL", "public_url");
pub(super) const SECURE_COOKIES: Setting = setting("BATON_SECURE_COOKIES", "secure_cookies");
pub(super) const SESSION_IDLE: Setting = setting("BATON_SESSION_IDLE_HOURS", "session_idle_hours");
pub(super) const TOKEN_DAYS: Setting = setting("BATON_TOKEN_DAYS", "token_days");
pub(super) const SECURITY_LOG_DAYS: Setting =
    setting("BATON_SECURITY_LOG_DAYS", "security_log_days");
pub(super) const TRUSTED_PROXIES: Setting = setting("BATON_TRUSTED_PROXIES", "trusted_proxies");
pub(super) const RATE_LIMIT: Setting = setting("BATON_RATE_LIMIT", "rate_limit");
pub(super) const REQUEST: Setting = setting("BATON_REQUEST_SECONDS", "request_seconds");
pub(super) const AGENT_RATE_LIMIT: Setting = setting("BATON_AGENT_RATE_LIMIT", "agent_rate_limit");
pub(super) const ORIGIN_RATE_LIMIT: Setting =
    setting("BATON_ORIGIN_RATE_LIMIT", "origin_rate_limit");
pub(super) const STREAMS: Setting = setting("BATON_STREAMS", "streams");
pub(super) const LONG_POLLS: Setting = setting("BATON_LONG_POLLS", "long_polls");
pub(super) const BODY_MEMORY: Setting = setting("BATON_BODY_MEMORY", "body_memory");
pub(super) const HEALTH_TOKEN: Setting = setting("BATON_HEALTH_TOKEN", "health_token");
pub(super) const BODY_PAUSE: Setting = setting("BATON_BODY_PAUSE_SECONDS", "body_pause_seconds");
pub(super) const BODY: Setting = setting("BATON_BODY_SECONDS", "body_seconds");
pub(super) const SHUTDOWN: Setting = setting("BATON_SHUTDOWN_SECONDS", "shutdown_seconds");
pub(super) const FILES_DIR: Setting = setting("BATON_FILES_DIR", "files.directory");
pub(super) const FILE_LIMIT: Setting = setting("BATON_FILE_LIMIT", "files.limit");
pub(super) const FILE_QUOTA: Setting = setting("BATON_FILE_QUOTA", "files.quota");
pub(super) const FILE_TYPES: Setting = setting("BATON_FILE_TYPES", "files.types");
pub(super) const LOG: Setting = setting("BATON_LOG", "log.filter");
pub(super) const LOG_FORMAT: Setting = setting("BATON_LOG_FORMAT", "log.format");
pub(super) const MAIL_TRANSPORT: Setting = setting("BATON_MAIL_TRANSPORT", "mail.transport");
pub(super) const MAIL_FROM: Setting = setting("BATON_MAIL_FROM", "mail.from");
pub(super) const MAIL_DIRECTORY: Setting = setting("BATON_MAIL_DIRECTORY", "mail.directory");
pub(super) const SMTP_HOST: Setting = setting("BATON_SMTP_HOST", "smtp.host");
pub(super) const SMTP_PORT: Setting = setting("BATON_SMTP_PORT", "smtp.port");
pub(super) const SMTP_TLS: Setting = setting("BATON_SMTP_TLS", "smtp.tls");
pub(super) const SMTP_USER: Setting = setting("BATON_SMTP_USER", "smtp.user");
pub(super) const SMTP_PASSWORD: Setting = setting("BATON_SMTP_PASSWORD", "smtp.password");
pub(super) const SMTP_CA_FILE: Setting = setting("BATON_SMTP_CA_FILE", "smtp.ca_file");
pub(super) const ASSIST_URL: Setting = setting("BATON_ASSIST_URL", "assist.url");
pub(super) const ASSIST_KEY: Setting = setting("BATON_ASSIST_KEY", "assist.key");
pub(super) const ASSIST_MODEL: Setting = setting("BATON_ASSIST_MODEL", "assist.model");
pub(super) const ASSIST_SECONDS: Setting = setting("BATON_ASSIST_SECONDS", "assist.seconds");
pub(super) const PUSH: Setting = setting("BATON_PUSH", "push");

/// All of them, in the order of `docs/operations.md`.
pub(crate) const SETTINGS: [&Setting; 47] = [
    &DATABASE,
    &DB_CONNECTIONS,
    &DB_LOCK,
    &DB_STATEMENT,
    &DB_IDLE,
    &DB_NETWORK,
    &MIGRATE,
    &DEMO_DATA,
    &LISTEN,
    &WORKERS,
    &PUBLIC_URL,
    &SECURE_COOKIES,
    &SESSION_IDLE,
    &TOKEN_DAYS,
    &SECURITY_LOG_DAYS,
    &TRUSTED_PROXIES,
    &RATE_LIMIT,
    &REQUEST,
    &AGENT_RATE_LIMIT,
    &ORIGIN_RATE_LIMIT,
    &STREAMS,
    &LONG_POLLS,
    &BODY_MEMORY,
    &HEALTH_TOKEN,
    &BODY_PAUSE,
    &BODY,
    &SHUTDOWN,
    &FILES_DIR,
    &FILE_LIMIT,
    &FILE_QUOTA,
    &FILE_TYPES,
    &LOG,
    &LOG_FORMAT,
    &MAIL_TRANSPORT,
    &MAIL_FROM,
    &MAIL_DIRECTORY,
    &SMTP_HOST,
    &SMTP_PORT,
    &SMTP_TLS,
    &SMTP_USER,
    &SMTP_PASSWORD,
    &SMTP_CA_FILE,
    &ASSIST_URL,
    &ASSIST_KEY,
    &ASSIST_MODEL,
    &ASSIST_SECONDS,
    &PUSH,
];

/// Whether a `BATON_…` variable is not a setting and yet no mistake: the command line's own, the
/// tests', or what container runtimes set for a service that is called `baton`.
pub(super) fn not_a_setting(env: &str, value: &str) -> bool {
    env == "BATON_CONFIG"
        || env.starts_with("BATON_TEST_")
        || env.starts_with("BATON_SERVICE_")
        || env
            .strip_prefix("BATON_PORT_")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || (env == "BATON_PORT" && value.contains("://"))
}

/// The known name most like `name`, if one is near enough to be meant.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let (distance, nearest) = known.map(|k| (levenshtein(name, k), k)).min()?;
    (distance <= 1 + name.chars().count() / 4).then_some(nearest)
}
