//! Who goes to the launch ceremony (N6.5): people, rooms and meals.

use super::super::cases;
use crate::diagnostic::Diagnostic;
use crate::edition::{Form, Rows};
use crate::office::fill::{Item, Values};
use crate::privacy::is_whole_mobile;
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
        said.push(Diagnostic::warning("unknown-choice", FILE, message).advise(format!("可以写：{}", meals.join("、"))));
    }
    let form = site.edition.forms.iter().find(|form| form.table(Rows::Attendees).is_some());
    let numbers = written.people.iter().enumerate().map(|(at, one)| (format!("第 {} 位人员", at + 1), &one.phone));
    for (who, _) in numbers.chain([("联系人".to_owned(), &written.phone)]).filter(|(_, phone)| !phone.is_empty() && !is_whole_mobile(phone))
    {
        let message = format!("参会回执{who}的号码不是手机号，手机号是 1 开头的 11 位数{}", clause(form));
        said.push(Diagnostic::warning("bad-mobile", FILE, message).advise("检查是不是少了或多了数字"));
    }
}

/// 午餐 and 中餐 are one meal.
fn same(one: &str, other: &str) -> bool {
    one.replace('午', "中") == other.replace('午', "中")
}

fn clause(form: Option<&Form>) -> String {
    form.map(|form| form.clause.as_str()).filter(|clause| !clause.is_empty()).map(|clause| format!("（{clause}）")).unwrap_or_default()
}
