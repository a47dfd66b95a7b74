//! A small SMTP server for tests, on a free loopback port: it speaks the protocol (EHLO, AUTH PLAIN,
//! MAIL, RCPT, DATA with dot-stuffing) and can be told to misbehave.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes everything.
    Accepts,
    /// Answers RCPT with 451: come back later.
    Busy,
    /// Answers RCPT with 550 and repeats the address, as servers do.
    Refuses,
    /// Says nothing more once the mail's text has begun.
    FallsSilent,
    /// Offers STARTTLS and then refuses it.
    RefusesTls,
}

/// A mail as the server took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The sender of the envelope.
    pub from: String,
    /// The recipients of the envelope.
    pub to: Vec<String>,
    /// Headers and body, with the dots unstuffed and `\n` at the end of lines.
    pub data: String,
    /// The decoded AUTH PLAIN, `\0user\0password`, as base64.
    pub login: Option<String>,
}

#[derive(Default)]
struct Seen {
    mails: Vec<Received>,
    commands: Vec<String>,
    connections: usize,
}

/// The server; it ends with the runtime that started it.
pub struct SmtpServer {
    /// Where it listens, on 127.0.0.1.
    pub port: u16,
    mood: Arc<Mutex<Mood>>,
    seen: Arc<Mutex<Seen>>,
}

impl SmtpServer {
    /// Listens on a free port.
    pub async fn start(mood: Mood) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (mood, seen) = (Arc::new(Mutex::new(mood)), Arc::<Mutex<Seen>>::default());
        let server = Self {
            port,
            mood: mood.clone(),
            seen: seen.clone(),
        };
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                seen.lock().unwrap().connections += 1;
                tokio::spawn(Talk::new(socket, mood.clone(), seen.clone()).run());
            }
        });
        server
    }

    /// Changes what it does from the next command on.
    pub fn set_mood(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// The mails it took, oldest first.
    pub fn mails(&self) -> Vec<Received> {
        self.seen.lock().unwrap().mails.clone()
    }

    /// Every command line it heard, without what is inside a mail.
    pub fn commands(&self) -> Vec<String> {
        self.seen.lock().unwrap().commands.clone()
    }

    /// How many connections were opened.
    pub fn connections(&self) -> usize {
        self.seen.lock().unwrap().connections
    }
}

/// One connection.
struct Talk {
    input: BufReader<OwnedReadHalf>,
    output: OwnedWriteHalf,
    mood: Arc<Mutex<Mood>>,
    seen: Arc<Mutex<Seen>>,
    mail: Received,
}

impl Talk {
    fn new(socket: TcpStream, mood: Arc<Mutex<Mood>>, seen: Arc<Mutex<Seen>>) -> Self {
        let (input, output) = socket.into_split();
        let mail = Received {
            from: String::new(),
            to: Vec::new(),
            data: String::new(),
            login: None,
        };
        Self {
            input: BufReader::new(input),
            output,
            mood,
            seen,
            mail,
        }
    }

    async fn run(mut self) {
        self.say("220 test ESMTP").await;
        while let Some(line) = self.hear().await {
            self.seen.lock().unwrap().commands.push(line.clone());
            let verb = line
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_ascii_uppercase();
            if verb == "QUIT" {
                return self.say("221 bye").await;
            }
            if !self.answer(&verb, &line).await {
                // Silent, but still there: reading on shows when the client gives up.
                while self.hear().await.is_some() {}
                return;
            }
        }
    }

    /// Answers one command; false if the server falls silent.
    async fn answer(&mut self, verb: &str, line: &str) -> bool {
        let mood = *self.mood.lock().unwrap();
        match (verb, mood) {
            ("EHLO", Mood::RefusesTls) => self.say("250-test\r\n250 STARTTLS").await,
            ("EHLO", _) => self.say("250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN").await,
            ("AUTH", _) => {
                self.mail.login = line.split(' ').nth(2).map(str::to_owned);
                self.say("235 welcome").await;
            }
            ("STARTTLS", _) => self.say("454 TLS not available").await,
            ("MAIL", _) => {
                self.mail.from = address(line);
                self.mail.to.clear();
                self.say("250 ok").await;
            }
            ("RCPT", Mood::Busy) => self.say("451 4.3.0 try again later").await,
            ("RCPT", Mood::Refuses) => {
                self.say(&format!("550 5.1.1 <{}>: no such person", address(line)))
                    .await;
            }
            ("RCPT", _) => {
                self.mail.to.push(address(line));
                self.say("250 ok").await;
            }
            ("DATA", _) => return self.take_mail(mood).await,
            ("NOOP" | "RSET", _) => self.say("250 ok").await,
            _ => self.say("502 not here").await,
        }
        true
    }

    async fn take_mail(&mut self, mood: Mood) -> bool {
        self.say("354 go on").await;
        if mood == Mood::FallsSilent {
            return false;
        }
        self.mail.data.clear();
        while let Some(line) = self.hear().await {
            if line == "." {
                self.seen.lock().unwrap().mails.push(self.mail.clone());
                self.say("250 taken").await;
                return true;
            }
            self.mail
                .data
                .push_str(line.strip_prefix('.').unwrap_or(&line));
            self.mail.data.push('\n');
        }
        false
    }

    async fn hear(&mut self) -> Option<String> {
        let mut line = String::new();
        match self.input.read_line(&mut line).await {
            Ok(0) | Err(_) => None,
            Ok(_) => Some(line.trim_end_matches(['\r', '\n']).to_owned()),
        }
    }

    /// A client that went away is its own business.
    async fn say(&mut self, text: &str) {
        self.output
            .write_all(format!("{text}\r\n").as_bytes())
            .await
            .unwrap_or_default();
    }
}

fn address(line: &str) -> String {
    let (_, rest) = line.split_once('<').unwrap_or_default();
    rest.split('>').next().unwrap_or_default().to_owned()
}
