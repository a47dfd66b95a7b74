//! One card or more of every platform.

use super::super::lines;
use serde_json::{Value, json};

pub(super) fn all(cases: &[(&str, Value, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(platform, card, expected)| {
            let read = lines(card);
            (read != *expected).then(|| format!("{platform}\n  read {read:?}\n  not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn adaptive_cards() {
    all(&[
        (
            "form",
            json!({"type": "AdaptiveCard", "version": "1.5", "body": [
                {"type": "TextBlock", "text": "Where shall we deliver?", "weight": "Bolder"},
                {"type": "Input.Text", "id": "street", "label": "Street", "placeholder": "Elm 4"},
                {"type": "Input.Text", "id": "city", "placeholder": "City"},
                {"type": "Input.Toggle", "id": "gift", "title": "It is a gift", "value": "false"},
                {"type": "Input.ChoiceSet", "id": "when", "label": "When", "choices": [{"title": "Today", "value": "1"}, {"title": "Tomorrow", "value": "2"}]}],
                "actions": [{"type": "Action.Submit", "title": "Send", "data": {"text": "x"}}, {"type": "Action.OpenUrl", "title": "Terms", "url": "https://shop.test/t"}]}),
            &[
                "Where shall we deliver?",
                "Street",
                "City",
                "It is a gift",
                "When",
                "[Today] [Tomorrow]",
                "[Send] [Terms]",
            ],
        ),
        (
            "content",
            json!({"type": "AdaptiveCard", "fallbackText": "Old client", "body": [
                {"type": "ColumnSet", "columns": [{"type": "Column", "items": [{"type": "Image", "url": "https://shop.test/w.png", "altText": "A wheel"}]}, {"type": "Column", "items": [{"type": "TextBlock", "text": "Wheel"}]}]},
                {"type": "Container", "items": [{"type": "FactSet", "facts": [{"title": "Price", "value": "20 EUR"}, {"title": "Stock:", "value": "4"}]}]},
                {"type": "RichTextBlock", "inlines": ["Sent by ", {"type": "TextRun", "text": "ship", "weight": "bolder"}]},
                {"type": "Table", "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": [{"type": "TextBlock", "text": "Day"}]}, {"type": "TableCell", "items": [{"type": "TextBlock", "text": "Hours"}]}]}]},
                {"type": "TextBlock", "text": "unseen", "isVisible": false},
                {"type": "ActionSet", "actions": [{"type": "Action.Submit", "title": "Order"}]}]}),
            &[
                "[image] A wheel https://shop.test/w.png",
                "Wheel",
                "Price: 20 EUR",
                "Stock: 4",
                "Sent by ship",
                "Day | Hours",
                "[Order]",
            ],
        ),
        (
            "as text, with a card behind a button",
            json!({"contentType": "application/vnd.microsoft.card.adaptive", "content": "{\"type\":\"AdaptiveCard\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"Hello\"}],\"actions\":[{\"type\":\"Action.ShowCard\",\"title\":\"More\",\"card\":{\"body\":[{\"type\":\"TextBlock\",\"text\":\"Details\"}]}}]}"}),
            &["Hello", "[More]", "Details"],
        ),
    ]);
}

#[test]
fn cards_of_the_bot_framework() {
    all(&[
        (
            "hero, in a list",
            json!([{"title": "Hotel Fjord", "subtitle": "90 EUR a night", "text": "Sea view", "images": [{"url": "https://x.test/f.png", "alt": "the sea"}], "buttons": [{"type": "imBack", "title": "Take Fjord", "value": "fjord"}]}, {"title": "Hotel Berg", "buttons": []}]),
            &[
                "[image] the sea https://x.test/f.png",
                "Hotel Fjord",
                "90 EUR a night",
                "Sea view",
                "[Take Fjord]",
                "Hotel Berg",
            ],
        ),
        (
            "receipt",
            json!({"title": "Receipt", "facts": [{"key": "Order", "value": "48213"}], "items": [{"title": "Chair", "subtitle": "oak", "price": "20 EUR", "quantity": "1"}], "tax": "2 EUR", "total": "22 EUR", "buttons": [{"type": "openUrl", "title": "Print", "value": "https://x.test"}]}),
            &[
                "Receipt",
                "Order: 48213",
                "Chair: 20 EUR (oak)",
                "Tax: 2 EUR",
                "Total: 22 EUR",
                "[Print]",
            ],
        ),
        (
            "sign in",
            json!({"text": "Please sign in", "connectionName": "aad", "buttons": [{"type": "signin", "title": "Sign in", "value": "https://x.test"}], "tokenExchangeResource": {"id": "text"}}),
            &["Please sign in", "[Sign in]"],
        ),
        (
            "video",
            json!({"title": "How to", "media": [{"url": "https://x.test/v.mp4"}], "image": {"url": "https://x.test/p.png"}, "buttons": []}),
            &[
                "[file] https://x.test/v.mp4",
                "[image] https://x.test/p.png",
                "How to",
            ],
        ),
        (
            "connector card of Teams",
            json!({"@type": "MessageCard", "summary": "Order", "title": "Your order", "sections": [{"activityTitle": "Fjord", "facts": [{"name": "State", "value": "sent"}]}], "potentialAction": [{"@type": "OpenUri", "name": "Track"}]}),
            &["Your order", "Fjord", "State: sent", "[Track]"],
        ),
        (
            "suggested actions",
            json!({"suggestedActions": {"actions": [{"type": "imBack", "title": "Yes", "value": "y"}, {"title": "No"}]}}),
            &["[Yes] [No]"],
        ),
    ]);
}

#[test]
fn cards_of_messengers() {
    all(&[
        (
            "Facebook, generic",
            json!({"attachment": {"type": "template", "payload": {"template_type": "generic", "elements": [{"title": "Lamp", "subtitle": "9 EUR", "image_url": "https://x.test/l.png", "default_action": {"type": "web_url", "url": "https://x.test"}, "buttons": [{"type": "postback", "title": "Buy", "payload": "BUY"}]}]}}}),
            &["[image] https://x.test/l.png", "Lamp", "9 EUR", "[Buy]"],
        ),
        (
            "Facebook, buttons and quick replies",
            json!({"attachment": {"type": "template", "payload": {"template_type": "button", "text": "What next?", "buttons": [{"type": "web_url", "url": "https://x.test", "title": "Open"}]}}, "quick_replies": [{"content_type": "text", "title": "Later", "payload": "L"}]}),
            &["What next?", "[Open]", "[Later]"],
        ),
        (
            "Facebook, picture",
            json!({"attachment": {"type": "image", "payload": {"url": "https://x.test/p.png"}}}),
            &["[image] https://x.test/p.png"],
        ),
        (
            "Slack",
            json!({"text": "Pick a day", "blocks": [
                {"type": "header", "text": {"type": "plain_text", "text": "Visit"}},
                {"type": "section", "text": {"type": "mrkdwn", "text": "Pick a day"}, "accessory": {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Today"}, "value": "t"}},
                {"type": "section", "fields": [{"type": "mrkdwn", "text": "*Room* 12"}, {"type": "mrkdwn", "text": "*Floor* 2"}]},
                {"type": "divider"},
                {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "See "}, {"type": "text", "text": "you"}]}]},
                {"type": "context", "elements": [{"type": "mrkdwn", "text": "Open till six"}]},
                {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Yes"}, "value": "y"}, {"type": "button", "text": {"type": "plain_text", "text": "No"}}]},
                {"type": "actions", "elements": [{"type": "static_select", "placeholder": {"type": "plain_text", "text": "Which hour?"}, "options": [{"text": {"type": "plain_text", "text": "9"}, "value": "9"}, {"text": {"type": "plain_text", "text": "10"}, "value": "10"}]}]}]}),
            &[
                "Pick a day",
                "Visit",
                "[Today]",
                "*Room* 12",
                "*Floor* 2",
                "See you",
                "Open till six",
                "[Yes] [No]",
                "Which hour?",
                "[9] [10]",
            ],
        ),
        (
            "WhatsApp, list",
            json!({"type": "interactive", "interactive": {"type": "list", "header": {"type": "text", "text": "Delivery"}, "body": {"text": "When?"}, "footer": {"text": "Free"}, "action": {"button": "Choose", "sections": [{"title": "This week", "rows": [{"id": "1", "title": "Mon", "description": "from 9"}, {"id": "2", "title": "Tue"}]}]}}}),
            &[
                "Delivery",
                "When?",
                "Free",
                "This week",
                "[Mon: from 9] [Tue]",
            ],
        ),
        (
            "WhatsApp, buttons",
            json!({"type": "button", "body": {"text": "Keep it?"}, "action": {"buttons": [{"type": "reply", "reply": {"id": "y", "title": "Keep"}}, {"type": "reply", "reply": {"id": "n", "title": "Return"}}]}}),
            &["Keep it?", "[Keep] [Return]"],
        ),
        (
            "WhatsApp, reply",
            json!({"type": "list_reply", "list_reply": {"id": "1", "title": "Mon", "description": "from 9"}}),
            &["Mon", "from 9"],
        ),
        (
            "Telegram",
            json!({"text": "Which one?", "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a"}], [{"text": "B", "url": "https://x.test"}]]}}),
            &["Which one?", "[A] [B]"],
        ),
        (
            "Telegram, keyboard",
            json!({"reply_markup": {"keyboard": [["Yes", "No"]]}}),
            &["[Yes] [No]"],
        ),
        (
            "LINE",
            json!({"type": "template", "altText": "Menu", "template": {"type": "buttons", "title": "Menu", "text": "Please choose", "actions": [{"type": "message", "label": "Rice", "text": "rice!"}]}, "quickReply": {"items": [{"type": "action", "action": {"type": "message", "label": "Water", "text": "w"}}]}}),
            &["Menu", "Please choose", "[Rice]", "[Water]"],
        ),
        (
            "Viber",
            json!({"type": "text", "text": "Go on?", "keyboard": {"Type": "keyboard", "Buttons": [{"Text": "Yes", "ActionBody": "y"}]}}),
            &["Go on?", "[Yes]"],
        ),
        (
            "Google's RCS",
            json!({"richCard": {"standaloneCard": {"cardContent": {"title": "Boat", "description": "Leaves at 9", "media": {"contentInfo": {"fileUrl": "https://x.test/b.png"}}, "suggestions": [{"reply": {"text": "Book", "postbackData": "b"}}, {"action": {"text": "Map", "openUrlAction": {"url": "https://x.test"}}}]}}}}),
            &[
                "Boat",
                "Leaves at 9",
                "[file] https://x.test/b.png",
                "[Book] [Map]",
            ],
        ),
        (
            "Google Chat",
            json!({"cardsV2": [{"cardId": "c", "card": {"header": {"title": "Parcel", "imageUrl": "https://x.test/p.png"}, "sections": [{"widgets": [{"textParagraph": {"text": "On its way"}}, {"decoratedText": {"topLabel": "Driver", "text": "van 4"}}, {"selectionInput": {"name": "d", "label": "Day", "type": "RADIO_BUTTON", "items": [{"text": "Mon", "value": "m"}, {"text": "Tue", "value": "t"}]}}, {"buttonList": {"buttons": [{"text": "Track", "onClick": {"openLink": {"url": "https://x.test"}}}]}}]}]}}]}),
            &[
                "[image] https://x.test/p.png",
                "Parcel",
                "On its way",
                "Driver: van 4",
                "Day",
                "[Mon] [Tue]",
                "[Track]",
            ],
        ),
    ]);
}
