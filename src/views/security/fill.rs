//! Records in words.

use super::view::{ActChoice, AuditRow};
use crate::domain::security::audit_record::{AuditRecord, PrincipalKind, SecurityAct};
use url::form_urlencoded::byte_serialize;

/// The acts to choose from.
pub(crate) fn acts(chosen: Option<SecurityAct>) -> Vec<ActChoice> {
    let acts = SecurityAct::ALL.iter().map(|act| ActChoice {
        word: act.as_str(),
        label: label(*act),
        chosen: chosen == Some(*act),
    });
    acts.collect()
}

/// A record, in words.
pub(crate) fn row(record: &AuditRecord) -> AuditRow {
    let kind = record.on_kind.as_deref().unwrap_or_default();
    let id = record.on_id.as_deref().unwrap_or_default();
    let on = match (kind, record.on_name.as_deref()) {
        ("", _) => String::new(),
        ("ticket", _) => format!("ticket #{id}"),
        ("route", _) => id.to_owned(),
        (kind, name) => format!("{kind} {}", name.unwrap_or(id)),
    };
    let who_url = record.by_id.as_deref().map(|id| {
        let id: String = byte_serialize(id.as_bytes()).collect();
        format!("/settings/security?who={id}")
    });
    AuditRow {
        at: record.at.to_string(),
        who: who(record),
        who_url: who_url.unwrap_or_default(),
        what: SecurityAct::parse(&record.act)
            .map_or_else(|| record.act.clone(), |act| label(act).to_owned()),
        on,
        detail: record.detail.clone().unwrap_or_default(),
        address: record.address.clone().unwrap_or_default(),
        request_id: record.request_id.clone().unwrap_or_default(),
    }
}

fn who(record: &AuditRecord) -> String {
    match (&record.by_name, PrincipalKind::parse(&record.by_kind)) {
        (Some(name), Some(PrincipalKind::Bot)) => format!("{name} (bot)"),
        (Some(name), _) => name.clone(),
        (None, Some(PrincipalKind::Operator)) => "Command line".to_owned(),
        (None, Some(PrincipalKind::Nobody)) => "Not signed in".to_owned(),
        (None, Some(PrincipalKind::Agent | PrincipalKind::Bot) | None) => record.by_kind.clone(),
    }
}

fn label(act: SecurityAct) -> &'static str {
    match act {
        SecurityAct::SignedIn => "Signed in",
        SecurityAct::SignInFailed => "Sign-in failed",
        SecurityAct::SignInBraked => "Sign-in blocked, too many attempts",
        SecurityAct::Unlocked => "Sign-in unblocked",
        SecurityAct::SignedOut => "Signed out",
        SecurityAct::SessionsEnded => "Sessions ended",
        SecurityAct::PasswordSet => "Password set",
        SecurityAct::TokenMade => "Token created",
        SecurityAct::TokenRevoked => "Token revoked",
        SecurityAct::KeyMade => "Key created",
        SecurityAct::KeyRevoked => "Key revoked",
        SecurityAct::AgentAdded => "Agent added",
        SecurityAct::AgentChanged => "Agent changed",
        SecurityAct::AgentDisabled => "Agent deactivated",
        SecurityAct::AgentEnabled => "Agent reactivated",
        SecurityAct::BotAdded => "Bot added",
        SecurityAct::BotChanged => "Bot changed",
        SecurityAct::BotDisabled => "Bot deactivated",
        SecurityAct::BotEnabled => "Bot reactivated",
        SecurityAct::TeamAdded => "Team added",
        SecurityAct::TeamChanged => "Team changed",
        SecurityAct::NeedsChanged => "Required facts changed",
        SecurityAct::HoursChanged => "Opening hours changed",
        SecurityAct::LimitChanged => "Queue limit changed",
        SecurityAct::SentencesChanged => "Automatic messages changed",
        SecurityAct::RoutingChanged => "Routing rules changed",
        SecurityAct::TriggersChanged => "Trigger rules changed",
        SecurityAct::Refused => "Permission denied",
        SecurityAct::Hidden => "Asked for something out of sight",
        SecurityAct::CredentialsRefused => "Invalid key or token",
        SecurityAct::OriginRefused => "Request from another site",
        SecurityAct::FormRefused => "Form without a valid token",
        SecurityAct::RateLimited => "Rate limit reached",
        SecurityAct::LogExported => "Security log exported",
    }
}
