//! `/settings/security`: the security log, for admins.

use crate::console::client::wants_json;
use crate::console::render::html;
use crate::console::shell::settings_shell;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::domain::base::time::Moment;
use crate::domain::security::audit_record::SecurityAct;
use crate::services::{AuditQuery, ServiceError, Services};
use crate::views::catalogue::t;
use crate::views::faults;
use crate::views::security::audit_lines::ExportFormat;
use crate::views::security::fill;
use crate::views::security::view::SecurityPage;
use crate::views::side_menu::SettingsPlace;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::stream;
use serde_json::json;
use std::time::Duration;
use url::form_urlencoded;

const PATH: &str = "/settings/security";
const DAY: Duration = Duration::from_secs(24 * 3600);

/// `GET /settings/security`: a page of records, the newest first.
pub(in crate::console) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let filter = LogFilter::of(&request);
    let (query, errors) = filter.read();
    let programmatic = wants_json(&request, auth.via);
    if programmatic && !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    let found = services
        .security()
        .page(&auth.actor(), query.clone())
        .await?;
    let oldest = found.records.last().filter(|_| found.more);
    if programmatic {
        let next = oldest.map(|record| record.id);
        return Ok(HttpResponse::Ok().json(json!({ "records": found.records, "before": next })));
    }
    let title = t::security_title().to_owned();
    let shell = settings_shell(
        &request,
        &auth,
        &services,
        SettingsPlace::SecurityLog,
        title,
    )
    .await?;
    let status = match errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = SecurityPage {
        shell,
        rows: found.records.iter().map(fill::row).collect(),
        acts: fill::acts(query.act),
        who: filter.get("who").to_owned(),
        since: filter.get("since").to_owned(),
        until: filter.get("until").to_owned(),
        filtered: !filter.is_empty(),
        errors: errors
            .iter()
            .map(|error| faults::said(&error.fault))
            .collect(),
        older: oldest.map_or_else(String::new, |record| {
            filter.address("", Some(("before", record.id.to_string())))
        }),
        csv: filter.address(".csv", None),
        json_lines: filter.address(".jsonl", None),
    };
    html(status, &page)
}

/// `GET /settings/security.csv`.
pub(in crate::console) async fn csv(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    export(&request, &auth, services, ExportFormat::Csv).await
}

/// `GET /settings/security.jsonl`.
pub(in crate::console) async fn json_lines(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    export(&request, &auth, services, ExportFormat::JsonLines).await
}

/// All records that fit, the oldest first, read and sent piece by piece.
async fn export(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: web::Data<Services>,
    format: ExportFormat,
) -> Result<HttpResponse, Problem> {
    let (query, errors) = LogFilter::of(request).read();
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    let (security, word) = (services.security(), format.as_str());
    security.begin_export(&auth.actor(), word).await?;
    let pieces = stream::try_unfold(Some(0), move |after| {
        let (services, query) = (services.clone(), query.clone());
        async move {
            let Some(after) = after else { return Ok(None) };
            let records = services.security().exported(&query, after).await?;
            let mut piece = match after {
                0 => format.head(),
                _ => Vec::new(),
            };
            piece.extend(format.lines(&records));
            let next = records.last().map(|record| record.id);
            Ok::<_, ServiceError>(
                (next.is_some() || !piece.is_empty()).then(|| (Bytes::from(piece), next)),
            )
        }
    });
    let name = format!("attachment; filename=\"security.{word}\"");
    Ok(HttpResponse::Ok()
        .content_type(format.media_type())
        .insert_header((CONTENT_DISPOSITION, name))
        .streaming(pieces))
}

/// What an address asks for.
struct LogFilter(Vec<(String, String)>);

impl LogFilter {
    fn of(request: &HttpRequest) -> Self {
        let pairs = form_urlencoded::parse(request.query_string().as_bytes());
        let named = pairs.filter(|(name, value)| {
            matches!(&**name, "who" | "act" | "since" | "until" | "before") && !value.is_empty()
        });
        Self(
            named
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
        )
    }

    fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// Whether it asks for everything.
    fn is_empty(&self) -> bool {
        self.0.iter().all(|(name, _)| name == "before")
    }

    /// What is wanted, and what cannot be read.
    fn read(&self) -> (AuditQuery, Vec<FieldError>) {
        let mut errors = Vec::new();
        let mut refuse = |name: &str, fault: PageFault| {
            errors.push(FieldError::new(format!("/{name}"), fault));
        };
        let who = Some(self.get("who").trim()).filter(|who| !who.is_empty());
        if who.is_some_and(|who| who.contains('\0')) {
            refuse("who", PageFault::LogWho);
        }
        let act = SecurityAct::parse(self.get("act"));
        if act.is_none() && !self.get("act").is_empty() {
            refuse("act", PageFault::LogAct);
        }
        let mut moment = |name: &str, whole_day: Duration, fault: PageFault| match self.get(name) {
            "" => None,
            given => {
                let day = Moment::parse(&format!("{given}T00:00:00Z"));
                let moment = day.map(|day| day.plus(whole_day));
                let moment = moment.or_else(|| Moment::parse(given));
                if moment.is_none() {
                    refuse(name, fault);
                }
                moment
            }
        };
        // The day that is named as the last one belongs to it.
        let since = moment("since", Duration::ZERO, PageFault::LogSince);
        let until = moment("until", DAY, PageFault::LogUntil);
        let before = self.get("before").parse().ok();
        if before.is_none() && !self.get("before").is_empty() {
            refuse("before", PageFault::LogBefore);
        }
        let query = AuditQuery {
            who: who.filter(|who| !who.contains('\0')).map(str::to_owned),
            act,
            since,
            until,
            before,
            after: None,
        };
        (query, errors)
    }

    /// An address with the same filter.
    fn address(&self, suffix: &str, more: Option<(&str, String)>) -> String {
        let kept = self.0.iter().filter(|(name, _)| name != "before");
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .extend_pairs(more)
            .finish();
        match query.as_str() {
            "" => format!("{PATH}{suffix}"),
            query => format!("{PATH}{suffix}?{query}"),
        }
    }
}
