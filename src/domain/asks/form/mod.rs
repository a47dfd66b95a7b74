//! The form of an ask: one flat object of fields, read from a bounded part of JSON Schema.

mod field;

use crate::domain::base::limits::{
    DETAIL_MAX_BYTES, FACT_NAME_MAX_CHARS, FORM_FIELDS_MAX, NAME_MAX_CHARS, SCHEMA_MAX_BYTES,
};
use crate::domain::base::words::words;
use crate::domain::reader::{Field, Findings, Length, Object};
use regex::Regex;
use serde_json::Value;

words! {
    /// A form a text must have.
    TextFormat {
        /// An e-mail address.
        Email = "email",
        /// A day, `2026-11-23`.
        Date = "date",
    }
}

/// What a field takes.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A text.
    Text {
        /// Of this form.
        format: Option<TextFormat>,
        /// At least so many characters.
        least: usize,
        /// At most so many.
        most: Option<usize>,
        /// With something in it that fits.
        pattern: Option<Regex>,
    },
    /// One of these texts.
    Choice(Vec<String>),
    /// Any of these texts.
    Choices(Vec<String>),
    /// A number.
    Number {
        /// Without decimals.
        whole: bool,
        /// At least this.
        least: Option<f64>,
        /// At most this.
        most: Option<f64>,
    },
    /// Yes or no.
    Flag,
}

/// One field of a form.
#[derive(Debug, Clone)]
pub struct FormField {
    /// Its name in the answer.
    pub name: String,
    /// What people read.
    pub title: Option<String>,
    /// More about it.
    pub description: Option<String>,
    /// What it takes.
    pub kind: Kind,
    /// Whether it must be filled in.
    pub required: bool,
    /// What stands in it at first.
    pub default: Option<Value>,
}

/// A form.
#[derive(Debug, Clone)]
pub struct Form {
    /// Its heading.
    pub title: Option<String>,
    /// More about it.
    pub description: Option<String>,
    /// In the order of the schema.
    pub fields: Vec<FormField>,
}

/// Keywords that make a schema more than one flat object, or that Baton would not enforce.
const BEYOND: [&str; 19] = [
    "$ref",
    "$dynamicRef",
    "$defs",
    "definitions",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "const",
    "patternProperties",
    "dependentSchemas",
    "dependentRequired",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "prefixItems",
];

/// The way out, for all of these.
const FLAT: &str = "a form is one object of flat fields: text, integer, number, boolean, or a list of texts from an enum. Write each field out in place, and ask for the rest in a second ask";

/// Members that say nothing a form needs.
const ANNOTATIONS: [&str; 7] = [
    "$schema",
    "$id",
    "$comment",
    "additionalProperties",
    "examples",
    "deprecated",
    "readOnly",
];

impl Form {
    /// The form of a schema that was read once already.
    pub fn of(schema: &Value) -> Option<Self> {
        let findings = Findings::default();
        let form = Self::read(&Field::new(String::new(), schema, &findings));
        findings.settle(form).ok().map(|(form, _)| form)
    }

    /// Reads a schema; what is wrong with it is recorded with its pointer.
    pub fn read(field: &Field<'_>) -> Option<Self> {
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

fn title(schema: &mut Object<'_>) -> Option<String> {
    schema.text("title", Length::Chars(NAME_MAX_CHARS))
}

fn description(schema: &mut Object<'_>) -> Option<String> {
    schema.text("description", Length::Bytes(DETAIL_MAX_BYTES))
}

/// False if there is something that makes it more than a flat object.
fn refuse_beyond(schema: &mut Object<'_>) -> bool {
    let mut flat = true;
    for name in BEYOND {
        if let Some(beyond) = schema.given(name) {
            beyond.refuse::<()>(FLAT);
            flat = false;
        }
    }
    for name in ANNOTATIONS {
        schema.given(name);
    }
    flat
}
