//! Whoever was told something hears of it wherever they look: the bell counts anew, and what no notice tells is said.

use super::hub::{Hub, Topic};
use crate::domain::log::Event;
use crate::domain::notifications::mentions::unquoted;
use crate::domain::notifications::recipients;
use crate::services::notifications::inbox::Notified;
use crate::services::{Result, Services};
use crate::views::frames::Frame;
use crate::views::notice::{NoticeKind, NotifyFragment};
use crate::views::notifications::fill;

/// What these events told the agents whose consoles are open here.
pub(super) async fn told(
    services: &Services,
    hub: &Hub,
    events: &[&Event],
) -> Result<Vec<Notified>> {
    let events = events.iter().copied();
    let telling: Vec<&Event> = events.filter(|it| recipients::may_tell(&it.what)).collect();
    let mut told = services.notifications().told_by(&telling).await?;
    told.retain(|notified| hub.hears(topic(notified)));
    Ok(told)
}

/// The consoles of the agent who was told.
pub(super) fn topic(notified: &Notified) -> Topic {
    Topic::Agent(notified.notification.told.agent)
}

/// The frames for these consoles, in the language that is spoken.
pub(super) fn frames(notified: &Notified) -> Vec<Frame> {
    let told = &notified.notification.told;
    let mut frames = vec![Frame::bell()];
    if told.kind.is_told_alone() {
        let notice = notice(notified);
        frames.push(Frame::new("notify", String::new(), told.seq, &notice));
    }
    frames
}

fn notice(notified: &Notified) -> NotifyFragment {
    let told = &notified.notification.told;
    let row = fill::row(notified);
    NotifyFragment {
        number: row.number,
        kind: NoticeKind::Told,
        owner: Some(told.agent),
        team: None,
        title: fill::says(notified),
        body: match fill::text(notified) {
            "" => format!("{} (#{})", row.customer, row.number),
            text => unquoted(text),
        },
        until: String::new(),
        by: String::new(),
    }
}
