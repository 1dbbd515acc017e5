//! The suite: the real program run on small sites, a module a feature; names of tests are sentences.
//!
//! Stands outside of the house: it sees what a school sees, the command line and the files.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, clippy::unwrap_used, reason = "tests stand outside of the house")]

mod codes;
mod columns;
mod commands;
mod correct;
mod demo;
mod events;
mod faults;
mod figures;
mod first;
mod home;
mod hostile;
mod html;
mod import;
mod kills;
mod known;
mod manual;
mod mutants;
mod pack;
mod pages;
mod photos;
mod picture;
mod preview;
mod privacy;
mod reading;
mod report;
mod retouch;
mod sameness;
mod serve;
mod sheets;
mod shortcut;
mod site;
mod strangers;
mod tables;
mod themes;
mod writing;
mod years;
