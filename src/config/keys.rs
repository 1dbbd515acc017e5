//! The keys of `zhuanlan.yaml` and `private.yaml` under both names: the one table that reader and documentation share.

use crate::yaml::Key;

const fn key(name: &'static str, zh: &'static [&'static str]) -> Key {
    Key { name, zh }
}

/// Top level of `zhuanlan.yaml`.
pub const CONFIG: &[Key] = &[
    key("title", &["标题"]),
    key("school", &["学校"]),
    key("submit", &["报送"]),
    key("edition", &["活动周", "届次"]),
    key("subtheme", &["分主题"]),
    key("theme", &["外观"]),
    key("base_url", &["网址"]),
    key("footer", &["页脚"]),
    key("links", &["友情链接"]),
    key("public_phones", &["公开电话"]),
    key("show_contacts", &["显示负责人"]),
    key("photos", &["照片"]),
    key("review", &["三审"]),
    key("sections", &["栏目"]),
    key("menu", &["菜单"]),
    key("checklist", &["宣传清单"]),
    key("output", &["输出"]),
    key("cache", &["缓存"]),
];
/// Below `school`.
pub const SCHOOL: &[Key] = &[
    key("name", &["名称", "全称"]),
    key("short", &["简称"]),
    key("kind", &["类别"]),
    key("affiliation", &["隶属"]),
    key("website", &["网址", "官网"]),
    key("address", &["地址"]),
];
/// Below `submit`.
pub const SUBMIT: &[Key] = &[
    key("to", &["报送单位"]),
    key("email", &["邮箱"]),
    key("plan_due", &["方案截止"]),
    key("report_due", &["总结截止"]),
    key("names", &["文件名"]),
    key("mail_limit", &["附件上限"]),
];
/// Below `theme`.
pub const THEME: &[Key] = &[key("name", &["名称"]), key("options", &["选项"])];
/// Below `footer`.
pub const FOOTER: &[Key] = &[key("icp", &["备案号"]), key("police", &["公安备案号"]), key("badges", &["标识"]), key("lines", &["文字"])];
/// A badge of the footer, a link of `links`, an entry of `menu`.
pub const LINK: &[Key] =
    &[key("title", &["标题", "名称"]), key("url", &["链接", "网址"]), key("image", &["图片"]), key("alt", &["替代文字"])];
/// Below `photos`.
pub const PHOTOS: &[Key] = &[
    key("widths", &["宽度"]),
    key("formats", &["格式"]),
    key("quality", &["质量"]),
    key("smallest", &["文件最小"]),
    key("consent", &["授权"]),
];
/// A section.
pub const SECTION: &[Key] = &[key("folder", &["文件夹"]), key("title", &["标题", "名称"]), key("layout", &["版式"])];
/// Below `output`.
pub const OUTPUT: &[Key] = &[key("web_config", &["网站配置"]), key("skip", &["不生成"])];

/// Top level of `private.yaml`.
pub const PRIVATE: &[Key] = &[key("filler", &["填报人"]), key("launch_lead", &["展项负责人"]), key("attendance", &["参会回执"])];
/// The person who fills the forms in.
pub const FILLER: &[Key] = &[key("name", &["姓名"]), key("phone", &["电话", "手机"]), key("dept", &["部门和职务", "部门"])];

/// Whether a word is a key of these files, anywhere in them.
pub fn is_known(word: &str) -> bool {
    const ALL: &[&[Key]] = &[CONFIG, SCHOOL, SUBMIT, THEME, FOOTER, LINK, PHOTOS, SECTION, OUTPUT, PRIVATE, FILLER];
    ALL.iter().flat_map(|group| group.iter()).any(|key| key.name == word || key.zh.contains(&word))
}
