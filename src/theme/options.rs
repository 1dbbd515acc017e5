//! What a site chooses of a look: the options that `theme.yaml` declares, checked, and the style sheet that they make.
//!
//! Part of `theme`. Pages may not carry styles of their own, so what is chosen becomes properties in a sheet, made only when something is.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::colour::{Colour, LEAST};
use crate::diagnostic::Diagnostic;
use crate::paths::SitePath;
use crate::source::{Matter, PictureKind, Snapshot};
use crate::value;

/// An option as `theme.yaml` declares it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Declared {
    /// What is written.
    #[serde(rename = "type")]
    pub(super) sort: Sort,
    /// What people call it; it may be written instead of the name.
    #[serde(default)]
    pub(super) title: String,
    /// What is so by itself.
    #[serde(default)]
    pub(super) default: String,
    /// What can be chosen, each with the properties that it sets.
    #[serde(default)]
    of: BTreeMap<String, BTreeMap<String, String>>,
    /// Of a colour: properties of texts, each with how much lighter it is, in hundredths.
    #[serde(default)]
    text: BTreeMap<String, f64>,
    /// Of a colour: properties of grounds under text, likewise.
    #[serde(default)]
    ground: BTreeMap<String, f64>,
    /// Of a colour: what its texts stand on.
    #[serde(default)]
    papers: Vec<String>,
    /// The same in the dark.
    #[serde(default)]
    night: Vec<String>,
    /// Of a colour: the texts that stand on its grounds.
    #[serde(default)]
    over: Vec<String>,
    /// Of a picture: whether it is shown as it is, like a badge, and not as a photo in several sizes.
    #[serde(default)]
    sharp: bool,
    /// Of a picture: its least width in pixels.
    #[serde(default)]
    least: u32,
    /// Of a sharp picture: how many KB its file may have.
    #[serde(default)]
    most: u64,
}

/// The sorts of options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sort {
    /// `#b22222`.
    Colour,
    /// One of several.
    Choice,
    /// Yes or no.
    Flag,
    /// The path of a picture.
    Picture,
}

/// A picture that a site has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The file.
    pub path: SitePath,
    /// What is written in the configuration.
    pub written: String,
    /// Whether it is published as it is.
    pub sharp: bool,
}

/// What is chosen.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Every option with its value.
    pub(super) values: BTreeMap<String, String>,
    /// The pictures among them.
    pub(super) pictures: BTreeMap<String, Shown>,
    /// The style sheet, or empty.
    pub(super) sheet: String,
    /// What is wrong.
    pub(super) said: Vec<Diagnostic>,
}

impl Declared {
    /// For somebody who chooses: `主色：颜色，如 "#a8141e"`.
    pub(super) fn told(&self) -> String {
        if self.title.is_empty() { self.words() } else { format!("{}：{}", self.title, self.words()) }
    }

    /// What can be written.
    fn words(&self) -> String {
        match self.sort {
            Sort::Colour => format!("颜色，如 \"{}\"", self.default),
            Sort::Choice => self.of.keys().cloned().collect::<Vec<_>>().join("、"),
            Sort::Flag => "是、否".to_owned(),
            Sort::Picture if self.sharp => "图片，PNG、JPG 或 SVG，如 校徽.png".to_owned(),
            Sort::Picture => "照片，如 题图.jpg".to_owned(),
        }
    }
}

/// Checks what a site has written against what the look `theme` declares.
pub(super) fn choose(theme: &str, known: &BTreeMap<&String, &Declared>, written: &BTreeMap<String, String>, snapshot: &Snapshot) -> Chosen {
    let config = snapshot.text("zhuanlan.yaml").map_or("", |text| &*text.content);
    let mut chosen =
        Chosen { values: known.iter().map(|(name, option)| ((*name).clone(), option.default.clone())).collect(), ..Chosen::default() };
    let mut lines = Lines::default();
    for (key, value) in written {
        let Some((name, option)) = known.iter().find(|(name, option)| **name == key || (!option.title.is_empty() && option.title == *key))
        else {
            chosen.said.push(unknown(theme, known, key));
            continue;
        };
        if option.sort == Sort::Picture && !value.trim().is_empty() {
            match option.picture(value, snapshot) {
                Ok(shown) => drop(chosen.pictures.insert((*name).clone(), shown)),
                Err((message, advice)) => {
                    let said = Diagnostic::error("bad-option", "zhuanlan.yaml", format!("外观的选项“{key}”：{message}"));
                    let said = place(config, key).map_or(said.clone(), |range| said.at(config, range));
                    chosen.said.push(said.advise(advice));
                }
            }
            continue;
        }
        match option.read(value, &mut lines) {
            Ok(read) => drop(chosen.values.insert((*name).clone(), read)),
            Err(wrong) => {
                let (code, message, advice) = wrong.said(key, option);
                let said = Diagnostic::error(code, "zhuanlan.yaml", message);
                let said = place(config, key).map_or(said.clone(), |range| said.at(config, range));
                chosen.said.push(said.advise(advice));
            }
        }
    }
    chosen.sheet = lines.sheet();
    chosen
}

fn unknown(theme: &str, known: &BTreeMap<&String, &Declared>, key: &str) -> Diagnostic {
    let names: Vec<&str> = known.keys().map(|name| name.as_str()).collect();
    let near = names.iter().map(|name| (strsim::damerau_levenshtein(name, key), name)).min().filter(|(steps, _)| *steps <= 2);
    let hint = match near {
        Some((_, near)) => format!("是不是想写 {near}？可以写：{}", names.join("、")),
        None if names.is_empty() => "这个外观没有选项，删掉这一行".to_owned(),
        None => format!("可以写：{}", names.join("、")),
    };
    Diagnostic::warning("unknown-option", "zhuanlan.yaml", format!("外观“{theme}”没有“{key}”这个选项")).advise(hint)
}

/// Where a key of the look stands in the configuration.
fn place(config: &str, key: &str) -> Option<std::ops::Range<usize>> {
    let from = config.find("外观").or_else(|| config.find("theme"))?;
    let at = config[from..].match_indices(key).map(|(at, _)| from + at).find(|at| {
        let rest = config[at + key.len()..].trim_start();
        rest.starts_with([':', '：'])
    })?;
    Some(at..at + key.len())
}

/// What is wrong with a value.
enum Wrong {
    /// It is none of its sort.
    Sort(String),
    /// It cannot be read well: what was written, on or under what, at which contrast, and the nearest that can.
    Faint { written: String, contrast: f64, better: Option<String> },
}

impl Wrong {
    fn said(self, key: &str, option: &Declared) -> (&'static str, String, String) {
        match self {
            Wrong::Sort(written) if written.is_empty() => {
                let advice = match option.sort {
                    Sort::Colour => format!("颜色要加引号，否则井号后面的都算注释：{key}: \"{}\"", option.default),
                    _ => format!("可以写：{}", option.words()),
                };
                ("bad-option", format!("外观的选项“{key}”是空的"), advice)
            }
            Wrong::Sort(written) => {
                let advice = match option.sort {
                    Sort::Colour => format!("写成六位的颜色，加引号，如 {key}: \"{}\"", option.default),
                    Sort::Choice | Sort::Flag | Sort::Picture => format!("可以写：{}", option.words()),
                };
                let what = match option.sort {
                    Sort::Colour => format!("“{written}”看不出是什么颜色"),
                    Sort::Choice => format!("没有“{written}”这一种"),
                    Sort::Flag => format!("“{written}”看不出是“是”还是“否”"),
                    Sort::Picture => format!("“{written}”不是图片"),
                };
                ("bad-option", format!("外观的选项“{key}”：{what}"), advice)
            }
            Wrong::Faint { written, contrast, better } => {
                let message = format!("外观的选项“{key}”：{written} 和底色的反差只有 {contrast:.1}，字看不清，至少要 {LEAST}");
                let advice =
                    better.map_or_else(|| "换一个深一些的颜色".to_owned(), |better| format!("最接近又看得清的是 {key}: \"{better}\""));
                ("faint-colour", message, advice)
            }
        }
    }
}

impl Declared {
    /// The value as templates have it; what it sets goes to `lines`.
    fn read(&self, written: &str, lines: &mut Lines) -> Result<String, Wrong> {
        let wrong = || Wrong::Sort(written.trim().to_owned());
        match self.sort {
            Sort::Flag => value::flag(written).map(|read| if read.value { "是" } else { "否" }.to_owned()).map_err(|_| wrong()),
            Sort::Choice => {
                let (name, sets) = self.of.get_key_value(written.trim()).ok_or_else(wrong)?;
                lines.light.extend(sets.clone());
                Ok(name.clone())
            }
            Sort::Picture => Err(wrong()),
            Sort::Colour => {
                let colour = Colour::read(written).ok_or_else(wrong)?;
                self.colour(colour, lines)?;
                Ok(colour.written())
            }
        }
    }

    /// A picture must be there, be one, and be large enough for its place; what is not scaled must not be heavy.
    fn picture(&self, written: &str, snapshot: &Snapshot) -> Result<Shown, (String, String)> {
        let Some(file) = snapshot.named(written) else {
            return Err((format!("找不到图片“{written}”"), "图片放在 content 里写它的路径，放在 static 里写 /文件名".to_owned()));
        };
        let Matter::Picture(probe) = &file.matter else {
            return Err((format!("“{written}”不是能放到网页上的图片"), format!("可以写：{}", self.words())));
        };
        let drawn = probe.kind == PictureKind::Svg;
        if drawn && !self.sharp {
            return Err((format!("“{written}”是画出来的图，这里要照片"), "换一张 JPG 照片".to_owned()));
        }
        if !drawn && probe.width < self.least {
            let message = format!("“{written}”只有 {} 像素宽，放上去会糊，至少要 {}", probe.width, self.least);
            return Err((message, "换一张大的，用相机或手机的原图".to_owned()));
        }
        let kilobytes = file.stamp.size.div_ceil(1024);
        if self.sharp && self.most > 0 && kilobytes > self.most {
            let message = format!("“{written}”有 {kilobytes} KB，每一页都要下载它，最多 {} KB", self.most);
            return Err((message, "缩小到 400 像素宽左右再存".to_owned()));
        }
        Ok(Shown { path: file.path.clone(), written: written.to_owned(), sharp: self.sharp })
    }

    /// A colour must be seen on every paper and under every text; in the dark its texts are as much lighter as they must be.
    fn colour(&self, colour: Colour, lines: &mut Lines) -> Result<(), Wrong> {
        let all = |written: &[String]| written.iter().filter_map(|text| Colour::read(text)).collect::<Vec<_>>();
        let (papers, night, over) = (all(&self.papers), all(&self.night), all(&self.over));
        let beside: Vec<Colour> = papers.iter().chain(&over).copied().collect();
        let contrast = colour.worst(&beside);
        if contrast < LEAST {
            let better = colour.readable(&beside).map(Colour::written);
            return Err(Wrong::Faint { written: colour.written(), contrast: (contrast * 10.0).floor() / 10.0, better });
        }
        for (property, shift) in &self.text {
            lines.light.insert(property.clone(), colour.shifted(*shift).readable(&papers).unwrap_or(colour).written());
            let bright = colour.readable(&night).unwrap_or(colour);
            // What is darker than the colour on white is lighter than it on black.
            lines.night.insert(property.clone(), bright.shifted(-shift).readable(&night).unwrap_or(bright).written());
        }
        for (property, shift) in &self.ground {
            let ground = colour.shifted(*shift).readable(&over).unwrap_or(colour).written();
            lines.light.insert(property.clone(), ground.clone());
            lines.night.insert(property.clone(), ground);
        }
        Ok(())
    }
}

/// Properties by day and by night.
#[derive(Default)]
struct Lines {
    light: BTreeMap<String, String>,
    night: BTreeMap<String, String>,
}

impl Lines {
    /// High contrast keeps the look's own colours.
    fn sheet(&self) -> String {
        let block = |lines: &BTreeMap<String, String>| {
            lines.iter().fold(String::new(), |mut block, (property, value)| {
                let _ = write!(block, " {property}: {value};");
                block
            })
        };
        match (self.light.is_empty(), self.night.is_empty()) {
            (true, _) => String::new(),
            (false, true) => format!(":root:not(.contrast) {{{} }}\n", block(&self.light)),
            (false, false) => format!(
                ":root:not(.contrast) {{{} }}\n@media screen and (prefers-color-scheme: dark) {{ :root:not(.contrast) {{{} }} }}\n",
                block(&self.light),
                block(&self.night)
            ),
        }
    }
}
