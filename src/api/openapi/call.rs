//! One call, described.

use super::problems::refused;
use super::schemas::{NamedExample, named, text, text_of};
use crate::web::codes::Code;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{
    HttpMethod, Operation, OperationBuilder, ParameterBuilder, ParameterIn,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{
    ContentBuilder, Object, ObjectBuilder, Ref, RefOr, Required, ResponseBuilder, Schema, Type,
};

/// The name of the security scheme.
pub(super) const KEY: &str = "key";

const JSON: &str = "application/json";

/// What every call may be refused with.
const ALWAYS: [Code; 5] = [
    Code::BadCredentials,
    Code::MethodNotAllowed,
    Code::RateLimited,
    Code::Internal,
    Code::Unavailable,
];

/// What every call with a body may be refused with.
const BODY: [Code; 4] = [
    Code::MalformedBody,
    Code::TooLarge,
    Code::UnsupportedMedia,
    Code::Invalid,
];

/// One call, described.
pub(super) struct ApiCall {
    pub(crate) method: HttpMethod,
    pub(crate) path: &'static str,
    operation: OperationBuilder,
    refusals: Vec<Code>,
}

impl ApiCall {
    /// A call with its name for client generators, a title and what it does.
    pub(crate) fn new(
        method: HttpMethod,
        path: &'static str,
        id: &str,
        title: &str,
        does: &str,
    ) -> Self {
        let operation = OperationBuilder::new()
            .operation_id(Some(id))
            .summary(Some(title))
            .description(Some(does))
            .security(SecurityRequirement::new(KEY, Vec::<String>::new()));
        let call = Self {
            method,
            path,
            operation,
            refusals: ALWAYS.to_vec(),
        };
        if path.contains("{external_id}") {
            let text = "The bot's id of the conversation, percent-encoded (`a/b` is `a%2Fb`); \
                        or Baton's id of one that was handed to the bot.";
            let call = call.parameter(ParameterIn::Path, "external_id", text, text_of(1, 255));
            return call.refuses(&[Code::Invalid]);
        }
        if path.contains("{id}") {
            let what = match path.starts_with("/files") {
                true => "The file's `id`.",
                false => "The ticket's `id`.",
            };
            let call = call.parameter(ParameterIn::Path, "id", what, text());
            return call.refuses(&[Code::NotFound]);
        }
        call
    }

    pub(crate) fn tag(mut self, tag: &str) -> Self {
        self.operation = self.operation.tag(tag);
        self
    }

    pub(crate) fn query(self, name: &str, does: &str, schema: Object) -> Self {
        self.parameter(ParameterIn::Query, name, does, schema)
            .refuses(&[Code::Invalid])
    }

    pub(crate) fn header(self, name: &str, does: &str, schema: Object) -> Self {
        self.parameter(ParameterIn::Header, name, does, schema)
    }

    /// Takes an `Idempotency-Key`.
    pub(crate) fn once(self) -> Self {
        let text = "Makes a retry harmless for 24 hours: the same request gets the same answer, with \
                    `Idempotency-Replayed: true`.";
        self.header("Idempotency-Key", text, text_of(1, 255))
            .refuses(&[Code::MalformedKey, Code::KeyReused])
    }

    fn parameter(mut self, place: ParameterIn, name: &str, does: &str, schema: Object) -> Self {
        let required = match place {
            ParameterIn::Path => Required::True,
            ParameterIn::Query | ParameterIn::Header | ParameterIn::Cookie => Required::False,
        };
        let parameter = ParameterBuilder::new()
            .name(name)
            .parameter_in(place)
            .required(required)
            .description(Some(does))
            .schema(Some(Schema::Object(schema)));
        self.operation = self.operation.parameter(parameter);
        self
    }

    /// Takes a body of this schema.
    pub(crate) fn takes(
        mut self,
        schema: impl Into<RefOr<Schema>>,
        examples: Vec<NamedExample>,
    ) -> Self {
        let content = ContentBuilder::new()
            .schema(Some(schema))
            .examples_from_iter(named(examples))
            .build();
        let body = RequestBodyBuilder::new()
            .required(Some(Required::True))
            .content(JSON, content)
            .build();
        self.operation = self.operation.request_body(Some(body));
        self.refuses(&BODY)
    }

    /// Takes a file: a part of a form, or the whole body.
    pub(crate) fn takes_file(mut self) -> Self {
        let bytes = || ObjectBuilder::new().schema_type(Type::String);
        let file = bytes()
            .content_media_type("application/octet-stream")
            .build();
        let form = ObjectBuilder::new()
            .property("file", file.clone())
            .required("file");
        let content = |schema: Object| ContentBuilder::new().schema(Some(schema)).build();
        let body = RequestBodyBuilder::new()
            .required(Some(Required::True))
            .content("multipart/form-data", content(form.build()))
            .content("*/*", content(file))
            .build();
        self.operation = self.operation.request_body(Some(body));
        self
    }

    /// Answers with bytes of any type.
    pub(crate) fn answers_bytes(mut self, means: &str) -> Self {
        let content = ContentBuilder::new().build();
        let response = ResponseBuilder::new()
            .description(means)
            .content("*/*", content);
        self.operation = self.operation.response("200", response);
        let same = ResponseBuilder::new().description("It has not changed.");
        self.operation = self.operation.response("304", same);
        self
    }

    /// Answers with this schema.
    pub(crate) fn answers(
        self,
        status: u16,
        means: &str,
        schema: &str,
        examples: Vec<NamedExample>,
    ) -> Self {
        let schema = Ref::from_schema_name(schema);
        self.answers_either(status, means, schema, examples, None)
    }

    /// Answers with any schema, and perhaps as a stream too.
    pub(crate) fn answers_either(
        mut self,
        status: u16,
        means: &str,
        schema: impl Into<RefOr<Schema>>,
        examples: Vec<NamedExample>,
        stream: Option<&'static str>,
    ) -> Self {
        let content = ContentBuilder::new()
            .schema(Some(schema))
            .examples_from_iter(named(examples))
            .build();
        let mut response = ResponseBuilder::new()
            .description(means)
            .content(JSON, content);
        if let Some(example) = stream {
            let content = ContentBuilder::new()
                .schema(Some(Schema::Object(text())))
                .example(Some(example.into()))
                .build();
            response = response.content("text/event-stream", content);
        }
        if status == 201 && ["/escalations", "/files"].contains(&self.path) {
            response = response.header("Location", Header::new(text()));
        }
        self.operation = self.operation.response(status.to_string(), response);
        self
    }

    /// Answers without a body.
    pub(crate) fn answers_nothing(mut self, means: &str) -> Self {
        let response = ResponseBuilder::new().description(means);
        self.operation = self.operation.response("204", response);
        self
    }

    /// May be refused with these codes, beside those that belong to the call's parts.
    pub(crate) fn refuses(mut self, codes: &[Code]) -> Self {
        for code in codes {
            if !self.refusals.contains(code) {
                self.refusals.push(*code);
            }
        }
        self
    }

    /// Path, method and operation, with a response for each status of an error.
    pub(crate) fn into_operation(self) -> (&'static str, HttpMethod, Operation) {
        let (refusals, mut operation) = (self.refusals, self.operation);
        let mut statuses: Vec<u16> = refusals.iter().map(|code| code.status()).collect();
        statuses.sort_unstable();
        statuses.dedup();
        for status in statuses {
            let codes: Vec<Code> = Code::ALL
                .iter()
                .copied()
                .filter(|code| code.status() == status && refusals.contains(code))
                .collect();
            operation = operation.response(status.to_string(), refused(status, &codes));
        }
        (self.path, self.method, operation.build())
    }
}
