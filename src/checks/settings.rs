//! The configuration against the site that it made: entries of the menu that lead nowhere.

use crate::config::MenuEntry;
use crate::diagnostic::Diagnostic;
use crate::document::Kind;
use crate::site::Site;

/// Pages of the program that a menu can name besides lists, sections and single pages.
const FIXED: [&str; 10] = ["index", "首页", "calendar", "活动日历", "data", "数据", "checklist", "宣传清单", "tags", "标签"];

/// Rule: every entry of the menu is a section, a list or a page of this site.
pub(super) fn menu(site: &Site, said: &mut Vec<Diagnostic>) {
    for entry in &site.config.menu {
        let MenuEntry::Section(name) = entry else { continue };
        let listed = [Kind::Event, Kind::Story, Kind::Case, Kind::Person, Kind::Album, Kind::Media, Kind::Notice]
            .iter()
            .any(|kind| kind.is_called(name));
        let section = site.sections.iter().any(|section| section.folder == *name || section.title == *name);
        let page = site.list(Kind::Page).iter().map(|id| site.page(*id)).any(|page| page.slug == *name || page.front.title == *name);
        if listed || section || page || FIXED.contains(&name.as_str()) {
            continue;
        }
        let message = format!("菜单里的“{name}”在这个网站上找不到，没有列出来");
        let hint = "写 活动、动态、通知 这样的栏目名，或单页的网页名；链接到别的网站，写成 {title: 招生, url: \"https://…\"}";
        said.push(Diagnostic::warning("unknown-menu", "zhuanlan.yaml", message).advise(hint));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::fixture::{Fixture, codes};

    #[test]
    fn entries_of_the_menu_lead_somewhere() {
        let check = |menu: &str, expected: bool| {
            let fixture = Fixture::new().config(&format!("menu: [{menu}]\n"));
            assert_eq!(codes(&fixture.site()).contains(&"unknown-menu"), expected, "{menu}");
        };
        check("events, 活动动态, calendar", false);
        check("nope", true);
    }
}
