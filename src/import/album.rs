//! A folder of photos → an album, in the order in which they were taken.

use super::{Given, Imported, NewPage, ending};
use crate::diagnostic::Diagnostic;
use crate::document::write::{Given as Value, front};
use crate::document::{self, Captions, Era, Kind, table};
use crate::imaging;
use crate::office::sheet;
use crate::value::{self, Date};

/// Reads a folder of photos.
pub(super) fn read(given: &Given, era: Era<'_>, imported: &mut Imported) {
    let captions = captions(given);
    let mut photos: Vec<(Option<String>, String, Vec<u8>)> = Vec::new();
    for (name, bytes) in &given.beside {
        if stem_of(name) == "说明" {
            continue;
        }
        match imaging::inspect(bytes) {
            Ok(facts) => photos.push((facts.taken, name.clone(), bytes.clone())),
            Err(_) => {
                let heic = matches!(ending(name).as_str(), "heic" | "heif");
                let advice = if heic {
                    "在手机的设置里把相机格式改为“兼容性最佳”，或用看图软件另存为 .jpg"
                } else {
                    "打开看看是不是坏了，另存为 .jpg"
                };
                let path = format!("{}/{name}", given.name);
                imported.said.push(Diagnostic::warning("not-imported", path, "这张照片读不出来，没有导入").advise(advice));
            }
        }
    }
    if photos.is_empty() {
        imported
            .said
            .push(Diagnostic::error("not-imported", given.name.as_str(), "文件夹里没有能用的照片").advise("放进 .jpg 或 .png 照片再导入"));
        return;
    }
    // Those that say when they were taken first, in that order, then the others by the numbers in their names.
    photos.sort_by_cached_key(|(taken, name, _)| (taken.is_none(), taken.clone(), by_value(name)));
    let day = photos
        .iter()
        .find_map(|(taken, ..)| taken.as_deref()?.get(..10)?.parse::<Date>().ok())
        .filter(|day| day.year() == era.edition.year());
    let line = |(_, name, _): &(Option<String>, String, Vec<u8>)| {
        let (caption, credit) = captions.get(&name.to_lowercase()).cloned().unwrap_or_default();
        vec![("文件".to_owned(), name.clone()), ("说明".to_owned(), caption), ("摄影".to_owned(), credit)]
    };
    let mut keys: Vec<(&str, Value)> = vec![("标题", given.name.clone().into())];
    keys.extend(day.map(|day| ("日期", value::chinese::day_long(day).into())));
    keys.push(("照片", Value::Maps(photos.iter().map(line).collect())));
    imported.pages.push(NewPage {
        kind: Some(Kind::Album),
        title: given.name.clone(),
        days: day.into_iter().collect(),
        when: day.map(value::chinese::day).unwrap_or_default(),
        place: format!("{} 张照片", photos.len()),
        text: front(&keys),
        files: photos.into_iter().map(|(_, name, bytes)| (name, bytes)).collect(),
        origin: given.name.clone(),
    });
}

fn captions(given: &Given) -> Captions {
    let mut captions = Captions::new();
    for (name, bytes) in &given.beside {
        match (stem_of(name), ending(name).as_str()) {
            ("说明", "txt") => captions.extend(document::captions(&String::from_utf8_lossy(bytes))),
            ("说明", "xlsx" | "xls" | "ods") => {
                captions.extend(sheet::read(bytes).map(|sheets| table::captions(&sheets)).unwrap_or_default())
            }
            _ => {}
        }
    }
    captions
}

fn stem_of(name: &str) -> &str {
    super::stem(name)
}

/// A name whose numbers are filled up with zeros, so that 2 comes before 10.
fn by_value(name: &str) -> String {
    let (mut key, mut digits) = (String::new(), String::new());
    for c in name.chars().chain(['\n']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            key.push_str(&format!("{digits:0>20}"));
            digits.clear();
        }
        key.extend(c.to_lowercase());
    }
    key
}
