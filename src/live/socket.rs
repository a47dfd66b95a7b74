//! A console's WebSocket: it only pushes, and is told which ticket its console shows. The one file that knows actix-web-actors.
//!
//! The actor runs inside the response's body, so a client that stops reading stops the actor too:
//! mailbox, heartbeat and reads stand still. Nothing here may therefore wait or queue without bound:
//! the hub only ever tries to send, and the kernel closes a connection whose peer does not take
//! bytes (`TCP_USER_TIMEOUT`, set when it is accepted).

use super::admission::Admission;
use super::hub::{Leave, Push, Subscription, Topic};
use super::shown_ticket::{self, Desk};
use super::viewers::Viewing;
use crate::domain::base::ids::TicketId;
use crate::services::{AdmittedCaller, Ear};
use actix::prelude::{
    Actor, ActorContext, ActorFutureExt, AsyncContext, Handler, StreamHandler, WrapFuture,
};
use actix_web::{Error, HttpRequest, HttpResponse, web};
use actix_web_actors::ws;
use bytestring::ByteString;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// How often a peer is asked for a sign of life.
const PING_EVERY: Duration = Duration::from_secs(15);

/// How long a peer may be silent. Two pings and some.
const SILENT_FOR: Duration = Duration::from_secs(40);

/// After this long a console asks anew: its session may have ended, its teams may have changed.
const LASTS: Duration = Duration::from_secs(15 * 60);

/// Texts that may wait in a socket before it counts as not reading.
const MAILBOX: usize = 64;

/// Browsers send nothing but small control frames.
const FRAME_MAX_BYTES: usize = 16 * 1024;

/// A console's socket.
pub(crate) struct Socket {
    desk: Desk,
    topics: Vec<Topic>,
    hello: ByteString,
    /// Held for its `Drop`: it makes room for another console.
    _admission: Admission,
    /// Held for its `Drop`: as long as a console is open the log is read for it.
    _ear: Ear,
    /// The ticket it shows; dropped, the colleagues see that the agent has left.
    viewing: Option<Viewing>,
    /// The ticket that its console has open at the beginning.
    shown: Option<TicketId>,
    /// What it is to show next, if its console has said so.
    wanted: Option<Option<TicketId>>,
    /// Whether the rights to a ticket are being looked up: one at a time, however many are asked for.
    is_turning: bool,
    /// Ends with what the agent has shown.
    admitted: Option<AdmittedCaller>,
    subscription: Option<Subscription>,
    opened_at: Instant,
    heard_at: Instant,
}

impl Socket {
    /// A socket that will hear these topics and says `hello` first; `shown` is the ticket that its console has open, which
    /// the agent may see.
    pub(crate) fn new(
        desk: Desk,
        (topics, shown): (Vec<Topic>, Option<TicketId>),
        hello: ByteString,
        (admission, admitted, ear): (Admission, Option<AdmittedCaller>, Ear),
    ) -> Self {
        Self {
            desk,
            topics,
            hello,
            _admission: admission,
            _ear: ear,
            viewing: None,
            shown,
            wanted: None,
            is_turning: false,
            admitted,
            subscription: None,
            opened_at: Instant::now(),
            heard_at: Instant::now(),
        }
    }

    /// Answers the upgrade.
    ///
    /// # Errors
    /// The request is no WebSocket handshake.
    pub(crate) fn open(
        self,
        request: &HttpRequest,
        stream: web::Payload,
    ) -> Result<HttpResponse, Error> {
        ws::WsResponseBuilder::new(self, request, stream)
            .frame_size(FRAME_MAX_BYTES)
            .start()
    }

    fn is_evicted(&self) -> bool {
        self.subscription
            .as_ref()
            .is_some_and(|s| s.evicted.load(Ordering::SeqCst))
    }

    /// Turns to the ticket that its console shows now. Its rights are looked up before it hears the ticket, and again
    /// after, because the ticket may move in between.
    fn turn(&mut self, ctx: &mut ws::WebsocketContext<Self>) {
        if self.is_turning {
            return;
        }
        let Some(wanted) = self.wanted.take() else {
            return;
        };
        self.leave_ticket();
        let Some(ticket) = wanted else {
            return;
        };
        self.is_turning = true;
        let (services, agent) = (self.desk.services.clone(), self.desk.agent);
        let asked = Desk::asks(services.clone(), agent, ticket).into_actor(self);
        let entered = asked.then(move |asked, socket, _| {
            let may = matches!(asked, Ok(Some(_)));
            let place = socket.subscription.as_ref().filter(|_| may);
            socket.viewing = place.map(|place| socket.desk.enters(place, ticket));
            let again = async move {
                match asked {
                    Ok(Some(_)) => Desk::asks(services, agent, ticket).await,
                    Ok(None) | Err(_) => asked,
                }
            };
            again.into_actor(socket)
        });
        ctx.spawn(entered.map(move |seq, socket, ctx| {
            socket.is_turning = false;
            match seq {
                Ok(Some(seq)) => ctx.text(shown_ticket::hello(Some(ticket), seq)),
                Ok(None) => socket.leave_ticket(),
                Err(_) => close(ctx, ws::CloseCode::Again, "reconnect and catch up"),
            }
            socket.turn(ctx);
        }));
    }

    fn leave_ticket(&mut self) {
        if let (Some(viewing), Some(place)) = (self.viewing.take(), &self.subscription) {
            place.leave(Topic::Ticket(viewing.ticket()));
        }
    }

    fn beat(&mut self, ctx: &mut ws::WebsocketContext<Self>) {
        if self.is_evicted() {
            close(
                ctx,
                ws::CloseCode::Again,
                "too slow: reconnect and catch up",
            );
        } else if self.heard_at.elapsed() > SILENT_FOR {
            close(ctx, ws::CloseCode::Away, "no sign of life");
        } else if self.opened_at.elapsed() > LASTS {
            close(ctx, ws::CloseCode::Away, "reconnect to go on");
        } else {
            ctx.ping(b"");
        }
    }
}

fn close(ctx: &mut ws::WebsocketContext<Socket>, code: ws::CloseCode, why: &str) {
    ctx.close(Some(ws::CloseReason {
        code,
        description: Some(why.to_owned()),
    }));
    ctx.stop();
}

impl Actor for Socket {
    type Context = ws::WebsocketContext<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.set_mailbox_capacity(MAILBOX);
        let address = ctx.address();
        let topics = std::mem::take(&mut self.topics);
        let (push, leave) = (address.clone().recipient(), address.recipient());
        let whose = (self.desk.agent, self.desk.language);
        let place = self.desk.hub.subscribe(whose, topics, push, leave);
        ctx.text(self.hello.clone());
        // Its own signal tells this console which agents are at the ticket, so it has to hear the ticket first.
        let shown = self.shown.take();
        self.viewing = shown.map(|ticket| self.desk.enters(&place, ticket));
        self.subscription = Some(place);
        ctx.run_interval(PING_EVERY, Self::beat);
        if let Some(admitted) = self.admitted.take() {
            let ended = async move { admitted.ended().await };
            let leave = |(), _: &mut Self, ctx: &mut Self::Context| {
                close(ctx, ws::CloseCode::Away, "signed out");
            };
            ctx.spawn(ended.into_actor(self).map(leave));
        }
    }
}

impl Handler<Push> for Socket {
    type Result = ();

    fn handle(&mut self, push: Push, ctx: &mut Self::Context) {
        ctx.text(push.0);
    }
}

impl Handler<Leave> for Socket {
    type Result = ();

    fn handle(&mut self, leave: Leave, ctx: &mut Self::Context) {
        close(ctx, ws::CloseCode::Away, leave.0);
    }
}

impl StreamHandler<Result<ws::Message, ws::ProtocolError>> for Socket {
    fn handle(&mut self, message: Result<ws::Message, ws::ProtocolError>, ctx: &mut Self::Context) {
        self.heard_at = Instant::now();
        match message {
            Ok(ws::Message::Ping(bytes)) => ctx.pong(&bytes),
            Ok(ws::Message::Text(text)) => {
                if let Some(ticket) = shown_ticket::opened(&text) {
                    self.wanted = Some(ticket);
                    self.turn(ctx);
                }
            }
            Ok(ws::Message::Pong(_) | ws::Message::Nop) => {}
            Ok(ws::Message::Close(reason)) => {
                ctx.close(reason);
                ctx.stop();
            }
            Ok(ws::Message::Binary(_) | ws::Message::Continuation(_)) => {
                close(ctx, ws::CloseCode::Unsupported, "only small texts are read");
            }
            Err(ws::ProtocolError::Overflow) => close(ctx, ws::CloseCode::Size, "frame too large"),
            Err(_) => close(ctx, ws::CloseCode::Protocol, "protocol error"),
        }
    }
}
