//! What the linter finds and, as important, what it lets stand.

use super::list::Wording;
use crate::checks::fixture::Fixture;

/// A sentence an entry, and sentences that are right although a wrong word seems to stand in them.
const EXAMPLES: &str = include_str!("examples.txt");

/// The codes and messages about a story with this body.
fn said(body: &str) -> Vec<String> {
    of(body, "")
}

fn of(body: &str, own: &str) -> Vec<String> {
    let fixture = Fixture::new().page("content/stories/a.md", &format!("title: 甲\ndate: 5月20日\n---\n{body}\n"));
    fixture.wording(own).into_iter().map(|said| format!("{} {}", said.code, said.message)).collect()
}

#[test]
fn slips_are_found() {
    assert_eq!(said("弘扬公序良序，参加竟赛。"), ["wording-phrase “公序良序”应写作“公序良俗”", "wording-phrase “竟赛”应写作“竞赛”"]);
    assert_eq!(
        said("中小學生參加招聘會"),
        [
            "wording-traditional “學”是繁体字，应写作“学”",
            "wording-traditional “參”是繁体字，应写作“参”",
            "wording-traditional “會”是繁体字，应写作“会”"
        ]
    );
    assert_eq!(said("我们的的学校，，很好"), ["wording-doubled “的的”多了一个字", "wording-doubled “，，”多了一个标点"]);
    assert_eq!(
        said("同学们认真的学习，热情的讲解着。"),
        ["wording-de “认真的学习”一般写作“认真地学习”", "wording-de “热情的讲解”一般写作“热情地讲解”"]
    );
    assert_eq!(said("大家好,欢迎来看"), ["wording-punctuation 中文里用了半角的“,”"]);
    assert_eq!(said("主题是\"一技在手\""), ["wording-quotes 中文里用了半角的引号“\"”"]);
    assert_eq!(said("他说“很好，大家鼓掌”“再来一次"), [""; 0]);
    assert_eq!(said("他说“很好\""), ["wording-quotes 引号前面是“，后面是半角的\""]);
    assert_eq!(said("他说「很好」"), ["wording-quotes 公文里不用“「”这样的引号"]);
    assert_eq!(said("他说”很好”"), ["wording-quotes 这里的“””没有配对"]);
    assert_eq!(said("共２０２４人"), ["wording-width “２０２４”是全角的"]);
    assert_eq!(said("主题为一技在手，一身无忧"), ["wording-name “一技在手，一身无忧”与规定的写法“一技在手，一生无忧”差一个字"]);
    assert_eq!(said("本报讯 昨天开幕"), ["wording-reprint 正文里有“本报讯”，像是转载的报道，却没有写来源"]);
    assert_eq!(said("学习贯彻党的十九大精神"), ["wording-dated “学习贯彻党的十九大精神”像是以前的说法，现在一般写“党的二十大精神”"]);
}

#[test]
fn good_chinese_stands() {
    for body in [
        "参加活动的目的的确是为了了解专业，认真的学习态度、积极的参与者都值得学习。",
        "见 `竟赛` 和 [说明](竟赛.md)，网址 https://example.cn/a,b 与 <b>字</b>。",
        "```\n公序良序,中文\n```",
        "他说：“老师讲‘一技在手’，我记住了。”时间 9:00,地点 A1。",
        "公序良俗、竞赛、部署、圆满，中国—东盟；比分 3:2，第1,200名。",
        "李喆、王堃同学在琛瑛楼，妈妈谢谢老师。",
        "主题“一技在手，一生无忧”。",
    ] {
        assert_eq!(said(body), [""; 0], "{body}");
    }
}

/// A word of the lists, how it is to be written, and a sentence with a `#` for it.
fn examples() -> Vec<(&'static str, &'static str, &'static str)> {
    let lines = EXAMPLES.lines().filter(|line| !line.starts_with('#')).take_while(|line| *line != "对的");
    let parts = |line: &'static str| {
        let mut parts = line.split('|');
        Some((parts.next()?, parts.next()?, parts.next()?))
    };
    lines.map(|line| parts(line).expect("three parts")).collect()
}

#[test]
fn every_entry_is_found_in_its_sentence_and_the_sentence_stands_without_it() {
    let entries = Wording::read(None).value.entries;
    let examples = examples();
    assert!(examples.len() >= 400, "{}", examples.len());
    let without: Vec<_> = entries.iter().filter(|entry| !examples.iter().any(|(wrong, ..)| *wrong == entry.wrong)).collect();
    assert!(without.is_empty() && entries.len() == examples.len(), "without a sentence: {without:?}");
    let sentences = |of: fn(&(&str, &str, &str)) -> String| examples.iter().map(of).collect::<Vec<_>>();
    // A page says no more than five of a kind, so each has its own.
    let wrong = sentences(|(wrong, _, sentence)| sentence.replacen('#', wrong, 1));
    let found = pages(&wrong);
    for (at, (wrong, right, sentence)) in examples.iter().enumerate() {
        let about: Vec<&str> = found.iter().filter(|(page, _)| *page == at).map(|(_, message)| message.as_str()).collect();
        assert!(
            matches!(about[..], [one] if one.contains(&format!("“{wrong}”")) && one.contains(&format!("“{right}”"))),
            "{sentence}: {about:?}"
        );
    }
    assert_eq!(pages(&sentences(|(_, right, sentence)| sentence.replacen('#', right, 1))), []);
}

#[test]
fn sentences_that_only_look_wrong_stand() {
    let lines: Vec<String> = EXAMPLES.lines().skip_while(|line| *line != "对的").skip(1).map(str::to_owned).collect();
    assert!(lines.len() >= 20);
    assert_eq!(pages(&lines), []);
}

/// What is said about many pages with a sentence each: the number of the page, and the message.
fn pages(sentences: &[String]) -> Vec<(usize, String)> {
    let page = |fixture: Fixture, (at, sentence): (usize, &String)| {
        fixture.page(&format!("content/stories/p{at}.md"), &format!("title: 甲\ndate: 5月20日\n---\n{sentence}\n"))
    };
    let said = sentences.iter().enumerate().fold(Fixture::new(), page).wording("");
    let number = |path: &str| path.trim_start_matches("content/stories/p").trim_end_matches(".md").parse().expect("a number");
    said.into_iter().map(|said| (number(&said.path), said.message)).collect()
}

#[test]
fn a_site_adds_words_lets_some_pass_and_switches_rules_off() {
    assert_eq!(of("我校汽修系", "用语: {汽修系: 汽车工程系}\n"), ["wording-phrase “汽修系”应写作“汽车工程系”"]);
    assert_eq!(of("街上的园满成功大厦", "放过: [园满成功大厦]\n"), [""; 0]);
    assert_eq!(of("王學同学", "放过: [學]\n"), [""; 0]);
    assert_eq!(of("好,吗", "关闭: [wording-punctuation]\n"), [""; 0]);
    assert_eq!(
        of("校长李明德讲话", "姓名:\n  - {姓名: 李明得, 职务: 校长}\n"),
        ["wording-name “校长李明德”与姓名和职务“校长李明得”差一个字"]
    );
    assert_eq!(of("好", "关闭: [x]\n"), ["unknown-choice “关闭”里没有“x”"]);
}
