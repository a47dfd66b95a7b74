//! The list of suggestions in the composer, which `static/js/suggestions.js` asks for. The list of saved replies is made by
//! `static/js/saved.js`; which replies are suggested is decided in `services/desk/suggestions`.

pub(crate) mod fill;
pub(crate) mod view;
