//! The names that cards give to what people read, in small letters without `_` and `-`: platforms agree on little else.

use serde_json::Value;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Members whose text is read by people.
const TEXTS: &str = "title subtitle text texts message body description label caption content heading header headline footer \
    question prompt activitytitle activitysubtitle activitytext primarytext secondarytext formattedtext subheader bodytext \
    titletext toplabel bottomlabel address speech note tagline subtext";
/// Members that hold choices.
const CHOICES: &str = "buttons actions quickreplies quickreply suggestions suggestion suggestionchips chips options choices \
    replies inlinekeyboard keyboard suggestedactions potentialaction buttonlist ctas replybuttons rows menuitems";
/// Lists whose plain texts are lines.
const LISTS: &str = "items list lines paragraphs bullets elements messages responses richcontent";
/// Lists of pieces of one line.
const INLINE: &str = "inlines children";
/// Lists of things with a value.
const FACTS: &str = "facts fields receiptitems items attributes properties details";
/// Members with a sum: `Total: 20 EUR`.
const SUMS: &str = "total tax vat price amount subtotal";
/// Members that are of no use to a reader, whatever they hold.
const SKIPPED: &str = "$schema schema id ids style styles css class color theme layout metadata postback callbackdata intent \
    intents entities analytics locale language fallback fallbacktext speak ssml slate alttext textfallback accessibilitytext \
    backgroundimage icon iconurl avatar logo selectaction tap onclick defaultaction refresh authentication \
    tokenexchangeresource channeldata author from user sender recipient provider errormessage validation tooltip \
    placeholder summary notificationtext texttospeech context contexts request customdata";
/// Members that say the same as the others, or stand in for them: read only if nothing else is.
const STAND_INS: &str = "fallbacktext fallback alttext textfallback summary notificationtext texttospeech accessibilitytext speak placeholder";

/// What a member is to a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CardMember {
    Text,
    Choices,
    Facts,
    List,
    Inline,
    Sum,
    Skipped,
    Other,
}

/// The name as it stands in the lists above.
pub(super) fn plain(name: &str) -> String {
    plain_chars(name).collect()
}

/// Whether a name is this one of the lists.
pub(super) fn is_named(name: &str, plain: &str) -> bool {
    plain_chars(name).eq(plain.chars())
}

fn plain_chars(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|c| !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
}

static MEMBERS: LazyLock<HashMap<&str, CardMember>> = LazyLock::new(|| {
    let of = |(member, names): (CardMember, &'static str)| {
        names.split_whitespace().map(move |name| (name, member))
    };
    let all = [
        (CardMember::Skipped, SKIPPED),
        (CardMember::Sum, SUMS),
        (CardMember::Inline, INLINE),
        (CardMember::List, LISTS),
        (CardMember::Facts, FACTS),
        (CardMember::Choices, CHOICES),
        (CardMember::Text, TEXTS),
    ];
    all.into_iter().flat_map(of).collect()
});

/// What the member of this name is.
pub(super) fn member(name: &str) -> CardMember {
    let known = MEMBERS.get(plain(name).as_str());
    known.copied().unwrap_or(CardMember::Other)
}

/// The texts that stand in for a card of which nothing else can be read.
pub(super) fn stand_ins<'v>(value: &'v Value, levels: usize, texts: &mut Vec<&'v str>) {
    let Some(levels) = levels.checked_sub(1) else {
        return;
    };
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if stands_in(name) => texts.push(text),
                    value => stand_ins(value, levels, texts),
                }
            }
        }
        Value::Array(list) => list
            .iter()
            .for_each(|value| stand_ins(value, levels, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn stands_in(name: &str) -> bool {
    let name = plain(name);
    STAND_INS.split_whitespace().any(|known| known == name)
}
