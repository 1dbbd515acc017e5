//! The pieces that stand on the school's own front page and lead to the column: drawings with their words as text, and the page that hands them out.
//!
//! Words are measured here, not set: a drawing is shown with the fonts of whoever looks at it, so each line is as small as its room asks.

use tera::Value;

use super::Renderer;
use super::body::escape;
use super::model::{Head, crumbs, list as values, map, text};
use super::pages::Shape;
use crate::plan::BANNERS;

/// Width, height and what each piece is for, in the order of `BANNERS`.
const PIECES: [(u32, u32, &str, &str); 2] =
    [(1200, 120, "通栏横幅", "放在首页顶部、导航下面，或者两块内容之间"), (240, 120, "飘窗", "放在首页两侧、右下角，或者一排小图里")];

/// What stands in the code where the column's address is not known yet.
const UNKNOWN: &str = "https://请换成专栏的网址/";

/// The page that hands out the pieces.
pub(super) fn entry(renderer: &Renderer<'_>) -> Shape {
    let site = renderer.site;
    Shape {
        template: "entry.html",
        head: Head {
            kind: "entry",
            title: "学校首页的入口".into(),
            description: format!("把{}的横幅和飘窗放到学校首页", site.config.title),
            crumbs: crumbs(&[]),
            ..Head::default()
        },
        values: vec![("pieces", values((0..BANNERS.len()).map(|at| piece(renderer, at))))],
        ..Shape::default()
    }
}

/// A piece: its size, its words, and how large each of its lines may be.
pub(super) fn piece(renderer: &Renderer<'_>, at: usize) -> Value {
    let (config, edition) = (&renderer.site.config, &renderer.site.edition);
    let (width, height, title, purpose) = PIECES[at.min(PIECES.len() - 1)];
    let is_wide = width > 600;
    let year = format!("{}年", edition.year());
    let name = if config.title.contains(&year) { config.title.clone() } else { format!("{year}{}", config.title) };
    let short = !is_wide && config.school.name.chars().count() > 14;
    let school = if short { &config.school.short } else { &config.school.name };
    let week = crate::value::chinese::span(edition.days());
    let rooms = if is_wide {
        [(400.0, 24.0), (400.0, 36.0), (300.0, 36.0), (190.0, 24.0)]
    } else {
        [(200.0, 16.0), (200.0, 24.0), (200.0, 16.0), (120.0, 15.0)]
    };
    let [school_size, name_size, theme_size, week_size] =
        [(school, rooms[0]), (&name, rooms[1]), (&edition.theme, rooms[2]), (&week, rooms[3])]
            .map(|(words, (room, most))| fit(words, room, most));
    let (file, to) = (BANNERS[at.min(BANNERS.len() - 1)], &config.base_url);
    let alt = format!("{}{name}，{week}", config.school.name);
    let to = escape(if to.is_empty() { UNKNOWN } else { to });
    let code = format!(
        "<a href=\"{to}\" target=\"_blank\"><img src=\"{to}entry/{file}.svg\" width=\"{width}\" height=\"{height}\" border=\"0\" alt=\"{}\"></a>",
        escape(&alt)
    );
    map([
        ("file", text(file)),
        ("url", text(format!("entry/{file}.svg"))),
        ("width", Value::from(width)),
        ("height", Value::from(height)),
        ("title", text(title)),
        ("purpose", text(purpose)),
        ("alt", text(alt)),
        ("code", text(code)),
        ("school", text(school)),
        ("name", text(&name)),
        ("theme", text(&edition.theme)),
        ("week", text(&week)),
        ("school_size", text(school_size)),
        ("name_size", text(name_size)),
        ("theme_size", text(theme_size)),
        ("week_size", text(week_size)),
    ])
}

/// The largest size in pixels, in tenths, at which a line is no wider than its room. Latin letters are taken for half as wide as Chinese ones.
fn fit(words: &str, room: f64, most: f64) -> String {
    let wide: f64 = words.chars().map(|c| if c.is_ascii() { 0.6 } else { 1.0 }).sum();
    format!("{:.1}", (room / wide.max(1.0) * 10.0).floor().min(most * 10.0) / 10.0)
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn a_line_is_as_large_as_its_room() {
        assert_eq!((fit("一技在手", 330.0, 36.0), fit("一二三四五六七八九十", 200.0, 36.0)), ("36.0".to_owned(), "20.0".to_owned()));
        assert_eq!(fit("", 200.0, 36.0), "36.0");
    }
}
