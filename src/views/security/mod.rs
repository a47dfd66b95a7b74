//! The security log as people read it: a page, and the lines of an export. What is recorded is in `domain/security`; who may
//! read it is asked in `services/security`.

pub(crate) mod audit_lines;
pub(crate) mod fill;
pub(crate) mod view;
