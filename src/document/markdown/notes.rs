//! What the Markdown room has to say about a file, collected while the tree grows and said once at its end.
//!
//! Holds places only; the sentences are made here, from the whole file's text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::urls;
use crate::diagnostic::{Diagnostic, Severity};

/// More unsafe links than this in one file say nothing new.
const MOST_UNSAFE: usize = 20;

/// Findings by their kind; ranges are bytes of the whole file.
#[derive(Debug, Default)]
pub(super) struct Notes {
    removed: BTreeSet<String>,
    removed_at: Option<Range<usize>>,
    comment_at: Option<Range<usize>>,
    word_at: Option<Range<usize>>,
    unsafe_links: Vec<(String, Range<usize>)>,
    slip_at: Option<Range<usize>>,
    picture_at: Option<Range<usize>>,
    lost_picture_at: Option<Range<usize>>,
    lost_link_at: Option<Range<usize>>,
    numbered_at: Option<Range<usize>>,
    /// The first paragraph with dashes that make no list, and how many lines have one.
    dashed: Option<(Range<usize>, usize)>,
    fence_at: Option<Range<usize>>,
    indented: Option<Range<usize>>,
    deep: Option<Range<usize>>,
    unused: Vec<String>,
    underlined: Option<Range<usize>>,
    jump: Option<(Range<usize>, u8, u8)>,
    literal_at: Option<Range<usize>>,
}

impl Notes {
    /// Something that carried meaning was dropped: `<script>`, `onclick`.
    pub(super) fn removed(&mut self, what: impl Into<String>, range: Range<usize>) {
        self.removed.insert(what.into());
        self.removed_at.get_or_insert(range);
    }

    /// A comment without an end, which takes all behind it away.
    pub(super) fn open_comment(&mut self, range: Range<usize>) {
        self.comment_at.get_or_insert(range);
    }

    /// Styling of Word or another editor was dropped.
    pub(super) fn word(&mut self, range: Range<usize>) {
        self.word_at.get_or_insert(range);
    }

    /// A link or picture lost its address.
    pub(super) fn unsafe_link(&mut self, written: &str, range: Range<usize>) {
        if self.unsafe_links.len() < MOST_UNSAFE {
            self.unsafe_links.push((written.chars().take(24).collect(), range));
        }
    }

    /// A line that was meant as a heading and read as one.
    pub(super) fn slip(&mut self, range: Range<usize>) {
        self.slip_at.get_or_insert(range);
    }

    /// A picture behind a full-width `！`, read as a picture.
    pub(super) fn picture_slip(&mut self, range: Range<usize>) {
        self.picture_at.get_or_insert(range);
    }

    /// A picture whose brackets are full-width or stand apart, which stays text.
    pub(super) fn lost_picture(&mut self, range: Range<usize>) {
        self.lost_picture_at.get_or_insert(range);
    }

    /// A link whose brackets are full-width, which stays text.
    pub(super) fn lost_link(&mut self, range: Range<usize>) {
        self.lost_link_at.get_or_insert(range);
    }

    /// A line that starts with a number and a full-width dot, or a dot without a blank.
    pub(super) fn numbered(&mut self, range: Range<usize>) {
        self.numbered_at.get_or_insert(range);
    }

    /// Lines that start with a dash without a blank behind it.
    pub(super) fn dashed(&mut self, range: Range<usize>, count: usize) {
        self.dashed.get_or_insert((range, 0)).1 += count;
    }

    /// Code without an end, which takes all behind it away.
    pub(super) fn open_fence(&mut self, range: Range<usize>) {
        self.fence_at.get_or_insert(range);
    }

    /// Paragraphs that four blanks made code, read as paragraphs.
    pub(super) fn indented(&mut self, range: Range<usize>) {
        self.indented.get_or_insert(range);
    }

    /// Quotes or lists nested beyond reason.
    pub(super) fn deep(&mut self, range: Range<usize>) {
        self.deep.get_or_insert(range);
    }

    /// A line that became a heading only because `---` stands right below it.
    pub(super) fn underlined(&mut self, range: Range<usize>) {
        self.underlined.get_or_insert(range);
    }

    /// A heading two or more levels below the one before.
    pub(super) fn jump(&mut self, range: Range<usize>, from: u8, to: u8) {
        self.jump.get_or_insert((range, from, to));
    }

    /// A `**` that stays as it is.
    pub(super) fn literal(&mut self, range: Range<usize>) {
        self.literal_at.get_or_insert(range);
    }

    /// A footnote that nothing refers to.
    pub(super) fn unused(&mut self, label: String) {
        self.unused.push(label);
    }

    /// What is said of headings that nobody meant, skipped levels, stars and dashes without effect, code without an end.
    fn shape(&self, text: &str, path: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut say = |code, range: &Range<usize>, message: String, hint: &str| {
            found.push(Diagnostic::hint(code, path, message).at(text, range.clone()).advise(hint));
        };
        if let Some(range) = &self.underlined {
            let message = "这一行的下面紧跟着 ---，所以成了小标题".to_owned();
            say("underlined-heading", range, message, "要分隔线，在 --- 上面空一行；要小标题，写成 ## 开头");
        }
        if let Some((range, from, to)) = &self.jump {
            let message = format!("小标题从 {from} 级跳到了 {to} 级，中间少了一级");
            let written = format!("写成 {} 开头，一级一级往下", "#".repeat(usize::from(*from) + 1));
            say("heading-jump", range, message, &written);
        }
        // One line alone may be a signature.
        if let Some((range, 2..)) = &self.dashed {
            let (range, line) = line_of(text, range.clone(), |line| line.starts_with('-'));
            let message = "“-”后面少了空格，没有排成列表".to_owned();
            say("list-slip", &(range.start..range.start + 1), message, &format!("要排成列表，写成 - {}", line[1..].trim_start()));
        }
        if let Some(range) = &self.literal_at {
            let message = "这里的“**”没有起作用，会原样显示".to_owned();
            say("literal-mark", range, message, "加粗写成 **文字**：前后成对，里面两头不留空格；不要加粗就删掉");
        }
        if let Some(range) = &self.fence_at {
            let mark: String = text[range.clone()].chars().take(3).collect();
            let message = format!("从这里的“{mark}”起，后面的文字都成了程序代码，会原样显示");
            let hint = format!("代码到哪里为止，就在那里单独加一行 {mark}；不是代码，就删掉这一行");
            found.push(Diagnostic::warning("open-fence", path, message).at(text, range.clone()).advise(hint));
        }
        found
    }

    /// The findings in words; `text` is the whole file.
    pub(super) fn into_diagnostics(self, text: &str, path: &str) -> Vec<Diagnostic> {
        let mut found = self.shape(text, path);
        let mut say = |severity, code, range: Option<Range<usize>>, message: String, hint: &str| {
            let diagnostic = Diagnostic::new(severity, code, path, message).advise(hint);
            found.push(if let Some(range) = range { diagnostic.at(text, range) } else { diagnostic });
        };
        if let Some(range) = self.removed_at {
            let names: Vec<&str> = self.removed.iter().map(String::as_str).collect();
            let message = format!("正文里的网页代码“{}”不能发布，已经去掉", names.join("”“"));
            say(
                Severity::Warning,
                "html-removed",
                Some(range),
                message,
                "视频写成单独一行的网址，或 ![说明](视频.mp4)；别的内容照平常写文字就行",
            );
        }
        if let Some(range) = self.comment_at {
            let message = "注释“<!--”没有结束，它后面的内容都不会显示".to_owned();
            say(Severity::Warning, "html-removed", Some(range), message, "在注释的末尾补上“-->”");
        }
        if let Some(range) = self.word_at {
            let message = "这里有从 Word、WPS 或网页粘贴来的样式，已经去掉，文字保留".to_owned();
            say(Severity::Hint, "html-word", Some(range), message, "粘贴时选“只保留文本”，版式由网页统一安排");
        }
        for (written, range) in self.unsafe_links {
            let (message, hint) = refused(&written, text.get(range.clone()).unwrap_or_default());
            say(Severity::Warning, "link-unsafe", Some(range), message, &hint);
        }
        if let Some(range) = self.slip_at {
            let (range, line) = line_of(text, range, |line| line.starts_with(['#', '＃']));
            let message = "“#”后面少了空格，或者“＃”是全角的，这一行已当作小标题".to_owned();
            let title = line.trim_start_matches(|c: char| !matches!(c, '#' | '＃')).trim_start_matches(['#', '＃']);
            let marks = "#".repeat(line.matches(['#', '＃']).count());
            say(Severity::Hint, "heading-slip", Some(range), message, &format!("写成 {marks} {}", title.trim()));
        }
        if let Some(range) = self.picture_at {
            let start = text[..range.start].rfind(['！', '!']).filter(|at| range.start - at < 12).unwrap_or(range.start);
            let message = "照片前面的叹号是全角的“！”，或者后面多了空格，已当作照片".to_owned();
            let line = text[start..].lines().next().unwrap_or_default().trim_start_matches(['！', '!']).trim();
            say(Severity::Hint, "picture-slip", Some(start..range.start), message, &format!("写成 !{line}"));
        }
        if let Some(range) = self.lost_picture_at {
            let (range, written) = together(text, range, true);
            let message = "放照片的括号是全角的“（）”，或者前面多了空格，照片显示不出来".to_owned();
            say(Severity::Warning, "picture-slip", Some(range), message, &format!("写成 {written}"));
        }
        if let Some(range) = self.lost_link_at {
            let (range, written) = together(text, range, false);
            let message = "链接的括号是全角的“（）”，或者前面多了空格，点不了".to_owned();
            say(Severity::Warning, "link-slip", Some(range), message, &format!("写成 {written}"));
        }
        if let Some(range) = self.numbered_at {
            let number = |line: &str| line.find(|c: char| !is_digit(c)).filter(|at| line[*at..].starts_with(['．', '.']));
            let (range, line) = line_of(text, range, |line| number(line).is_some_and(|at| at > 0));
            let dot = number(&line).unwrap_or_default();
            let rest = line[dot..].trim_start_matches(['．', '.']);
            let message = match line[dot..].starts_with('．') {
                true => "编号后面的点是全角的“．”，没有排成列表，各自成了一段",
                false => "编号的点后面少了空格，没有排成列表，各自成了一段",
            };
            let hint = format!("要排成列表，写成 {}. {}", half_width(&line[..dot]), rest.trim_start());
            let end = range.start + line.len() - rest.len();
            say(Severity::Hint, "list-slip", Some(range.start..end), message.to_owned(), &hint);
        }
        if let Some(range) = self.indented {
            let message = "行首有四个空格，本来表示一段程序代码；这里是中文，已当作普通段落".to_owned();
            say(Severity::Hint, "indented-text", Some(range), message, "段首不用空格，网页会自动空两个字");
        }
        if let Some(range) = self.deep {
            let message = "引用或列表套得太深，更里面的几层合在了一起".to_owned();
            say(Severity::Hint, "nested-deep", Some(range), message, "一般不超过三层");
        }
        for label in self.unused {
            let message = format!("正文里没有标出脚注“{label}”是哪句话的，放在了最后");
            let range = text.find(&format!("[^{label}]:")).map(|at| at..at + label.len() + 3);
            say(Severity::Hint, "footnote-unused", range, message, &format!("在要加注的地方写上 [^{label}]"));
        }
        found
    }
}

/// What is said of a link that was taken out, and the mend; `whole` is its address as written, `shown` as messages show it.
fn refused(shown: &str, whole: &str) -> (String, String) {
    if let Some(meant) = crate::paths::scheme_as_meant(whole) {
        return (format!("链接“{shown}”的开头写错了，已经去掉，文字保留"), format!("写成 {meant}"));
    }
    let message = format!("链接“{shown}”可能会运行脚本或夹带数据，已经去掉，文字保留");
    (message, "链接写 https:// 开头的网址或本站的文件；图片先存成文件".to_owned())
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Full-width digits as plain ones.
fn half_width(digits: &str) -> String {
    digits.chars().map(|c| if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c }).collect()
}

/// The first picture (or link) of a line at or behind a place that stays text for its brackets: where it is, and how it is written.
fn together(text: &str, range: Range<usize>, is_picture: bool) -> (Range<usize>, String) {
    let (range, line) = line_of(text, range, |line| urls::lost(line) == Some(is_picture));
    let Some((close, open)) = urls::apart(&line) else { return (range, line) };
    let words = line[..close].rfind('[').unwrap_or_default();
    let start = line[..words].trim_end_matches(['!', '！']).len();
    let target = line[open..].trim_start_matches(['（', '(']);
    let end = target.find(['）', ')']).unwrap_or(target.len());
    let last = line.len() - target.len() + end + target[end..].chars().next().map_or(0, char::len_utf8);
    let mark = if is_picture { "!" } else { "" };
    (range.start + start..range.start + last, format!("{mark}{}]({})", &line[words..close], target[..end].trim()))
}

/// The first line that fits from the one on in which a range begins, else that one; without the blanks around it.
fn line_of(text: &str, range: Range<usize>, fits: impl Fn(&str) -> bool) -> (Range<usize>, String) {
    let mut at = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    for line in text[at..].split_inclusive('\n') {
        let bare = line.trim();
        if fits(bare) {
            let start = at + line.find(bare).unwrap_or(0);
            return (start..start + bare.len(), bare.to_owned());
        }
        at += line.len();
    }
    let line = text[range.start..].lines().next().unwrap_or_default().to_owned();
    (range, line)
}
