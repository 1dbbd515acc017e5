//! YAML as people write it: text → tree with places (`node`), certain slips mended first (`mend`), fields looked up under two names (`fields`).
//!
//! Serves configuration, front matter and the small data files alike. Knows no key itself; imports only the vocabulary.

mod fields;
mod mend;
mod node;

pub use fields::{Fields, Key, Located, Reader, find as key_named};
pub use mend::{Mended, mend, opens_literal};
pub use node::{Node, Value, parse, parse_leniently};
