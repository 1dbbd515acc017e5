//! Short words for making template values.

use std::collections::BTreeMap;

use tera::Value;
use tera::value::{Key, Map};

/// A map of fields. Goes by a sorted map: the engine fills its own from whatever it is given, and this is the cheapest to give.
pub(crate) fn map<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::from(BTreeMap::from(fields))
}

/// A map that has the fields of another and some more.
pub(crate) fn with(base: &Value, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut map: Map = base.as_map().cloned().unwrap_or_default();
    map.extend(fields.into_iter().map(|(key, value)| (Key::from(key), value)));
    Value::from(map)
}

/// A list.
pub(crate) fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Value::from(items.into_iter().collect::<Vec<Value>>())
}

/// A text.
pub(crate) fn text(text: impl AsRef<str>) -> Value {
    Value::from(text.as_ref())
}

/// Nothing.
pub(crate) fn none() -> Value {
    Value::none()
}
