//! What the configuration shows by itself, on no page of its own: pictures that are chosen for the look, the code beside the admissions.

use std::collections::BTreeMap;

use super::links::Resolver;
use super::page::PhotoUse;
use super::pictures::{Pictures, Words};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::paths::SitePath;
use crate::source::{Matter, Snapshot};

/// What the configuration shows.
#[derive(Debug, Clone, Default)]
pub struct Front {
    /// Pictures that an option of the look names, by what is written there. Which options are pictures is the look's to say.
    pub pictures: BTreeMap<String, PhotoUse>,
    /// The code beside the admissions, one of the site's files.
    pub code: Option<SitePath>,
}

/// Gathers it.
pub(super) fn front(config: &Config, resolver: &mut Resolver<'_>, pictures: &mut Pictures<'_>, said: &mut Vec<Diagnostic>) -> Front {
    let snapshot = resolver.snapshot;
    let error = |code, message: String| Diagnostic::error(code, "zhuanlan.yaml", message);
    let mut front = Front::default();
    for written in config.theme.options.values() {
        let Some(file) = snapshot.named(written).filter(|file| matches!(file.matter, Matter::Picture(_))) else { continue };
        if let Some(by) = pictures.refused_by(&file.path) {
            let message = format!("外观用的图片“{written}”在 {by} 里写了不同意公开");
            said.push(placed(error("photo-refused", message), snapshot, written).advise("换一张照片"));
        } else if let Some(at) = pictures.index(&file.path) {
            // It says nothing that the words beside it do not.
            let photo = PhotoUse { alt: String::new(), ..pictures.photo(at, Words::default(), None) };
            front.pictures.insert(written.clone(), photo);
        }
    }
    let Some(code) = config.admissions.as_ref().and_then(|admissions| admissions.code.as_ref()) else { return front };
    let named = snapshot.named(&code.value);
    front.code = match named.map(|file| (&file.path, &file.matter)) {
        Some((path, Matter::Picture(_))) if pictures.refused_by(path).is_some() => {
            said.push(placed(error("photo-refused", format!("“{}”没有得到授权，不能公布", code.value)), snapshot, &code.value));
            None
        }
        Some((path, Matter::Picture(probe))) => {
            if probe.width.min(probe.height) < 240 {
                let message = format!("二维码“{}”只有 {}×{} 像素，扫不清楚", code.value, probe.width, probe.height);
                let small = Diagnostic::warning("small-code", "zhuanlan.yaml", message);
                said.push(placed(small, snapshot, &code.value).advise("换一张 240 像素以上的"));
            }
            Some(resolver.file(path.clone()))
        }
        Some(_) => {
            let not = error("not-a-picture", format!("“{}”不是图片", code.value));
            said.push(placed(not, snapshot, &code.value).advise("二维码用 PNG 图片"));
            None
        }
        None => {
            let missing = error("missing-picture", format!("找不到二维码图片“{}”", code.value));
            said.push(placed(missing, snapshot, &code.value).advise("图片放在 content 里写文件名，放在 static 里写 /文件名"));
            None
        }
    };
    front
}

/// At the place where something is written in the configuration.
fn placed(diagnostic: Diagnostic, snapshot: &Snapshot, written: &str) -> Diagnostic {
    let Some(text) = snapshot.text("zhuanlan.yaml") else { return diagnostic };
    match text.content.find(written) {
        Some(at) => diagnostic.at(&text.content, at..at + written.len()),
        None => diagnostic,
    }
}
