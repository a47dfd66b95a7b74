//! The form of an ask: one flat object of fields, read from a bounded part of JSON Schema.

mod beyond_flat;
mod field;
mod shape;

pub(crate) use shape::{FieldShape, FormField, TextFormat};

use crate::domain::base::limits::{FACT_NAME_MAX_CHARS, FORM_FIELDS_MAX, SCHEMA_MAX_BYTES};
use crate::domain::reader::{Field, Findings, Length};
use beyond_flat::{FLAT, description, refuse_beyond, title};
use serde_json::Value;

#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// Its heading.
    pub(crate) title: Option<String>,
    /// More about it.
    pub(crate) description: Option<String>,
    /// In the order of the schema.
    pub(crate) fields: Vec<FormField>,
}

impl Form {
    /// The form of a schema that was read once already.
    pub(crate) fn of(schema: &Value) -> Option<Self> {
        let findings = Findings::default();
        let form = Self::read(&Field::new(String::new(), schema, &findings));
        findings.settle(form).ok().map(|(form, _)| form)
    }

    /// Reads a schema; what is wrong with it is recorded with its pointer.
    pub(crate) fn read(field: &Field<'_>) -> Option<Self> {
        let mut schema = field.object()?;
        field.json(SCHEMA_MAX_BYTES)?;
        if !refuse_beyond(&mut schema) {
            return None;
        }
        if let Some(kind) = schema.field("type")
            && kind.value != "object"
        {
            return kind.refuse(FLAT);
        }
        let (title, description) = (title(&mut schema), description(&mut schema));
        let required = schema.texts("required", FORM_FIELDS_MAX, NAME);
        let properties = schema.field("properties");
        schema.done();
        let entries = match &properties {
            Some(properties) => properties.entries()?,
            None => Vec::new(),
        };
        if let Some(properties) = properties.filter(|_| entries.len() > FORM_FIELDS_MAX) {
            let many = entries.len();
            return properties.refuse(format!("{many} fields: at most {FORM_FIELDS_MAX}"));
        }
        if entries.is_empty() {
            field.warn("no fields: all a person can do is confirm");
        }
        for name in &required {
            if !entries.iter().any(|(known, _)| known == name) {
                field.refuse_member("required", "names a field that is not among properties");
            }
        }
        let fields: Vec<FormField> = entries
            .iter()
            .filter_map(|(name, field)| {
                field::read(name, field, required.iter().any(|r| r == name))
            })
            .collect();
        (fields.len() == entries.len()).then_some(Self {
            title,
            description,
            fields,
        })
    }
}

const NAME: Length = Length::Chars(FACT_NAME_MAX_CHARS);
