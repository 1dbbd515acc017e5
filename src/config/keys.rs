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
    key("home", &["首页"]),
    key("admissions", &["招生"]),
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
/// Below `home`.
pub const HOME: &[Key] = &[key("order", &["顺序"]), key("hide", &["不显示"])];
/// Below `admissions`.
pub const ADMISSIONS: &[Key] = &[
    key("title", &["标题"]),
    key("text", &["文字", "简介"]),
    key("majors", &["专业", "招生专业"]),
    key("links", &["链接"]),
    key("phone", &["电话", "咨询电话"]),
    key("hours", &["时间", "咨询时间"]),
    key("place", &["地点", "咨询地点"]),
    key("code", &["二维码"]),
    key("code_text", &["二维码说明"]),
];
/// Something that can be learnt.
pub const MAJOR: &[Key] = &[key("name", &["名称", "专业"]), key("note", &["说明"]), key("url", &["链接", "网址"])];
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
/// A lead of the launch.
pub const LEAD: &[Key] = &[
    key("name", &["姓名"]),
    key("qq", &["QQ"]),
    key("mobile", &["手机", "手机号码"]),
    key("dept", &["部门和职务", "部门"]),
    key("landline", &["座机"]),
    key("email", &["邮箱", "E-mail"]),
];
/// Attendance of the launch.
pub const ATTENDANCE: &[Key] = &[
    key("contact", &["联系人", "联系人姓名"]),
    key("phone", &["手机", "手机号码"]),
    key("email", &["邮箱", "E-mail"]),
    key("people", &["人员", "参会人员"]),
    key("rooms", &["住宿", "住宿要求"]),
    key("meals", &["用餐", "用餐情况"]),
];
/// Somebody who attends.
pub const ATTENDEE: &[Key] = &[
    key("name", &["姓名"]),
    key("sex", &["性别"]),
    key("post", &["职务"]),
    key("phone", &["手机", "手机号码"]),
    key("arrive", &["抵达", "抵达时间"]),
    key("leave", &["离开", "离开时间"]),
];
/// Rooms.
pub const ROOMS: &[Key] =
    &[key("standard", &["标准间"]), key("single", &["单人间"]), key("none", &["不住宿"]), key("from", &["自"]), key("to", &["至"])];

/// Whether a word is a key of these files, anywhere in them.
pub fn is_known(word: &str) -> bool {
    const ALL: &[&[Key]] = &[
        CONFIG, SCHOOL, SUBMIT, THEME, HOME, ADMISSIONS, MAJOR, FOOTER, LINK, PHOTOS, SECTION, OUTPUT, PRIVATE, FILLER, LEAD, ATTENDANCE,
        ATTENDEE, ROOMS,
    ];
    ALL.iter().flat_map(|group| group.iter()).any(|key| key.name == word || key.zh.contains(&word))
}
