//! The console in a real browser: what two people see in two windows, live and without a reload.
//!
//! Needs chromedriver and Chromium (`script/test` installs them); `BATON_TEST_CHROMEDRIVER` and
//! `BATON_TEST_CHROMIUM` say where they are. A window that waits in vain leaves a screenshot.

#![cfg(test)]

#[expect(
    dead_code,
    reason = "the suite's harness; the browser needs a part of it"
)]
#[path = "../suite/support/mod.rs"]
mod support;

#[path = "../support/assist_server.rs"]
#[expect(dead_code, reason = "it can do more than is asked of it here")]
mod assist_server;
mod axe;
mod browsers;
mod bulk;
mod bulk_boxes;
mod by_hand;
mod cable;
mod desk;
mod driver;
mod meter;
mod recording;
mod served;
mod wait;
mod window;

mod accessible;
mod asking;
mod assisting;
mod attaching;
mod bot_talks;
mod cases;
mod closed_console;
mod customer_side;
mod cut_off;
mod deployed;
mod drafts;
mod figures;
mod giving_on;
mod handing_back;
mod hostile_words;
mod keys;
mod killed;
mod later;
mod mentioning;
mod merging_tags;
mod outbox;
mod overview;
mod queue;
mod saved_replies;
mod screens;
mod search;
mod second_thoughts;
mod send_guard;
mod session;
mod signing_in;
mod signing_out;
mod suggestions;
mod switching;
mod tabs;
mod thread;
mod without_script;
mod words;
