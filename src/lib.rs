//! zhuanlan (专栏): from a school's folder of Markdown to its column of the Vocational Education Activity Week.
//!
//! Data enters at one door and walks forward; the modules stand in the order of the walk, after the vocabulary that all of them speak:
//!
//! ```text
//! files → source → Snapshot → document → Documents → site → Site → plan → Plan → making → Blob → write → public/
//! ```

// Vocabulary
pub mod diagnostic;
pub mod digest;
pub mod explain;
pub mod guard;
pub mod paths;
pub mod privacy;
pub mod terminal;
pub mod value;
pub mod yaml;

// Settings
pub mod config;
pub mod edition;

// Files of other programs
pub mod imaging;
pub mod office;

// The walk
pub mod source;

pub mod document;

pub mod import;

pub mod site;

pub mod checks;

pub mod report;

pub mod theme;

pub mod plan;

pub mod render;

pub mod cache;
pub mod write;

pub mod making;
pub mod pipeline;
pub mod serve;

// Beginnings and explanations
pub mod guide;
pub mod starter;

// The program
pub mod cli;
pub mod commands;
