//! What placeholders may name: the school, the week, the filler, the figures, and the lists that rows of tables repeat.

mod events;
mod launch;
mod people;

use std::collections::BTreeSet;

use super::cases;
use crate::diagnostic::Diagnostic;
use crate::document::Kind;
use crate::edition::Rows;
use crate::office::fill::{Item, List, Values};
use crate::site::Site;
use crate::value::chinese;

pub(super) use events::row_name;
pub(super) use launch::{leads, set_leads};

/// The name of the list that a table's rows come from.
pub(super) fn list_name(rows: Rows) -> &'static str {
    match rows {
        Rows::Events => "活动",
        Rows::Days => "每日",
        Rows::Exhibits => "展项",
        Rows::Trials => "体验",
        Rows::Programmes => "节目",
        Rows::Attendees => "人员",
    }
}

/// The name of a row's field in placeholders; figures are named by their title.
pub(super) fn field_name<'s>(site: &'s Site, rows: Rows, field: &'s str) -> &'s str {
    match (rows, field) {
        (_, "index") => "序号",
        (_, "blank") => "空",
        (Rows::Days, "date") => "日期",
        (Rows::Days, key) => site.edition.stat(key).map_or(key, |stat| stat.title.as_str()),
        (Rows::Attendees, "name") => "姓名",
        (_, "title" | "name") => "名称",
        (_, "unit") => "单位",
        (_, "form") => "形式",
        (_, "audience") => "参与人员",
        (_, "expected") => "人数",
        (_, "contact_name") => "负责人",
        (_, "contact_phone" | "phone") => "手机",
        (_, "contact_dept") => "部门和职务",
        (_, "venue") => "地点",
        (_, "time") => "时间",
        (_, "remark") => "备注",
        (_, "opening") => "类型",
        (_, "organizer") => "主办",
        (_, "host") => "承办",
        (_, "department") => "承办部门",
        (_, "partners") => "协办",
        (_, "zone") => "展区",
        (_, "display") => "展示形式",
        (_, "brief") => "简述",
        (_, "needs") => "布展要求",
        (_, "content") => "内容",
        (_, "site") => "场地要求",
        (_, "performers") => "参演人数",
        (_, "duration") => "时长",
        (_, "chapter") => "篇章",
        (_, "sex") => "性别",
        (_, "post") => "职务",
        (_, "arrive") => "抵达",
        (_, "leave") => "离开",
        (_, other) => other,
    }
}

/// The placeholder of a field of a form's head; empty for what stays empty.
pub(super) fn head_name(field: &str) -> &'static str {
    match field {
        "school" => "学校.名称",
        "school_kind" => "学校.类别",
        "filler_name" => "填报人.姓名",
        "filler_phone" => "填报人.电话",
        "filler_dept" => "填报人.部门和职务",
        "lead_name" => "展项负责人.姓名",
        "lead_qq" => "展项负责人.QQ",
        "lead_mobile" => "展项负责人.手机",
        "lead_dept" => "展项负责人.部门和职务",
        "lead_landline" => "展项负责人.座机",
        "lead_email" => "展项负责人.邮箱",
        "contact_name" => "参会.联系人",
        "contact_phone" => "参会.手机",
        "contact_email" => "参会.邮箱",
        _ => "",
    }
}

/// Everything that placeholders may name, whatever paper they stand in.
pub(super) fn values(site: &Site, said: &mut Vec<Diagnostic>) -> Values {
    let mut values = Values::default();
    whole(site, &mut values);
    figures(site, &mut values);
    values.lists.insert(list_name(Rows::Events).into(), list(site, Rows::Events, events::events(site)));
    values.lists.insert(list_name(Rows::Days).into(), list(site, Rows::Days, events::days(site)));
    values.lists.insert(list_name(Rows::Exhibits).into(), list(site, Rows::Exhibits, launch::exhibits(site)));
    values.lists.insert(list_name(Rows::Trials).into(), list(site, Rows::Trials, launch::trials(site)));
    values.lists.insert(list_name(Rows::Programmes).into(), list(site, Rows::Programmes, launch::programmes(site)));
    values.lists.insert(list_name(Rows::Attendees).into(), list(site, Rows::Attendees, people::attendees(site)));
    people::attendance(site, &mut values, said);
    launch::set_leads(&leads(site, site.exhibits.iter().chain(&site.programmes)), &mut values);
    values
}

/// A list under the names of its fields, and under the printed titles of the edition's columns too.
fn list(site: &Site, rows: Rows, items: Vec<Item>) -> List {
    let fields =
        rows.fields().iter().copied().chain(site.edition.stats.iter().map(|stat| stat.key.as_str()).filter(|_| rows == Rows::Days));
    let mut names: Vec<(String, String)> = fields.map(|field| (field.to_owned(), field_name(site, rows, field).to_owned())).collect();
    for column in
        site.edition.forms.iter().flat_map(|form| &form.tables).filter(|table| table.rows == rows).flat_map(|table| &table.columns)
    {
        names.push((column.field.clone(), column.title.clone()));
    }
    let named = |item: Item| names.iter().map(|(field, name)| (name.clone(), item.get(field).cloned().unwrap_or_default())).collect();
    let known: BTreeSet<String> = names.iter().map(|(_, name)| name.clone()).collect();
    List { fields: known, items: items.into_iter().map(named).collect() }
}

/// The school, the week, the filler, to whom the papers go.
fn whole(site: &Site, values: &mut Values) {
    let (config, edition) = (&site.config, &site.edition);
    let school = &config.school;
    for (name, value) in [
        ("名称", &school.name),
        ("简称", &school.short),
        ("类别", &school.kind),
        ("隶属", &school.affiliation),
        ("网址", &school.website),
        ("地址", &school.address),
    ] {
        values.set(format!("学校.{name}"), value);
    }
    values.set("活动周.名称", &edition.title);
    values.set("活动周.主题", &edition.theme);
    values.set("活动周.分主题", &config.subtheme);
    values.set("活动周.年份", edition.year.to_string());
    values.set("活动周.日期", week(site));
    values.set("活动周.天数", edition.days().len().to_string());
    values.set("活动周.届次", edition.session.map(|session| session.to_string()).unwrap_or_default());
    let filler = site.private.filler.clone().unwrap_or_default();
    values.set("填报人.姓名", filler.name);
    values.set("填报人.电话", filler.phone);
    values.set("填报人.部门和职务", filler.dept);
    values.set("报送.单位", cases::receiver(site));
    values.set("报送.邮箱", &config.submit.email);
    values.set("专栏.名称", &config.title);
    values.set("专栏.网址", &config.base_url);
}

/// Sums of the week and numbers of pages.
fn figures(site: &Site, values: &mut Values) {
    for stat in &site.edition.stats {
        let sum = site.ledger.total.get(&stat.key).copied().unwrap_or_default();
        values.set(format!("统计.{}", stat.title), sum.to_string());
    }
    values.set("统计.活动", cases::events(site).count().to_string());
    for (name, kind) in [
        ("动态", Kind::Story),
        ("案例", Kind::Case),
        ("人物", Kind::Person),
        ("报道", Kind::Media),
        ("图集", Kind::Album),
        ("通知", Kind::Notice),
    ] {
        values.set(format!("统计.{name}"), site.published(kind).count().to_string());
    }
    values.set("统计.精选照片", site.featured.len().to_string());
}

/// The days of the week as a form prints them: `5月20日—5月26日`.
pub(super) fn week(site: &Site) -> String {
    let (first, last) = (site.edition.first(), site.edition.last());
    if first == last { chinese::day(first) } else { format!("{}—{}", chinese::day(first), chinese::day(last)) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{config, edition, site, source};

    #[test]
    fn the_manual_names_every_placeholder_and_none_that_nobody_knows() {
        let (name, text) = edition::builtin("guangxi-2024").expect("built in");
        let edition = edition::parse(&text, &name).expect("sound");
        let printed: BTreeSet<String> = edition
            .forms
            .iter()
            .flat_map(|form| &form.tables)
            .flat_map(|table| &table.columns)
            .map(|column| column.title.clone())
            .collect();
        let input = site::Input {
            config: Arc::new(config::read("school: 青桥职校\n", "zhuanlan.yaml").value.expect("a configuration")),
            edition: Arc::new(edition),
            snapshot: &source::Snapshot::default(),
            documents: &[],
            private: config::Private::default(),
            daily: Default::default(),
            ticks: Default::default(),
            captions: Default::default(),
            report: None,
            drafts: false,
        };
        let values = values(&site::assemble(input).value, &mut Vec::new());
        let manual = include_str!("../../docs/papers.md");
        let named: BTreeSet<&str> = manual.split('`').skip(1).step_by(2).collect();
        // The printed heads of columns are told in a sentence.
        let told =
            |name: &str| named.contains(name) || name.split_once('.').is_some_and(|(_, field)| printed.contains(field) || field == "空");
        let untold: Vec<String> = values.names().into_iter().filter(|name| !told(name)).collect();
        assert!(untold.is_empty(), "docs/papers.md does not name {untold:?}");
        let lists = ["活动", "每日", "展项", "体验", "节目", "人员", "学校", "活动周", "统计", "填报人", "参会", "住宿", "用餐"];
        let is_name = |name: &&&str| name.split_once('.').is_some_and(|(list, _)| lists.contains(&list));
        let known = values.names();
        let wrong: Vec<&&str> = named.iter().filter(is_name).filter(|name| !known.iter().any(|known| known == **name)).collect();
        assert!(wrong.is_empty(), "nobody knows {wrong:?}");
    }
}
