//! `POST /login/demo`: a visitor of a demo signs in with a button. The door is there only in `baton demo`, only when that
//! listens on this machine alone, and only for browsers on this machine.

use super::entering::{came_from, enter};
use super::input::Input;
use super::next::own_path;
use super::render::see_other;
use crate::domain::base::limits::EMAIL_MAX_CHARS;
use crate::domain::base::words::Role;
use crate::domain::reader::Length;
use crate::services::{LogIn, Services};
use crate::web::client_address::client_address;
use crate::web::{Code, Problem, origin};
use actix_web::{HttpRequest, HttpResponse, web};

/// A choice is small.
const CHOICE_MAX_BYTES: usize = 16 * 1024;

/// Whom visitors can sign in as.
#[derive(Debug, Clone)]
pub(crate) struct DemoDoor(pub(crate) Vec<DemoVisitor>);

/// Somebody a visitor can sign in as.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DemoVisitor {
    /// The address of the account.
    pub(crate) email: &'static str,
    /// First and last name.
    pub(crate) name: &'static str,
    /// What they may do.
    pub(crate) role: Role,
}

/// Whom the sender of this request may sign in as: nobody but in a demo, and nobody from elsewhere. A proxy on this
/// machine says where its client is, and a browser that was lured here by a name of another site says that name.
pub(super) fn open_to(request: &HttpRequest) -> &[DemoVisitor] {
    let door = request.app_data::<web::Data<Option<DemoDoor>>>();
    let Some(DemoDoor(visitors)) = door.and_then(|door| door.as_ref().as_ref()) else {
        return &[];
    };
    let peer = request.peer_addr().map(|peer| peer.ip());
    let is_near = [peer, client_address(request)]
        .iter()
        .all(|address| address.is_some_and(|address| address.to_canonical().is_loopback()));
    match is_near && origin::is_for_this_machine(request) {
        true => visitors,
        false => &[],
    }
}

/// Lets the sender of a request into what else visitors of a demo may use, such as the customer's side.
///
/// # Errors
/// 404: not a demo, or not from this machine.
pub(crate) fn admit(request: &HttpRequest) -> Result<(), Problem> {
    match open_to(request).is_empty() {
        true => Err(Problem::new(Code::NotFound)),
        false => Ok(()),
    }
}

/// Signs in as whom the visitor has chosen.
pub(super) async fn choose(
    request: HttpRequest,
    payload: web::Payload,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    origin::check(&request)?;
    let visitors = open_to(&request);
    if visitors.is_empty() {
        return Err(Problem::new(Code::NotFound));
    }
    let input = Input::read(&request, payload, CHOICE_MAX_BYTES).await?;
    let (email, next) = input.take(|fields| {
        let email = fields.required_text("email", Length::Chars(EMAIL_MAX_CHARS));
        let next = fields.text("next", Length::Bytes(CHOICE_MAX_BYTES));
        Some((email?, next.unwrap_or_default()))
    })?;
    if !visitors.iter().any(|visitor| visitor.email == email) {
        return Err(Problem::new(Code::NotFound));
    }
    let visit = LogIn {
        email,
        ..came_from(&request)
    };
    let visit = services.accounts().visit_demo(visit).await?;
    enter(
        &request,
        visit,
        see_other(own_path(&next).unwrap_or("/queue")),
    )
}
