//! `pack`: builds, then lays what is to be uploaded into `上传`, as a zip or a folder, with a list of what is to be deleted.

use std::path::Path;

use super::{Outcome, build, speech};
use crate::cli::{Build, Pack};
use crate::diagnostic::Error;
use crate::pipeline;
use crate::write::parcel::{self, Changes};

/// The folder of parcels in the site's folder.
const FOLDER: &str = "上传";
/// The list of what is to be deleted on the server.
const LIST: &str = "删除清单.txt";

/// Packs the site. What cannot be built is not packed: the parcel is always of the newest pages.
pub(super) fn run(root: &Path, args: &Pack) -> Result<Outcome, Error> {
    let built = build::run(root, &Build::default())?;
    if built != Outcome::Fine {
        return Ok(built);
    }
    println!();
    let out = pipeline::usual_output(root);
    let (now, last) = (parcel::contents(&out)?, parcel::last_parcel(root));
    let changes = last.as_ref().map(|last| Changes::between(last, &now)).unwrap_or_default();
    let only_changed = args.changed && last.is_some();
    if args.changed && last.is_none() {
        println!("还没有打包过，这一次是整个网站；以后再用 --changed 就只要改过的。");
    }
    let folder = root.join(FOLDER);
    let list = folder.join(LIST);
    if only_changed && changes == Changes::default() {
        println!("上次打包以后没有变化，不用上传。");
        return Ok(Outcome::Fine);
    }
    let paths = if only_changed { changes.put } else { now.0.keys().cloned().collect() };
    let name = if only_changed { "changed" } else { "site" };
    // One parcel at a time: an old one beside the new one would be uploaded some day.
    for old in ["site", "changed", "site.zip", "changed.zip", LIST] {
        parcel::clear(&folder.join(old))?;
    }
    let place = if args.dir { folder.join(name) } else { folder.join(format!("{name}.zip")) };
    let bytes = match (paths.is_empty(), args.dir) {
        (true, _) => 0,
        (_, true) => {
            parcel::folder(&out, &paths, &place)?;
            paths.iter().filter_map(|path| now.0.get(path)).map(|own| own.size).sum()
        }
        _ => parcel::zip(&out, &paths, &place)?,
    };
    if !changes.remove.is_empty() {
        let lines = format!("上传以后，在服务器的专栏文件夹里删掉这些文件：\n\n{}\n", changes.remove.join("\n"));
        parcel::lay_text(&list, lines.replace('\n', "\r\n").as_bytes())?;
    }
    parcel::remember_parcel(root, &now)?;
    said(&paths, (&place, bytes), args.dir, only_changed);
    if !changes.remove.is_empty() {
        println!("服务器上有 {} 个旧文件要删，列在 {}。", changes.remove.len(), speech::shown(&list));
    }
    Ok(Outcome::Fine)
}

fn said(paths: &[String], (place, bytes): (&Path, u64), dir: bool, only_changed: bool) {
    if paths.is_empty() {
        println!("没有要上传的，只有要删的。");
        return;
    }
    println!("打好了：{}，{} 个文件，{}。", speech::shown(place), paths.len(), size(bytes));
    match dir {
        true => println!("把里面的东西全部拖到服务器的专栏文件夹里，盖掉旧的。"),
        false => println!("传到服务器的专栏文件夹里解开，盖掉旧的；里面第一层就是 index.html。"),
    }
    if !only_changed {
        println!("以后只改了几页，用 zhuanlan pack --changed。没有上传成功，就不加 --changed 再打一次。");
    }
    if let Some(odd) = paths.iter().find(|path| !path.is_ascii()) {
        println!("注意：文件名“{odd}”有中文，有的服务器解开会变成乱码，最好改成英文名。");
    }
}

/// A size for people.
fn size(bytes: u64) -> String {
    if bytes < 1 << 20 { format!("{} KB", bytes.div_ceil(1024)) } else { format!("{:.1} MB", bytes as f64 / f64::from(1 << 20)) }
}
