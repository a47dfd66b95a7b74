//! Pictures and files of cards: kind, name and link. Nothing is fetched, and what is packed into a link is not shown.

use super::card_members::is_named;
use crate::domain::transcript::inline;
use serde_json::{Map, Value};

const NAME_MAX_CHARS: usize = 255;
const LINK_MAX_CHARS: usize = 2_048;

/// Members that hold a link to a picture or a file, and its kind where the name tells.
const LINKS: [(&str, Option<&str>); 20] = [
    ("imageurl", Some("image")),
    ("imageuri", Some("image")),
    ("image", Some("image")),
    ("images", Some("image")),
    ("picture", Some("image")),
    ("photo", Some("image")),
    ("thumbnail", Some("image")),
    ("thumbnailurl", Some("image")),
    ("thumbnailimageurl", Some("image")),
    ("audiourl", Some("audio")),
    ("audio", Some("audio")),
    ("videourl", Some("video")),
    ("video", Some("video")),
    ("fileurl", Some("file")),
    ("document", Some("file")),
    ("mediaurl", None),
    ("contenturl", None),
    ("rawurl", None),
    ("attachmenturl", Some("file")),
    ("media", None),
];
/// Where an object about one file keeps its link.
const OWN_LINKS: [&str; 18] = [
    "url",
    "src",
    "link",
    "href",
    "uri",
    "imageurl",
    "imageuri",
    "mediaurl",
    "fileurl",
    "audiourl",
    "videourl",
    "contenturl",
    "rawurl",
    "secureurl",
    "image",
    "originalcontenturl",
    "rawimageurl",
    "fileuri",
];
const NAMES: [&str; 10] = [
    "alttext",
    "alt",
    "name",
    "filename",
    "title",
    "caption",
    "accessibilitytext",
    "contentdescription",
    "label",
    "address",
];

/// `[image] w.png https://shop.test/w.png`.
pub(super) fn shown(kind: &str, name: Option<&str>, url: Option<&str>) -> String {
    let mut shown = standing_for(kind).to_owned();
    let link = url.map(str::trim).filter(|url| is_web(url));
    let name = url.and_then(inline::name_of).or(name);
    let name = name.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    if let Some(name) =
        name.filter(|name| !name.is_empty() && !is_packed(name) && Some(name.as_str()) != link)
    {
        shown.push(' ');
        shown.extend(name.chars().take(NAME_MAX_CHARS));
    }
    if let Some(link) = link {
        shown.push(' ');
        shown.push_str(link);
    }
    shown
}

/// The word that stands for a kind of file, and what types of media and platforms call it.
const KINDS: [(&str, &[&str]); 5] = [
    (
        "[image]",
        &["image", "picture", "photo", "gif", "sticker", "thumbnail"],
    ),
    ("[audio]", &["audio", "voice", "speech"]),
    ("[video]", &["video", "animation"]),
    ("[location]", &["location", "venue", "geo"]),
    (ANY_FILE, &[]),
];
const ANY_FILE: &str = "[file]";

fn standing_for(kind: &str) -> &'static str {
    let kind = kind.to_ascii_lowercase();
    let known = KINDS
        .iter()
        .find(|(_, names)| names.iter().any(|name| kind.contains(name)));
    known.map_or(ANY_FILE, |(word, _)| word)
}

/// Whether a line of a message stands for a picture or a file.
pub(super) fn stands_for_a_file(line: &str) -> bool {
    KINDS.iter().any(|(word, _)| line.starts_with(word))
}

fn is_web(url: &str) -> bool {
    let web = ["http://", "https://"].iter().any(|scheme| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    web && url.len() <= LINK_MAX_CHARS
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Whether a text is a file packed into a link, or base64.
pub(super) fn is_packed(text: &str) -> bool {
    text.starts_with("data:") && text.contains(',')
        || text.len() > 256
            && !text.contains(|c: char| c.is_whitespace() || !c.is_ascii())
            && !text.contains("://")
}

/// What stands for an object that is a picture or a file itself.
pub(super) fn of_object(object: &Map<String, Value>) -> Option<String> {
    let kind = object
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_file = matches!(
        kind.as_str(),
        "image"
            | "picture"
            | "photo"
            | "gif"
            | "sticker"
            | "audio"
            | "voice"
            | "video"
            | "file"
            | "document"
            | "media"
            | "location"
            | "animation"
    );
    if !is_file {
        return None;
    }
    // Facebook and others keep the link one level down, under `payload` or under the name of the kind.
    let inner = ["payload", &kind, "source", "data"]
        .iter()
        .find_map(|name| object.get(*name)?.as_object());
    let link = text_of(object, &OWN_LINKS).or_else(|| text_of(inner?, &OWN_LINKS));
    let name = text_of(object, &NAMES)
        .or_else(|| text_of(inner?, &NAMES))
        .or_else(|| place(object))
        .or_else(|| place(inner?));
    (link.is_some() || name.is_some() || kind != "file")
        .then(|| shown(&kind, name.as_deref(), link.as_deref()))
}

fn place(object: &Map<String, Value>) -> Option<String> {
    let number = |names: [&str; 2]| names.iter().find_map(|name| object.get(*name)?.as_f64());
    let (latitude, longitude) = (number(["latitude", "lat"])?, number(["longitude", "long"])?);
    Some(format!("{latitude}, {longitude}"))
}

fn text_of(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|wanted| {
        object
            .iter()
            .find(|(name, _)| is_named(name, wanted))?
            .1
            .as_str()
            .map(str::to_owned)
    })
}

/// What stands for the pictures or files that a member of this name links to.
pub(super) fn of_member(name: &str, value: &Value, kind: &str) -> Vec<String> {
    let Some((_, told)) = LINKS.iter().find(|(known, _)| is_named(name, known)) else {
        return Vec::new();
    };
    let kind = told.unwrap_or(if kind.is_empty() { "file" } else { kind });
    let one = |value: &Value| match value {
        Value::String(link) if is_web(link) || is_packed(link) => {
            Some(shown(kind, None, Some(link)))
        }
        Value::Object(file) => {
            let link = text_of(file, &OWN_LINKS)
                .or_else(|| text_of(file.get("src")?.as_object()?, &OWN_LINKS));
            let link = link.filter(|link| is_web(link) || is_packed(link))?;
            Some(shown(kind, text_of(file, &NAMES).as_deref(), Some(&link)))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            None
        }
    };
    match value {
        Value::Array(files) => files.iter().filter_map(one).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            one(value).into_iter().collect()
        }
    }
}
