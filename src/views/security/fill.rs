//! Records in words.

use super::view::{ActChoice, AuditRow};
use crate::domain::base::words::Role;
use crate::domain::security::audit_record::{
    AffectedKind, AuditRecord, PrincipalKind, SecurityAct,
};
use crate::views::catalogue::t;
use crate::views::labels;
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
        on: on(record),
        detail: detail(record),
        address: record.address.clone().unwrap_or_default(),
        request_id: record.request_id.clone().unwrap_or_default(),
    }
}

/// What something was done to; nothing if that is not recorded.
fn on(record: &AuditRecord) -> String {
    let Some(kind) = record.on_kind.as_deref() else {
        return String::new();
    };
    let id = record.on_id.as_deref().unwrap_or_default();
    let name = record.on_name.as_deref().unwrap_or(id);
    match AffectedKind::parse(kind) {
        Some(AffectedKind::Agent) => t::security_on_agent(name),
        Some(AffectedKind::Bot) => t::security_on_bot(name),
        Some(AffectedKind::Team) => t::security_on_team(name),
        Some(AffectedKind::Ticket) => t::security_on_ticket(id),
        Some(AffectedKind::Conversation) => t::security_on_conversation(name),
        Some(AffectedKind::File) => t::security_on_file(name),
        Some(AffectedKind::Route) => id.to_owned(),
        None => format!("{kind} {name}"),
    }
}

/// What exactly was done, as far as it is told in words of Baton; the export has it as it is stored.
fn detail(record: &AuditRecord) -> String {
    let stored = record.detail.as_deref().unwrap_or_default();
    match SecurityAct::parse(&record.act) {
        Some(
            SecurityAct::AgentAdded
            | SecurityAct::AgentChanged
            | SecurityAct::BotChanged
            | SecurityAct::TeamChanged
            | SecurityAct::RoutingChanged,
        ) => stored.split(", ").map(part).collect::<Vec<_>>().join(", "),
        Some(_) | None => stored.to_owned(),
    }
}

fn part(stored: &str) -> String {
    if let Some(revision) = stored.strip_prefix("revision ") {
        return t::security_detail_revision(revision);
    }
    if let Some(role) = stored.strip_prefix("role: ").and_then(Role::parse) {
        return t::security_detail_role(labels::role(role));
    }
    let known = match stored {
        "name" => t::security_detail_name(),
        "e-mail address" => t::security_detail_email(),
        "teams" => t::security_detail_teams(),
        "abilities" => t::security_detail_abilities(),
        own => own,
    };
    known.to_owned()
}

fn who(record: &AuditRecord) -> String {
    match (&record.by_name, PrincipalKind::parse(&record.by_kind)) {
        (Some(name), Some(PrincipalKind::Bot)) => t::security_by_bot(name),
        (Some(name), _) => name.clone(),
        (None, Some(PrincipalKind::Operator)) => t::security_by_operator().to_owned(),
        (None, Some(PrincipalKind::Nobody)) => t::security_by_nobody().to_owned(),
        (None, Some(PrincipalKind::Agent | PrincipalKind::Bot) | None) => record.by_kind.clone(),
    }
}

fn label(act: SecurityAct) -> &'static str {
    match act {
        SecurityAct::SignedIn => t::security_signed_in(),
        SecurityAct::SignInFailed => t::security_sign_in_failed(),
        SecurityAct::SignInBraked => t::security_sign_in_blocked(),
        SecurityAct::Unlocked => t::security_sign_in_unblocked(),
        SecurityAct::SignedOut => t::security_signed_out(),
        SecurityAct::SessionsEnded => t::security_sessions_ended(),
        SecurityAct::PasswordSet => t::security_password_set(),
        SecurityAct::TokenMade => t::security_token_made(),
        SecurityAct::TokenRevoked => t::security_token_revoked(),
        SecurityAct::KeyMade => t::security_key_made(),
        SecurityAct::KeyRevoked => t::security_key_revoked(),
        SecurityAct::AgentAdded => t::security_agent_added(),
        SecurityAct::AgentChanged => t::security_agent_changed(),
        SecurityAct::AgentDisabled => t::security_agent_disabled(),
        SecurityAct::AgentEnabled => t::security_agent_enabled(),
        SecurityAct::BotAdded => t::security_bot_added(),
        SecurityAct::BotChanged => t::security_bot_changed(),
        SecurityAct::BotDisabled => t::security_bot_disabled(),
        SecurityAct::BotEnabled => t::security_bot_enabled(),
        SecurityAct::TeamAdded => t::security_team_added(),
        SecurityAct::TeamChanged => t::security_team_changed(),
        SecurityAct::NeedsChanged => t::security_needs_changed(),
        SecurityAct::HoursChanged => t::security_hours_changed(),
        SecurityAct::LimitChanged => t::security_limit_changed(),
        SecurityAct::SentencesChanged => t::security_sentences_changed(),
        SecurityAct::RoutingChanged => t::security_routing_changed(),
        SecurityAct::TriggersChanged => t::security_triggers_changed(),
        SecurityAct::TagChanged => t::security_tag_changed(),
        SecurityAct::TagDeleted => t::security_tag_deleted(),
        SecurityAct::TagMerged => t::security_tag_merged(),
        SecurityAct::Refused => t::security_refused(),
        SecurityAct::Hidden => t::security_hidden(),
        SecurityAct::CredentialsRefused => t::security_credentials_refused(),
        SecurityAct::OriginRefused => t::security_origin_refused(),
        SecurityAct::FormRefused => t::security_form_refused(),
        SecurityAct::RateLimited => t::security_rate_limited(),
        SecurityAct::LogExported => t::security_log_exported(),
    }
}

#[cfg(test)]
mod tests {
    use super::part;
    use crate::domain::accounts::interface_language::InterfaceLanguage;
    use crate::services::speaking;

    #[test]
    fn what_was_changed_is_told_in_the_readers_language() {
        for (stored, told) in [
            ("revision 2", "revisión 2"),
            ("role: admin", "rol: administrador"),
            ("e-mail address", "dirección de correo"),
            ("key …9f2c", "key …9f2c"),
        ] {
            let spanish = speaking(InterfaceLanguage::Spanish, || part(stored));
            assert_eq!((part(stored).as_str(), spanish.as_str()), (stored, told));
        }
    }
}
