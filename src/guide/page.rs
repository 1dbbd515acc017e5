//! The text of a new page: the keys that it must have, and every useful one behind a `#` with an example.
//!
//! Part of `guide`.

use super::{Told, front};
use crate::document::Kind;
use crate::yaml::Key;

/// In which language a site writes its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

impl Tongue {
    /// The name of a key.
    pub fn name(self, key: &Key) -> &'static str {
        match self {
            Tongue::Chinese => key.zh.first().copied().unwrap_or(key.name),
            Tongue::English => key.name,
        }
    }
}

/// Keys that hardly any page needs.
const RARE: [&str; 8] = ["ignore", "aliases", "category", "start", "end", "contact_phone", "contact_dept", "unit"];

/// The text of a new page; `title` and `date` as YAML values.
pub fn template(kind: Kind, tongue: Tongue, title: &str, date: &str) -> String {
    let groups = front::of(kind);
    let all = || groups.iter().flat_map(|group| group.told.iter().filter_map(|told| Some((told, group.key(told.name)?))));
    let head = if kind == Kind::Person { "name" } else { "title" };
    let mut text = String::from("---\n# 去掉一行开头的“# ”就用上它；用不到的行可以删。“#”后面的话不会出现在网页上。\n");
    let find = |name: &str| all().find(|(told, _)| told.name == name).map(|(_, key)| own_name(key, kind, tongue));
    if let Some(name) = find(head) {
        text.push_str(&format!("{name}: {title}\n"));
    }
    if let Some(name) = find("date").filter(|_| kind.needs_date() || kind == Kind::Album) {
        text.push_str(&format!("{name}: {date}\n"));
    }
    let rest = |told: &Told| !["title", "date", head].contains(&told.name) && !RARE.contains(&told.name);
    for (told, key) in all().filter(|(told, _)| rest(told)) {
        let (what, _) = told.what.split_once('；').unwrap_or((told.what, ""));
        text.push_str(&format!("# {}: {}    # {what}\n", tongue.name(key), told.example));
    }
    text.push_str("---\n");
    text.push_str(body(kind));
    text
}

/// The head of launch files has names of its own.
fn own_name(key: &Key, kind: Kind, tongue: Tongue) -> &'static str {
    let wanted = match kind {
        Kind::Exhibit => "项目名称",
        Kind::Programme => "节目名称",
        _ => return tongue.name(key),
    };
    key.zh.iter().copied().find(|zh| *zh == wanted && tongue == Tongue::Chinese).unwrap_or(tongue.name(key))
}

/// What stands where people write; it is theirs to overwrite.
fn body(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => "在这里写活动怎么参加、看什么、有什么要注意。空一行就是新的一段。\n",
        Kind::Story => "在这里写正文。空一行就是新的一段，写“## 小标题”就有小标题。\n\n（供稿：　文：　图：　一审：　二审：　三审：）\n",
        Kind::Case => "## 从哪里来的问题\n\n## 做了什么\n\n## 效果怎么样\n",
        Kind::Media => "在这里用一两句话说报道讲了什么。\n",
        Kind::Exhibit | Kind::Programme => "",
        _ => "在这里写正文。空一行就是新的一段。\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_what_it_must_and_the_rest_behind_marks() {
        let text = template(Kind::Event, Tongue::Chinese, "校园开放日", "2024-05-21");
        assert!(text.starts_with("---\n# ") && text.contains("\n标题: 校园开放日\n日期: 2024-05-21\n# 时间: "), "{text}");
        for line in ["\n# 负责人: 李明", "\n# 地点: ", "\n# 照片: ", "\n# 统计: "] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(!text.contains("旧网址") && !text.contains("身份"), "{text}");
        let english = template(Kind::Person, Tongue::English, "覃晓", "2024-05-21");
        assert!(english.contains("\nname: 覃晓\n# role: ") && !english.contains("\ndate:"), "{english}");
        assert!(template(Kind::Programme, Tongue::Chinese, "织", "x").contains("\n节目名称: 织\n"));
    }
}
