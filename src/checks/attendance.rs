//! The attendance of form 2-3 against itself (N6.5): beds and people. Messages quote nothing of it.

use crate::diagnostic::Diagnostic;
use crate::site::Site;

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

#[cfg(test)]
mod tests {
    use crate::checks::fixture::Fixture;

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
