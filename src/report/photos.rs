//! The packet of selected photos (N4.6, N4.7): the originals' own pixels without their place, a table of captions, and what is wrong with each.

use rayon::prelude::*;

use super::tables::Grid;
use super::{Desk, Input, Matter, Paper, cases, names};
use crate::checks::papers::photo_faults;
use crate::diagnostic::{Diagnostic, Error};
use crate::digest::Digest;
use crate::edition::PhotoRule;
use crate::imaging;
use crate::office::book::Cell;
use crate::office::word::Page;
use crate::site::{PhotoUse, Picture};
use crate::source::PictureKind;

/// The folder of the packet, which is also what the edition calls it.
pub(super) const PACKET: &str = "精选照片";

/// The most characters of a caption in a file's name.
const NAME: usize = 30;

/// Makes the packet, where any photo is selected.
pub(super) fn photos(desk: &mut Desk<'_>) {
    let (site, rule) = (desk.site, desk.site.edition.photos.clone());
    let mut rows = Vec::new();
    let mut wrong = Vec::new();
    let input = desk.input;
    let all: Vec<Result<Packed, Error>> = site.featured.par_iter().map(|photo| packed(input, &site.pictures[photo.picture])).collect();
    for ((at, photo), packed) in site.featured.iter().enumerate().zip(all) {
        let picture = &site.pictures[photo.picture];
        let packed = packed.unwrap_or_else(|error| {
            desk.said.push(Diagnostic::error("file-unreadable", picture.path.as_str(), error.message));
            Packed { digest: picture.digest, bytes: 0 }
        });
        let (name, bytes) = (file_name(at + 1, photo, picture), packed.bytes);
        let mut faults = rule.as_ref().map(|rule| photo_faults(photo, picture, rule)).unwrap_or_default();
        faults.extend(rule.as_ref().and_then(|rule| shrunk(picture, bytes, rule)));
        if !faults.is_empty() {
            wrong.push(format!("{name}：{}", faults.join("；")));
        }
        rows.push(row(desk, (at + 1, &name), photo, (picture, bytes, &faults)));
        desk.papers.push(Paper {
            path: format!("{PACKET}/{name}"),
            of: PACKET.into(),
            matter: Matter::Photo(photo.picture, packed.digest),
        });
    }
    if rows.is_empty() {
        return;
    }
    desk.photos_wrong = wrong.len();
    if let Some(rule) = &rule {
        say(desk, wrong, rule);
    }
    let head = vec![
        ("序号", 6),
        ("文件名", 30),
        ("文字说明", 36),
        ("摄影", 10),
        ("来源页面", 20),
        ("像素", 13),
        ("大小（字节）", 13),
        ("是否合要求", 22),
    ];
    let grid = Grid { title: format!("{}精选照片说明", site.config.school.name), lines: Vec::new(), head, rows };
    desk.put(PACKET, format!("{PACKET}/{PACKET}说明.docx"), grid.word(Page::Wide));
    if let Some(bytes) = grid.book("照片说明") {
        desk.put(PACKET, format!("{PACKET}/{PACKET}说明.xlsx"), bytes);
    }
}

/// `01-标题.jpg`: the caption as the title, else the name of the file.
fn file_name(number: usize, photo: &PhotoUse, picture: &Picture) -> String {
    let words: String = photo.caption.chars().take(NAME).collect();
    let title = if words.is_empty() { picture.path.stem() } else { words.trim_end_matches(['，', '、', '；', '。']) };
    let ending = match picture.probe.kind {
        PictureKind::Jpeg => "jpg".to_owned(),
        PictureKind::Png => "png".to_owned(),
        _ => picture.path.ending(),
    };
    format!("{number:02}-{}.{ending}", names::file_name(title))
}

/// What is known of a packed file: its bytes are made again when it is written, so that ten of them are never in memory.
struct Packed {
    digest: Digest,
    bytes: u64,
}

fn packed(input: &Input<'_>, picture: &Picture) -> Result<Packed, Error> {
    let bytes = stripped(input, picture)?;
    Ok(Packed { digest: Digest::of(&bytes), bytes: bytes.len() as u64 })
}

/// The pixels of a selected photo as they are, without what says where and by whom it was taken.
pub(super) fn stripped(input: &Input<'_>, picture: &Picture) -> Result<Vec<u8>, Error> {
    let gone = || Error::new(format!("{} 不见了", picture.path)).advise("再运行一次");
    let bytes = (input.fetch)(input.snapshot.get(&picture.path).ok_or_else(gone)?)?;
    imaging::strip(&bytes).map_err(|_| Error::new(format!("{} 读不出来", picture.path)).advise("换一张好的照片"))
}

/// What is said of a file that was large enough only with what the camera had written into it.
fn shrunk(picture: &Picture, bytes: u64, rule: &PhotoRule) -> Option<String> {
    let least = rule.near_bytes.or(rule.bytes)?;
    (picture.bytes >= least && bytes < least).then(|| format!("去掉拍摄地点等信息以后只有 {bytes} 字节，要求不小于 {least}"))
}

fn row(
    desk: &Desk<'_>,
    (number, name): (usize, &str),
    photo: &PhotoUse,
    (picture, bytes, faults): (&Picture, u64, &[String]),
) -> Vec<Cell> {
    let page = photo.page.map(|id| desk.site.page(id));
    let from = page.map_or_else(|| picture.path.to_string(), |page| page.front.title.clone());
    let address = page.map(|page| cases::address(desk.site, page)).unwrap_or_default();
    vec![
        Cell::Number(number as u64),
        Cell::text(name),
        Cell::text(&photo.caption),
        Cell::text(&photo.credit),
        if address.is_empty() { Cell::Text(from) } else { Cell::Link(from, address) },
        Cell::Text(format!("{}×{}", picture.probe.width, picture.probe.height)),
        Cell::Number(bytes),
        Cell::Text(if faults.is_empty() { "合要求".into() } else { faults.join("；") }),
    ]
}

/// One finding for the whole packet, with a line for each photo that cannot be handed in.
fn say(desk: &mut Desk<'_>, wrong: Vec<String>, rule: &PhotoRule) {
    let (count, wanted) = (desk.site.featured.len(), usize::try_from(rule.count).unwrap_or(usize::MAX));
    if wrong.is_empty() && count == wanted {
        return;
    }
    let clauses = if rule.clauses.is_empty() { String::new() } else { format!("（{}）", rule.clauses.join("、")) };
    let number = if count == wanted { String::new() } else { format!("，要求正好 {wanted} 张") };
    let unfit = if wrong.is_empty() { String::new() } else { format!("，其中 {} 张不合要求", wrong.len()) };
    let said = Diagnostic::error("selected-photo", "content/featured", format!("精选了 {count} 张照片{number}{unfit}{clauses}"));
    desk.said.push(wrong.into_iter().fold(said, Diagnostic::advise));
}
