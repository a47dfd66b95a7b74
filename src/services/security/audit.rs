//! Writing a record.

use super::Security;
use super::requester::Requester;
use crate::domain::base::time::Moment;
use crate::domain::security::audit_record::{Affected, Principal, SecurityAct};
use crate::services::error::Result;
use crate::storage::security_log::NewAuditRecord;
use crate::storage::{AnyConnection, security_log};
use diesel::QueryResult;

/// A record to be written: what was done, and to what. Who did it is the caller of the request, or the operator where
/// there is no request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Audit {
    act: SecurityAct,
    by: Option<Principal>,
    on: Option<Affected>,
    detail: Option<String>,
}

impl Audit {
    /// A record of this act.
    pub(crate) fn of(act: SecurityAct) -> Self {
        Self {
            act,
            by: None,
            on: None,
            detail: None,
        }
    }

    /// Done by somebody who shows only with this act who they are.
    #[must_use]
    pub(crate) fn by(self, by: Principal) -> Self {
        let by = Some(by);
        Self { by, ..self }
    }

    /// Done to this.
    #[must_use]
    pub(crate) fn on(self, on: Affected) -> Self {
        let on = Some(on);
        Self { on, ..self }
    }

    /// What exactly, in a few words. Nothing that people wrote, and no secret.
    #[must_use]
    pub(crate) fn detail(self, detail: impl Into<String>) -> Self {
        let detail = Some(detail.into());
        Self { detail, ..self }
    }

    /// Appends the record in the transaction of a use case: both are stored, or neither.
    ///
    /// # Errors
    /// Storage.
    pub(crate) fn write(&self, conn: &mut AnyConnection, at: Moment) -> QueryResult<()> {
        let caller = Requester::present();
        let by = match (&self.by, &caller) {
            (Some(by), _) => by.clone(),
            (None, Some(caller)) => caller.principal(),
            (None, None) => Principal::OPERATOR,
        };
        let address = caller.as_ref().and_then(|caller| caller.address());
        let record = NewAuditRecord {
            at,
            by: &by,
            act: self.act,
            on: self.on.as_ref(),
            detail: self.detail.as_deref(),
            address: address.as_deref(),
            request_id: caller.as_deref().map(Requester::request_id),
        };
        security_log::add(conn, record)
    }
}

impl Security<'_> {
    /// Appends a record that belongs to no other change.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn note(self, audit: Audit) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| Ok(audit.write(conn, now)?))
            .await
    }

    /// Appends a record of what may happen many times a second, at most once a minute for the same act of the same
    /// caller at the same thing. A record that cannot be written is told to the operator alone: the request has its
    /// answer already.
    pub(crate) async fn note_seldom(self, audit: Audit) {
        let caller = Requester::present();
        let by = caller.as_ref().map(|caller| caller.principal());
        let address = caller.as_ref().and_then(|caller| caller.address());
        let same = (audit.act, by, address, audit.on.clone());
        if !self
            .services
            .seldom
            .is_due(&same, self.services.clock.now())
        {
            return;
        }
        let now = self.services.clock.now();
        let write = move |conn: &mut AnyConnection| Ok(audit.write(conn, now)?);
        self.services.write_in_passing("a refusal", write).await;
    }
}
