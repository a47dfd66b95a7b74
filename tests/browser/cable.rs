//! The network between one browser and the server, to be cut and mended.

use std::net::SocketAddr;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A cable to a server. Dropping it cuts it for good.
pub struct Cable {
    address: SocketAddr,
    whole: watch::Sender<bool>,
}

impl Cable {
    pub async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (whole, state) = watch::channel(true);
        actix_web::rt::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                actix_web::rt::spawn(carry(browser, server, state.clone()));
            }
        });
        Self { address, whole }
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
}

async fn carry(mut browser: TcpStream, server: SocketAddr, mut state: watch::Receiver<bool>) {
    if !*state.borrow() {
        return;
    }
    let Ok(mut server) = TcpStream::connect(server).await else {
        return;
    };
    tokio::select! {
        _ = copy_bidirectional(&mut browser, &mut server) => {}
        _ = state.wait_for(|whole| !whole) => {}
    }
}
