//! From a table of endpoints to resources that also answer HEAD, OPTIONS and 405.

use crate::web::{Code, Problem};
use actix_web::http::Method;
use actix_web::http::header::ALLOW;
use actix_web::{HttpResponse, Resource, Route, web};

/// A method of an address, and what answers it.
pub(super) struct Endpoint {
    /// Which method.
    pub(crate) method: Method,
    /// Below `/api/v1`, with names in braces.
    pub(crate) path: &'static str,
    /// Puts the handler on a route.
    pub(crate) answer: fn(Route) -> Route,
}

impl Endpoint {
    pub(crate) fn get(path: &'static str, answer: fn(Route) -> Route) -> Self {
        Self::new(Method::GET, path, answer)
    }

    pub(crate) fn post(path: &'static str, answer: fn(Route) -> Route) -> Self {
        Self::new(Method::POST, path, answer)
    }

    pub(crate) fn put(path: &'static str, answer: fn(Route) -> Route) -> Self {
        Self::new(Method::PUT, path, answer)
    }

    pub(crate) fn patch(path: &'static str, answer: fn(Route) -> Route) -> Self {
        Self::new(Method::PATCH, path, answer)
    }

    fn new(method: Method, path: &'static str, answer: fn(Route) -> Route) -> Self {
        Self {
            method,
            path,
            answer,
        }
    }

    fn route(&self, method: Method) -> Route {
        (self.answer)(web::method(method))
    }
}

/// One resource for each address of the table.
pub(super) fn resources(table: &[Endpoint]) -> Vec<Resource> {
    let mut paths: Vec<&'static str> = table.iter().map(|endpoint| endpoint.path).collect();
    paths.dedup();
    let of_path = |path| table.iter().filter(move |endpoint| endpoint.path == path);
    paths
        .into_iter()
        .map(|path| resource(path, &of_path(path).collect::<Vec<_>>()))
        .collect()
}

fn resource(path: &str, endpoints: &[&Endpoint]) -> Resource {
    // An empty id is told what ids look like, instead of finding nothing.
    let mut resource = web::resource(path.replace("{external_id}", "{external_id:[^/]*}"));
    let mut allowed = Vec::new();
    for endpoint in endpoints {
        resource = resource.route(endpoint.route(endpoint.method.clone()));
        allowed.push(endpoint.method.clone());
        if endpoint.method == Method::GET {
            resource = resource.route(endpoint.route(Method::HEAD));
            allowed.push(Method::HEAD);
        }
    }
    closed(resource, &allowed)
}

/// Answers OPTIONS, and every method that is not allowed.
pub(super) fn closed(resource: Resource, allowed: &[Method]) -> Resource {
    let mut words: Vec<&str> = allowed.iter().map(Method::as_str).collect();
    words.push(Method::OPTIONS.as_str());
    let (allow, same) = (words.join(", "), words.join(", "));
    let options = move || {
        let answer = HttpResponse::NoContent()
            .insert_header((ALLOW, allow.as_str()))
            .finish();
        async { answer }
    };
    let refuse = move || {
        let mut problem = Problem::new(Code::MethodNotAllowed);
        problem.headers.push(("allow", same.clone()));
        async { Err::<HttpResponse, _>(problem) }
    };
    resource
        .route(web::method(Method::OPTIONS).to(options))
        .default_service(web::to(refuse))
}
