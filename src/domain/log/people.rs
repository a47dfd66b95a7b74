//! Messages, authors and customers, as events tell them and bots see them.

use crate::domain::base::time::Moment;
use crate::domain::base::words::Sender;
use crate::domain::case::conversation::Customer;
use crate::domain::case::message::Message;
use crate::domain::packet::{Attachment, attachments_in};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Who wrote a message.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = AuthorWire)]
pub struct AuthorTold {
    /// `customer`, `bot`, `agent` or `system`.
    #[schema(value_type = String)]
    pub kind: Sender,
    /// The name to show.
    pub name: Option<String>,
}

/// A message the customer may read.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = MessageWire)]
pub struct MessageTold {
    /// What the API calls it.
    pub id: String,
    /// The bot's id of it.
    pub external_id: Option<String>,
    /// Who said it.
    #[schema(value_type = String)]
    pub sender: Sender,
    /// Who wrote it.
    pub author: AuthorTold,
    /// The words, as they were typed. Those of an agent may be simple Markdown.
    pub text: String,
    /// An agent's words without the marks of Markdown; only where they differ from `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plain_text: Option<String>,
    /// When it was said, RFC 3339.
    #[schema(value_type = String)]
    pub at: Moment,
    /// Files and links.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<AttachmentTold>,
}

/// Somebody said something that the customer may read.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MessageCreated {
    /// What was said.
    pub message: MessageTold,
}

/// A file or a link that came with a message.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = AttachmentWire)]
pub struct AttachmentTold {
    /// The id of a file; a link has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What to call it.
    pub name: Option<String>,
    /// Media type: of a file by its content, of a link as it was said.
    pub content_type: Option<String>,
    /// Bytes of a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// Where it is; of a file, an address of this server that takes the bot's key.
    pub url: String,
}

impl From<Attachment> for AttachmentTold {
    fn from(given: Attachment) -> Self {
        Self {
            file: given.file,
            name: given.name,
            content_type: given.media_type,
            size: given.size,
            url: given.url,
        }
    }
}

impl From<&Message> for MessageTold {
    fn from(message: &Message) -> Self {
        Self {
            id: message.token.0.clone(),
            external_id: message.external_id.clone(),
            sender: message.sender,
            author: AuthorTold {
                kind: message.sender,
                name: message.author_name.clone(),
            },
            text: message.text.clone(),
            plain_text: message.plain_text(),
            at: message.at,
            attachments: attachments_in(message.meta.as_deref())
                .into_iter()
                .map(AttachmentTold::from)
                .collect(),
        }
    }
}

/// A customer.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = CustomerWire)]
pub struct CustomerTold {
    /// The bot's id of them.
    pub external_id: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// IANA.
    pub timezone: Option<String>,
    /// `none`, `weak` or `strong`.
    pub verified: String,
    /// Free fields.
    #[schema(value_type = Object)]
    pub attributes: Map<String, Value>,
}

impl From<Customer> for CustomerTold {
    fn from(customer: Customer) -> Self {
        Self {
            external_id: customer.external_id,
            name: customer.name,
            email: customer.email,
            phone: customer.phone,
            language: customer.language,
            timezone: customer.timezone,
            verified: customer.verified.as_str().to_owned(),
            attributes: customer.attributes,
        }
    }
}
