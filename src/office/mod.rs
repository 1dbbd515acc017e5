//! Office files in both directions: the text, the sheets and the articles inside them, and the forms that leave as Word and Excel.
//!
//! Bytes in, values out, and the other way; knows nothing of schools. Files come from strangers, so `zipped` bounds what it unpacks.

pub mod article;
pub mod book;
pub mod fill;
pub mod mht;
mod ods;
pub mod pack;
pub mod sheet;
pub mod text;
pub mod web;
pub mod word;
pub mod xml;
pub mod zipped;
