//! What the Markdown room has to say about a file, collected while the tree grows and said once at its end.
//!
//! Holds places only; the sentences are made here, from the whole file's text.

use std::collections::BTreeSet;
use std::ops::Range;

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
    numbered_at: Option<Range<usize>>,
    indented: Option<Range<usize>>,
    deep: Option<Range<usize>>,
    unused: Vec<String>,
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

    /// A picture whose brackets are full-width, which stays text.
    pub(super) fn lost_picture(&mut self, range: Range<usize>) {
        self.lost_picture_at.get_or_insert(range);
    }

    /// A line that starts with a number and a full-width dot.
    pub(super) fn numbered(&mut self, range: Range<usize>) {
        self.numbered_at.get_or_insert(range);
    }

    /// Paragraphs that four blanks made code, read as paragraphs.
    pub(super) fn indented(&mut self, range: Range<usize>) {
        self.indented.get_or_insert(range);
    }

    /// Quotes or lists nested beyond reason.
    pub(super) fn deep(&mut self, range: Range<usize>) {
        self.deep.get_or_insert(range);
    }

    /// A footnote that nothing refers to.
    pub(super) fn unused(&mut self, label: String) {
        self.unused.push(label);
    }

    /// The findings in words; `text` is the whole file.
    pub(super) fn into_diagnostics(self, text: &str, path: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut say = |severity, code, range: Option<Range<usize>>, message: String, hint: &str| {
            let diagnostic = Diagnostic::new(severity, code, path, message).advise(hint);
            found.push(if let Some(range) = range { diagnostic.at(text, range) } else { diagnostic });
        };
        if let Some(range) = self.removed_at {
            let names: Vec<&str> = self.removed.iter().map(String::as_str).collect();
            let message = format!("正文里的 HTML “{}”不会发布，已经去掉。", names.join("”“"));
            say(
                Severity::Warning,
                "html-removed",
                Some(range),
                message,
                "视频请写成单独一行的链接或 ![说明](视频.mp4)，其余内容请用 Markdown 写。",
            );
        }
        if let Some(range) = self.comment_at {
            let message = "HTML 注释“<!--”没有结束，它后面的内容都不会显示。".to_owned();
            say(Severity::Warning, "html-removed", Some(range), message, "在注释的末尾补上“-->”。");
        }
        if let Some(range) = self.word_at {
            let message = "这里有从 Word、WPS 或网页粘贴来的样式，已经去掉，文字保留。".to_owned();
            say(Severity::Hint, "html-word", Some(range), message, "粘贴时选“只保留文本”，版式由专栏统一安排。");
        }
        for (written, range) in self.unsafe_links {
            let message = format!("链接“{written}”可能会运行脚本或夹带数据，已经去掉，文字保留。");
            say(Severity::Warning, "link-unsafe", Some(range), message, "链接请用 https:// 开头的网址或本站的文件；图片请存成文件再引用。");
        }
        if let Some(range) = self.slip_at {
            let message = "“#”后面缺少空格或用了全角“＃”，这一行已当作标题。".to_owned();
            say(Severity::Hint, "heading-slip", Some(range), message, "写成“## 标题”：半角的 #，后面空一格。");
        }
        if let Some(range) = self.picture_at {
            let message = "照片前面用了全角的“！”，已当作照片。".to_owned();
            say(Severity::Hint, "picture-slip", Some(range), message, "写成“![说明](照片.jpg)”：叹号和括号都用半角。");
        }
        if let Some(range) = self.lost_picture_at {
            let message = "“![说明]（照片）”的括号是全角的，照片显示不出来。".to_owned();
            say(Severity::Warning, "picture-slip", Some(range), message, "写成“![说明](照片.jpg)”：叹号和括号都用半角。");
        }
        if let Some(range) = self.numbered_at {
            let message = "“1．”用的是全角的点，不会排成编号列表，已各自成段。".to_owned();
            say(Severity::Hint, "list-slip", Some(range), message, "要编号列表，写成“1. 内容”：半角的点，后面空一格。");
        }
        if let Some(range) = self.indented {
            let message = "行首的四个空格在 Markdown 里表示代码，这里是中文段落，已按段落处理。".to_owned();
            say(Severity::Hint, "indented-text", Some(range), message, "段首不必空格，专栏会自动缩进。");
        }
        if let Some(range) = self.deep {
            let message = "引用或列表套得太深，更里面的层次已合并。".to_owned();
            say(Severity::Hint, "nested-deep", Some(range), message, "一般不超过三层。");
        }
        for label in self.unused {
            let message = format!("脚注“{label}”在正文里没有引用，放在了最后。");
            say(Severity::Hint, "footnote-unused", None, message, "在要加注的地方写上 [^名称]。");
        }
        found
    }
}
