//! JSON in text columns.

use diesel::QueryResult;
use diesel::result::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A stored text as what it was.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> QueryResult<T> {
    serde_json::from_str(text).map_err(|e| Error::DeserializationError(Box::new(e)))
}

/// A value as the text that is stored.
pub(crate) fn write<T: Serialize>(value: &T) -> QueryResult<String> {
    serde_json::to_string(value).map_err(|e| Error::SerializationError(Box::new(e)))
}
