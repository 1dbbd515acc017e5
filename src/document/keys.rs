//! Every key of the front matter under both names: the one table that reader, messages and manual share.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::kind::Kind;
use crate::yaml::Key;

const fn key(name: &'static str, zh: &'static [&'static str]) -> Key {
    Key { name, zh }
}

/// Keys of every page.
pub const COMMON: &[Key] = &[
    key("title", &["标题", "活动名称", "项目名称", "节目名称"]),
    key("date", &["日期"]),
    key("slug", &["网页名", "网址名"]),
    key("summary", &["摘要"]),
    key("cover", &["封面"]),
    key("photos", &["照片", "图片"]),
    key("minors", &["含未成年人"]),
    key("consent", &["授权", "已授权"]),
    key("tags", &["标签"]),
    key("focus", &["宣传重点"]),
    key("draft", &["草稿"]),
    key("pinned", &["置顶"]),
    key("attachments", &["附件"]),
    key("video", &["视频"]),
    key("sources", &["来源"]),
    key("published", &["同步发布"]),
    key("category", &["分类"]),
    key("ignore", &["忽略"]),
    key("aliases", &["旧网址"]),
    key("public_phones", &["公开电话"]),
];
/// Keys of events.
pub const EVENT: &[Key] = &[
    key("time", &["时间", "活动时间", "活动（开放）时间", "活动(开放)时间"]),
    key("start", &["开始"]),
    key("end", &["结束"]),
    key("unit", &["单位名称"]),
    key("organizer", &["主办", "主办单位"]),
    key("host", &["承办", "承办单位"]),
    key("department", &["承办部门"]),
    key("partners", &["协办", "协办单位", "合作企业"]),
    key("venue", &["地点", "活动地点", "活动地点（址）", "活动地点(址)"]),
    key("form", &["形式", "活动形式"]),
    key("audience", &["参与人员", "活动参与人员", "对象"]),
    key("expected", &["人数", "参与人数", "预计人数"]),
    key("opening", &["活动类型", "开放类型"]),
    key("contact", &["负责人", "活动负责人"]),
    key("contact_phone", &["活动负责人手机号码"]),
    key("contact_dept", &["活动负责人部门和职务"]),
    key("status", &["状态"]),
    key("remark", &["备注"]),
    key("live", &["直播"]),
    key("signup", &["报名"]),
];
/// Numbers of people and things, on events and media reports.
pub const STATS: &[Key] = &[key("stats", &["统计"])];
/// Marks of events and stories.
pub const MARKS: &[Key] = &[key("highlight", &["特色亮点"]), key("case", &["典型案例"])];
/// The event that a page tells of.
pub const ABOUT: &[Key] = &[key("event", &["活动"])];
/// Who wrote, took pictures and read over.
pub const BYLINE: &[Key] = &[key("byline", &["署名"])];
/// Keys of people.
pub const PERSON: &[Key] =
    &[key("name", &["姓名"]), key("role", &["身份"]), key("group", &["类别"]), key("major", &["专业"]), key("honours", &["荣誉"])];
/// Keys of form 2-1.
pub const EXHIBIT: &[Key] = &[
    key("lead", &["展项负责人"]),
    key("zone", &["展区", "展区类别"]),
    key("display", &["展示形式"]),
    key("brief", &["项目简述"]),
    key("needs", &["布展要求"]),
    key("trials", &["体验活动"]),
];
/// Keys of form 2-2.
pub const PROGRAMME: &[Key] = &[
    key("lead", &["展项负责人"]),
    key("performers", &["参演人数"]),
    key("duration", &["节目时长", "时长"]),
    key("brief", &["节目简述"]),
    key("chapter", &["篇章"]),
];

/// A person in charge.
pub const CONTACT: &[Key] = &[
    key("name", &["姓名", "活动负责人"]),
    key("phone", &["手机", "电话", "活动负责人手机号码"]),
    key("dept", &["部门和职务", "部门"]),
    key("post", &["职务"]),
];
/// A photo.
pub const PHOTO: &[Key] = &[
    key("src", &["文件"]),
    key("caption", &["说明", "图注"]),
    key("alt", &["替代文字"]),
    key("credit", &["摄影"]),
    key("featured", &["精选"]),
    key("minors", &["含未成年人"]),
    key("consent", &["授权", "已授权"]),
];
/// An attachment or a video.
pub const FILE: &[Key] = &[key("src", &["文件"]), key("url", &["链接"]), key("title", &["名称", "标题"]), key("poster", &["封面"])];
/// A source.
pub const SOURCE: &[Key] =
    &[key("name", &["名称", "媒体"]), key("type", &["类型"]), key("date", &["日期"]), key("url", &["链接"]), key("reprint", &["转载"])];
/// A place where the same content was published.
pub const CHANNEL: &[Key] = &[key("channel", &["平台"]), key("url", &["链接"]), key("date", &["日期"]), key("shares", &["转发"])];
/// A live stream or a sign-up.
pub const LIVE: &[Key] = &[
    key("url", &["链接"]),
    key("code", &["二维码"]),
    key("platform", &["平台"]),
    key("from", &["时间"]),
    key("until", &["截止"]),
    key("replay", &["回放"]),
];
/// A byline.
pub const ROLES: &[Key] = &[
    key("author", &["作者", "文", "撰稿", "通讯员", "文字"]),
    key("photographer", &["摄影", "图", "图片"]),
    key("supplied_by", &["供稿", "供稿单位"]),
    key("first", &["一审", "初审"]),
    key("second", &["二审", "复审"]),
    key("third", &["三审", "终审"]),
    key("editor", &["编辑", "责编"]),
    key("proof", &["校对"]),
    key("approved", &["审核"]),
    key("producer", &["监制"]),
];
/// A lead of the launch.
pub const LEAD: &[Key] = &[
    key("name", &["姓名"]),
    key("qq", &["QQ"]),
    key("mobile", &["手机"]),
    key("dept", &["部门和职务", "部门"]),
    key("landline", &["座机"]),
    key("email", &["邮箱", "E-mail"]),
];
/// A trial activity of form 2-1.
pub const TRIAL: &[Key] =
    &[key("name", &["活动名称"]), key("content", &["活动内容"]), key("brief", &["活动简述"]), key("site", &["场地要求"])];
/// An item of `checklist.yaml`.
pub const TICK: &[Key] = &[key("done", &["完成"]), key("evidence", &["证明"]), key("note", &["说明"]), key("na", &["不适用"])];

/// The tables of keys that a kind of page takes.
pub fn of(kind: Kind) -> &'static [&'static [Key]] {
    match kind {
        Kind::Event => &[COMMON, EVENT, STATS, MARKS],
        Kind::Story => &[COMMON, MARKS, ABOUT, BYLINE],
        Kind::Case => &[COMMON, ABOUT, BYLINE],
        Kind::Person => &[PERSON, COMMON, BYLINE],
        Kind::Media => &[COMMON, STATS],
        Kind::Album => &[COMMON, ABOUT],
        Kind::Notice | Kind::Page | Kind::Article => &[COMMON, BYLINE],
        Kind::Exhibit => &[COMMON, EXHIBIT],
        Kind::Programme => &[COMMON, PROGRAMME],
    }
}

/// The kinds of page that take a key, by any of its names.
pub fn owners(word: &str) -> &'static [Kind] {
    let of = |word: &str| BY_NAME.get(word).map(|known| &*known.owners);
    // English names are read in any case.
    of(word).filter(|owners| !owners.is_empty()).or_else(|| of(&word.to_ascii_lowercase())).unwrap_or_default()
}

/// Every name of a key of pages, by its English one.
pub fn names_of(name: &str) -> Vec<&'static str> {
    let all = Kind::ALL.into_iter().flat_map(of).flat_map(|group| group.iter());
    let mut names: Vec<&str> =
        all.filter(|key| key.name == name).flat_map(|key| std::iter::once(key.name).chain(key.zh.iter().copied())).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether a word is a key anywhere in a front matter.
pub fn is_known(word: &str) -> bool {
    BY_NAME.get(word).is_some()
}

/// What is known of a name of a key.
#[derive(Debug, Default)]
struct Known {
    /// The kinds of page that take it at the top.
    owners: Vec<Kind>,
}

/// Every name of every key: asked of each line of each page.
static BY_NAME: LazyLock<HashMap<&str, Known, ahash::RandomState>> = LazyLock::new(|| {
    const INNER: &[&[Key]] = &[CONTACT, PHOTO, FILE, SOURCE, CHANNEL, LIVE, ROLES, LEAD, TRIAL];
    let names = |group: &'static [Key]| group.iter().flat_map(|key| std::iter::once(key.name).chain(key.zh.iter().copied()));
    let mut by_name: HashMap<&str, Known, ahash::RandomState> = HashMap::with_hasher(ahash::RandomState::with_seeds(1, 2, 3, 4));
    for kind in Kind::ALL {
        for name in of(kind).iter().flat_map(|group| names(group)) {
            let owners = &mut by_name.entry(name).or_default().owners;
            if owners.last() != Some(&kind) {
                owners.push(kind);
            }
        }
    }
    for name in INNER.iter().flat_map(|group| names(group)) {
        by_name.entry(name).or_default();
    }
    by_name
});
