//! What a snapshot keeps of a picture, and what is said when its name or its content is wrong.
//!
//! Part of `source`; the looking itself is done by `imaging::inspect`.

use super::{Matter, Probe};
use crate::diagnostic::{Checked, Diagnostic};
use crate::digest::Digest;
use crate::imaging::{self, Fault};
use crate::paths::SitePath;

/// Looks at a picture's bytes.
pub(super) fn probe(bytes: &[u8]) -> Result<Probe, Fault> {
    let imaging::Facts { kind, width, height, orientation, taken, gps, exif, animated, memory } = imaging::inspect(bytes)?;
    Ok(Probe { kind, width, height, orientation, taken, gps, exif, animated, memory, digest: Digest::of(bytes) })
}

/// Whether some first bytes are those of a picture, one that can be used or not.
pub(super) fn is_picture(head: &[u8]) -> bool {
    matches!(imaging::sniff(head), Ok(_) | Err(Fault::Heic | Fault::Foreign(_)))
}

/// Makes matter of what was found, and says what is to be said about it.
pub(super) fn judge(path: &SitePath, found: Result<Probe, Fault>) -> Checked<Matter> {
    match found {
        Ok(probe) => {
            let diagnostics = ending(path, &probe).into_iter().collect();
            Checked { value: Matter::Picture(probe), diagnostics }
        }
        Err(fault) => Checked { value: Matter::Other, diagnostics: vec![broken(path, &fault)] },
    }
}

fn ending(path: &SitePath, probe: &Probe) -> Option<Diagnostic> {
    let (ending, kind) = (path.ending(), probe.kind);
    if kind.endings().contains(&ending.as_str()) {
        return None;
    }
    let usual = kind.endings()[0];
    let message = match ending.as_str() {
        "" => format!("没有扩展名，内容是 {} 图片，按 {} 处理", kind.name(), kind.name()),
        _ => format!("扩展名是“.{ending}”，内容其实是 {} 图片，按 {} 处理", kind.name(), kind.name()),
    };
    Some(
        Diagnostic::warning("picture-ending", path.as_str(), message)
            .advise(format!("改名为“{}.{usual}”，引用它的地方也一起改", path.stem())),
    )
}

/// A form that is never converted is no fault where files are copied as they are.
fn broken(path: &SitePath, fault: &Fault) -> Diagnostic {
    let copied = path.is_below("static") || path.is_below("themes");
    let diagnostic = match fault {
        Fault::Foreign(form) if copied => {
            let message = format!("这是 {form} 图片，会原样复制，里面的拍摄地点等信息没有检查");
            Diagnostic::hint(fault.code(), path.as_str(), message)
        }
        _ => Diagnostic::error(fault.code(), path.as_str(), fault.to_string()),
    };
    fault.advice().into_iter().fold(diagnostic, Diagnostic::advise)
}
