//! A decision in words: "Why me?", "Why not Ana?".

use super::{Exclusion, Ranked, Relaxed};
use std::fmt;

impl fmt::Display for Exclusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => f.write_str("offline"),
            Self::Away => f.write_str("away"),
            Self::Closed { until } => write!(f, "closed {until}"),
            Self::Full { load, capacity } => write!(f, "full: {load} of {capacity}"),
            Self::Asked => f.write_str("has another offer to answer first"),
            Self::Declined => f.write_str("declined or missed the offer"),
            Self::LacksSkill { skill } => write!(f, "lacks the skill {skill}"),
            Self::LacksLanguage { language } => write!(f, "does not write {language}"),
        }
    }
}

impl fmt::Display for Ranked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut reasons = Vec::new();
        if self.wanted {
            reasons.push("asked for by the bot".to_owned());
        }
        if self.had_it {
            reasons.push("had this ticket before".to_owned());
        }
        if !self.speaks {
            reasons.push("does not write the language".to_owned());
        }
        if self.skill > 0 {
            reasons.push(format!("skill {}", self.skill));
        }
        if self.preferred > 0 {
            reasons.push(format!("preferred skill {}", self.preferred));
        }
        reasons.push(format!("load {}%", self.load / 10));
        match self.idle_seconds {
            u64::MAX => reasons.push("no tickets yet".to_owned()),
            seconds if seconds < 120 => reasons.push(format!("idle for {seconds} s")),
            seconds => reasons.push(format!("idle for {} min", seconds / 60)),
        }
        f.write_str(&reasons.join(", "))
    }
}

impl fmt::Display for Relaxed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "every requirement counts",
            Self::Skills => "after waiting, skills are preferred instead of required",
            Self::Language => {
                "after waiting, skills and language are preferred instead of required"
            }
            Self::Declines => "after waiting, agents who declined are asked again",
        })
    }
}
