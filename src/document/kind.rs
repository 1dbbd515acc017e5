//! What a file is by the folder it lies in: the kind of a page is its folder, never a key.

use crate::paths::SitePath;

/// The kind of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An event of the week.
    Event,
    /// A news story.
    Story,
    /// A typical case.
    Case,
    /// A typical person.
    Person,
    /// A report in the media.
    Media,
    /// A notice.
    Notice,
    /// An album of photos.
    Album,
    /// A single page, such as about.
    Page,
    /// An article of a section of the site's own.
    Article,
    /// A show item of the launch, form 2-1; no page.
    Exhibit,
    /// A stage programme of the launch, form 2-2; no page.
    Programme,
}

/// The folders below `content/`, with their Chinese names.
const FOLDERS: &[(Kind, &[&str])] = &[
    (Kind::Event, &["events", "活动"]),
    (Kind::Story, &["stories", "动态"]),
    (Kind::Case, &["cases", "案例"]),
    (Kind::Person, &["people", "人物"]),
    (Kind::Media, &["media", "媒体"]),
    (Kind::Notice, &["notices", "通知"]),
    (Kind::Album, &["albums", "图集"]),
    (Kind::Page, &["pages", "单页"]),
];

/// What people call kinds besides.
const OTHER_WORDS: &[(Kind, &[&str])] = &[
    (Kind::Story, &["news", "新闻", "报道", "稿件", "文章"]),
    (Kind::Case, &["典型", "经验"]),
    (Kind::Person, &["典型人物"]),
    (Kind::Media, &["媒体报道", "report"]),
    (Kind::Notice, &["公告", "预告"]),
    (Kind::Album, &["相册", "照片"]),
    (Kind::Page, &["页面"]),
    (Kind::Exhibit, &["exhibit", "exhibits", "展项"]),
    (Kind::Programme, &["programme", "programmes", "program", "节目"]),
];

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 11] = [
        Kind::Event,
        Kind::Story,
        Kind::Case,
        Kind::Person,
        Kind::Media,
        Kind::Notice,
        Kind::Album,
        Kind::Page,
        Kind::Article,
        Kind::Exhibit,
        Kind::Programme,
    ];

    /// The kind of a file below `content/` and the folder that made it so, below `content/`; `sections` are the site's own folders.
    pub fn of<'p>(path: &'p SitePath, sections: &[String]) -> Option<(Kind, &'p str)> {
        let rest = path.as_str().strip_prefix("content/")?;
        let (folder, below) = rest.split_once('/')?;
        if folder == "launch" || folder == "启动仪式" {
            let kind = match below.split_once('/')?.0 {
                "exhibits" | "展项" => Kind::Exhibit,
                "programmes" | "节目" => Kind::Programme,
                _ => return None,
            };
            return Some((kind, folder));
        }
        if sections.iter().any(|section| section == folder) {
            return Some((Kind::Article, folder));
        }
        let known = FOLDERS.iter().find(|(_, names)| names.contains(&folder));
        known.map(|(kind, _)| (*kind, folder))
    }

    /// The kind that somebody means: by its word, its folder or its title, in English or Chinese; `None` for sections too.
    pub fn named(written: &str) -> Option<Kind> {
        let lower = written.trim().to_lowercase();
        let by_folder =
            FOLDERS.iter().find(|(kind, names)| names.contains(&lower.as_str()) || kind.word() == lower || kind.title() == lower);
        let other = |kinds: &[(Kind, &[&str])]| kinds.iter().find(|(_, words)| words.contains(&lower.as_str())).map(|(kind, _)| *kind);
        by_folder.map(|(kind, _)| *kind).or_else(|| other(OTHER_WORDS))
    }

    /// The folders below `content/` of this kind, the English name first.
    pub fn folders(self) -> &'static [&'static str] {
        match self {
            Kind::Exhibit => &["launch/exhibits", "启动仪式/展项"],
            Kind::Programme => &["launch/programmes", "启动仪式/节目"],
            kind => FOLDERS.iter().find(|(known, _)| *known == kind).map_or(&[], |(_, names)| names),
        }
    }

    /// The English folder name, which is also the folder of its pages in the output.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Page => "",
            Kind::Article => "sections",
            Kind::Exhibit | Kind::Programme => "launch",
            kind => FOLDERS.iter().find(|(known, _)| *known == kind).map_or("", |(_, names)| names[0]),
        }
    }

    /// The word of the kind in templates and JSON, such as `event`.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Event => "event",
            Kind::Story => "story",
            Kind::Case => "case",
            Kind::Person => "person",
            Kind::Media => "media",
            Kind::Notice => "notice",
            Kind::Album => "album",
            Kind::Page => "page",
            Kind::Article => "article",
            Kind::Exhibit => "exhibit",
            Kind::Programme => "programme",
        }
    }

    /// The kind in Chinese, as on menus.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Event => "活动安排",
            Kind::Story => "活动动态",
            Kind::Case => "典型案例",
            Kind::Person => "人物风采",
            Kind::Media => "媒体报道",
            Kind::Notice => "通知公告",
            Kind::Album => "活动图集",
            Kind::Page => "单页",
            Kind::Article => "栏目文章",
            Kind::Exhibit => "启动仪式展项",
            Kind::Programme => "启动仪式节目",
        }
    }

    /// Whether a name is one of its folder's or its title, as menus give it.
    pub fn is_called(self, name: &str) -> bool {
        self.title() == name || FOLDERS.iter().any(|(kind, names)| *kind == self && names.contains(&name))
    }

    /// Whether documents of this kind must have a date.
    pub fn needs_date(self) -> bool {
        matches!(self, Kind::Event | Kind::Story | Kind::Case | Kind::Media | Kind::Notice)
    }

    /// Whether documents of this kind have a page of their own.
    pub fn has_page(self) -> bool {
        !matches!(self, Kind::Exhibit | Kind::Programme)
    }
}

/// Whether a file name is a page's: `.md`, `.markdown`, `.txt`, `.md.txt`.
pub fn is_page(path: &SitePath) -> bool {
    matches!(path.ending().as_str(), "md" | "markdown" | "txt") && path.name() != "说明.txt"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_decide_under_both_names() {
        let kind = |path: &str| Kind::of(&SitePath::new(path).expect("a path"), &["majors".into()]).map(|(kind, _)| kind);
        assert_eq!(kind("content/活动/a.md"), Some(Kind::Event));
        assert_eq!(kind("content/events/0521/a.md"), Some(Kind::Event));
        assert_eq!(kind("content/majors/a.md"), Some(Kind::Article));
        assert_eq!(kind("content/launch/programmes/a.md"), Some(Kind::Programme));
        assert_eq!(kind("content/report.md"), None);
        assert_eq!(kind("content/other/a.md"), None);
    }

    #[test]
    fn kinds_are_known_by_what_people_call_them() {
        for (word, kind) in
            [("event", Kind::Event), ("活动", Kind::Event), ("动态", Kind::Story), ("新闻", Kind::Story), ("节目", Kind::Programme)]
        {
            assert_eq!(Kind::named(word), Some(kind), "{word}");
        }
        assert_eq!(Kind::named("majors"), None);
        for kind in [Kind::Event, Kind::Page, Kind::Exhibit] {
            let path = SitePath::new(&format!("content/{}/a.md", kind.folders()[1])).expect("a path");
            assert_eq!(Kind::of(&path, &[]).map(|(kind, _)| kind), Some(kind));
        }
    }
}
