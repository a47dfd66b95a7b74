//! The network between browsers and the server: a proxy whose cable can be cut, and that can fail as proxies do.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What happens to requests for a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The proxy answers instead of the server, with this status and a page of its own.
    Answers(u16),
    /// The server does what is asked, and its answer is lost.
    LosesAnswer,
}

/// A cable to a server. Dropping it cuts it for good.
pub struct Cable {
    address: SocketAddr,
    whole: watch::Sender<bool>,
    faults: Arc<Mutex<Vec<(&'static str, Fault)>>>,
    server: watch::Sender<SocketAddr>,
}

impl Cable {
    pub async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (whole, state) = watch::channel(true);
        let (server, servers) = watch::channel(server);
        let faults = Arc::<Mutex<Vec<_>>>::default();
        let faulty = faults.clone();
        actix_web::rt::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let (mut state, faults) = (state.clone(), faulty.clone());
                let server = *servers.borrow();
                actix_web::rt::spawn(async move {
                    if !*state.borrow() {
                        return;
                    }
                    tokio::select! {
                        _ = carry(browser, server, &faults) => {}
                        _ = state.wait_for(|whole| !whole) => {}
                    }
                });
            }
        });
        Self {
            address,
            whole,
            faults,
            server,
        }
    }

    /// The address of the server at this end.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every connection breaks, and none is made.
    pub fn cut(&self) {
        self.whole.send_replace(false);
    }

    pub fn mend(&self) {
        self.whole.send_replace(true);
    }

    /// Leads to another server from now on: it was started again.
    pub fn lead_to(&self, server: SocketAddr) {
        self.server.send_replace(server);
    }

    /// Every request whose path ends like this has this fault.
    pub fn fail(&self, path: &'static str, fault: Fault) {
        self.faults.lock().unwrap().push((path, fault));
    }

    pub fn work(&self) {
        self.faults.lock().unwrap().clear();
    }
}

/// One request of a browser; the connection ends with its answer, unless it becomes a socket.
async fn carry(
    mut browser: TcpStream,
    server: SocketAddr,
    faults: &Mutex<Vec<(&'static str, Fault)>>,
) -> Option<()> {
    let (head, body) = request(&mut browser).await?;
    let target = head.split(' ').nth(1)?;
    let path = target.split('?').next()?;
    let fault = faults
        .lock()
        .unwrap()
        .iter()
        .find(|(end, _)| path.ends_with(end))
        .map(|(_, fault)| *fault);
    if let Some(Fault::Answers(status)) = fault {
        let page = "<h1>The proxy is not well</h1>";
        let answer = format!(
            "HTTP/1.1 {status} Proxy\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
            page.len()
        );
        return browser.write_all(answer.as_bytes()).await.ok();
    }
    let mut upstream = TcpStream::connect(server).await.ok()?;
    let is_socket = head.to_ascii_lowercase().contains("upgrade: websocket");
    let head = match is_socket {
        true => head,
        false => head.replace("Connection: keep-alive", "Connection: close"),
    };
    upstream.write_all(head.as_bytes()).await.ok()?;
    upstream.write_all(&body).await.ok()?;
    if fault == Some(Fault::LosesAnswer) {
        upstream.read_to_end(&mut Vec::new()).await.ok()?;
        return None;
    }
    copy_bidirectional(&mut browser, &mut upstream).await.ok()?;
    Some(())
}

/// The head of a request, and its body.
async fn request(browser: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut read = Vec::new();
    let end = loop {
        if let Some(at) = read.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        if browser.read_buf(&mut read).await.ok()? == 0 {
            return None;
        }
    };
    let mut body = read.split_off(end);
    let head = String::from_utf8(read).ok()?;
    // A browser may send the body a moment after the head.
    let lower = head.to_ascii_lowercase();
    let length = lower.split("content-length:").nth(1);
    let length = length.and_then(|rest| rest.lines().next()?.trim().parse::<usize>().ok());
    while body.len() < length.unwrap_or_default() {
        if browser.read_buf(&mut body).await.ok()? == 0 {
            return None;
        }
    }
    Some((head, body))
}
