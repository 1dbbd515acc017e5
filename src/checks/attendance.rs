//! The attendance of form 2-3 against itself (N6.5): beds and people, days of coming and leaving. Messages quote nothing of it.

use crate::diagnostic::Diagnostic;
use crate::site::Site;
use crate::value::{self, Date, Era};

/// Rule: there are as many beds as people, and no rooms where nobody stays.
pub(super) fn rooms(site: &Site, said: &mut Vec<Diagnostic>) {
    let Some(attendance) = &site.private.attendance else { return };
    let rooms = &attendance.rooms;
    let count = |written: &str| crate::value::whole(written).map_or(0, |read| read.value);
    let (standard, single) = (count(&rooms.standard), count(&rooms.single));
    let people = u32::try_from(attendance.people.len()).unwrap_or(u32::MAX);
    let beds = standard.saturating_mul(2).saturating_add(single);
    let message = if rooms.none && beds > 0 {
        "参会回执里又写了房间，又写了不住宿".to_owned()
    } else if people == 0 || beds == 0 {
        return;
    } else if beds < people {
        format!("参会回执里有 {people} 个人，房间只够住 {beds} 个人")
    } else if standard.saturating_add(single) > people {
        format!("参会回执里只有 {people} 个人，却要了 {} 间房", standard.saturating_add(single))
    } else {
        return;
    };
    said.push(Diagnostic::warning("attendance-rooms", "private.yaml", message).advise("标准间按两个人一间，单人间按一个人一间，核对一下"));
}

/// Rule: nobody leaves before they come, and rooms are not given up before they are taken.
pub(super) fn dates(site: &Site, said: &mut Vec<Diagnostic>) {
    let Some(attendance) = &site.private.attendance else { return };
    let first = site.edition.first();
    let era = Era { year: first.year(), month: first.month() };
    let is_late = |from: &str, to: &str| matches!((day(from, &era), day(to, &era)), (Some(from), Some(to)) if to < from);
    let people = attendance.people.iter().enumerate().filter(|(_, one)| is_late(&one.arrive, &one.leave));
    let mut messages: Vec<String> = people.map(|(at, _)| format!("参会回执第 {} 位人员离开的日子在抵达之前", at + 1)).collect();
    if is_late(&attendance.rooms.from, &attendance.rooms.to) {
        messages.push("参会回执的住宿，“至”的日子在“自”之前".to_owned());
    }
    said.extend(
        messages
            .into_iter()
            .map(|message| Diagnostic::warning("attendance-dates", "private.yaml", message).advise("核对一下两个日期，先写早的一天")),
    );
}

/// The day that a line such as `5月19日 G2001` begins with.
fn day(written: &str, era: &Era) -> Option<Date> {
    let end = written.find(['日', '号']).map_or_else(|| written.find(' ').unwrap_or(written.len()), |at| at + '日'.len_utf8());
    value::days(&written[..end], era).ok()?.value.first().copied()
}

#[cfg(test)]
mod tests {
    use crate::checks::fixture::Fixture;

    #[test]
    fn nobody_leaves_before_they_come() {
        let private = "参会回执:\n  人员:\n    - {姓名: 甲, 抵达: 5月21日 G2001, 离开: 5月19日}\n    - {姓名: 乙, 抵达: 19日下午, 离开: 待定}\n    \
                       - {姓名: 丙, 抵达: 5月19日, 离开: 5月22日}\n  住宿: {标准间: 2, 自: 5月20日, 至: 5月19日}\n";
        let all = Fixture::new().private(private).site();
        let said: Vec<_> = all.into_iter().filter(|said| said.code == "attendance-dates").map(|said| said.message).collect();
        assert_eq!(said, ["参会回执第 1 位人员离开的日子在抵达之前", "参会回执的住宿，“至”的日子在“自”之前"]);
    }

    fn said(rooms: &str) -> Vec<String> {
        let private = format!("参会回执:\n  人员: [{{姓名: 甲}}, {{姓名: 乙}}, {{姓名: 丙}}]\n  住宿: {rooms}\n");
        let all = Fixture::new().private(&private).site();
        all.into_iter().filter(|said| said.code == "attendance-rooms").map(|said| said.message).collect()
    }

    #[test]
    fn beds_and_people_are_compared() {
        assert_eq!(said("{标准间: 1}"), ["参会回执里有 3 个人，房间只够住 2 个人"]);
        assert_eq!(said("{标准间: 2, 单人间: 2}"), ["参会回执里只有 3 个人，却要了 4 间房"]);
        assert_eq!(said("{不住宿: 是, 单人间: 1}"), ["参会回执里又写了房间，又写了不住宿"]);
        assert_eq!(said("{标准间: 1, 单人间: 1}"), [""; 0]);
        assert_eq!(said("不住宿"), [""; 0]);
    }
}
