//! Fifty pages as careful people write them, in all the ways that are right: the program has nothing to say about any of them.

use crate::site::Site;

/// Heads and texts of events; each has its own place, so that none clash.
const EVENTS: [&str; 26] = [
    "标题: 校园开放日\n日期: 2024年5月20日\n时间: 9:00—11:30\n地点: 校门口",
    "title: 焊接体验课\ndate: 2024-05-20\ntime: 14:00-16:00\nvenue: 焊接实训室\nexpected: 40",
    "活动名称: 面点课堂\n活动（开放）时间: 5月21日 15:30—17:00\n活动地点（址）: 面点室\n参与人数: 约60人",
    "标题: 汽修义诊\n时间: 5月21日（周二）上午9时30分\n地点: 社区广场\n活动类型: 走进社区",
    "标题: 技能展演\n日期: 5月22日\n时间: 下午3点半\n地点: 大礼堂\n统计: {学生: \"1,200\", 教师: 30}",
    "标题: 老照片展\n日期: 5月20日—22日\n时间: 每天8:00—18:00\n地点: 图书馆\n统计:\n  5月20日: 学生120\n  5月21日: 学生80 教师5",
    "标题: 政策宣讲\n日期: 5月23日\n时间: 全天\n地点: 报告厅\n宣传重点: 1",
    "标题: 云上逛校园\n日期: 5月24日\n时间: 19:30\n地点: 线上\n直播: https://live.example.cn/1",
    "标题: 网上开放日\n日期: 5月24日\n时间: 19:30\n地点: 线上\n直播: {链接: https://live.example.cn/2, 平台: 视频号}",
    "标题: 校企签约\n日期: 5月25日\n时间: 10:00—11:00\n地点: 会议室\n协办: 桂南机电公司、桂北食品公司\n活动类型: [开放企业, 贴近社会]",
    "标题: 汇报演出\n日期: 5月26日\n时间: 20:00—21:30\n地点: 露天剧场\n报名: {链接: https://www.example.cn/bm, 截止: 5月25日 18:00}",
    "标题: 老年人手机课\n日期: 5月22日\n时间: 15：30—17：00\n地点: 一号教室\n参与人员: 社区居民\n人数: 30人",
    "标题: 壮锦体验\n日期: [5月20日, 5月22日, 5月24日]\n时间: 10:00—11:00\n地点: 织机房\n统计: {5月20日: {学生: 20}, 5月22日: {学生: 18}}",
    "标题: 急救课堂\n日期: 5月23日\n开始: 9:00\n结束: 10:30\n地点: 护理室",
    "标题: 农技下乡\n日期: 2024/5/23\n时间: 待定\n地点: 桃花村\n活动类型: 走进乡村\n备注: 带一台播种机",
    "标题: 比武：数控车工\n日期: 2024.5.24\n时间: 8:00—12:00\n地点: 数控车间\n活动类型: 开放赛场",
    "标题: 招生咨询\n日期: 5月25日\n时间: 8:30—17:30\n地点: 教学楼一层\n负责人: 李明，13800001111，招就处主任",
    "标题: 家长夜话\n日期: 5月21日\n时间: 19:30—20:40\n地点: 学术厅\n负责人: {姓名: 黄小燕, 手机: \"13800002222\", 部门: 学工处, 职务: 副处长}",
    "标题: 无人机表演\n日期: 5月26日\n时间: 上午\n地点: 东操场\n状态: 延期",
    "标题: 露天电影\n日期: 5月23日\n时间: 20:00\n地点: 西操场\n状态: 取消",
    "标题: 毕业设计展\n日期: 5月20日至24日\n时间: 9:00—17:00\n地点: 艺术楼\n统计: {5月20日: {学生: 100, 教师: 10}}",
    "标题: 院所开放\n日期: 5月22日\n时间: 14:00—16:00\n地点: 测量研究所\n活动类型: 开放院所\n标签: 开放、测量",
    "标题: 普法小剧场\n日期: 5月24日\n时间: 16:00—17:00\n地点: 小剧场\n宣传重点: [1, 5]\n典型案例: 否",
    "标题: 爱心义卖\n日期: 5月25日\n时间: 9:00—11:00\n地点: 中心花园\n统计: 学生120 教师8 便民服务60",
    "标题: 校友返校\n日期: 5月26日\n时间: 9点半—11点\n地点: 校史馆\n参与人员: 校友、师生",
    "标题: 亲子烘焙\n日期: 5月26日\n时间: 14:00—15:30\n地点: 烘焙室\n摘要: 爸爸妈妈和孩子一起做一炉面包。",
];

/// Texts that are good Chinese and good Markdown.
const TEXTS: [&str; 12] = [
    "欢迎大家来看。",
    "师傅说：“先看图，再动手。”同学们照着做，第一炉就成了。",
    "**重点：**请提前十分钟到场。\n\n- 带身份证复印件\n- 穿平底鞋",
    "## 安排\n\n1. 参观实训室\n2. 体验课\n\n### 地点\n\n实训楼一层。",
    "| 时间 | 内容 |\n| --- | --- |\n| 9:00 | 开幕 |\n| 10:00 | 参观 |",
    "　　今年是第十届活动周，主题是“一技在手，一生无忧”。\n　　来的人比去年多。",
    "活动的目的的确是让家长看一看，看完再选。认真的态度最要紧。",
    "比分 3:2，第1,200名观众入场；网址 https://www.example.cn/a?b=1 可以看回放。",
    "> 技能宝贵，劳动光荣。\n\n——校长的话",
    "中国—东盟的客人也来了，他们说‘很好’。",
    "请看**“纸桥”**比赛，~~改在~~仍在操场举行。[^1]\n\n[^1]: 雨天改在体育馆。",
    "注意：\n\n---\n\n停车在东门。`npm` 不用装。",
];

#[test]
fn fifty_right_pages_raise_no_alarm() {
    let site = Site::new().config("base_url: https://www.example.edu.cn/hdz/\nshow_contacts: 否\n");
    let mut count = 0;
    for (number, head) in EVENTS.iter().enumerate() {
        site.put(&format!("content/events/e{number:02}.md"), format!("---\n{head}\n---\n{}\n", TEXTS[number % TEXTS.len()]));
        count += 1;
    }
    let mut site = site;
    for (number, text) in TEXTS.iter().enumerate() {
        let head =
            format!("标题: 第{number}篇侧记\n日期: 5月2{}日\n活动: e{number:02}\n照片: [s{number}.jpg 学生讲解（韦兰 摄）]", number % 7);
        site = site.file(&format!("content/stories/s{number}.md"), format!("---\n{head}\n---\n{text}\n"));
        site = site.picture(&format!("content/stories/s{number}.jpg"), 1200, 800);
        count += 1;
    }
    let others = [
        ("notices/a.md", "标题: 活动周安排\n日期: 5月8日\n置顶: 是"),
        ("notices/b.md", "title: 停车安排\ndate: 2024-05-19\nsummary: 校门口不停车。"),
        ("notices/c.md", "标题: 雨天安排\n日期: 5月19日\n草稿: 否\n标签: [天气, 安排]"),
        ("cases/a.md", "标题: 把车间搬进社区\n日期: 5月25日\n活动: e03"),
        ("cases/b.md", "标题: 一门课连起两所学校\n日期: 5月26日\n署名: {作者: 陆远, 编辑: 覃芳}"),
        ("people/a.md", "姓名: 韦巧云\n身份: 织锦老师\n类别: 工匠\n荣誉: [自治区工匠, 优秀教师]"),
        ("people/b.md", "标题: 覃大力\n身份: 焊接选手\n类别: 学生\n专业: 焊接技术"),
        ("people/c.md", "姓名: 莫小北\n类别: 校友"),
        (
            "media/a.md",
            "标题: 职校办起嘉年华\n日期: 5月21日\n来源: [{名称: 桂南晚报, 类型: 传统媒体, 日期: 5月21日, 链接: \"https://paper.example.cn/1\"}]",
        ),
        ("media/b.md", "标题: 直播逛校园\n日期: 5月24日\n来源: [{名称: 桂南手机台, 类型: 新媒体, 日期: 5月24日}]\n统计: {新媒体: 2}"),
        ("pages/about.md", "标题: 关于本专栏"),
        ("pages/contact.md", "标题: 怎样来校\n公开电话: [0771-5550000]"),
    ];
    for (path, head) in others {
        site.put(&format!("content/{path}"), format!("---\n{head}\n---\n说明在这里。\n"));
        count += 1;
    }
    assert_eq!(count, 50);
    let run = site.run(&["check", "--today", "2024-05-21", "--external"]);
    let said: Vec<&str> = run.stdout.lines().filter(|line| line.contains("]: ") && line.contains('[')).collect();
    assert!(said.is_empty() && run.code == 0, "{}\n{}", said.join("\n"), run.stdout.split("宣传清单（").next().unwrap_or_default());
    site.build();
}
