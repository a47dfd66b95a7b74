//! Baton's own dialect: a list of `{id?, role, text, at?, name?}`.

use super::{Dialect, Item, ItemKind, ItemRole, Reads, roles};
use crate::domain::base::limits::{NAME_MAX_CHARS, TEXT_MAX_BYTES};
use crate::domain::reader::{Field, Length};

pub(super) const DIALECT: Dialect = Dialect {
    word: "simple",
    // Words and a role are everybody's: read where nothing else is sure.
    knows: |_| false,
    reads: Reads::Items(read),
};

fn read(items: &[Field<'_>]) -> Vec<Item> {
    items.iter().filter_map(read_item).collect()
}

fn read_item(field: &Field<'_>) -> Option<Item> {
    let mut item = field.object()?;
    let role = roles::read(&mut item);
    let text = item
        .required("text")
        .and_then(|text| text.text(Length::Bytes(TEXT_MAX_BYTES)));
    let (external_id, at) = (item.id("id"), item.time("at"));
    let name = item.text("name", Length::Chars(NAME_MAX_CHARS));
    item.done();
    Some(Item {
        kind: kind(role?),
        role: role?,
        name,
        call_id: None,
        external_id,
        text: text?.to_owned(),
        failed: None,
        at,
        raw: field.value.to_string(),
    })
}

fn kind(role: ItemRole) -> ItemKind {
    match role {
        ItemRole::Customer | ItemRole::Bot | ItemRole::Agent => ItemKind::Message,
        ItemRole::System => ItemKind::Instruction,
        ItemRole::Tool => ItemKind::ToolResult,
    }
}
