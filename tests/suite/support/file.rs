//! Files for tests, made by hand.

use super::answer::Answer;
use super::bot::BotClient;
use reqwest::Method;
use serde_json::Value;

/// What a form's parts are told apart by.
const BOUNDARY: &str = "----tests-boundary";

/// A picture of one colour, this large: small in bytes however large it is.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 0, 0, 0, 0]);
    chunk(&mut png, b"IHDR", &head);
    let row = [&[0u8][..], &vec![0x60; width as usize]].concat();
    chunk(&mut png, b"IDAT", &stored(&row.repeat(height as usize)));
    chunk(&mut png, b"IEND", b"");
    png
}

fn chunk(png: &mut Vec<u8>, name: &[u8; 4], body: &[u8]) {
    png.extend((body.len() as u32).to_be_bytes());
    let of = [&name[..], body].concat();
    png.extend(&of);
    png.extend(crc32(&of).to_be_bytes());
}

/// zlib without compression.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut parts = bytes.chunks(65_535).peekable();
    while let Some(part) = parts.next() {
        out.push(u8::from(parts.peek().is_none()));
        out.extend((part.len() as u16).to_le_bytes());
        out.extend((!(part.len() as u16)).to_le_bytes());
        out.extend(part);
    }
    let (mut a, mut b) = (1u32, 0u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    out.extend(((b << 16) | a).to_be_bytes());
    out
}

pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xEDB8_8320
            } else {
                crc >> 1
            }
        })
    })
}

/// A zip with these entries, each claiming to grow to a size.
pub fn zip(entries: &[(&str, u32, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, claimed, bytes) in entries {
        let at = (out.len() as u32).to_le_bytes();
        let method = if *claimed as usize == bytes.len() {
            0u16
        } else {
            8
        };
        let mut head = vec![20, 0, 0, 0];
        head.extend(method.to_le_bytes());
        head.extend([0; 4]);
        head.extend(crc32(bytes).to_le_bytes());
        head.extend((bytes.len() as u32).to_le_bytes());
        head.extend(claimed.to_le_bytes());
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        out.extend([b"PK\x03\x04", &head[..], name.as_bytes(), bytes].concat());
        directory.extend(
            [
                b"PK\x01\x02\x14\0",
                &head[..],
                &[0; 10],
                &at,
                name.as_bytes(),
            ]
            .concat(),
        );
    }
    let at = (out.len() as u32).to_le_bytes();
    let count = (entries.len() as u16).to_le_bytes();
    let length = (directory.len() as u32).to_le_bytes();
    out.extend(&directory);
    out.extend(
        [
            b"PK\x05\x06\0\0\0\0",
            &count[..],
            &count,
            &length,
            &at,
            &[0, 0],
        ]
        .concat(),
    );
    out
}

/// A form in parts: fields, then one file.
pub fn form(
    fields: &[(&str, &str)],
    name: &str,
    media_type: &str,
    bytes: &[u8],
) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (field, text) in fields {
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n");
        body.extend([head.as_bytes(), text.as_bytes(), b"\r\n"].concat());
    }
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: {media_type}\r\n\r\n"
    );
    body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

impl BotClient {
    /// Uploads a file as a part of a form.
    pub async fn upload(&self, name: &str, media_type: &str, bytes: &[u8]) -> Answer {
        let (media_type, body) = form(&[], name, media_type, bytes);
        let request = self.request(Method::POST, "/files");
        Answer::of(request.header("content-type", media_type).body(body)).await
    }

    /// Uploads a picture and returns its id.
    pub async fn uploaded(&self, name: &str) -> String {
        id(&self
            .upload(name, "image/png", &png(20, 10))
            .await
            .expect(201))
    }

    /// The bytes of a file.
    pub async fn file(&self, id: &str) -> (u16, Vec<u8>) {
        bytes(self.request(Method::GET, &format!("/files/{id}"))).await
    }
}

impl super::agent::AgentClient {
    /// Uploads a file and returns its id.
    pub async fn uploaded(&self, name: &str, bytes: &[u8]) -> String {
        let request = self.request(Method::POST, &format!("/files?name={name}"));
        let answer = Answer::of(request.body(bytes.to_vec())).await;
        assert!([200, 201].contains(&answer.status), "{}", answer.text);
        id(&answer.json())
    }

    /// The bytes of a file.
    pub async fn file(&self, id: &str) -> (u16, Vec<u8>) {
        bytes(self.request(Method::GET, &format!("/files/{id}"))).await
    }
}

fn id(answer: &Value) -> String {
    answer["id"].as_str().unwrap().to_owned()
}

async fn bytes(request: reqwest::RequestBuilder) -> (u16, Vec<u8>) {
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.bytes().await.unwrap().to_vec())
}
