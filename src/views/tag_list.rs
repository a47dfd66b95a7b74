//! The page of the settings with every tag.

use super::shell::Shell;
use crate::domain::case::tag::TagColour;
use crate::services::KnownTag;
use crate::services::desk::known_tags::UsedTag;
use crate::views::catalogue::t;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

/// A colour that may be chosen.
#[derive(Clone, Debug)]
pub(crate) struct ColourChoice {
    /// Its word; empty for the one a tag gets by its name.
    pub(crate) word: &'static str,
    /// In the reader's language.
    pub(crate) label: &'static str,
    /// Whether the tag has it.
    pub(crate) chosen: bool,
}

/// A tag that may be changed.
#[derive(Clone, Debug)]
pub(crate) struct TagRow {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) colour: &'static str,
    /// How many tickets have it.
    pub(crate) tickets: i64,
    pub(crate) choices: Vec<ColourChoice>,
    /// What stands in the field: its name, or what somebody typed that cannot be its name.
    pub(crate) typed: String,
    /// Why it cannot; empty for a row that is as it is stored.
    pub(crate) wrong: String,
    /// The tag that has the name that was typed.
    pub(crate) same: Option<SameTag>,
}

/// A tag that another one can go over into.
#[derive(Clone, Debug)]
pub(crate) struct SameTag {
    pub(crate) id: i64,
    pub(crate) name: String,
}

impl TagRow {
    pub(crate) fn of(used: &UsedTag) -> Self {
        let KnownTag {
            id,
            tag,
            is_colour_set,
        } = &used.known;
        let by_name = ColourChoice {
            word: "",
            label: t::tags_colour_by_name(),
            chosen: !is_colour_set,
        };
        let colours = TagColour::ALL.iter().map(|colour| ColourChoice {
            word: colour.as_str(),
            label: label(*colour),
            chosen: *is_colour_set && *colour == tag.colour,
        });
        Self {
            id: id.0,
            name: tag.name.as_str().to_owned(),
            colour: tag.colour.as_str(),
            tickets: used.tickets,
            choices: std::iter::once(by_name).chain(colours).collect(),
            typed: tag.name.as_str().to_owned(),
            wrong: String::new(),
            same: None,
        }
    }

    /// Keeps what was typed, and says why it was not taken.
    pub(crate) fn refuse(
        &mut self,
        typed: String,
        colour: Option<TagColour>,
        wrong: String,
        same: Option<&KnownTag>,
    ) {
        let word = colour.map_or("", TagColour::as_str);
        for choice in &mut self.choices {
            choice.chosen = choice.word == word;
        }
        self.typed = typed;
        self.wrong = wrong;
        let same = same.filter(|same| same.id.0 != self.id);
        self.same = same.map(|same| SameTag {
            id: same.id.0,
            name: same.tag.name.as_str().to_owned(),
        });
    }
}

fn label(colour: TagColour) -> &'static str {
    match colour {
        TagColour::Red => t::tags_colour_red(),
        TagColour::Orange => t::tags_colour_orange(),
        TagColour::Yellow => t::tags_colour_yellow(),
        TagColour::Green => t::tags_colour_green(),
        TagColour::Teal => t::tags_colour_teal(),
        TagColour::Blue => t::tags_colour_blue(),
        TagColour::Purple => t::tags_colour_purple(),
        TagColour::Pink => t::tags_colour_pink(),
    }
}

/// `/settings/tags`.
#[derive(Template)]
#[template(path = "settings/tags.html")]
pub(crate) struct TagListPage {
    pub(crate) shell: Shell,
    pub(crate) rows: Vec<TagRow>,
    /// What their names begin with.
    pub(crate) search: String,
    /// Address of this page.
    pub(crate) here: String,
    /// Address of the next page; empty on the last.
    pub(crate) more: String,
    /// Whether a change was saved.
    pub(crate) saved: bool,
    pub(crate) errors: WrongFields,
}
