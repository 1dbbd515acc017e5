//! What is handed in: the summary report (N4.4) and the selected photos (N4.6, N4.7); and what a column without an address lacks.
//!
//! `checklist` and `report` ask the same functions, so that a hint, a tick and a packet never disagree.

use crate::diagnostic::Diagnostic;
use crate::edition::{Caption, Part, PhotoRule, ReportRule};
use crate::site::{PhotoUse, Picture, Report, Site};
use crate::source::PictureKind;

/// Rule: the summary report is as long as the edition says. Never an error, since the notice leaves open what is counted.
pub(super) fn report_length(site: &Site, said: &mut Vec<Diagnostic>) {
    let (Some(report), Some(rule)) = (&site.report, &site.edition.report) else { return };
    if is_long_enough(report, rule) {
        return;
    }
    let wanted = match (rule.min, rule.max) {
        (Some(min), Some(max)) => format!("{min}—{max} 字"),
        (Some(min), None) => format!("不少于 {min} 字"),
        (_, max) => format!("不超过 {} 字", max.unwrap_or_default()),
    };
    let message = format!("总结报告有 {} 字（按 Word 的字数统计），其中汉字 {} 个，要求 {wanted}", report.characters, report.han);
    said.push(Diagnostic::warning("report-length", report.source.as_str(), message).advise(format!(
        "通知没有说清字数算全文还是只算活动概况，拿不准就问收件的部门{}",
        if rule.clause.is_empty() { String::new() } else { format!("（{}）", rule.clause) }
    )));
}

/// Rule: the report has a heading for every part.
pub(super) fn report_parts(site: &Site, said: &mut Vec<Diagnostic>) {
    let (Some(report), Some(rule)) = (&site.report, &site.edition.report) else { return };
    let missing: Vec<&str> = missing_parts(report, rule).map(|part| part.title.as_str()).collect();
    if !missing.is_empty() {
        let message = format!("总结报告里没有这几部分的小标题：{}", missing.join("、"));
        let hint = format!("每部分用一个小标题开头，例如 ## {}", missing[0]);
        said.push(Diagnostic::hint("report-parts", report.source.as_str(), message).advise(hint));
    }
}

/// Rule: every selected photo is fit to be handed in; a hint a photo.
pub(super) fn selected(site: &Site, said: &mut Vec<Diagnostic>) {
    let Some(rule) = &site.edition.photos else { return };
    let (count, wanted) = (site.featured.len(), usize::try_from(rule.count).unwrap_or(usize::MAX));
    if count > wanted {
        let message = format!("精选了 {count} 张照片，要求正好 {wanted} 张");
        said.push(Diagnostic::hint("selected-photo", "content/featured", message).advise("留下最好的，其余移到图集里"));
    }
    for photo in &site.featured {
        let picture = &site.pictures[photo.picture];
        let mut faults = photo_faults(photo, picture, rule);
        faults.extend(nearly(picture, rule));
        if !faults.is_empty() && picture.probe.looks_compressed() {
            faults.push("看样子经微信压缩过".to_owned());
        }
        if !faults.is_empty() {
            let message = format!("这张精选照片：{}", faults.join("；"));
            let hint = "换成相机或手机里的原图（微信里要发“原图”），说明写在 说明.txt 或页面的“照片”里";
            said.push(Diagnostic::hint("selected-photo", picture.path.as_str(), message).advise(hint));
        }
    }
}

/// Rule: the address of the column is known.
pub(super) fn base_url(site: &Site, said: &mut Vec<Diagnostic>) {
    if site.config.base_url.is_empty() {
        let message = "没有写网址，所以没有订阅（feed.xml）、站点地图、转发时的卡片图和页面二维码；其余一切照常";
        said.push(Diagnostic::hint("no-base-url", "zhuanlan.yaml", message).advise("知道专栏放在哪里以后，加上 网址: https://…/"));
    }
}

/// Whether the report's length lies in the range, its ends included.
pub fn is_long_enough(report: &Report, rule: &ReportRule) -> bool {
    let count = u32::try_from(report.characters).unwrap_or(u32::MAX);
    rule.min.is_none_or(|min| min <= count) && rule.max.is_none_or(|max| count <= max)
}

/// The parts that the report has no heading for.
pub fn missing_parts<'r>(report: &'r Report, rule: &'r ReportRule) -> impl Iterator<Item = &'r Part> {
    rule.parts.iter().filter(|part| !report.parts.contains(&part.id))
}

/// Why a photo cannot be handed in, one reason each; none if it can. A size just below the limit is let through (`near_bytes`).
pub fn photo_faults(photo: &PhotoUse, picture: &Picture, rule: &PhotoRule) -> Vec<String> {
    let mut faults = Vec::new();
    if picture.probe.kind != PictureKind::Jpeg {
        faults.push("不是 JPG".to_owned());
    }
    let long = picture.probe.width.max(picture.probe.height);
    if let Some(wanted) = rule.long_side.filter(|wanted| long < *wanted) {
        faults.push(format!("长边 {long} 像素，要求不少于 {wanted}"));
    }
    if let Some(wanted) = rule.bytes.filter(|wanted| picture.bytes < rule.near_bytes.unwrap_or(*wanted)) {
        faults.push(format!("大小 {}，要求不小于 {}", size(picture.bytes), size(wanted)));
    }
    let count = u32::try_from(photo.caption.chars().count()).unwrap_or(u32::MAX);
    if rule.caption == Caption::Required && count == 0 {
        faults.push("没有文字说明".to_owned());
    }
    if let Some(most) = rule.caption_max.filter(|most| count > *most) {
        faults.push(format!("说明有 {count} 字，最多 {most} 字"));
    }
    faults
}

/// What is said of a file that is let through although it is a little too small.
pub fn nearly(picture: &Picture, rule: &PhotoRule) -> Option<String> {
    let (wanted, near) = (rule.bytes?, rule.near_bytes?);
    let close = (near..wanted).contains(&picture.bytes);
    close.then(|| format!("大小 {} 字节，比要求的 {wanted} 字节差一点，一般也能收", picture.bytes))
}

/// Rounded down, so that what is too small never reads as enough.
fn size(bytes: u64) -> String {
    if bytes < 1 << 20 {
        return format!("{} KB", bytes >> 10);
    }
    let tenths = bytes * 10 / (1 << 20);
    if tenths.is_multiple_of(10) { format!("{} MB", tenths / 10) } else { format!("{}.{} MB", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use crate::checks::fixture::{Fixture, codes};
    use crate::diagnostic::Diagnostic;

    fn report(text: &str) -> Vec<Diagnostic> {
        Fixture::new().report(&format!("---\ntitle: 总结\n---\n{text}\n")).site()
    }

    #[test]
    fn the_report_keeps_to_its_length_and_parts() {
        let parts = "## 基本情况\n\n## 主要做法和措施\n\n## 取得的成效\n\n## 媒体宣传情况\n\n## 存在问题及建议\n\n";
        let said = report(&format!("{parts}{}", "字".repeat(600)));
        assert!(codes(&said).iter().all(|code| !code.starts_with("report")), "{said:?}");
        let said = report(&format!("## 基本情况\n\n{}", "字".repeat(80)));
        let message = |code: &str| said.iter().find(|said| said.code == code).map(|said| said.message.clone()).unwrap_or_default();
        assert!(message("report-length").contains("84 字") && message("report-length").contains("500—1000"), "{said:?}");
        assert!(message("report-parts").contains("主要做法和措施、取得的成效"), "{said:?}");
        assert!(codes(&Fixture::new().site()).iter().all(|code| !code.starts_with("report")));
    }

    #[test]
    fn selected_photos_are_measured_each() {
        let said = |name: &str, size: (u32, u32), bytes: u64| {
            let fixture = Fixture::new().picture(&format!("content/featured/{name}.jpg"), size).bytes(bytes);
            let said = fixture.site();
            said.into_iter().find(|said| said.code == "selected-photo").map(|said| said.message)
        };
        assert_eq!(said("学生在焊接", (2000, 1500), 3_000_000), None);
        assert_eq!(said("学生在焊接", (1500, 2000), 2_097_152), None);
        let eleven = (0..11).fold(Fixture::new(), |fixture, at| fixture.picture(&format!("content/featured/第{at}张图.jpg"), (2000, 1500)));
        assert!(eleven.site().iter().any(|said| said.message.contains("精选了 11 张照片，要求正好 10 张")));
        assert!(said("学生在焊接", (2000, 1500), 2_010_000).is_some_and(|message| message.contains("差一点")));
        let message = said("IMG_1", (1600, 1200), 900_000).expect("a hint");
        for part in ["长边 1600 像素，要求不少于 2000", "大小 878 KB，要求不小于 2 MB", "没有文字说明"] {
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn a_column_without_an_address_says_once_what_it_lacks() {
        assert_eq!(codes(&Fixture::new().site()).iter().filter(|code| **code == "no-base-url").count(), 1);
        assert!(!codes(&Fixture::new().config("网址: https://example.edu.cn/hdz/").site()).contains(&"no-base-url"));
    }
}
