use super::*;
use crate::config::setting_names::SETTINGS;
use crate::delivery::mail::{MailTransport, SmtpTls};

pub(super) fn load(env: &[(&str, &str)]) -> Result<Config, Vec<ConfigProblem>> {
    Config::load(
        None,
        env.iter()
            .map(|(name, value)| (name.to_string(), value.to_string())),
    )
}

fn load_file(text: &str, env: &[(&str, &str)]) -> Result<Config, Vec<ConfigProblem>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("baton.toml");
    std::fs::write(&path, text).unwrap();
    Config::load(
        Some(&path),
        env.iter()
            .map(|(name, value)| (name.to_string(), value.to_string())),
    )
}

pub(super) fn problems(result: Result<Config, Vec<ConfigProblem>>) -> Vec<String> {
    result
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn nothing_has_to_be_set() {
    let config = load(&[]).unwrap();
    assert_eq!(config.database, Database::Sqlite("baton.db".into()));
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.public_url, "http://127.0.0.1:8080");
    assert!(!config.public_url_is_set);
    assert_eq!(config.session_idle, Duration::from_secs(12 * 3600));
    assert_eq!(config.token_lasts, Duration::from_secs(180 * 24 * 3600));
    assert_eq!(
        config.security_log_kept,
        Duration::from_secs(400 * 24 * 3600)
    );
    assert_eq!(
        config.rate_limit,
        Some(RateLimit {
            per_second: 50,
            burst: 200
        })
    );
    assert_eq!(config.shutdown, Duration::from_secs(20));
    assert!(config.migrate && !config.secure_cookies);
    assert!(matches!(config.mail.transport, MailTransport::None));
    assert_eq!(config.mail.from.to_string(), "Baton <baton@localhost>");
    assert_eq!("Baton <baton@localhost>".parse(), Ok(config.mail.from));
}

#[test]
fn each_setting_can_be_set_in_the_environment() {
    let config = load(&[
        ("DATABASE_URL", "sqlite:/var/lib/baton/b.db"),
        ("BATON_DB_CONNECTIONS", "3"),
        ("BATON_MIGRATE", "off"),
        ("BATON_LISTEN", "[::]:9000"),
        ("BATON_WORKERS", "5"),
        ("BATON_PUBLIC_URL", "https://help.example.com/"),
        ("BATON_TRUSTED_PROXIES", "10.0.0.5, fd00::/8"),
        ("BATON_RATE_LIMIT", "off"),
        ("BATON_SHUTDOWN_SECONDS", "0"),
        ("BATON_LOG", "warn"),
        ("BATON_LOG_FORMAT", "json"),
        ("BATON_MAIL_FROM", "Help <help@example.com>"),
        ("BATON_SMTP_HOST", "mail.example.com"),
        ("BATON_SMTP_USER", "help"),
        ("BATON_SMTP_PASSWORD", " s3cret "),
        ("PATH", "/usr/bin"),
    ])
    .unwrap();
    assert_eq!(
        config.database,
        Database::Sqlite("/var/lib/baton/b.db".into())
    );
    assert_eq!(
        (config.db_connections, config.workers, config.migrate),
        (3, 5, false)
    );
    assert_eq!(config.public_url, "https://help.example.com");
    assert!(config.public_url_is_set);
    assert!(config.secure_cookies);
    assert_eq!(config.trusted_proxies.to_string(), "10.0.0.5/32, fd00::/8");
    assert_eq!((config.rate_limit, config.shutdown), (None, Duration::ZERO));
    assert_eq!(
        config.log,
        LogSettings {
            filter: "warn".into(),
            format: LogFormat::Json
        }
    );
    let MailTransport::Smtp(smtp) = &config.mail.transport else {
        panic!("not SMTP")
    };
    assert_eq!((smtp.port, smtp.tls), (587, SmtpTls::StartTls));
    let login = smtp.login.as_ref().unwrap();
    assert_eq!(
        secrecy::ExposeSecret::expose_secret(&login.password),
        " s3cret "
    );
}

#[test]
fn the_file_sets_the_same_and_the_environment_wins() {
    let text = r#"
        listen = "0.0.0.0:8081"
        rate_limit = 20
        secure_cookies = true
        [database]
        url = "sqlite:file.db"
        connections = 2
        [log]
        format = "json"
        [mail]
        transport = "directory"
        directory = "outbox"
    "#;
    let config = load_file(
        text,
        &[("DATABASE_URL", "sqlite:env.db"), ("BATON_LOG_FORMAT", "")],
    )
    .unwrap();
    assert_eq!(config.database, Database::Sqlite("env.db".into()));
    assert_eq!(config.db_connections, 2);
    assert_eq!(config.public_url, "http://localhost:8081");
    assert_eq!(
        config.rate_limit,
        Some(RateLimit {
            per_second: 20,
            burst: 80
        })
    );
    assert!(config.secure_cookies && config.log.format == LogFormat::Json);
    assert!(
        matches!(config.mail.transport, MailTransport::Directory(path) if path.ends_with("outbox"))
    );
}

#[test]
fn a_misspelt_name_is_an_error_that_names_it() {
    let found = problems(load(&[("BATON_LISTEM", "x"), ("BATON_BANANA", "x")]));
    assert_eq!(
        found,
        [
            "BATON_BANANA is not a setting",
            "BATON_LISTEM is not a setting: did you mean BATON_LISTEN?",
        ]
    );
    let found = problems(load_file(
        "lisen = 1\nmail = 2\n[smtp]\nhots = \"x\"\n[web]\nx = 1",
        &[],
    ));
    for expected in [
        "`lisen` in",
        "listen?",
        "write [mail]",
        "`smtp.hots` in",
        "smtp.host?",
        "`web` in",
    ] {
        assert!(
            found.iter().any(|problem| problem.contains(expected)),
            "{expected}: {found:#?}"
        );
    }
    assert_eq!(found.len(), 4, "{found:#?}");
}

#[test]
fn variables_of_the_command_line_of_tests_and_of_container_runtimes_are_no_mistakes() {
    load(&[
        ("BATON_CONFIG", "baton.toml"),
        ("BATON_TEST_CHROMEDRIVER", "x"),
        ("BATON_SERVICE_HOST", "10.0.0.1"),
        ("BATON_PORT", "tcp://10.0.0.1:8080"),
        ("BATON_PORT_8080_TCP_ADDR", "10.0.0.1"),
    ])
    .unwrap();
    assert_eq!(problems(load(&[("BATON_PORT", "8080")])).len(), 1);
}

#[test]
fn all_problems_are_told_at_once() {
    let found = problems(load(&[
        ("DATABASE_URL", "mysql://x"),
        ("BATON_LISTEN", "8080"),
        ("BATON_PUBLIC_URL", "https://example.com/help"),
        ("BATON_RATE_LIMIT", "0"),
        ("BATON_MIGRATE", "maybe"),
        ("BATON_WORKERS", "-1"),
        ("BATON_LOG", "baton=loud"),
        ("BATON_MAIL_TRANSPORT", "pigeon"),
    ]));
    assert_eq!(found.len(), 8, "{found:#?}");
}

#[test]
fn secrets_are_never_shown() {
    let config = load(&[
        ("BATON_SMTP_HOST", "mail.example.com"),
        ("BATON_SMTP_USER", "help"),
        ("BATON_SMTP_PASSWORD", "hunter2"),
        ("BATON_MAIL_FROM", "help@example.com"),
    ])
    .unwrap();
    assert!(
        config
            .describe()
            .contains("BATON_SMTP_PASSWORD    (masked)"),
        "{}",
        config.describe()
    );
    for shown in [
        config.describe(),
        format!("{config:?}"),
        format!("{:?}", config.mail),
    ] {
        assert!(!shown.contains("hunter2"), "{shown}");
    }
    let broken = problems(load_file(
        "a = 1\n[smtp]\npassword = \"hunter2\nport = 1",
        &[],
    ));
    assert!(
        broken[0].contains("line 3") && !broken[0].contains("hunter2"),
        "{broken:?}"
    );
}

#[cfg(feature = "postgres")]
#[test]
fn the_password_of_the_database_is_never_shown() {
    for url in [
        "postgres://u:hunter2@db:5433/baton?sslpassword=hunter2",
        "postgres://u:hunter2@a,b/baton",
    ] {
        let config = load(&[("DATABASE_URL", url)]).unwrap();
        let shown = format!("{config:?} {}", config.describe());
        assert!(
            !shown.contains("hunter2") && shown.contains("postgres://(masked)"),
            "{shown}"
        );
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let found = problems(Config::load(
        Some(Path::new("no/such.toml")),
        std::iter::empty(),
    ));
    assert!(
        found[0].starts_with("no/such.toml cannot be read"),
        "{found:?}"
    );
}

#[test]
fn names_are_unique_and_the_documentation_has_each() {
    let documented = include_str!("../../docs/operations.md");
    for (i, setting) in SETTINGS.iter().enumerate() {
        let row = format!("| `{}` | `{}` |", setting.env, setting.key);
        assert!(
            documented.contains(&row),
            "docs/operations.md lacks the row {row}"
        );
        let again = |other: &&&Setting| other.env == setting.env || other.key == setting.key;
        assert_eq!(SETTINGS.iter().skip(i + 1).find(again), None);
    }
}

#[test]
fn what_is_described_are_settings() {
    let described: Vec<_> = Config::default()
        .effective()
        .iter()
        .map(|(setting, _)| setting.env)
        .collect();
    assert!(
        described
            .iter()
            .all(|env| SETTINGS.iter().any(|setting| setting.env == *env))
    );
    assert_eq!(described.len(), 35);
}
