//! What people see: escaped, free of inline script and style, with ids that a push can find.
//! With `BATON_PREVIEW_DIR` set, the pages are also written there to be looked at.

#![cfg(test)]

mod board;
mod catalogue;
mod conversation;
mod joined_files;
mod loose_words;
mod packet;
mod pages;
mod queue;
mod safety;
mod say;
mod stance;
mod ticket;

use std::path::Path;

use askama::Template;
use baton::domain::base::words::Role;
use baton::services::View;
use baton::views::mail::*;
use baton::views::overview::view::{OverviewFragment, OverviewView};
use baton::views::packet::view::{PacketFragment, PacketView};
use baton::views::queue::view::{QueueFragment, QueueView};
use baton::views::ticket::stance::Stance;
use baton::views::ticket::view::TicketView;
use pages::{PLAIN, console};

#[test]
fn what_the_bot_said_without_control_is_marked_and_policy_is_no_message() {
    let page = console(PLAIN, Stance::Yours).render().unwrap();
    assert!(page.contains("Not sent: the bot did not have control"));
    assert!(page.contains(
        "<del class=\"message__text\" dir=\"auto\">Would you like a 10 EUR voucher instead?</del>"
    ));
    let policy = page.find("Never promise refunds").unwrap();
    let before = page.get(..policy).unwrap();
    assert!(before.rfind("class=\"technical\"") > before.rfind("class=\"message "));
}

#[test]
fn an_empty_screen_says_what_to_do_next() {
    let pages = pages::pages(PLAIN);
    let html = |name: &str| {
        pages
            .iter()
            .find(|(page, _)| page == name)
            .map(|(_, html)| html.as_str())
            .unwrap()
    };
    assert!(html("queue-empty").contains("No tickets are waiting for your teams."));
    assert!(html("queue-empty").contains("New tickets appear here automatically"));
    let mine = QueueFragment {
        queue: &QueueView {
            view: View::Mine,
            ..QueueView::default()
        },
    }
    .render()
    .unwrap();
    assert!(mine.contains("You have no tickets.") && mine.contains("href=\"/queue?view=team\""));
    let filtered = QueueFragment {
        queue: &QueueView {
            view: View::All,
            filtered_by: "Billing, waiting".into(),
            ..QueueView::default()
        },
    }
    .render()
    .unwrap();
    assert!(filtered.contains("Nothing matches Billing, waiting right now."));
    let packet = PacketFragment {
        packet: &PacketView::default(),
    }
    .render()
    .unwrap();
    assert!(
        packet.contains("The bot gathered no facts.")
            && packet.contains("The bot knows nothing else")
    );
    let overview = OverviewFragment {
        overview: &OverviewView::default(),
    }
    .render()
    .unwrap();
    assert!(overview.contains("No teams yet.") && overview.contains("No agents yet."));
    let mut bare = console(PLAIN, Stance::Yours);
    bare.ticket = bare.ticket.map(|ticket| TicketView {
        transcript: None,
        ..ticket
    });
    let bare = bare.render().unwrap();
    assert!(!bare.contains("id=\"transcript-"));
}

#[test]
fn only_managers_see_the_overview_and_take_over() {
    let mut page = console(PLAIN, Stance::Taken);
    let managers = page.render().unwrap();
    assert!(managers.contains("/take?view=team") && managers.contains("<dd>overview</dd>"));
    page.shell.me.actor.role = Role::Agent;
    let html = page.render().unwrap();
    assert!(!html.contains("/take?view=team") && !html.contains("href=\"/overview\""));
    assert!(html.contains("<dd>my tickets</dd>") && !html.contains("<dd>overview</dd>"));
}

#[test]
fn mail_names_the_ticket_and_keeps_what_was_said_to_itself() {
    let mut mail = Overdue {
        agent: "Ada".into(),
        number: 1042,
        customer: "Maria\r\nBcc: x <b>".into(),
        team: "Billing".into(),
        waited: "12 minutes".into(),
        reason: "asked for a person".into(),
        link: "https://desk.example/tickets/1042".into(),
        unanswered_by: None,
        is_own: false,
        stuck: false,
    };
    assert_eq!(
        mail.subject(),
        "Nobody has accepted ticket #1042 yet: Maria Bcc: x <b>"
    );
    assert!(
        OverdueText { mail: &mail }
            .render()
            .unwrap()
            .contains("https://desk.example/tickets/1042\n")
    );
    assert!(
        OverdueHtml { mail: &mail }
            .render()
            .unwrap()
            .contains("&#60;b&#62;")
    );
    // Whoever has the ticket is not told to take it over.
    mail.unanswered_by = Some("Ada".into());
    mail.is_own = true;
    let text = OverdueText { mail: &mail }.render().unwrap();
    assert!(text.starts_with("Hello Ada,\n\nYou have ticket #1042 and"));
    assert!(text.contains("\n\nOpen the ticket and answer the customer:\n"));
}

#[test]
fn the_preview_is_written_when_asked_for() {
    let Ok(directory) = std::env::var("BATON_PREVIEW_DIR") else {
        return;
    };
    for (name, html) in pages::pages(PLAIN) {
        std::fs::write(Path::new(&directory).join(format!("{name}.html")), html).unwrap();
    }
}
