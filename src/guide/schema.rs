//! JSON Schemas for editors: names, meanings and examples of all keys, for completion while one writes.
//!
//! Part of `guide`. Readers are generous, so a schema refuses nothing that they take: wherever a map or a list stands, one line may stand too.

use serde_json::{Map, Value, json};

use super::{Group, Shape, Told, front, groups, settings};
use crate::yaml::Key;

/// The schema of the front matter of any page.
pub fn of_pages() -> Value {
    let mut all = Map::new();
    for group in front::GROUPS {
        all.extend(properties(group));
    }
    document("页面开头的键", all)
}

/// The schema of `zhuanlan.yaml`.
pub fn of_configuration() -> Value {
    document("zhuanlan.yaml", settings::GROUPS.first().map(properties).unwrap_or_default())
}

fn document(title: &str, properties: Map<String, Value>) -> Value {
    let groups: Map<String, Value> =
        groups().map(|group| (group.id.to_owned(), json!({"type": "object", "properties": properties_of(group)}))).collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "type": "object",
        "properties": properties,
        "definitions": groups,
    })
}

fn properties_of(group: &Group) -> Value {
    Value::Object(properties(group))
}

/// Each key under all of its names.
fn properties(group: &Group) -> Map<String, Value> {
    let mut all = Map::new();
    for (told, key) in group.told.iter().filter_map(|told| Some((told, group.key(told.name)?))) {
        for name in std::iter::once(&key.name).chain(key.zh) {
            all.insert((*name).to_owned(), property(told, key));
        }
    }
    all
}

fn property(told: &Told, key: &Key) -> Value {
    let mut value = match told.shape {
        Shape::Text | Shape::Number => json!({"type": ["string", "number", "array", "null"]}),
        Shape::Flag => json!({"enum": ["是", "否", true, false, "yes", "no", null]}),
        Shape::Choice(words) => json!({"anyOf": [{"enum": words}, {"type": ["string", "null"]}]}),
        Shape::List("") => json!({"type": ["array", "string", "number", "null"]}),
        Shape::List(group) => {
            json!({"anyOf": [{"type": "array", "items": {"anyOf": [named(group), {"type": "string"}]}}, named(group), {"type": ["string", "null"]}]})
        }
        Shape::Map("") => json!({"type": ["object", "string", "null"]}),
        Shape::Map(group) => json!({"anyOf": [named(group), {"type": ["string", "null"]}]}),
    };
    let zh = key.zh.first().copied().unwrap_or(key.name);
    value["description"] = json!(format!("{zh}（{}）：{}。例如 {}", key.name, told.what, told.example));
    value
}

fn named(group: &str) -> Value {
    json!({"$ref": format!("#/definitions/{group}")})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_key_is_known_and_told() {
        let pages = of_pages();
        for name in ["title", "标题", "活动名称", "地点", "venue", "荣誉", "参演人数"] {
            assert!(pages["properties"][name]["description"].as_str().is_some_and(|told| told.contains("例如")), "{name}");
        }
        let configuration = of_configuration();
        assert_eq!(configuration["properties"]["学校"], configuration["properties"]["school"]);
        assert!(configuration["properties"]["地点"].is_null());
    }

    #[test]
    fn every_reference_leads_somewhere() {
        for schema in [of_pages(), of_configuration()] {
            for reference in schema.to_string().split("#/definitions/").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(schema["definitions"][reference].is_object(), "{reference}");
            }
        }
    }
}
