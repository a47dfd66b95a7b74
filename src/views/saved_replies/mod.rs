//! The page of saved replies: those of one owner, and the forms that change them. The composer's list is made by
//! `static/js/saved.js`; what a variable stands for is in `domain/desk/saved_replies`.

pub(crate) mod acts_in_words;
pub(crate) mod fill;
pub(crate) mod view;
