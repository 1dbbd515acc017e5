//! `private.yaml`: who fills the forms in. Nothing of it ever reaches a page; only papers and checks may ask for it.

use super::keys;
use crate::diagnostic::Checked;
use crate::yaml::{Fields, Reader, mend, parse};

/// What stands in `private.yaml`.
#[derive(Debug, Clone, Default)]
pub struct Private {
    /// Who fills the forms in.
    pub filler: Option<Filler>,
    /// Whether a lead for the launch is named.
    pub has_launch_lead: bool,
    /// Whether the attendance of form 2-3 is filled in.
    pub has_attendance: bool,
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
    let private =
        Private { filler, has_launch_lead: fields.node("launch_lead").is_some(), has_attendance: fields.node("attendance").is_some() };
    // The excerpts would show private lines; the line number is enough.
    for said in &mut reader.said {
        if let Some(place) = said.place.as_mut() {
            place.excerpt = String::new();
        }
    }
    Checked { value: private, diagnostics: reader.said }
}
