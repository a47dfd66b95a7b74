//! The context report, for the people who build the bots.

use crate::domain::case::lifecycle::StatusKind;
use crate::domain::case::ticket::Ticket;
use crate::domain::figures::{Counted, LookBack};
use crate::services::{ContextLine, ContextReport, ContextTickets, ContextTicketsQuery, FactCount};
use crate::views::catalogue::t;
use crate::views::context_report::view::{
    ContextPage, ContextRow, ContextTicket, ContextTicketsPage, CountLink, FactRow, SpanLink,
};
use crate::views::labels::why;
use crate::views::shell::Shell;
use crate::views::triggers::fill::RATED_MIN;
use url::form_urlencoded::Serializer;

/// The figures.
pub(crate) fn context_report(report: &ContextReport, shell: Shell) -> ContextPage {
    let back = report.back;
    let lines = &report.lines;
    let missing = |line: &ContextLine| line.missing_facts.clone();
    let again = |line: &ContextLine| line.asked_again_facts.clone();
    ContextPage {
        shell,
        spans: SpanLink::all(back),
        days: back.days(),
        rows: lines.iter().map(|line| row(line, back)).collect(),
        missing: facts(lines, back, Counted::Missing, missing),
        asked_again: facts(lines, back, Counted::AskedAgain, again),
    }
}

fn row(line: &ContextLine, back: LookBack) -> ContextRow {
    let link = |count, counted| link(line, back, count, counted, None);
    let percent = |share: f64| (share * 100.0).floor() as i64;
    ContextRow {
        bot: named(&line.bot, &line.version),
        handoffs: link(line.handoffs, Counted::Handoffs),
        complete: line.completeness.map(percent),
        judged: link(line.judged, Counted::Judged),
        enough: link(line.enough, Counted::Enough),
        share: line
            .share_enough()
            .filter(|_| line.judged >= RATED_MIN)
            .map(percent),
        missing: link(line.missing, Counted::Missing),
        asked_again: link(line.asked_again, Counted::AskedAgain),
        handed_back: link(line.handed_back, Counted::HandedBack),
        understood: link(line.understood, Counted::Understood),
    }
}

fn facts(
    lines: &[ContextLine],
    back: LookBack,
    counted: Counted,
    of: impl Fn(&ContextLine) -> Vec<FactCount>,
) -> Vec<FactRow> {
    let mut rows: Vec<FactRow> = Vec::new();
    for line in lines {
        rows.extend(of(line).into_iter().map(|fact| FactRow {
            bot: named(&line.bot, &line.version),
            count: link(line, back, fact.times, counted, Some(&fact.name)),
            fact: fact.name,
        }));
    }
    rows.sort_by(|a, b| (-a.count.count, &a.bot, &a.fact).cmp(&(-b.count.count, &b.bot, &b.fact)));
    rows
}

fn link(
    line: &ContextLine,
    back: LookBack,
    count: i64,
    counted: Counted,
    fact: Option<&str>,
) -> CountLink {
    let mut query = Serializer::new(String::new());
    query.append_pair("bot", &line.bot);
    query.append_pair("version", &line.version);
    query.append_pair("count", counted.as_str());
    if let Some(fact) = fact {
        query.append_pair("fact", fact);
    }
    query.append_pair("days", &back.days().to_string());
    CountLink {
        count,
        url: format!("/reports/context/tickets?{}", query.finish()),
    }
}

fn named(bot: &str, version: &str) -> String {
    format!("{bot} {version}").trim_end().to_owned()
}

/// The tickets behind a number.
pub(crate) fn context_tickets(
    asked: &ContextTicketsQuery,
    found: &ContextTickets,
    shell: Shell,
) -> ContextTicketsPage {
    let ticket = |ticket: &Ticket| ContextTicket {
        number: ticket.id.0,
        why: why(ticket.reason).to_owned(),
        status: status(ticket.status.kind()).to_owned(),
        opened_at: ticket.created_at.to_string(),
    };
    ContextTicketsPage {
        shell,
        bot: named(&asked.bot, asked.version.as_deref().unwrap_or_default()),
        about: about(asked.counted, asked.fact.as_deref()),
        days: asked.back.days(),
        tickets: found.tickets.iter().map(ticket).collect(),
        more: found.more,
    }
}

fn status(status: StatusKind) -> &'static str {
    match status {
        StatusKind::Waiting => t::context_report_status_waiting(),
        StatusKind::Offered => t::context_report_status_offered(),
        StatusKind::Active => t::context_report_status_active(),
        StatusKind::Snoozed => t::context_report_status_snoozed(),
        StatusKind::Closed => t::context_report_status_closed(),
    }
}

fn about(counted: Counted, fact: Option<&str>) -> String {
    match (counted, fact) {
        (Counted::Handoffs, _) => t::context_report_of_handoffs().to_owned(),
        (Counted::Judged, _) => t::context_report_of_rated().to_owned(),
        (Counted::Enough, _) => t::context_report_of_enough().to_owned(),
        (Counted::Missing, None) => t::context_report_of_missing().to_owned(),
        (Counted::Missing, Some(fact)) => t::context_report_of_missing_fact(fact),
        (Counted::AskedAgain, None) => t::context_report_of_asked_twice().to_owned(),
        (Counted::AskedAgain, Some(fact)) => t::context_report_of_asked_twice_fact(fact),
        (Counted::HandedBack, _) => t::context_report_of_handed_back().to_owned(),
        (Counted::Understood, _) => t::context_report_of_acknowledged().to_owned(),
    }
}
