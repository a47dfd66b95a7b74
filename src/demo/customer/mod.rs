//! `/demo/customer`: the customer's side of a handoff, to be opened beside the console. A visitor of the demo writes as
//! one made-up customer, and the demo's bot serves them like anybody else: over the API, with its key.
//!
//! What the page shows is what the bot hears in its events. Nothing is read from the database, so whatever the API keeps
//! from customers (notes, words that were held back) cannot get here.

mod allowance;
mod browser_chat;
mod chat;
mod handing_over;
mod pages;
mod robin;
mod sent_file;
mod shown;
mod side;
mod wit;

pub(super) use handing_over::{Why, body as escalation};
pub(super) use robin::{is_visitors, script};
pub(crate) use side::CustomerSide;
pub(super) use wit::{Turn, turn};

use actix_web::web;

/// The address of the page.
pub(crate) const PATH: &str = "/demo/customer";

/// The addresses of the customer's side, in a demo whose visitors may use it.
pub(crate) fn routes(config: &mut web::ServiceConfig, side: Option<CustomerSide>) {
    let Some(side) = side else { return };
    config.service(
        web::scope(PATH)
            .app_data(web::Data::new(side))
            .route("", web::get().to(pages::show))
            .route("", web::post().to(pages::say))
            .route("/typing", web::post().to(pages::type_on))
            .route("/over", web::post().to(pages::start_over))
            .route("/files/{id}", web::get().to(sent_file::show)),
    );
}
