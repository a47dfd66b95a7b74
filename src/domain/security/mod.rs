//! What the security log keeps: who did what to what, and from where. How records are written and listed is in
//! `services/security`; what happens in a conversation is in `domain/log`.

pub mod audit_record;
