//! Reading the log: a page for admins, and all of it for an export.

use super::Security;
use super::audit::Audit;
use crate::domain::case::access;
use crate::domain::case::actor::Actor;
use crate::domain::security::audit_record::{AuditRecord, SecurityAct};
use crate::services::error::{Result, ServiceError};
use crate::storage::security_log::{self, AuditQuery};

/// Records on a page.
const PAGE: i64 = 50;

/// Records that an export reads at a time.
const EXPORTED_AT_ONCE: i64 = 1_000;

/// A page of the log, the newest records first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPage {
    /// The records.
    pub records: Vec<AuditRecord>,
    /// Whether there are older ones.
    pub more: bool,
}

impl Security<'_> {
    /// A page of the log.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for who is no admin.
    pub(crate) async fn page(self, actor: &Actor, query: AuditQuery) -> Result<AuditPage> {
        may_read(actor)?;
        let page = self
            .services
            .read(move |conn| Ok(security_log::page(conn, &query, PAGE + 1)?));
        let mut records = page.await?;
        let fits = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let more = records.len() > fits;
        records.truncate(fits);
        Ok(AuditPage { records, more })
    }

    /// Begins an export for an admin; that they take the log away is a record of its own.
    ///
    /// # Errors
    /// [`ServiceError::Forbidden`] for who is no admin.
    pub(crate) async fn begin_export(self, actor: &Actor, format: &str) -> Result<()> {
        may_read(actor)?;
        let audit = Audit::of(SecurityAct::LogExported).detail(format);
        self.note(audit).await
    }

    /// The next records of an export, the oldest first; none when it is complete. Who may is asked when it begins.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn exported(self, query: &AuditQuery, after: i64) -> Result<Vec<AuditRecord>> {
        let query = AuditQuery {
            after: Some(after),
            ..query.clone()
        };
        let read = self
            .services
            .read(move |conn| Ok(security_log::page(conn, &query, EXPORTED_AT_ONCE)?));
        read.await
    }
}

fn may_read(actor: &Actor) -> Result<()> {
    match access::may_read_security_log(actor) {
        true => Ok(()),
        false => Err(ServiceError::Forbidden),
    }
}
