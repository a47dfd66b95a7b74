//! What a form or a program sends, in one shape: named values, read with every bad field reported.

mod answer;
mod as_form;
pub(super) mod command_id;
mod context;
mod form_fields;
mod learned;
mod picked_tickets;
mod plain_texts;
mod snooze_time;
mod tag_names;
mod whole_number;
mod writing;

pub(super) use answer::answer;
pub(super) use context::{facts, verification};
pub(super) use form_fields::PICKED;
pub(super) use learned::learned;
pub(super) use picked_tickets::picked;
pub(super) use snooze_time::snoozed_until;
pub(super) use tag_names::tag_names;
pub(super) use whole_number::number;
pub(super) use writing::{ComposerInput, decline_reason, note, said, seen};

use super::kept_form::KeptForm;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::domain::reader::{Findings, Misread, Object, refuse_nul};
use crate::domain::text::redaction;
use crate::web::{Code, Problem, body};
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpRequest, web};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The field of a form's token.
const CSRF: &str = "csrf";

/// The field of a command's id.
const CLIENT_ID: &str = "client_id";

/// The fields of a request.
#[derive(Debug)]
pub(super) struct Input {
    fields: Map<String, Value>,
    json: bool,
    bytes: usize,
}

impl Input {
    /// Reads a form or a JSON object; nothing at all is an empty object.
    ///
    /// # Errors
    /// 400, 413, 415, 422.
    pub(crate) async fn read(
        request: &HttpRequest,
        payload: web::Payload,
        limit: usize,
    ) -> Result<Self, Problem> {
        let media = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        let media = media.unwrap_or_default().to_ascii_lowercase();
        let body = body::read(request, payload, limit).await?;
        let is_form = media.starts_with("application/x-www-form-urlencoded");
        let fields = match body.as_slice() {
            [] => Map::new(),
            body if is_form => {
                let given = form_fields::pairs(body);
                KeptForm::keep(request, &given);
                form_fields::named(given)
            }
            body if media.contains("json") || media.is_empty() => object(body)?,
            _ => return Err(Problem::new(Code::UnsupportedMedia)),
        };
        let json = media.contains("json");
        let bytes = body.len();
        Ok(Self {
            fields,
            json,
            bytes,
        })
    }

    /// The fields of a form that came in parts.
    pub(crate) fn of_form(fields: Vec<(String, String)>) -> Self {
        let bytes = fields.iter().map(|(_, text)| text.len()).sum();
        Self {
            fields: form_fields::named(fields),
            json: false,
            bytes,
        }
    }

    /// Takes out card numbers, passwords and tokens, before anything is read from what an agent wrote.
    #[must_use]
    pub(crate) fn masked(mut self) -> Self {
        let kept: Vec<_> = [CSRF, CLIENT_ID]
            .into_iter()
            .filter_map(|name| Some((name, self.fields.shift_remove(name)?)))
            .collect();
        let mut fields = Value::Object(std::mem::take(&mut self.fields));
        redaction::mask_value(&mut fields);
        if let Value::Object(masked) = fields {
            self.fields = masked;
        }
        for (name, value) in kept {
            self.fields.insert(name.to_owned(), value);
        }
        self
    }

    /// How large the body was, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.bytes
    }

    /// The command's id, as it was sent.
    pub(crate) fn client_id(&self) -> Option<&Value> {
        self.fields.get(CLIENT_ID)
    }

    /// The fields as one text, without the form's token and without the id: what the id stands for.
    pub(crate) fn without_ids(&self) -> Vec<u8> {
        let mut fields = self.fields.clone();
        fields.retain(|name, _| name != CSRF && name != CLIENT_ID);
        Value::Object(fields).to_string().into_bytes()
    }

    /// The same without these fields either: what an id stands for that each of many tickets has under it.
    pub(crate) fn meaning_without(&self, names: &[&str]) -> Vec<u8> {
        let mut fields = self.fields.clone();
        let left_out = [CSRF, CLIENT_ID].iter().chain(names);
        left_out.for_each(|name| drop(fields.shift_remove(*name)));
        Value::Object(fields).to_string().into_bytes()
    }

    /// Whether it was JSON.
    pub(crate) fn was_json(&self) -> bool {
        self.json
    }

    /// The form token: a field, or the header scripts may use.
    pub(crate) fn csrf<'i>(&'i self, request: &'i HttpRequest) -> &'i str {
        let header = request
            .headers()
            .get("x-csrf-token")
            .and_then(|value| value.to_str().ok());
        let field = self.fields.get(CSRF).and_then(Value::as_str);
        field.or(header).unwrap_or_default()
    }

    /// Lets `read` make something of the fields. Unknown ones are ignored.
    ///
    /// # Errors
    /// 422 with every bad field.
    pub(crate) fn take<T>(
        &self,
        read: impl FnOnce(&mut Object<'_>) -> Option<T>,
    ) -> Result<T, Problem> {
        let findings = Findings::default();
        for (name, value) in &self.fields {
            refuse_nul(value, &crate::domain::reader::child("", name), &findings);
        }
        let mut object = Object::new(String::new(), &self.fields, &findings);
        let value = read(&mut object);
        let (value, _) = findings.settle(value).map_err(Problem::invalid)?;
        Ok(value)
    }

    /// The fields as a whole of this type.
    ///
    /// # Errors
    /// What does not fit, with its place.
    pub(crate) fn parse<T: DeserializeOwned>(&self) -> Result<T, Vec<FieldError>> {
        let mut fields = self.fields.clone();
        fields.shift_remove(CSRF);
        let value = Value::Object(fields);
        serde_path_to_error::deserialize(value).map_err(|error| {
            let path = error
                .path()
                .to_string()
                .replace(['.', '['], "/")
                .replace(']', "");
            vec![FieldError::new(
                format!("/{path}"),
                Misread::Unfit(error.inner().to_string()),
            )]
        })
    }

    /// Whether somebody was asked, and said yes.
    pub(crate) fn is_confirmed(&self) -> bool {
        self.fields.get("confirm") == Some(&Value::Bool(true))
    }

    /// A whole number that must be there: the id of a thing.
    ///
    /// # Errors
    /// 422.
    pub(crate) fn id(&self, name: &'static str) -> Result<i64, Problem> {
        self.take(|fields| {
            let id = fields.required(name)?;
            id.whole()
        })
    }

    /// A field as it was sent, if it is a text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name)?.as_str()
    }
}

fn object(body: &[u8]) -> Result<Map<String, Value>, Problem> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => {
            let error = FieldError::new("", PageFault::NoObject);
            Err(Problem::invalid(vec![error]))
        }
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            let detail = format!("not valid JSON at line {line}, column {column}");
            Err(Problem::new(Code::MalformedBody).detail(detail))
        }
    }
}
