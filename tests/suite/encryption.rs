//! What a real process says of a connection that others could read.

#![cfg(feature = "postgres")]

use std::process::Command;

/// Nobody is there: the address is kept for documentation. What is said before that counts.
fn said_at_the_start(url: &'static str) -> String {
    let mut serve = Command::new(env!("CARGO_BIN_EXE_baton"));
    serve.arg("serve").env("DATABASE_URL", url);
    let output = serve.env("BATON_LISTEN", "127.0.0.1:0").output().unwrap();
    assert!(!output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn an_operator_is_told_that_the_database_may_be_read_on_its_way() {
    let open = said_at_the_start("postgres://baton:pw@192.0.2.1:9/baton?connect_timeout=2");
    assert!(
        open.contains("lets the connection be unencrypted"),
        "{open}"
    );
    assert!(open.contains("sslmode=verify-full"), "what to do: {open}");
    assert!(!open.contains("pw@"), "no password: {open}");
    let closed = said_at_the_start(
        "postgres://baton:pw@192.0.2.1:9/baton?sslmode=verify-full&connect_timeout=2",
    );
    assert!(!closed.contains("unencrypted"), "{closed}");
}
