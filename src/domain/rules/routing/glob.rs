//! Names with `*`, and numbers compared. Both take time linear in what they look at, or nearly so.

use super::route_fault::RouteFault;

/// Whether a text is like a pattern; case does not matter, `*` stands for anything.
pub(super) fn like(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.trim().to_lowercase(), text.trim().to_lowercase());
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    // Without any `*` the first part is the whole.
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    // The first place of each part is as good as any later one.
    for part in parts {
        match rest.split_once(part) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// A comparison with a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Compared {
    sign: &'static str,
    with: f64,
}

/// Longer ones first: `>=` begins with `>`.
const SIGNS: [&str; 5] = [">=", "<=", ">", "<", "="];

impl Compared {
    /// Reads `>= 10`; nothing when it is no comparison, an error when what follows is no number.
    pub(crate) fn read(text: &str) -> Option<Result<Self, RouteFault>> {
        let text = text.trim();
        let sign = SIGNS.into_iter().find(|sign| text.starts_with(sign))?;
        let number = text.strip_prefix(sign).unwrap_or_default().trim();
        Some(match number.parse::<f64>() {
            Ok(with) if with.is_finite() => Ok(Self { sign, with }),
            Ok(_) | Err(_) => Err(RouteFault::NoNumber),
        })
    }

    /// Whether a value is a number of which it holds.
    pub(crate) fn holds(self, value: &str) -> bool {
        let Ok(value) = value.trim().parse::<f64>() else {
            return false;
        };
        match self.sign {
            ">=" => value >= self.with,
            "<=" => value <= self.with,
            ">" => value > self.with,
            "<" => value < self.with,
            _ => (value - self.with).abs() <= f64::EPSILON * self.with.abs().max(1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, text, is_like) in [
            ("refund_*", "refund_status", true),
            ("refund_*", "Refund_", true),
            ("refund", "refund_status", false),
            ("*_refund", "ask_refund", true),
            ("a*b*c", "a1b2c", true),
            ("a*b*c", "acb", false),
            ("*", "", true),
            ("ab*ba", "aba", false),
            ("*é*", "CAFÉ au lait", true),
            ("", "x", false),
        ] {
            assert_eq!(like(pattern, text), is_like, "{pattern} {text}");
        }
    }

    #[test]
    fn numbers_are_compared_and_nothing_else_is() {
        let holds = |text: &str, value: &str| Compared::read(text).unwrap().unwrap().holds(value);
        assert!(holds(">= 10", "10") && holds(">9.5", "10") && holds("< 0", "-1"));
        assert!(holds("= 0.3", "0.30") && !holds("= 1", "2"));
        assert!(!holds(">= 10", "9") && !holds(">= 10", "many") && !holds(">= 10", ""));
        assert_eq!(Compared::read("gold"), None);
        assert!(Compared::read(">= much").unwrap().is_err());
        assert!(Compared::read("> NaN").unwrap().is_err());
    }
}
