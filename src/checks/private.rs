//! Private numbers where everybody would read them, and the masks that keep them out of what the program says.
//!
//! Looks at sources; the finished output is scanned once more by others. Only `public_phones` lets a number pass.

use std::collections::BTreeSet;
use std::ops::Range;

use super::rule::Frame;
use super::{front, veiled};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::Document;
use crate::privacy::{self, Secret};
use crate::site::Site;
use crate::source::Words;

/// The code of everything said here.
pub(super) const CODE: &str = "private-number";

/// Rule: no mobile or identity number in a page's file but in its private keys, and none in its path.
pub(super) fn numbers(document: &Document, frame: Frame<'_>, said: &mut Vec<Diagnostic>) {
    // Rows of a list share one text, which the first one answers for; a row of a sheet has a text of its own.
    if document.shares_text() && document.row.is_some_and(|row| row > 0) {
        return;
    }
    let everywhere = frame.phones.get(&None);
    let own = frame.phones.get(&Some(document.path.clone()));
    let allowed = |phone: &str| [everywhere, own].into_iter().flatten().any(|phones| phones.contains(phone));
    path(document.path.as_str(), &allowed, said);
    let mut found = find(&document.text, &allowed);
    let front = front::range(&document.text);
    if document.row.is_none()
        && let Some(seen) = veiled::unveil(&document.text, front.end)
    {
        let veiled = find(&seen.text, &allowed).into_iter().map(|one| Found { range: seen.written(&one.range), ..one });
        let veiled: Vec<Found> = veiled.filter(|one| found.iter().all(|plain| plain.range.start != one.range.start)).collect();
        found.extend(veiled);
    }
    if found.is_empty() {
        return;
    }
    for found in found {
        if !document.shares_text() && front::is_private(&document.text, &front, found.range.start) {
            continue;
        }
        let foreign =
            privacy::outside_host(&document.text[..found.range.start]).is_some_and(|host| host != privacy::host_of(&frame.config.base_url));
        let diagnostic = if foreign {
            Diagnostic::warning(CODE, document.path.as_str(), format!("链接里有一串像{}的数字“{}”", found.what(), found.masked))
                .advise("核对一下：是某个人的号码就换一个链接，只是编号就不用管")
        } else {
            error(document.path.as_str(), "这里", &found)
        };
        said.push(masked(diagnostic.at(&document.text, found.range)));
    }
}

/// Rule: none in the names of pictures, and none in the words of `checklist.yaml`, which has a public page.
pub(super) fn elsewhere(site: &Site, said: &mut Vec<Diagnostic>) {
    let phones: BTreeSet<String> = site.config.public_phones.iter().map(|phone| privacy::digits(phone)).collect();
    let allowed = |phone: &str| phones.contains(phone);
    for picture in &site.pictures {
        path(picture.path.as_str(), &allowed, said);
    }
    for (id, tick) in &site.ticks {
        let words = tick.evidence.iter().chain([&tick.note, &tick.not_applicable]);
        for found in words.flat_map(|words| find(words, &allowed)) {
            said.push(error("content/checklist.yaml", &format!("清单事项“{id}”里"), &found));
        }
    }
}

/// Says what stands in a text that is published as it is, such as the captions of a folder.
pub(super) fn in_text(path: &str, text: &str, phones: &[String], said: &mut Vec<Diagnostic>) {
    let phones: BTreeSet<String> = phones.iter().map(|phone| privacy::digits(phone)).collect();
    for found in find(text, &|phone| phones.contains(phone)) {
        said.push(masked(error(path, "这里", &found).at(text, found.range.clone())));
    }
}

/// Says what tags and named characters hide between the digits of a web page that is copied as it is.
pub(super) fn in_markup(path: &str, text: &str, phones: &[String], said: &mut Vec<Diagnostic>) {
    let phones: BTreeSet<String> = phones.iter().map(|phone| privacy::digits(phone)).collect();
    let Some(seen) = veiled::unveil(text, 0) else { return };
    for found in find(&seen.text, &|phone| phones.contains(phone)) {
        let written = seen.written(&found.range);
        // What stands there as it is seen has been said.
        if text.get(written.clone()) != seen.text.get(found.range.clone()) {
            said.push(masked(error(path, "这里", &found).at(text, written)));
        }
    }
}

/// Says what a calendar file has cut in two by folding its lines (RFC 5545, 3.1).
pub(super) fn in_calendar(path: &str, text: &str, phones: &[String], said: &mut Vec<Diagnostic>) {
    let phones: BTreeSet<String> = phones.iter().map(|phone| privacy::digits(phone)).collect();
    // In place of each fold stands a character of as many bytes that the search passes over.
    let folds = [("\r\n ", "\u{200b}"), ("\r\n\t", "\u{200b}"), ("\n ", "\u{ad}"), ("\n\t", "\u{ad}")];
    let whole = folds.iter().fold(text.to_owned(), |whole, (fold, filler)| whole.replace(fold, filler));
    for found in find(&whole, &|phone| phones.contains(phone)) {
        if text[found.range.clone()].contains('\n') {
            let line = text[..found.range.start].matches('\n').count() + 1;
            said.push(error(path, &format!("第 {line} 行折到下一行的地方"), &found));
        }
    }
}

/// Says what stands in a published Office file, with its cell or paragraph.
pub(super) fn in_office(path: &str, words: &Words, phones: &[String], said: &mut Vec<Diagnostic>) {
    let phones: BTreeSet<String> = phones.iter().map(|phone| privacy::digits(phone)).collect();
    for piece in &words.pieces {
        for found in find(&piece.text, &|phone| phones.contains(phone)) {
            let mut diagnostic = error(path, &format!("{}里", piece.place), &found);
            diagnostic.cell.clone_from(&piece.cell);
            said.push(diagnostic);
        }
    }
}

/// None in the name of a file that is published.
pub(super) fn in_name(written: &str, phones: &[String], said: &mut Vec<Diagnostic>) {
    let phones: BTreeSet<String> = phones.iter().map(|phone| privacy::digits(phone)).collect();
    path(written, &|phone| phones.contains(phone), said);
}

fn path(written: &str, allowed: &dyn Fn(&str) -> bool, said: &mut Vec<Diagnostic>) {
    for found in find(written, allowed) {
        let message = format!("文件名里有{}“{}”", found.what(), found.masked);
        said.push(Diagnostic::error(CODE, written, message).advise("改一个文件名，引用它的地方一起改"));
    }
}

fn error(path: &str, place: &str, found: &Found) -> Diagnostic {
    let message = format!("{place}有{}“{}”，不能公布", found.what(), found.masked);
    let diagnostic = Diagnostic::error(CODE, path, message);
    match found.secret {
        Secret::Identity => diagnostic.advise("删掉它，身份证号任何地方都不要公布"),
        Secret::Mobile => diagnostic
            .advise("删掉它；活动负责人的手机写在“负责人”里，只用来填表，不会公布")
            .advise("确实要公布的号码，写进本页或 zhuanlan.yaml 的“公开电话”"),
    }
}

/// A number that may not be published.
#[derive(Debug)]
struct Found {
    range: Range<usize>,
    secret: Secret,
    masked: String,
}

impl Found {
    fn what(&self) -> &'static str {
        match self.secret {
            Secret::Mobile => "手机号",
            Secret::Identity => "身份证号",
        }
    }
}

fn find(text: &str, allowed: &dyn Fn(&str) -> bool) -> Vec<Found> {
    let secret = privacy::find(text).filter(|(_, secret, number)| *secret == Secret::Identity || !allowed(&privacy::digits(number)));
    secret.map(|(range, secret, number)| Found { range, secret, masked: privacy::mask(&number) }).collect()
}

/// Hides the private numbers that diagnostics quote, in message, hints and excerpt; carets stay where they are.
pub fn mask(diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics {
        let words = [&mut diagnostic.message, &mut diagnostic.path].into_iter().chain(&mut diagnostic.hints);
        for text in words.chain(diagnostic.place.as_mut().map(|place| &mut place.excerpt)) {
            if let Some(hidden) = hide(text) {
                *text = hidden;
            }
        }
    }
}

fn masked(mut diagnostic: Diagnostic) -> Diagnostic {
    if let Some(Place { excerpt, .. }) = diagnostic.place.as_mut()
        && let Some(hidden) = hide(excerpt)
    {
        *excerpt = hidden;
    }
    diagnostic
}

/// A text for people, with the middle of every private number hidden.
pub fn hidden(text: &str) -> String {
    hide(text).unwrap_or_else(|| text.to_owned())
}

/// A text in which the middle of every private number is stars, a star a digit; `None` if it holds none.
fn hide(text: &str) -> Option<String> {
    let mut hidden = String::new();
    let mut done = 0;
    for (range, secret, number) in privacy::find(text) {
        let (count, tail) = (number.chars().count(), if secret == Secret::Identity { 2 } else { 4 });
        let head = 3 + (count.saturating_sub(11) * usize::from(secret == Secret::Mobile));
        hidden.push_str(&text[done..range.start]);
        let mut nth = 0;
        for c in text[range.clone()].chars() {
            let is_digit = c.is_numeric() || matches!(c, 'x' | 'X' | 'ｘ' | 'Ｘ');
            hidden.push(if is_digit && nth >= head && nth + tail < count { '*' } else { c });
            nth += usize::from(is_digit);
        }
        done = range.end;
    }
    (done > 0).then(|| hidden + &text[done..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::fixture::Fixture;

    fn check(body: &str, expected: &[&str]) {
        let fixture = Fixture::new().page("content/stories/a.md", &format!("title: 甲\ndate: 5月20日\n---\n{body}"));
        let said = fixture.documents();
        let found: Vec<String> =
            said.iter().filter(|said| said.code == CODE).map(|said| format!("{} {}", said.severity.word(), said.message)).collect();
        assert_eq!(found.len(), expected.len(), "{body}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.contains(expected), "{body}: {found}");
        }
        assert!(said.iter().all(|said| !format!("{said:?}").contains("13800001234")), "{said:?}");
    }

    #[test]
    fn numbers_of_the_text_are_errors_and_masked_everywhere() {
        check("请打 13800001234 报名", &["error 这里有手机号“138****1234”"]);
        check("请打 138 0000 1234", &["error"]);
        check("<!-- 13800001234 -->", &["error"]);
        check("[电话](tel:13800001234)", &["error"]);
        check("请打 138**0000**1234", &["error 这里有手机号“138****1234”"]);
        check("138&nbsp;0000&nbsp;1234，138<br>0000<br>1235", &["error", "error"]);
        check("座机 0771-1234567，编号 20240520103015", &[]);
    }

    #[test]
    fn numbers_in_links_to_other_hosts_are_warnings() {
        check("[报道](https://news.example/a/13800001234.html)", &["warning 链接里"]);
        check("[报道](https://news.example/a)13800001234", &["error"]);
        check("https://13800001234", &["error"]);
    }

    #[test]
    fn private_keys_and_public_phones_are_no_breach() {
        let front = "title: 甲\ndate: 5月20日\nvenue: 操场\ncontact: {name: 李, phone: \"13800001234\"}\n---\n电话 13900001234\n";
        let quiet = |fixture: Fixture| fixture.documents().iter().all(|said| said.code != CODE);
        assert!(!quiet(Fixture::new().page("content/events/a.md", front)));
        assert!(quiet(Fixture::new().config("公开电话: [\"139-0000-1234\"]").page("content/events/a.md", front)));
        assert!(quiet(Fixture::new().page("content/events/a.md", &format!("public_phones: [\"+86 139 0000 1234\"]\n{front}"))));
    }

    #[test]
    fn file_names_of_pages_and_pictures_count() {
        let page = "title: 甲\ndate: 5月20日\nphotos: [13800001234.jpg]\n---\n";
        let fixture = Fixture::new().page("content/stories/李13800001234.md", page).picture("content/stories/13800001234.jpg", (800, 600));
        let paths = |said: &[Diagnostic]| said.iter().filter(|said| said.code == CODE).map(|said| said.path.clone()).collect::<Vec<_>>();
        assert_eq!(paths(&fixture.documents()).len(), 2);
        assert_eq!(paths(&fixture.site()), ["content/stories/13800001234.jpg"]);
    }

    #[test]
    fn masks_keep_the_columns() {
        let mut said = vec![Diagnostic::hint("x", "a.md", "“13800001234”").at("联系 +86 138 0000 1234 李", 0..2)];
        mask(&mut said);
        assert_eq!(said[0].message, "“138****1234”");
        assert_eq!(said[0].place.as_ref().map(|place| place.excerpt.as_str()), Some("联系 +86 138 **** 1234 李"));
    }
}
