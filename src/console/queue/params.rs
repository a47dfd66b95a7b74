//! Which page of which queue is asked for.

use crate::console::queue::next_page;
use crate::domain::base::ids::{SavedViewId, TicketId};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::page_fault::PageFault;
use crate::domain::base::time::Moment;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::dispatch::QueueSort;
use crate::services::{QueueQuery, View};
use crate::web::Problem;
use actix_web::HttpRequest;
use url::form_urlencoded;

/// Rows of a page.
const PAGE: i64 = 50;

/// What a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::console) struct Params {
    /// Whose tickets.
    pub(crate) view: View,
    /// Only this team: its name, or its id in pages.
    pub(crate) team: Option<String>,
    /// Only this status.
    pub(crate) status: Option<StatusKind>,
    /// Only what these filters say.
    pub(crate) filter: String,
    /// The order.
    pub(crate) sort: QueueSort,
    /// A saved view.
    pub(crate) saved: Option<SavedViewId>,
    after: Option<(Moment, TicketId)>,
}

impl Params {
    /// The parameters of a request; unknown ones are ignored, a blank one is absent.
    ///
    /// # Errors
    /// 422 with every bad parameter.
    pub(crate) fn read(request: &HttpRequest) -> Result<Self, Problem> {
        let mut params = Self::of(View::Team);
        let mut errors = Vec::new();
        for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
            if let Some(expected) = params.set(&name, &value).err() {
                errors.push(FieldError::new(format!("/{name}"), expected));
            }
        }
        match errors.is_empty() {
            true => Ok(params),
            false => Err(Problem::invalid(errors)),
        }
    }

    /// The first page of a view.
    pub(crate) fn of(view: View) -> Self {
        Self {
            view,
            team: None,
            status: None,
            filter: String::new(),
            sort: QueueSort::default(),
            saved: None,
            after: None,
        }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), PageFault> {
        match name {
            _ if value.is_empty() => {}
            "view" => self.view = View::parse(value).ok_or_else(|| one_of(View::ALL))?,
            "team" if value.contains('\0') => return Err(PageFault::Nul),
            "team" => self.team = Some(value.to_owned()),
            "status" => {
                let status = StatusKind::parse(value);
                self.status = Some(status.ok_or_else(|| one_of(StatusKind::ALL))?);
            }
            "filter" if value.contains('\0') => return Err(PageFault::Nul),
            "filter" => self.filter = value.to_owned(),
            "sort" => self.sort = QueueSort::parse(value).ok_or_else(|| one_of(QueueSort::ALL))?,
            // A view that is gone and one that nobody can have had look the same.
            "saved" => self.saved = Some(SavedViewId(value.parse().unwrap_or_default())),
            "cursor" => {
                let after = next_page::read(value).ok_or(PageFault::Cursor)?;
                self.after = Some(after);
            }
            _ => {}
        }
        Ok(())
    }

    /// What these parameters ask for.
    pub(crate) fn query(&self) -> QueueQuery {
        QueueQuery {
            view: self.view,
            team: self.team.clone(),
            status: self.status,
            filter: self.filter.clone(),
            sort: self.sort,
            saved: self.saved,
            after: self.after,
            limit: PAGE,
        }
    }
}

/// Which words there are.
fn one_of(words: &[impl ToString]) -> PageFault {
    PageFault::Word(words.iter().map(ToString::to_string).collect())
}

/// The view a page was opened in, for links and redirects: a made-up one is the usual one.
pub(in crate::console) fn lenient_view(request: &HttpRequest) -> View {
    lenient_view_of(request.query_string())
}

/// The same of the query of another address.
pub(in crate::console) fn lenient_view_of(query: &str) -> View {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let asked = pairs.find(|(name, _)| name == "view");
    asked
        .and_then(|(_, value)| View::parse(&value))
        .unwrap_or(View::Team)
}
