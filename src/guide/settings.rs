//! What every key of `zhuanlan.yaml` and `private.yaml` is for: beside `config::keys`, which has the names.
//!
//! Part of `guide`.

use super::{Group, Shape, Told, told};
use crate::config::{AFFILIATIONS, KINDS, keys};

/// The groups of `zhuanlan.yaml`; the first stands at its top.
pub static GROUPS: &[Group] = &[
    Group { id: "config", title: "zhuanlan.yaml", note: "", keys: keys::CONFIG, told: CONFIG },
    Group { id: "school", title: "学校", note: "", keys: keys::SCHOOL, told: SCHOOL },
    Group { id: "submit", title: "报送", note: "不写的按活动周的通知办。", keys: keys::SUBMIT, told: SUBMIT },
    Group { id: "theme", title: "外观", note: "只写一个名字也行：`外观: qing`。", keys: keys::THEME, told: THEME },
    Group {
        id: "home",
        title: "首页",
        note: "首页分成一块一块。能写的名字：日程条、直播、每日活动、参与进来、招生、动态、数据、照片墙、宣传重点、人物、案例、图集、栏目、开放与走进、媒体、通知、下载。写了的排在前面，按写的先后；没写的跟在后面，按外观原来的先后。没有内容的块自己不出现。只写先后，一行就够：`首页: [招生, 动态]`。外观 su 是两栏，先后在各栏里算。",
        keys: keys::HOME,
        told: HOME,
    },
    Group {
        id: "admissions",
        title: "招生",
        note: "写了就在首页上有“招生”一块，每一项都可以不写。校园开放的活动自己列在里面。电话如果是手机号，还要写进“公开电话”。",
        keys: keys::ADMISSIONS,
        told: ADMISSIONS,
    },
    Group {
        id: "major", title: "招生专业里的每一个", note: "只写名称也行。有同名的网页时，自动连过去。", keys: keys::MAJOR, told: MAJOR
    },
    Group { id: "footer", title: "页脚", note: "", keys: keys::FOOTER, told: FOOTER },
    Group { id: "link", title: "友情链接、标识、菜单里的每一条", note: "", keys: keys::LINK, told: LINK },
    Group { id: "config_photos", title: "照片怎样生成", note: "", keys: keys::PHOTOS, told: PHOTOS },
    Group { id: "section", title: "栏目里的每一个", note: "", keys: keys::SECTION, told: SECTION },
    Group { id: "output", title: "输出", note: "", keys: keys::OUTPUT, told: OUTPUT },
];

/// The groups of `private.yaml`.
pub static PRIVATE: &[Group] = &[
    Group { id: "private", title: "private.yaml", note: "只用来填表，不上网。", keys: keys::PRIVATE, told: TOP_OF_PRIVATE },
    Group { id: "filler", title: "填报人", note: "", keys: keys::FILLER, told: FILLER },
];

const CONFIG: &[Told] = &[
    told("title", Shape::Text, "专栏的标题", "职业教育活动周专栏"),
    told("school", Shape::Map("school"), "学校；必须写名称", "{名称: 某某职业技术学校, 简称: 某某职校, 类别: 中职, 隶属: 市属}"),
    told("edition", Shape::Text, "哪一届活动周：日期、主题、表格、清单都跟着它", "guangxi-2024"),
    told("subtheme", Shape::Text, "学校自己的分主题", "动手试一试"),
    told("theme", Shape::Map("theme"), "网页的样子", "hong"),
    told("home", Shape::Map("home"), "首页上各块的先后，去掉哪几块", "[招生, 动态, 每日活动]"),
    told(
        "admissions",
        Shape::Map("admissions"),
        "首页上的招生：专业、计划、电话、二维码",
        "{专业: [汽车运用与维修, 护理], 电话: 0771-0000000}",
    ),
    told("base_url", Shape::Text, "专栏的网址；写了才有订阅、站点地图、页面二维码", "https://www.example.edu.cn/hdz/"),
    told("submit", Shape::Map("submit"), "材料报给谁、几号截止", "{报送单位: 某某市教育局, 邮箱: hdz@example.edu.cn}"),
    told("footer", Shape::Map("footer"), "页脚", "{备案号: 桂ICP备00000000号-1}"),
    told("links", Shape::List("link"), "友情链接", "[{标题: 某某市教育局, 链接: \"https://example.com/\"}]"),
    told("public_phones", Shape::List(""), "可以公布的电话", "[\"0771-0000000\"]"),
    told("show_contacts", Shape::Flag, "活动页上显示负责人的名字（没有电话）", "否"),
    told("photos", Shape::Map("config_photos"), "照片怎样生成", "{授权: 已统一授权}"),
    told("review", Shape::Choice(&["不检查", "提醒", "必须"]), "动态要不要写齐一审、二审、三审", "提醒"),
    told("sections", Shape::List("section"), "自己的栏目", "[{文件夹: majors, 标题: 专业与实训室, 版式: cards}]"),
    told(
        "menu",
        Shape::List("link"),
        "菜单，按这个顺序；不写就列出有内容的",
        "[events, calendar, stories, {标题: 招生, 链接: \"https://example.com/\"}]",
    ),
    told("checklist", Shape::Choice(&["公开", "内部"]), "宣传清单：公开的网页只说做到了什么；内部的不生成网页", "公开"),
    told("output", Shape::Map("output"), "哪些文件不生成", "{网站配置: 否, 不生成: [ics, json]}"),
    told("cache", Shape::Text, "做好的照片存在哪里，几个专栏可以共用", ".zhuanlan/cache"),
];
const SCHOOL: &[Told] = &[
    told("name", Shape::Text, "全称；必须写", "某某职业技术学校"),
    told("short", Shape::Text, "简称，用在页眉上", "某某职校"),
    told("kind", Shape::Choice(&KINDS), "中职、技工学校、高职、职业本科、教育局、企业", "中职"),
    told("affiliation", Shape::Choice(&AFFILIATIONS), "区直、市属、县属、民办；决定材料报给谁", "市属"),
    told("website", Shape::Text, "学校的网站", "https://www.example.edu.cn/"),
    told("address", Shape::Text, "地址", "某某市某某路 1 号"),
];
const SUBMIT: &[Told] = &[
    told("to", Shape::Text, "报给谁", "某某市教育局"),
    told("email", Shape::Text, "邮箱", "hdz@example.edu.cn"),
    told("plan_due", Shape::Text, "方案截止的日期，带年份", "2024-05-10"),
    told("report_due", Shape::Text, "总结截止的日期，带年份", "2024-05-27"),
    told("names", Shape::Text, "文件怎样起名", "\"{学校}-{表名}\""),
    told("mail_limit", Shape::Text, "一封邮件的附件上限", "45MB"),
];
const THEME: &[Told] = &[
    told("name", Shape::Text, "名称：hong 红、qing 青、su 素，或自己的", "su"),
    told(
        "options",
        Shape::Map(""),
        "这个外观的选项：主色、圆角、疏密、题图、校徽",
        "{主色: \"#8a1538\", 题图: photos/校门.jpg, 校徽: /校徽.png}",
    ),
];
const HOME: &[Told] = &[
    told("order", Shape::List(""), "哪几块排在前面", "[招生, 动态, 每日活动]"),
    told("hide", Shape::List(""), "哪几块不要", "[宣传重点, 数据]"),
];
const ADMISSIONS: &[Told] = &[
    told("majors", Shape::List("major"), "招生专业", "[汽车运用与维修, {名称: 护理, 说明: 三年制}]"),
    told("links", Shape::List("link"), "招生计划、网上报名这样的链接", "[{标题: 招生计划, 链接: \"https://example.com/\"}]"),
    told("phone", Shape::Text, "咨询电话", "0771-0000000"),
    told("hours", Shape::Text, "什么时候有人接", "工作日 8:30—17:30"),
    told("place", Shape::Text, "到哪里问", "行政楼一楼招生办公室"),
    told("text", Shape::Text, "一两句话", "今年有三个专业招初中毕业生。"),
    told("title", Shape::Text, "这一块的标题；不写就是“招生咨询”", "2024年招生"),
    told("code", Shape::Text, "二维码图片；不写的话，第一个链接的二维码由网页画出来", "/招生二维码.png"),
    told("code_text", Shape::Text, "二维码旁边的话", "扫码加招生老师"),
];
const MAJOR: &[Told] = &[
    told("name", Shape::Text, "专业的名称", "护理"),
    told("note", Shape::Text, "学制、层次，几个字", "三年制"),
    told("url", Shape::Text, "介绍它的网页", "majors/nursing.html"),
];
const FOOTER: &[Told] = &[
    told("icp", Shape::Text, "ICP 备案号", "桂ICP备00000000号-1"),
    told("police", Shape::Text, "公安备案号", "桂公网安备45000000000000号"),
    told("badges", Shape::List("link"), "标识，例如事业单位的", "[{图片: /badge.png, 链接: \"https://example.com/\", 替代文字: 事业单位}]"),
    told("lines", Shape::List(""), "别的话，一行一条", "[本专栏由融媒体中心维护。]"),
];
const LINK: &[Told] = &[
    told("title", Shape::Text, "写什么字", "某某市教育局"),
    told("url", Shape::Text, "到哪里去", "https://example.com/"),
    told("image", Shape::Text, "图片", "/badge.png"),
    told("alt", Shape::Text, "图片的替代文字", "事业单位"),
];
const PHOTOS: &[Told] = &[
    told("widths", Shape::List(""), "缩成几种宽度，像素", "[480, 960, 1600]"),
    told("formats", Shape::List(""), "jpeg，或再加 webp", "[webp, jpeg]"),
    told("quality", Shape::Number, "质量，1 到 100", "82"),
    told("smallest", Shape::Flag, "WebP 尽量小，慢一些", "否"),
    told("consent", Shape::Text, "和学生、家长统一签过授权", "已统一授权"),
];
const SECTION: &[Told] = &[
    told("folder", Shape::Text, "content 里的文件夹", "majors"),
    told("title", Shape::Text, "栏目的名字", "专业与实训室"),
    told("layout", Shape::Choice(&["list", "cards", "timeline"]), "list 列表、cards 卡片、timeline 时间线", "cards"),
];
const OUTPUT: &[Told] = &[
    told("web_config", Shape::Flag, "要不要 IIS 用的 web.config", "是"),
    told("skip", Shape::List(""), "不生成：ics、feed、json、search", "[ics]"),
];
const TOP_OF_PRIVATE: &[Told] = &[
    told("filler", Shape::Map("filler"), "谁填的表", "{姓名: 黄小燕, 电话: \"0771-0000000\", 部门和职务: 党政办公室}"),
    told("launch_lead", Shape::Map("lead"), "启动仪式的展项负责人", "{姓名: 李明, 座机: \"0771-0000000\"}"),
    told("attendance", Shape::Map(""), "参会回执：联系人、人员、住宿、用餐", "{联系人: 李明}"),
];
const FILLER: &[Told] = &[
    told("name", Shape::Text, "姓名", "黄小燕"),
    told("phone", Shape::Text, "电话", "0771-0000000"),
    told("dept", Shape::Text, "部门和职务", "党政办公室"),
];
