//! One card or more of every builder of bots.

use super::platform_cards::all;
use serde_json::json;

#[test]
fn cards_of_bot_builders() {
    all(&[
        (
            "Dialogflow, text",
            json!({"text": {"text": ["Hello", "there"]}}),
            &["Hello", "there"],
        ),
        (
            "Dialogflow, quick replies",
            json!({"quickReplies": {"title": "Pick", "quickReplies": ["A", "B"]}}),
            &["Pick", "[A] [B]"],
        ),
        (
            "Dialogflow, suggestions",
            json!({"suggestions": {"suggestions": [{"title": "A"}, {"title": "B"}]}}),
            &["[A] [B]"],
        ),
        (
            "Dialogflow, card",
            json!({"card": {"title": "Plan", "subtitle": "5 GB", "imageUri": "https://x.test/p.png", "buttons": [{"text": "Take", "postback": "t"}]}}),
            &["[image] https://x.test/p.png", "Plan", "5 GB", "[Take]"],
        ),
        (
            "Dialogflow, rich content",
            json!({"payload": {"richContent": [[
                {"type": "info", "title": "Shop", "subtitle": "Open", "actionLink": "https://x.test"},
                {"type": "image", "rawUrl": "https://x.test/s.png", "accessibilityText": "The shop"},
                {"type": "accordion", "title": "Hours", "subtitle": "week", "text": "9 to 6"},
                {"type": "button", "icon": {"type": "chevron_right"}, "text": "Route", "link": "https://x.test"},
                {"type": "chips", "options": [{"text": "Call", "image": {"src": {"rawUrl": "https://x.test/c.png"}}}, {"text": "Mail"}]}]]}}),
            &[
                "Shop",
                "Open",
                "[image] The shop https://x.test/s.png",
                "Hours",
                "week",
                "9 to 6",
                "[Route]",
                "[Call] [Mail]",
            ],
        ),
        (
            "Sunshine, actions",
            json!({"type": "text", "text": "Ready?", "actions": [{"type": "reply", "text": "Yes", "payload": "Y", "iconUrl": "https://x.test/i.png"}, {"type": "link", "text": "Terms", "uri": "https://x.test"}]}),
            &["Ready?", "[Yes] [Terms]"],
        ),
        (
            "Sunshine, carousel",
            json!({"type": "carousel", "items": [{"title": "Mug", "description": "blue", "mediaUrl": "https://x.test/m.png", "mediaType": "image/png", "actions": [{"type": "postback", "text": "Buy", "payload": "m"}]}]}),
            &["[file] https://x.test/m.png", "Mug", "blue", "[Buy]"],
        ),
        (
            "Sunshine, image",
            json!({"type": "image", "mediaUrl": "https://x.test/m.png", "altText": "a mug"}),
            &["[image] a mug https://x.test/m.png"],
        ),
        (
            "Botpress, carousel",
            json!({"items": [{"title": "Plan A", "subtitle": "5 GB", "actions": [{"action": "say", "label": "Take A", "value": "a"}]}]}),
            &["Plan A", "5 GB", "[Take A]"],
        ),
        (
            "Botpress, choice",
            json!({"type": "choice", "text": "Which size?", "options": [{"label": "Small", "value": "s"}, {"label": "Large", "value": "l"}]}),
            &["Which size?", "[Small] [Large]"],
        ),
        (
            "Botpress, file",
            json!({"type": "file", "fileUrl": "https://x.test/id.pdf", "title": "my id"}),
            &["[file] my id https://x.test/id.pdf"],
        ),
        (
            "Botpress, place",
            json!({"type": "location", "latitude": 1.5, "longitude": 2.5, "address": "Quay 3"}),
            &["[location] Quay 3"],
        ),
        (
            "a place without a name",
            json!({"type": "location", "latitude": 1.5, "longitude": 2.5}),
            &["[location] 1.5, 2.5"],
        ),
        (
            "Rasa, buttons",
            json!({"text": "Which?", "buttons": [{"title": "A", "payload": "/a"}, {"title": "B", "payload": "/b"}], "quick_replies": null, "elements": null}),
            &["Which?", "[A] [B]"],
        ),
        (
            "Rasa, custom",
            json!({"custom": {"text": "Pick a day", "days": ["Mon", "Tue"]}}),
            &["Pick a day"],
        ),
        (
            "Rasa, elements",
            json!({"elements": [{"title": "Bus", "buttons": [{"title": "Ride", "payload": "/ride"}]}], "image": "https://x.test/b.png"}),
            &["[image] https://x.test/b.png", "Bus", "[Ride]"],
        ),
        (
            "Lex",
            json!({"contentType": "ImageResponseCard", "imageResponseCard": {"title": "Car", "subtitle": "a day", "imageUrl": "https://x.test/c.png", "buttons": [{"text": "Rent", "value": "rent"}]}}),
            &["[image] https://x.test/c.png", "Car", "a day", "[Rent]"],
        ),
        (
            "Voiceflow, choice",
            json!({"type": "choice", "payload": {"buttons": [{"name": "Open", "request": {"type": "path-1", "payload": {"label": "Open"}}}]}}),
            &["[Open]"],
        ),
        (
            "Voiceflow, card and picture",
            json!([{"type": "cardV2", "payload": {"title": "Loan", "description": {"text": "2 %", "slate": [{"children": [{"text": "2 %"}]}]}, "imageUrl": "https://x.test/l.png", "buttons": [{"name": "Apply"}]}}, {"type": "visual", "payload": {"image": "https://x.test/v.png", "visualType": "image"}}]),
            &[
                "[image] https://x.test/l.png",
                "Loan",
                "2 %",
                "[Apply]",
                "[image] https://x.test/v.png",
            ],
        ),
        (
            "options alone",
            json!({"question": "Size?", "options": ["S", "M"]}),
            &["Size?", "[S] [M]"],
        ),
        (
            "nobody's card",
            json!({"widget": {"heading": "Tides", "rows2": [{"label": "High", "clock": "9:00"}], "caption": "Harbour"}, "uuid": "a-b"}),
            &["Tides", "High", "Harbour"],
        ),
    ]);
}
