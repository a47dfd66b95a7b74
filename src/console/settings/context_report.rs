//! `GET /reports/context`: what became of packets, for who builds the bots.

use crate::console::client::wants_json;
use crate::console::render::html;
use crate::console::shell::shell;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::domain::figures::{Counted, LookBack};
use crate::services::{ContextLine, ContextTicketsQuery, FactCount, Services};
use crate::views::catalogue::t;
use crate::views::context_report;
use crate::views::shell::Section;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};
use url::form_urlencoded;

/// The figures by bot and version.
pub(in crate::console) async fn report(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let back = asked_span(&request, LookBack::default())?;
    let report = services
        .figures()
        .context_report(auth.actor(), back)
        .await?;
    if wants_json(&request, auth.via) {
        let lines: Vec<Value> = report.lines.iter().map(line).collect();
        return Ok(HttpResponse::Ok().json(json!({ "days": back.days(), "bots": lines })));
    }
    let title = t::context_report_title().to_owned();
    let shell = shell(&request, &auth, &services, Section::Reports, title).await?;
    html(
        StatusCode::OK,
        &context_report::fill::context_report(&report, shell),
    )
}

/// `GET /reports/context/tickets`: the tickets behind one of the numbers.
pub(in crate::console) async fn tickets(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let asked = opened(&ReportQuery::of(&request))?;
    let found = services
        .figures()
        .context_tickets(auth.actor(), asked.clone())
        .await?;
    if wants_json(&request, auth.via) {
        let numbers: Vec<i64> = found.tickets.iter().map(|ticket| ticket.id.0).collect();
        return Ok(HttpResponse::Ok().json(json!({ "tickets": numbers, "more": found.more })));
    }
    let title = t::context_report_title().to_owned();
    let shell = shell(&request, &auth, &services, Section::Reports, title).await?;
    html(
        StatusCode::OK,
        &context_report::fill::context_tickets(&asked, &found, shell),
    )
}

/// What the address asks for; a blank value is absent.
struct ReportQuery(Vec<(String, String)>);

impl ReportQuery {
    fn of(request: &HttpRequest) -> Self {
        let pairs = form_urlencoded::parse(request.query_string().as_bytes());
        Self(pairs.into_owned().collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    fn text(&self, name: &str, errors: &mut Vec<FieldError>) -> Option<String> {
        let text = self.get(name)?;
        if text.contains('\0') {
            errors.push(FieldError::new(format!("/{name}"), PageFault::Nul));
        }
        Some(text.to_owned())
    }
}

fn opened(query: &ReportQuery) -> Result<ContextTicketsQuery, Problem> {
    let mut errors = Vec::new();
    let back = look_back(query, LookBack::default(), &mut errors);
    let bot = query.text("bot", &mut errors);
    let counted = query.get("count").and_then(Counted::parse);
    if bot.is_none() {
        errors.push(FieldError::new("/bot", PageFault::NoBot));
    }
    if counted.is_none() {
        let words = Counted::ALL.iter().map(|word| word.as_str());
        let fault = PageFault::Count(words.collect());
        errors.push(FieldError::new("/count", fault));
    }
    let (version, fact) = (
        query.text("version", &mut errors),
        query.text("fact", &mut errors),
    );
    refuse(errors)?;
    Ok(ContextTicketsQuery {
        bot: bot.unwrap_or_default(),
        version,
        counted: counted.unwrap_or(Counted::Handoffs),
        fact,
        back,
    })
}

/// How far a report looks back: as the address asks, or as usual.
pub(super) fn asked_span(request: &HttpRequest, usual: LookBack) -> Result<LookBack, Problem> {
    let mut errors = Vec::new();
    let back = look_back(&ReportQuery::of(request), usual, &mut errors);
    refuse(errors)?;
    Ok(back)
}

fn look_back(query: &ReportQuery, usual: LookBack, errors: &mut Vec<FieldError>) -> LookBack {
    let Some(days) = query.get("days") else {
        return usual;
    };
    let known = LookBack::ALL.into_iter();
    let found = known.clone().find(|span| span.days().to_string() == days);
    if found.is_none() {
        errors.push(FieldError::new("/days", PageFault::Days));
    }
    found.unwrap_or(usual)
}

fn refuse(errors: Vec<FieldError>) -> Result<(), Problem> {
    match errors.is_empty() {
        true => Ok(()),
        false => Err(Problem::invalid(errors)),
    }
}

fn line(line: &ContextLine) -> Value {
    json!({
        "bot": line.bot,
        "version": line.version,
        "handoffs": line.handoffs,
        "completeness": line.completeness,
        "judged": line.judged,
        "enough": line.enough,
        "share_enough": line.share_enough(),
        "missing": line.missing,
        "missing_facts": facts(&line.missing_facts),
        "asked_again": line.asked_again,
        "asked_again_tickets": line.asked_again_tickets,
        "asked_again_facts": facts(&line.asked_again_facts),
        "handed_back": line.handed_back,
        "understood": line.understood,
    })
}

fn facts(facts: &[FactCount]) -> Vec<Value> {
    let fact = |fact: &FactCount| json!({ "name": fact.name, "times": fact.times, "tickets": fact.tickets });
    facts.iter().map(fact).collect()
}
