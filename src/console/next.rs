//! Where to go after signing in.

/// Longest address that is kept.
const NEXT_MAX_BYTES: usize = 2_000;

/// The address if it is a path of this console. `//host`, backslashes and control characters, which
/// browsers turn into another site's address, are refused.
pub(super) fn own_path(next: &str) -> Option<&str> {
    let rest = next.strip_prefix('/')?;
    let foreign = rest.starts_with('/') || next.contains('\\');
    let odd =
        next.len() > NEXT_MAX_BYTES || next.chars().any(|c| c.is_control() || c.is_whitespace());
    let around = next.starts_with("/login") || next.starts_with("/logout");
    (!foreign && !odd && !around).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_own_paths_are_gone_to() {
        assert_eq!(
            own_path("/tickets/4?view=mine"),
            Some("/tickets/4?view=mine")
        );
        for foreign in [
            "",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\n/evil.example",
            "/login?next=/login",
            "/logout",
        ] {
            assert_eq!(own_path(foreign), None, "{foreign:?}");
        }
    }
}
