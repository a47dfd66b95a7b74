//! What the detector must see, and what it must leave alone. Every sentence here was made up for
//! these tests.

mod asks;
mod generalise;
mod reach;
mod refused;
mod signals;
mod switch;
