//! Short words for making template values.

use tera::Value;
use tera::value::{Key, Map};

/// A map of fields.
pub(crate) fn map<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    let mut map = Map::with_capacity(N);
    for (key, value) in fields {
        map.insert(Key::from(key), value);
    }
    Value::from(map)
}

/// A map that has the fields of another and some more.
pub(crate) fn with<const N: usize>(base: &Value, fields: [(&'static str, Value); N]) -> Value {
    let mut map: Map = base.as_map().cloned().unwrap_or_default();
    for (key, value) in fields {
        map.insert(Key::from(key), value);
    }
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
