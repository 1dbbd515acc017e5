//! `private.yaml`: who fills the forms in, who goes to the launch. Nothing of it ever reaches a page; only papers and checks may ask for it.

use super::keys;
use crate::diagnostic::Checked;
use crate::value;
use crate::yaml::{Fields, Node, Reader, Value, mend, parse};

/// What stands in `private.yaml`.
#[derive(Debug, Clone, Default)]
pub struct Private {
    /// Who fills the forms in.
    pub filler: Option<Filler>,
    /// The lead of launch items that name none (N6.3, N6.4).
    pub launch_lead: Option<Lead>,
    /// Who goes to the launch ceremony (N6.5).
    pub attendance: Option<Attendance>,
}

/// Who fills the forms in (N6.1, N6.2).
#[derive(Debug, Clone, Default)]
pub struct Filler {
    /// Name.
    pub name: String,
    /// Telephone number.
    pub phone: String,
    /// Department and post.
    pub dept: String,
}

/// Who leads an item of the launch ceremony.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lead {
    /// Name.
    pub name: String,
    /// QQ number.
    pub qq: String,
    /// Mobile number.
    pub mobile: String,
    /// Department and post.
    pub dept: String,
    /// Land line.
    pub landline: String,
    /// E-mail.
    pub email: String,
}

/// What form 2-3 asks. Absent texts are empty.
#[derive(Debug, Clone, Default)]
pub struct Attendance {
    /// Name of the person to ask.
    pub contact: String,
    /// Mobile number.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Those who come.
    pub people: Vec<Attendee>,
    /// The rooms.
    pub rooms: RoomWish,
    /// The meals that are taken, in the edition's words.
    pub meals: Vec<String>,
}

/// Somebody who comes.
#[derive(Debug, Clone, Default)]
pub struct Attendee {
    /// Name.
    pub name: String,
    /// 男 or 女.
    pub sex: String,
    /// Post.
    pub post: String,
    /// Mobile number.
    pub phone: String,
    /// How and when they arrive.
    pub arrive: String,
    /// How and when they leave.
    pub leave: String,
}

/// The rooms that are wanted, as written.
#[derive(Debug, Clone, Default)]
pub struct RoomWish {
    /// How many standard rooms.
    pub standard: String,
    /// How many single rooms.
    pub single: String,
    /// Whether nobody stays.
    pub none: bool,
    /// From which day.
    pub from: String,
    /// To which day.
    pub to: String,
}

/// Reads `private.yaml`. Messages never quote its values.
pub fn read_private(text: &str, path: &str) -> Checked<Private> {
    let mut reader = Reader::new(path, text);
    let mended = mend(text, keys::is_known);
    reader.mended(&mended, 0);
    // A slip's hint is the line as it should be.
    reader.said.iter_mut().for_each(|said| said.hints.clear());
    let node = match parse(&mended.text) {
        Ok(node) => mended.placed(node, 0),
        Err(fault) => {
            let line = crate::diagnostic::Place::of(text, mended.written(&fault.range)).line;
            let message = format!("第 {line} 行：{}", fault.message);
            let said = crate::diagnostic::Diagnostic::error("bad-yaml", path, message).advise(fault.hint);
            return Checked { value: Private::default(), diagnostics: vec![said] };
        }
    };
    let fields = Fields::open(&node, &[keys::PRIVATE], &mut reader);
    let filler = fields.node("filler").map(|node| {
        let fields = Fields::open(node, &[keys::FILLER], &mut reader);
        let mut text = |key| fields.plain(key, &mut reader).unwrap_or_default();
        Filler { name: text("name"), phone: text("phone"), dept: text("dept") }
    });
    let launch_lead = fields.node("launch_lead").map(|node| lead(node, &mut reader));
    let attendance = fields.node("attendance").map(|node| attendance(node, &mut reader));
    // The excerpts would show private lines; the line number is enough.
    for said in &mut reader.said {
        if let Some(place) = said.place.as_mut() {
            place.excerpt = String::new();
        }
    }
    Checked { value: Private { filler, launch_lead, attendance }, diagnostics: reader.said }
}

fn lead(node: &Node, reader: &mut Reader<'_>) -> Lead {
    if let Value::Text(name) = &node.value {
        return Lead { name: name.trim().to_owned(), ..Lead::default() };
    }
    let fields = Fields::open(node, &[keys::LEAD], reader);
    let mut text = |key| fields.plain(key, reader).unwrap_or_default();
    Lead {
        name: text("name"),
        qq: text("qq"),
        mobile: text("mobile"),
        dept: text("dept"),
        landline: text("landline"),
        email: text("email"),
    }
}

fn attendance(node: &Node, reader: &mut Reader<'_>) -> Attendance {
    let fields = Fields::open(node, &[keys::ATTENDANCE], reader);
    let people = fields.items("people").iter().map(|node| attendee(node, reader)).collect();
    let rooms = fields.node("rooms").map(|node| rooms(node, reader)).unwrap_or_default();
    let meals = fields.list("meals", value::items, reader).into_iter().map(|meal| meal.value.replace(' ', "")).collect();
    let mut text = |key| fields.plain(key, reader).unwrap_or_default();
    Attendance { contact: text("contact"), phone: text("phone"), email: text("email"), people, rooms, meals }
}

fn attendee(node: &Node, reader: &mut Reader<'_>) -> Attendee {
    let fields = Fields::open(node, &[keys::ATTENDEE], reader);
    let mut text = |key| fields.plain(key, reader).unwrap_or_default();
    Attendee {
        name: text("name"),
        sex: text("sex"),
        post: text("post"),
        phone: text("phone"),
        arrive: text("arrive"),
        leave: text("leave"),
    }
}

fn rooms(node: &Node, reader: &mut Reader<'_>) -> RoomWish {
    if let Value::Text(word) = &node.value {
        return RoomWish { none: word.trim() == "不住宿", ..RoomWish::default() };
    }
    let fields = Fields::open(node, &[keys::ROOMS], reader);
    let mut text = |key| fields.plain(key, reader).unwrap_or_default();
    let none = value::flag(&text("none")).is_ok_and(|read| read.value);
    RoomWish { standard: text("standard"), single: text("single"), none, from: text("from"), to: text("to") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attendance_is_read_in_both_languages() {
        let text = "参会回执:\n  联系人: 甲\n  people:\n    - {姓名: 乙, sex: 女, 抵达: 5月19日 G2001}\n  住宿: {标准间: 1, 自: 5月19日, 至: 5月22日}\n  用餐: 5月19日晚餐、5月20日早餐\n展项负责人: {姓名: 丙, QQ: 100}\n";
        let Checked { value, diagnostics } = read_private(text, "private.yaml");
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let attendance = value.attendance.expect("an attendance");
        assert_eq!((attendance.contact.as_str(), attendance.people[0].name.as_str()), ("甲", "乙"));
        assert_eq!((attendance.rooms.standard.as_str(), attendance.rooms.to.as_str()), ("1", "5月22日"));
        assert_eq!(attendance.meals, ["5月19日晚餐", "5月20日早餐"]);
        assert_eq!(value.launch_lead.map(|lead| (lead.name, lead.qq)), Some(("丙".into(), "100".into())));
    }
}
