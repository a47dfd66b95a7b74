//! Files.

use super::call::ApiCall;
use super::examples as e;
use super::schemas::{text, text_of};
use crate::web::Code;
use utoipa::openapi::path::HttpMethod;

const TAG: &str = "Files";

pub(super) fn calls() -> Vec<ApiCall> {
    vec![upload(), download()]
}

fn upload() -> ApiCall {
    let does = "Takes a file, as the part `file` of a form or as the whole body. Messages and escalations \
                then refer to it: `attachments: [{\"file\": \"fil_…\"}]`; what nobody refers to within 24 \
                hours is removed. The content says what it is: a type or an ending that says otherwise is \
                `file_type_mismatch`; what is not taken is `file_refused`, with the list of what is. The same \
                bytes under the same name are the same file.";
    ApiCall::new(
        HttpMethod::Post,
        "/files",
        "uploadFile",
        "Upload a file",
        does,
    )
    .tag(TAG)
    .query(
        "name",
        "Its name, when the body is the file.",
        text_of(1, 255),
    )
    .once()
    .takes_file()
    .answers(
        201,
        "It is stored.",
        "UploadedFile",
        vec![("file", e::file())],
    )
    .answers(200, "It was there.", "UploadedFile", vec![])
    .refuses(&[Code::MalformedBody, Code::TooLarge, Code::UnsupportedMedia])
    .refuses(&[Code::FileMismatch, Code::FileRefused])
}

fn download() -> ApiCall {
    let does = "The bytes of a file that the bot brought, or that was said aloud in one of its \
                conversations. Files of agents' notes are not there. Never changes: keep it by its `ETag`.";
    ApiCall::new(
        HttpMethod::Get,
        "/files/{id}",
        "readFile",
        "Read a file",
        does,
    )
    .tag(TAG)
    .header(
        "If-None-Match",
        "Answers 304 if it has not changed.",
        text(),
    )
    .answers_bytes("The file, with the type of its content.")
}
