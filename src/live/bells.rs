//! Whoever was told something hears of it wherever they look: the bell counts anew, and what no notice tells is said.

use super::hub::{Hub, Topic};
use super::screens::{Frames, in_each_language, push};
use crate::domain::log::Event;
use crate::domain::notifications::recipients;
use crate::services::notifications::inbox::Notified;
use crate::services::{Result, Services};
use crate::views::frames::Frame;
use crate::views::notice::{NoticeKind, NotifyFragment};
use crate::views::notifications::fill;

/// Adds the frames for those whom these events told something.
pub(super) async fn ring(
    services: &Services,
    hub: &Hub,
    events: &[&Event],
    out: &mut Frames,
) -> Result<()> {
    let events = events.iter().copied();
    let telling: Vec<&Event> = events.filter(|it| recipients::may_tell(&it.what)).collect();
    for notified in &services.notifications().told_by(&telling).await? {
        let told = &notified.notification.told;
        let topic = Topic::Agent(told.agent);
        if !hub.hears(topic) {
            continue;
        }
        in_each_language(hub, || {
            push(out, vec![topic], &Frame::bell());
            if told.kind.is_told_alone() {
                let frame = Frame::new("notify", String::new(), told.seq, &notice(notified));
                push(out, vec![topic], &frame);
            }
        });
    }
    Ok(())
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
            text => text.to_owned(),
        },
        until: String::new(),
    }
}
