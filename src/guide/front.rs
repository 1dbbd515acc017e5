//! What every key of the front matter is for, in the words that teachers read: beside `document::keys`, which has the names.
//!
//! Part of `guide`. Manual, schema and templates of new pages are made of this; a test holds it against the keys that the parser knows.

use super::{Group, Shape, Told, told};
use crate::document::{Kind, keys};

/// The groups of keys of pages, in the order of the manual.
pub static GROUPS: &[Group] = &[
    Group { id: "common", title: "每种页面都能用", note: "", keys: keys::COMMON, told: COMMON },
    Group { id: "event", title: "活动", note: "", keys: keys::EVENT, told: EVENT },
    Group { id: "stats", title: "活动、媒体报道的数字", note: "", keys: keys::STATS, told: STATS },
    Group { id: "marks", title: "活动、动态的标记", note: "", keys: keys::MARKS, told: MARKS },
    Group { id: "about", title: "动态、案例、图集：写的是哪场活动", note: "", keys: keys::ABOUT, told: ABOUT },
    Group { id: "byline", title: "动态、案例、人物、通知、单页的署名", note: "", keys: keys::BYLINE, told: BYLINE },
    Group { id: "person", title: "人物", note: "", keys: keys::PERSON, told: PERSON },
    Group {
        id: "exhibit",
        title: "启动仪式展项（表2-1）",
        note: "放在 content/launch/exhibits，不生成网页。",
        keys: keys::EXHIBIT,
        told: EXHIBIT,
    },
    Group {
        id: "programme",
        title: "启动仪式节目（表2-2）",
        note: "放在 content/launch/programmes，不生成网页。",
        keys: keys::PROGRAMME,
        told: PROGRAMME,
    },
];

/// The groups of what stands inside of a key.
pub static INNER: &[Group] = &[
    Group {
        id: "photo",
        title: "照片里的每一张",
        note: "也可以一张一行：`焊接.jpg 学生展示焊接（张三 摄）`。",
        keys: keys::PHOTO,
        told: PHOTO,
    },
    Group { id: "file", title: "附件、视频里的每一个", note: "", keys: keys::FILE, told: FILE },
    Group { id: "source", title: "来源里的每一条", note: "", keys: keys::SOURCE, told: SOURCE },
    Group { id: "channel", title: "同步发布里的每一条", note: "", keys: keys::CHANNEL, told: CHANNEL },
    Group { id: "live", title: "直播、报名", note: "“链接”和“二维码”有一个就够。", keys: keys::LIVE, told: LIVE },
    Group {
        id: "contact",
        title: "负责人",
        note: "不会上网。也可以写成一行：`李明，手机号码，汽修系主任`。",
        keys: keys::CONTACT,
        told: CONTACT,
    },
    Group {
        id: "roles", title: "署名", note: "写在文末的（文：… 图：… 一审：…）也读得懂，不用写两遍。", keys: keys::ROLES, told: ROLES
    },
    Group {
        id: "lead", title: "展项负责人", note: "不会上网；不写就用 private.yaml 里的。", keys: keys::LEAD, told: LEAD
    },
    Group { id: "trial", title: "体验活动里的每一个", note: "", keys: keys::TRIAL, told: TRIAL },
    Group { id: "tick", title: "checklist.yaml 里的每一项", note: "", keys: keys::TICK, told: TICK },
];

/// The groups of keys that a kind of page takes, its own before the common ones.
pub fn of(kind: Kind) -> Vec<&'static Group> {
    let mut groups: Vec<&'static Group> =
        keys::of(kind).iter().filter_map(|table| GROUPS.iter().find(|group| group.keys == *table)).collect();
    groups.sort_by_key(|group| group.id == "common");
    groups
}

const COMMON: &[Told] = &[
    told("title", Shape::Text, "标题；必须写", "校园开放日"),
    told("date", Shape::Text, "哪一天；活动、动态、案例、媒体、通知必须写。一天、几天都行，不写年份就是活动周那一年", "5月20日—22日"),
    told("summary", Shape::Text, "摘要；不写就取正文开头", "三个实训室开门，换轮胎、学点心、看织机。"),
    told("cover", Shape::Text, "封面照片；不写就用第一张", "换轮胎.jpg"),
    told("photos", Shape::List("photo"), "照片；文件夹里没写的排在文后", "[换轮胎.jpg 家长和孩子一起换轮胎（韦兰 摄）]"),
    told("minors", Shape::Flag, "照片里有没有未成年人", "是"),
    told("consent", Shape::Flag, "照片里的人（未成年人由监护人）同意公布", "是"),
    told("focus", Shape::List(""), "宣传重点，写编号或几个字", "[3, 5]"),
    told("tags", Shape::List(""), "标签，用“、”隔开", "校园开放、汽修"),
    told("attachments", Shape::List("file"), "附件", "[活动安排.docx]"),
    told("video", Shape::List("file"), "视频", "[{文件: 开幕.mp4, 名称: 开幕式}]"),
    told(
        "sources",
        Shape::List("source"),
        "引用别家的文章必须写来源；媒体报道写在这里",
        "[{名称: 某某日报, 类型: 传统媒体, 日期: 5月21日, 链接: \"https://example.com/\"}]",
    ),
    told(
        "published",
        Shape::List("channel"),
        "本校公众号等也发了，计入汇总表",
        "[{平台: 微信公众号, 链接: \"https://example.com/\", 日期: 5月21日, 转发: 10}]",
    ),
    told("draft", Shape::Flag, "草稿，不生成", "是"),
    told("pinned", Shape::Flag, "置顶", "是"),
    told("category", Shape::Text, "分类", "实训"),
    told("slug", Shape::Text, "网址里的名字，小写字母、数字、“-”；不写就用文件名的拼音", "open-day"),
    told("aliases", Shape::List(""), "旧网址，点进来会转到这一页", "[old.html]"),
    told("public_phones", Shape::List(""), "这一页要公布的电话", "[\"0771-0000000\"]"),
    told("ignore", Shape::List(""), "这一页不再提醒的代码", "[outside-week]"),
];

const EVENT: &[Told] = &[
    told("time", Shape::Text, "几点到几点，也可以连日期一起写", "9:00—11:30"),
    told("venue", Shape::Text, "在哪里", "实训楼一楼"),
    told("form", Shape::Text, "活动形式", "互动体验"),
    told("opening", Shape::List(""), "四开放、三贴近、两走进里的哪一种", "开放校园"),
    told("audience", Shape::Text, "谁来参加", "初三学生和家长"),
    told("expected", Shape::Number, "预计多少人", "120"),
    told("contact", Shape::Map("contact"), "负责人：姓名，手机，部门和职务。只填表，不上网", "李明，手机号码，汽修系主任"),
    told("organizer", Shape::Text, "主办", "某某职业技术学校"),
    told("host", Shape::Text, "承办", "汽修系"),
    told("department", Shape::Text, "承办部门", "汽修系"),
    told("partners", Shape::List(""), "协办、合作企业", "[某某汽车服务公司]"),
    told("signup", Shape::Map("live"), "怎样报名", "{链接: \"https://example.com/\", 截止: 5月20日}"),
    told("live", Shape::Map("live"), "直播", "{平台: 视频号, 二维码: 直播码.png, 时间: \"5月21日 19:30\"}"),
    told("status", Shape::Choice(&["取消", "延期", "改期"]), "有变动时写：取消、延期、改期", "延期"),
    told("unit", Shape::Text, "安排表里的单位名称；不写就是学校名称", "某某职业技术学校"),
    told("remark", Shape::Text, "备注，只填表，不上网", "热天备伞"),
    told("start", Shape::Text, "开始；写了“时间”就不用写", "9:00"),
    told("end", Shape::Text, "结束；写了“时间”就不用写", "11:30"),
    told("contact_phone", Shape::Text, "负责人的手机，分开写时用。不上网", "手机号码"),
    told("contact_dept", Shape::Text, "负责人的部门和职务，分开写时用。不上网", "汽修系主任"),
];
const STATS: &[Told] = &[told("stats", Shape::Map(""), "人数等，汇总表从这里加；几天的活动可以按天写", "学生120 教师8 家长居民40")];
const MARKS: &[Told] = &[told("highlight", Shape::Flag, "特色亮点活动", "是"), told("case", Shape::Flag, "也算典型案例", "是")];
const ABOUT: &[Told] = &[told("event", Shape::Text, "哪场活动：它的标题或文件名", "校园开放日")];
const BYLINE: &[Told] = &[told(
    "byline",
    Shape::Map("roles"),
    "谁写的、谁拍的、谁审的；也可以写在文末",
    "{作者: 黄小燕, 摄影: 韦兰, 一审: 陆远, 二审: 覃芳, 三审: 莫建国}",
)];
const PERSON: &[Told] = &[
    told("name", Shape::Text, "姓名，就是这一页的标题", "覃晓"),
    told("role", Shape::Text, "身份", "焊接专业学生"),
    told("group", Shape::Choice(&["学生", "教师", "校友", "工匠"]), "学生、教师、校友、工匠", "学生"),
    told("major", Shape::Text, "专业", "焊接技术应用"),
    told("honours", Shape::List(""), "荣誉", "[市级技能大赛一等奖]"),
];
const EXHIBIT: &[Told] = &[
    told("lead", Shape::Map("lead"), "展项负责人。只填表，不上网", "{姓名: 李明, 座机: \"0771-0000000\"}"),
    told("zone", Shape::Text, "展区", "三区"),
    told("display", Shape::List(""), "展板、实物、场景、演示", "[展板, 实物]"),
    told("brief", Shape::Text, "项目简述", "一台小织机，观众自己织三行。"),
    told("needs", Shape::Text, "布展要求。只填表，不上网", "展位 3 米×3 米，电源一路"),
    told("trials", Shape::List("trial"), "体验活动", "[{活动名称: 织三行, 活动内容: 在小织机上织三行}]"),
];
const PROGRAMME: &[Told] = &[
    told("lead", Shape::Map("lead"), "展项负责人。只填表，不上网", "{姓名: 李明, 座机: \"0771-0000000\"}"),
    told("performers", Shape::Number, "几个人演", "12"),
    told("duration", Shape::Text, "节目时长", "5分30秒"),
    told("brief", Shape::Text, "节目简述，写上服装道具和用电", "十二名学生，自带音乐。"),
    told("chapter", Shape::Text, "哪个篇章", "职业院校学生专业技术技能表演"),
];
const CONTACT: &[Told] = &[
    told("name", Shape::Text, "姓名", "李明"),
    told("phone", Shape::Text, "手机", "手机号码"),
    told("dept", Shape::Text, "部门和职务", "汽修系主任"),
    told("post", Shape::Text, "职务，和部门分开写时用", "主任"),
];
const PHOTO: &[Told] = &[
    told("src", Shape::Text, "照片文件", "换轮胎.jpg"),
    told("caption", Shape::Text, "图注", "家长和孩子一起换轮胎"),
    told("alt", Shape::Text, "读给看不见的人听；不写就用图注", "两个人蹲在轮胎旁"),
    told("credit", Shape::Text, "摄影", "韦兰"),
    told("featured", Shape::Flag, "精选照片", "是"),
    told("minors", Shape::Flag, "有未成年人", "是"),
    told("consent", Shape::Flag, "同意公布；写“否”就哪里都不公布", "是"),
];
const FILE: &[Told] = &[
    told("src", Shape::Text, "文件", "活动安排.docx"),
    told("url", Shape::Text, "链接，视频在别处时写", "https://example.com/"),
    told("title", Shape::Text, "名称", "活动安排表"),
    told("poster", Shape::Text, "视频的封面", "开幕.jpg"),
];
const SOURCE: &[Told] = &[
    told("name", Shape::Text, "哪家媒体", "某某日报"),
    told("type", Shape::Choice(&["传统媒体", "网络媒体", "新媒体", "原创"]), "传统媒体、网络媒体、新媒体、原创", "传统媒体"),
    told("date", Shape::Text, "哪天发的", "5月21日"),
    told("url", Shape::Text, "原文的链接", "https://example.com/"),
    told("reprint", Shape::Flag, "转载", "是"),
];
const CHANNEL: &[Told] = &[
    told("channel", Shape::Text, "平台", "微信公众号"),
    told("url", Shape::Text, "链接", "https://example.com/"),
    told("date", Shape::Text, "日期", "5月21日"),
    told("shares", Shape::Number, "转发几次", "10"),
];
const LIVE: &[Told] = &[
    told("url", Shape::Text, "链接", "https://example.com/"),
    told("code", Shape::Text, "二维码图片", "直播码.png"),
    told("platform", Shape::Text, "平台", "视频号"),
    told("from", Shape::Text, "什么时候开始", "5月21日 19:30"),
    told("until", Shape::Text, "什么时候截止", "5月21日 20:30"),
    told("replay", Shape::Text, "回放的链接", "https://example.com/replay"),
];
const ROLES: &[Told] = &[
    told("author", Shape::Text, "作者", "黄小燕"),
    told("photographer", Shape::Text, "摄影", "韦兰"),
    told("supplied_by", Shape::Text, "供稿单位", "汽修系"),
    told("first", Shape::Text, "一审", "陆远"),
    told("second", Shape::Text, "二审", "覃芳"),
    told("third", Shape::Text, "三审", "莫建国"),
    told("editor", Shape::Text, "编辑", "黄小燕"),
    told("proof", Shape::Text, "校对", "韦兰"),
    told("approved", Shape::Text, "审核", "莫建国"),
    told("producer", Shape::Text, "监制", "莫建国"),
];
const LEAD: &[Told] = &[
    told("name", Shape::Text, "姓名", "李明"),
    told("qq", Shape::Text, "QQ", "100000000"),
    told("mobile", Shape::Text, "手机", "手机号码"),
    told("dept", Shape::Text, "部门和职务", "汽修系主任"),
    told("landline", Shape::Text, "座机", "0771-0000000"),
    told("email", Shape::Text, "邮箱", "hdz@example.edu.cn"),
];
const TRIAL: &[Told] = &[
    told("name", Shape::Text, "活动名称", "织三行带回家"),
    told("content", Shape::Text, "活动内容", "在小织机上织三行"),
    told("brief", Shape::Text, "活动简述", "每人约八分钟"),
    told("site", Shape::Text, "场地要求。只填表，不上网", "2 米×2 米"),
];
const TICK: &[Told] = &[
    told("done", Shape::Flag, "做了没有", "是"),
    told("evidence", Shape::Text, "证明：链接或文件", "https://example.com/"),
    told("note", Shape::Text, "说明", "已在校门口直播"),
    told("na", Shape::Text, "不适用，写上理由", "本校无此项"),
];
