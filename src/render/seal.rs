//! What a page is made from, as a number: a page whose number is that of the last build need not be drawn again.
//!
//! 64 bits against chance, not against an enemy: whoever can write into the cache can write into the output as well.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::{PoisonError, RwLock};

use ahash::{AHasher, RandomState};
use tera::Value;
use tera::value::{Key, Map};

/// Any seeds do, as long as they are the same in every run.
const STATE: RandomState = RandomState::with_seeds(1, 2, 3, 4);

/// The numbers of values that stay for as long as the site does: each is walked through once, however many pages hold it.
#[derive(Debug)]
pub(super) struct Seals {
    /// By the place of a map in memory, which nobody else can have while it stays.
    staying: RwLock<HashMap<usize, Option<u64>, RandomState>>,
}

impl Default for Seals {
    fn default() -> Seals {
        Seals { staying: RwLock::new(HashMap::with_hasher(STATE)) }
    }
}

impl Seals {
    /// Takes note of a map that stays; to be called by whoever keeps it.
    pub(super) fn staying(&self, value: &Value) {
        if let Some(map) = value.as_map() {
            self.staying.write().unwrap_or_else(PoisonError::into_inner).insert(std::ptr::from_ref(map).addr(), None);
        }
    }

    /// A number for some named values in their order, which equal ones share.
    pub(super) fn of_all<'v>(&self, values: impl IntoIterator<Item = (&'v str, &'v Value)>) -> u64 {
        let mut state = STATE.build_hasher();
        for (name, value) in values {
            name.hash(&mut state);
            self.feed(value, &mut state);
        }
        state.finish()
    }

    fn feed(&self, value: &Value, state: &mut AHasher) {
        value.kind().hash(state);
        if let Some(text) = value.as_str() {
            value.is_safe().hash(state);
            text.hash(state);
        } else if let Some(map) = value.as_map() {
            self.of_map(map).hash(state);
        } else if let Some(list) = value.as_array() {
            list.len().hash(state);
            list.iter().for_each(|value| self.feed(value, state));
        } else if let Some(number) = value.as_i128() {
            number.hash(state);
        } else {
            // Yes and no, fractions: rare enough to be written out.
            value.to_string().hash(state);
        }
    }

    /// Maps have no order of their own, so the numbers of their entries are added up.
    fn of_map(&self, map: &Map) -> u64 {
        let place = std::ptr::from_ref(map).addr();
        let known = self.staying.read().unwrap_or_else(PoisonError::into_inner).get(&place).copied();
        if let Some(Some(seal)) = known {
            return seal;
        }
        let entry = |(key, value): (&Key<'_>, &Value)| {
            let mut state = STATE.build_hasher();
            key.hash(&mut state);
            self.feed(value, &mut state);
            state.finish()
        };
        let seal = map.iter().map(entry).fold(map.len() as u64, u64::wrapping_add);
        if known.is_some() {
            self.staying.write().unwrap_or_else(PoisonError::into_inner).insert(place, Some(seal));
        }
        seal
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn map(entries: &[(&'static str, Value)]) -> Value {
        Value::from(entries.iter().cloned().collect::<BTreeMap<_, _>>())
    }

    fn seal(seals: &Seals, value: &Value) -> u64 {
        seals.of_all([("value", value)])
    }

    #[test]
    fn equal_values_have_one_number_and_others_have_another() {
        let long = "一".repeat(60);
        let values = [
            Value::none(),
            Value::from(true),
            Value::from(false),
            Value::from(1_u64),
            Value::from(2_u64),
            Value::from(1.5),
            Value::from("1"),
            Value::from(""),
            Value::from(long.as_str()),
            Value::safe_string(&long),
            Value::from(Vec::<Value>::new()),
            Value::from(vec![Value::from("甲"), Value::from("乙")]),
            Value::from(vec![Value::from("乙"), Value::from("甲")]),
            Value::from(vec![Value::from("甲乙")]),
            map(&[]),
            map(&[("a", Value::from("甲")), ("b", Value::from("乙"))]),
            map(&[("a", Value::from("乙")), ("b", Value::from("甲"))]),
            map(&[("a", map(&[("b", Value::from("甲"))]))]),
        ];
        let seals = Seals::default();
        for (at, one) in values.iter().enumerate() {
            assert_eq!(seal(&seals, one), seal(&seals, &one.clone()), "{one:?}");
            for other in &values[at + 1..] {
                assert_ne!(seal(&seals, one), seal(&seals, other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_value_that_stays_has_the_number_of_one_that_does_not() {
        let seals = Seals::default();
        let card = map(&[("title", Value::from("甲"))]);
        let page = |card: &Value| seal(&seals, &Value::from(vec![card.clone(), map(&[("card", card.clone())])]));
        let before = page(&card);
        seals.staying(&card);
        assert_eq!([page(&card), page(&card), page(&map(&[("title", Value::from("甲"))]))], [before; 3]);
        assert_ne!(page(&map(&[("title", Value::from("乙"))])), before);
    }
}
