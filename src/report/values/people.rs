//! Who goes to the launch ceremony (N6.5): people, rooms and meals.

use super::super::cases;
use super::events::{is_mobile, not_mobile};
use crate::diagnostic::Diagnostic;
use crate::edition::Form;
use crate::office::fill::{Item, Values};
use crate::site::Site;

const FILE: &str = "private.yaml";

/// A tick, or a box without one.
pub(super) fn tick(ticked: bool) -> &'static str {
    if ticked { "☑" } else { "☐" }
}

/// Those who come.
pub(super) fn attendees(site: &Site) -> Vec<Item> {
    let people = site.private.attendance.iter().flat_map(|attendance| &attendance.people).enumerate();
    let item = |(at, one): (usize, &crate::config::Attendee)| {
        cases::item([
            ("index", (at + 1).to_string()),
            ("name", one.name.clone()),
            ("sex", one.sex.clone()),
            ("post", one.post.clone()),
            ("phone", one.phone.clone()),
            ("arrive", one.arrive.clone()),
            ("leave", one.leave.clone()),
        ])
    };
    people.map(item).collect()
}

/// The rest of the form: whom to ask, rooms, and a tick for each meal of the edition.
pub(super) fn attendance(site: &Site, values: &mut Values, said: &mut Vec<Diagnostic>) {
    let written = site.private.attendance.clone().unwrap_or_default();
    values.set("参会.联系人", &written.contact);
    values.set("参会.手机", &written.phone);
    values.set("参会.邮箱", &written.email);
    let or = |text: &String, gap: &str| if text.is_empty() { gap.to_owned() } else { text.clone() };
    values.set("住宿.标准间", or(&written.rooms.standard, "___"));
    values.set("住宿.单人间", or(&written.rooms.single, "___"));
    values.set("住宿.不住宿", tick(written.rooms.none));
    values.set("住宿.自", or(&written.rooms.from, "___月___日"));
    values.set("住宿.至", or(&written.rooms.to, "___月___日"));
    let form = site.edition.forms.iter().find(|form| form.meals.is_some());
    let meals = form.and_then(|form| form.meals.as_ref()).map(|meals| meals.list.as_slice()).unwrap_or_default();
    for meal in meals {
        values.set(format!("用餐.{meal}"), tick(written.meals.iter().any(|taken| same(taken, meal))));
    }
    for taken in written.meals.iter().filter(|taken| !meals.iter().any(|meal| same(taken, meal))) {
        let message = format!("参会回执的用餐里没有“{taken}”这一餐{}", clause(form));
        said.push(Diagnostic::warning("unknown-meal", FILE, message).advise(format!("可以写：{}", meals.join("、"))));
    }
    let form = site.edition.forms.iter().find(|form| form.table(crate::edition::Rows::Attendees).is_some());
    let clause = form.map(|form| form.clause.clone()).unwrap_or_default();
    for (at, one) in written.people.iter().enumerate().filter(|(_, one)| !one.phone.is_empty() && !is_mobile(&one.phone)) {
        let _ = one;
        said.push(not_mobile(FILE, &format!("参会回执第 {} 位人员的手机号码", at + 1), &clause));
    }
    if !written.phone.is_empty() && !is_mobile(&written.phone) {
        said.push(not_mobile(FILE, "参会回执联系人的手机号码", &clause));
    }
}

/// 午餐 and 中餐 are one meal.
fn same(one: &str, other: &str) -> bool {
    one.replace('午', "中") == other.replace('午', "中")
}

fn clause(form: Option<&Form>) -> String {
    form.map(|form| form.clause.as_str()).filter(|clause| !clause.is_empty()).map(|clause| format!("（{clause}）")).unwrap_or_default()
}
