//! What Baton itself says to customers, in a team's own words where it has some.

use crate::domain::base::ids::TeamId;
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::dispatch::outlook::Outlook;
use crate::domain::security::audit_record::{Affected, SecurityAct};
use crate::domain::team::Team;
use crate::domain::team::phrases::{self, OwnTexts, Phrase};
use crate::domain::team::team_fault::TeamFault;
use crate::services::case::Case;
use crate::services::error::{Result, ServiceError};
use crate::services::security::Audit;
use crate::services::settings::team_named;
use crate::services::team::Teams;
use crate::services::team::settings_hash::SettingsHash;
use crate::storage::{AnyConnection, sentences as stored, settings_revision};
use std::collections::HashMap;
use std::sync::Arc;

/// The sentence that tells the customer of a case about the handoff.
pub(crate) fn handed_over(case: &mut Case<'_>, outlook: Outlook) -> Result<String> {
    let (team, hours) = (case.team()?, case.hours()?);
    let language = case.ticket()?.language.clone();
    let settings = case.settings.clone();
    let own = settings
        .team(team.id)?
        .own_texts(phrases::spoken(language.as_deref()));
    let zone = case
        .customer()?
        .and_then(|customer| customer.timezone.clone());
    let has_context = case.has_context()?;
    let handover = phrases::Handover {
        team: &team.name,
        has_context,
        is_staffed: settings.is_staffed(team.id),
        to_bot: matches!(case.ticket()?.status, Status::Offered(Offeree::Bot(_))),
        team_zone: hours.zone(),
        zone: zone.as_deref(),
        outlook,
        now: case.now,
    };
    Ok(phrases::handed_over(&handover, language.as_deref(), own))
}

fn own(conn: &mut AnyConnection, team: TeamId, language: &str) -> Result<OwnTexts> {
    let texts = stored::of_team(conn, team, language)?.into_iter();
    Ok(texts
        .filter_map(|(phrase, text)| Some((Phrase::parse(&phrase)?, text)))
        .collect())
}

impl Teams<'_> {
    /// A team and its own texts in a language, if the actor may change them.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], [`ServiceError::NotFound`].
    pub(crate) async fn team_sentences(
        self,
        actor: &Actor,
        team: String,
        language: &'static str,
    ) -> Result<(Team, OwnTexts)> {
        may(actor)?;
        self.services
            .read(move |conn| {
                let team = team_named(conn, &team)?;
                let own = own(conn, team.id, language)?;
                Ok((team, own))
            })
            .await
    }

    /// Replaces texts of a team in a language; nothing for a phrase: the built-in one holds again. All of
    /// them, or none. `believed` are the texts that were looked at, each as it was said: those that come back as they
    /// were are left alone, and a change of one that somebody else has changed since is refused.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`], [`ServiceError::NotFound`]; [`ServiceError::Invalid`] with every bad text.
    pub(crate) async fn change_team_sentences(
        self,
        actor: &Actor,
        team: String,
        language: &'static str,
        texts: HashMap<Phrase, Option<String>>,
        believed: HashMap<Phrase, SettingsHash>,
    ) -> Result<()> {
        may(actor)?;
        let now = self.services.clock.now();
        let texts = Arc::new(checked(texts, language)?);
        self.services
            .record(move |conn| {
                settings_revision::claim(conn)?;
                let team = team_named(conn, &team)?;
                let own = own(conn, team.id, language)?;
                for (phrase, text) in changes(&texts, &own, &believed, language)? {
                    let which = (language, phrase.as_str());
                    stored::set(conn, team.id, which, text, now)?;
                }
                let audit = Audit::of(SecurityAct::SentencesChanged).on(Affected::team(&team));
                Ok(audit.detail(language).write(conn, now)?)
            })
            .await
    }
}

/// The texts as they are stored; what is as built in is not a team's own.
fn checked(
    texts: HashMap<Phrase, Option<String>>,
    language: &str,
) -> Result<Vec<(Phrase, Option<String>)>> {
    let mut errors = Vec::new();
    let mut good = Vec::new();
    for phrase in Phrase::ALL {
        match texts.get(phrase) {
            None => {}
            Some(None) => good.push((*phrase, None)),
            Some(Some(text)) => match phrase.check(text) {
                Ok(text) if text == phrases::built_in(*phrase, language) => {
                    good.push((*phrase, None));
                }
                Ok(text) => good.push((*phrase, Some(text))),
                Err(bad) => errors.push(FieldError::new(format!("/{phrase}"), bad)),
            },
        }
    }
    match errors.is_empty() {
        true => Ok(good),
        false => Err(ServiceError::Invalid(errors)),
    }
}

/// What is to be stored of the texts. A form sends all that its page showed: what its writer left alone stays as it is,
/// whoever has changed it since.
fn changes<'t>(
    texts: &'t [(Phrase, Option<String>)],
    own: &OwnTexts,
    believed: &HashMap<Phrase, SettingsHash>,
    language: &str,
) -> Result<Vec<(Phrase, Option<&'t str>)>> {
    let mut errors = Vec::new();
    let mut changed = Vec::new();
    for (phrase, text) in texts {
        let said = |text: Option<&str>| {
            SettingsHash::of(text.unwrap_or_else(|| phrases::built_in(*phrase, language)))
        };
        let (held, new) = (own.get(phrase).map(String::as_str), text.as_deref());
        let seen = believed.get(phrase);
        if new == held || seen.is_some_and(|seen| *seen == said(new)) {
            continue;
        }
        match seen {
            Some(seen) if *seen != said(held) => {
                let fault = TeamFault::ChangedMeanwhile;
                errors.push(FieldError::new(format!("/{phrase}"), fault));
            }
            Some(_) | None => changed.push((*phrase, new)),
        }
    }
    match errors.is_empty() {
        true => Ok(changed),
        false => Err(ServiceError::Invalid(errors)),
    }
}

fn may(actor: &Actor) -> Result<()> {
    match access::may_change_team(actor) {
        true => Ok(()),
        false => Err(ServiceError::Forbidden),
    }
}
