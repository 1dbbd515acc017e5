//! zhuanlan: from a school's folder of Markdown to its column of the Vocational Education Activity Week.
#![warn(missing_docs)]
pub mod diagnostic;
pub mod digest;
pub mod paths;
pub mod yaml;
