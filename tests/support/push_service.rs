//! A stand-in for a push service, on a free loopback port, and for the browsers that subscribe there: they read what only
//! they can read.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use web_push_native::p256::ecdsa::signature::Verifier;
use web_push_native::p256::ecdsa::{Signature, VerifyingKey};
use web_push_native::p256::elliptic_curve::sec1::ToEncodedPoint;
use web_push_native::{Auth, decrypt, p256};

/// A call as the push service got it.
#[derive(Debug, Clone)]
pub struct PushCall {
    /// The path: which browser it is for.
    pub path: String,
    head: Vec<(String, String)>,
    body: Vec<u8>,
}

impl PushCall {
    /// The value of a header; its name in small letters.
    pub fn header(&self, name: &str) -> &str {
        let found = self.head.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// What the call says of who sends it, once its signature is checked: the claims, and the key.
    pub fn signed(&self) -> (Value, String) {
        let given = self.header("authorization").strip_prefix("vapid t=");
        let (token, key) = given.unwrap().split_once(", k=").unwrap();
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let (head, claims) = signed.split_once('.').unwrap();
        let json = |text: &str| serde_json::from_slice::<Value>(&bytes(text)).unwrap();
        assert_eq!(
            json(head),
            serde_json::json!({ "typ": "JWT", "alg": "ES256" })
        );
        let verifying = VerifyingKey::from_sec1_bytes(&bytes(key)).unwrap();
        let signature = Signature::from_slice(&bytes(signature)).unwrap();
        verifying.verify(signed.as_bytes(), &signature).unwrap();
        (json(claims), key.to_owned())
    }
}

/// The push service; it ends with the runtime that started it.
pub struct PushService {
    /// Its origin.
    pub origin: String,
    status: Arc<AtomicU16>,
    connections: Arc<AtomicUsize>,
    calls: watch::Sender<Vec<PushCall>>,
}

impl PushService {
    /// Listens on a free port, and takes everything.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let service = Self {
            origin,
            status: Arc::new(AtomicU16::new(201)),
            connections: Arc::default(),
            calls: watch::Sender::new(Vec::new()),
        };
        let (status, calls) = (service.status.clone(), service.calls.clone());
        let connections = service.connections.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(socket, status.clone(), calls.clone()));
            }
        });
        service
    }

    /// Answers with this status from now on.
    pub fn answers(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// The calls it got, the oldest first.
    pub fn calls(&self) -> Vec<PushCall> {
        self.calls.borrow().clone()
    }

    /// How often somebody has connected.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// A browser that is reached under this name.
    pub fn browser(&self, name: &str) -> PushedBrowser {
        PushedBrowser {
            endpoint: format!("{}/{name}", self.origin),
            secret: p256::SecretKey::from_slice(&[7; 32]).unwrap(),
            auth: [9; 16],
        }
    }
}

/// A browser that has subscribed.
pub struct PushedBrowser {
    pub endpoint: String,
    secret: p256::SecretKey,
    auth: [u8; 16],
}

impl PushedBrowser {
    /// Its public key and its secret, as they are sent.
    pub fn keys(&self) -> (String, String) {
        let point = self.secret.public_key().to_encoded_point(false);
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        (encode(point.as_bytes()), encode(&self.auth))
    }

    /// What a call tells it.
    pub fn reads(&self, call: &PushCall) -> Value {
        let text = decrypt(call.body.clone(), &self.secret, &Auth::from(self.auth)).unwrap();
        serde_json::from_slice(&text).unwrap()
    }
}

async fn serve(socket: TcpStream, status: Arc<AtomicU16>, calls: watch::Sender<Vec<PushCall>>) {
    let (input, mut output) = socket.into_split();
    let Some(call) = read(BufReader::new(input)).await else {
        return;
    };
    calls.send_modify(|calls| calls.push(call));
    let status = status.load(Ordering::SeqCst);
    let answer = format!("HTTP/1.1 {status} .\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    output.write_all(answer.as_bytes()).await.ok();
}

async fn read(mut input: BufReader<tokio::net::tcp::OwnedReadHalf>) -> Option<PushCall> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        lines.push(line);
    }
    let path = lines.first()?.split(' ').nth(1)?.to_owned();
    let head = lines.iter().skip(1).filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_lowercase(), value.trim().to_owned()))
    });
    let head: Vec<(String, String)> = head.collect();
    let (_, length) = head.iter().find(|(name, _)| name == "content-length")?;
    let mut body = vec![0; length.parse().ok()?];
    input.read_exact(&mut body).await.ok()?;
    Some(PushCall { path, head, body })
}
