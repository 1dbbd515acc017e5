//! The pages of the manual that list every key, as Markdown.
//!
//! Part of `guide`. They stand in `content/manual/` and are written by `cargo run --example manual`; a test holds them against this.

use super::{Group, front, settings};

/// The pages by their names in `content/manual/`.
pub fn pages() -> [(&'static str, String); 2] {
    [("03-keys.md", keys()), ("06-settings.md", configuration())]
}

/// Every key of the front matter.
fn keys() -> String {
    let intro = "键名用中文、英文都行，可以混着写；“也可以写”里的都算同一个键。拼错了会提醒，并说出最像的。“是/否”也可以写 yes/no。\n\n\
                 | 页面 | 能用哪些键 |\n| --- | --- |\n\
                 | 活动 | 每种页面都能用、活动、数字、标记 |\n\
                 | 动态 | 每种页面都能用、标记、写的是哪场活动、署名 |\n\
                 | 案例 | 每种页面都能用、写的是哪场活动、署名 |\n\
                 | 人物 | 每种页面都能用、人物、署名 |\n\
                 | 媒体 | 每种页面都能用、数字 |\n\
                 | 图集 | 每种页面都能用、写的是哪场活动 |\n\
                 | 通知、单页、自己的栏目 | 每种页面都能用、署名 |\n";
    let head = head("每个键怎么写", "keys", "页面开头两行“---”中间能写的全部键：中文名、英文名、写什么、例子。");
    format!("{head}{intro}{}\n写成一组的，里面还有这些：\n{}", tables(front::GROUPS), tables(front::INNER))
}

/// Every key of `zhuanlan.yaml` and `private.yaml`.
fn configuration() -> String {
    let head = head("配置里的每个键", "settings", "zhuanlan.yaml 和 private.yaml 里能写的全部键。");
    let intro = "只有“学校”的名称必须写，别的都可以不写。冒号后面空一格；“#”后面的是说明，程序不读。改完保存，预览马上就变。\n";
    format!("{head}{intro}{}{}", tables(settings::GROUPS), tables(settings::PRIVATE))
}

fn head(title: &str, slug: &str, summary: &str) -> String {
    format!(
        "---\n# 这一页由程序里的键名表生成，请不要手改：cargo run --example manual\ntitle: {title}\nslug: {slug}\nsummary: {summary}\n---\n"
    )
}

fn tables(groups: &[Group]) -> String {
    groups.iter().map(table).collect()
}

/// A heading and a row a key: names, what for, an example.
fn table(group: &Group) -> String {
    let mut text = format!("\n## {}\n\n", group.title);
    if !group.note.is_empty() {
        text.push_str(&format!("{}\n\n", group.note));
    }
    text.push_str("| 键 | 写什么 |\n| --- | --- |\n");
    for told in group.told {
        let Some(key) = group.key(told.name) else { continue };
        let (first, others) = key.zh.split_first().map_or((key.name, &[][..]), |(first, others)| (*first, others));
        let others = if others.is_empty() { String::new() } else { format!("。也可以写：{}", others.join("、")) };
        text.push_str(&format!("| {first} {} | {}{others}。例如 `{}` |\n", key.name, told.what, told.example));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_has_every_key_as_it_is_read() {
        let written = [include_str!("../../content/manual/03-keys.md"), include_str!("../../content/manual/06-settings.md")];
        for ((name, page), written) in pages().into_iter().zip(written) {
            assert!(page == written, "content/manual/{name} is stale: cargo run --example manual");
        }
    }

    #[test]
    fn a_row_has_both_names_and_an_example() {
        let page = keys();
        assert!(page.contains("| 地点 venue | 在哪里。也可以写：活动地点、"), "{page}");
        assert!(page.contains("| 标题 title | 标题；必须写。也可以写：活动名称、项目名称、节目名称。例如 `校园开放日` |"));
        assert!(configuration().contains("| 备案号 icp |"));
    }
}
