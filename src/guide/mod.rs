//! What keys are for, said once: the manual's tables, the schema for editors and the templates of new pages are made of it.
//!
//! Pure. The names come from the tables of the parsers (`document::keys`, `config::keys`), so a key that is read and not told fails a test.

pub mod front;
pub mod manual;
pub mod page;
pub mod schema;
pub mod settings;
pub mod snippets;

use crate::yaml::Key;

/// A table of keys and what is told of them.
#[derive(Debug)]
pub struct Group {
    /// Its id in the schema.
    pub id: &'static str,
    /// Its heading in the manual.
    pub title: &'static str,
    /// A sentence below the heading, or nothing.
    pub note: &'static str,
    /// The keys as the parser knows them.
    pub keys: &'static [Key],
    /// What is told of them, the useful ones first.
    pub told: &'static [Told],
}

/// What is told of one key.
#[derive(Debug)]
pub struct Told {
    /// The English name.
    pub name: &'static str,
    /// What may stand there.
    pub shape: Shape,
    /// What it is for, half a line.
    pub what: &'static str,
    /// A value as one would write it in YAML.
    pub example: &'static str,
}

/// What may stand behind a key; readers are generous, so this is for completion and not for refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A whole number, maybe with a word.
    Number,
    /// Yes or no.
    Flag,
    /// One of these, usually.
    Choice(&'static [&'static str]),
    /// A list, or one line; its entries are of a group, or texts if that is empty.
    List(&'static str),
    /// A map of a group, or of anything if that is empty; or one line.
    Map(&'static str),
}

const fn told(name: &'static str, shape: Shape, what: &'static str, example: &'static str) -> Told {
    Told { name, shape, what, example }
}

impl Group {
    /// The names of a key in this group.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// All groups.
pub fn groups() -> impl Iterator<Item = &'static Group> {
    front::GROUPS.iter().chain(front::INNER).chain(settings::GROUPS).chain(settings::PRIVATE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_that_is_read_is_told_and_no_other() {
        for group in groups() {
            let read: BTreeSet<&str> = group.keys.iter().map(|key| key.name).collect();
            let told: BTreeSet<&str> = group.told.iter().map(|told| told.name).collect();
            assert_eq!(read, told, "{}", group.id);
            assert_eq!(group.told.len(), told.len(), "{}: told twice", group.id);
        }
    }

    #[test]
    fn every_group_that_a_shape_names_is_there() {
        for told in groups().flat_map(|group| group.told) {
            if let Shape::List(id) | Shape::Map(id) = told.shape {
                assert!(id.is_empty() || groups().any(|group| group.id == id), "{}: {id}", told.name);
            }
        }
    }
}
