//! Messages, control, typing, events.

use super::call::ApiCall;
use super::examples as e;
use super::schemas::{text, whole};
use crate::api::events::{LIMIT_DEFAULT, LIMIT_MAX, WAIT_MAX_SECONDS};
use crate::web::Code;
use utoipa::openapi::path::HttpMethod;
use utoipa::openapi::schema::OneOfBuilder;
use utoipa::openapi::{Ref, Schema};

const TAG: &str = "Conversations";
const EVENTS: &str = "Events";

pub(super) fn calls() -> Vec<ApiCall> {
    vec![
        show(),
        post(),
        control(),
        receipts(),
        typing(),
        events(),
        bot_events(),
    ]
}

fn show() -> ApiCall {
    let does = "Who has control, the open ticket, the customer, the last `seq`.";
    let path = "/conversations/{external_id}";
    ApiCall::new(
        HttpMethod::Get,
        path,
        "getConversation",
        "Read a conversation",
        does,
    )
    .tag(TAG)
    .answers(
        200,
        "The conversation.",
        "ConversationAnswer",
        vec![("conversation", e::conversation())],
    )
    .refuses(&[Code::NotFound])
}

fn post() -> ApiCall {
    let does = "Posts one message, or `{messages: […]}` in one transaction; starts the conversation if it \
                is new. The customer's words are always stored. The bot's are while it has control; \
                without it they are kept as a draft that only agents see, and the answer is 409 \
                `control_lost` (in a batch: status 409 on that item). The bot's first words after a \
                hand-back accept it.";
    let path = "/conversations/{external_id}/messages";
    ApiCall::new(
        HttpMethod::Post,
        path,
        "postMessages",
        "Post what was said",
        does,
    )
    .tag(TAG)
    .once()
    .takes(
        either("MessageBody", "BatchBody"),
        vec![("one", e::message()), ("several", e::messages())],
    )
    .answers_either(
        201,
        "Something new was stored.",
        either("PostedMessage", "PostedBatch"),
        vec![("one", e::posted()), ("several", e::posted_batch())],
        None,
    )
    .answers_either(
        200,
        "Nothing new: everything was there, or was kept back.",
        either("PostedMessage", "PostedBatch"),
        vec![],
        None,
    )
    .refuses(&[Code::ControlLost])
}

fn either(one: &str, other: &str) -> Schema {
    let either = OneOfBuilder::new()
        .item(Ref::from_schema_name(one))
        .item(Ref::from_schema_name(other));
    Schema::OneOf(either.build())
}

fn control() -> ApiCall {
    let does = "`cancel` withdraws an escalation nobody has accepted; `accept` and `decline` answer a \
                hand-back. Each may be repeated. `pass` gives the conversation to another bot, or to a team as an escalation.";
    let path = "/conversations/{external_id}/control";
    ApiCall::new(
        HttpMethod::Post,
        path,
        "changeControl",
        "Cancel, accept, decline or pass",
        does,
    )
    .tag(TAG)
    .takes(
        either("ControlBody", "PassBody"),
        vec![("accept", e::control()), ("pass", e::pass())],
    )
    .answers(
        200,
        "Done, now or before.",
        "ControlAnswer",
        vec![("accepted", e::controlled())],
    )
    .refuses(&[
        Code::NotFound,
        Code::ControlLost,
        Code::TicketTaken,
        Code::TicketClosed,
        Code::TicketWithBot,
        Code::NothingOffered,
    ])
}

fn receipts() -> ApiCall {
    let does = "Says that the channel has an agent's words (`delivered`), or that the customer has seen them \
                (`shown`), and with them everything said before. Agents see it beside what they wrote. It never goes \
                back, and may be repeated. Baton knows by itself what the bot has fetched.";
    let path = "/conversations/{external_id}/receipts";
    ApiCall::new(
        HttpMethod::Post,
        path,
        "postReceipt",
        "Say that a message was delivered or seen",
        does,
    )
    .tag(TAG)
    .takes(
        Ref::from_schema_name("ReceiptBody"),
        vec![("shown", e::receipt())],
    )
    .answers(
        200,
        "How far it has come now.",
        "ReceiptAnswer",
        vec![("so far", e::reached())],
    )
    .refuses(&[Code::NotFound, Code::ControlLost])
}

fn typing() -> ApiCall {
    let does = "Shows agents, for a moment, that the customer is writing. Nothing is stored.";
    let path = "/conversations/{external_id}/typing";
    ApiCall::new(
        HttpMethod::Put,
        path,
        "showTyping",
        "Say that the customer is writing",
        does,
    )
    .tag(TAG)
    .answers_nothing("Shown, if anybody looks.")
    .refuses(&[Code::NotFound])
}

fn events() -> ApiCall {
    let does = "What happened after `after`, oldest first. Resume by `cursor`; holes in `seq` mean \
                nothing. With `Accept: text/event-stream` the log goes on as Server-Sent Events.";
    let path = "/conversations/{external_id}/events";
    let call = ApiCall::new(
        HttpMethod::Get,
        path,
        "listEvents",
        "Follow a conversation",
        does,
    );
    let after = call.query(
        "after",
        "The last `seq` seen; 0 when absent.",
        whole(0, i64::MAX),
    );
    followed(after, e::events()).refuses(&[Code::NotFound])
}

fn bot_events() -> ApiCall {
    let does = "The same for all conversations of the bot, with an opaque cursor.";
    let call = ApiCall::new(
        HttpMethod::Get,
        "/events",
        "listAllEvents",
        "Follow everything",
        does,
    );
    let after = call.query("after", "A cursor; the beginning when absent.", text());
    followed(after, e::events_of_bot())
}

fn followed(call: ApiCall, page: serde_json::Value) -> ApiCall {
    let limit = format!("Events of a page; {LIMIT_DEFAULT} when absent.");
    call.tag(EVENTS)
        .query("limit", &limit, whole(1, LIMIT_MAX))
        .query(
            "wait",
            "Seconds to wait when there is nothing yet.",
            whole(0, WAIT_MAX_SECONDS),
        )
        .header(
            "Last-Event-ID",
            "Streams only: the last id seen. Wins over `after`.",
            text(),
        )
        .answers_either(
            200,
            "A page; or a stream that goes on.",
            Ref::from_schema_name("EventPage"),
            vec![("page", page)],
            Some(e::STREAM),
        )
        .refuses(&[Code::CursorAhead])
}
