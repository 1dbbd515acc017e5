//! `report`: the department's papers, what is missing, what people have edited, and where none of it may lie.

use std::fs;
use std::io::{Cursor, Read};

use crate::picture;
use crate::site::{Run, Site, tree};

const PRIVATE: &str = "填报人: {姓名: 甲某, 电话: \"0771-0000001\", 部门和职务: 干事}\n展项负责人: {姓名: 乙某, 手机: \"13800000102\"}\n参会回执: {联系人: 丙某, 用餐: [5月19日晚餐]}\n";

fn event(title: &str, lines: &str) -> String {
    format!("---\ntitle: {title}\n{lines}\n---\n正文。\n")
}

/// A site with two events, short names of papers and somebody who fills in.
fn site() -> Site {
    Site::new()
        .config("submit: {names: \"{表号}{简名}\"}\n")
        .file("private.yaml", PRIVATE)
        .file(
            "content/events/b.md",
            event("乙活动", "date: 2024-05-21\ntime: 15:30—17:00\nvenue: 东楼\nexpected: 60\ncontact: 丁某，13800000101，系主任\nstats: {students: 60, teachers: 5}"),
        )
        .file("content/events/a.md", event("甲活动", "date: 2024-05-22\nremark: =HYPERLINK(1)\nstats: {students: 40}"))
}

/// The text of a part of a Word or Excel file.
fn part(site: &Site, path: &str, name: &str) -> String {
    let bytes = fs::read(site.path("报送").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// The words of a Word file, a bar between runs and cells.
fn words(site: &Site, path: &str) -> String {
    let xml = part(site, path, "word/document.xml");
    let run = |rest: &str| {
        let (head, rest) = rest.split_once('>')?;
        let text = if head.ends_with('/') { "" } else { rest.split("</w:t>").next()? };
        (head.is_empty() || head.starts_with([' ', '/'])).then(|| text.to_owned())
    };
    xml.split("<w:t").skip(1).filter_map(run).collect::<Vec<_>>().join("|")
}

fn report(site: &Site, args: &[&str], code: i32) -> Run {
    let run = site.run(&[&["report"], args].concat());
    assert_eq!(run.code, code, "{}{}", run.stderr, run.stdout);
    run
}

#[test]
fn forms_hold_events_by_start_with_private_fields_and_totals() {
    let site = site();
    report(&site, &[], 0).says(&["不要上传到网站", "还缺", "1 个活动没有写活动负责人"]);
    let form = words(&site, "1-1活动安排表.docx");
    let row = "|1|青桥职业学校|乙活动|||60|丁某|13800000101|系主任|东楼|5月21日 15:30—17:00||2|青桥职业学校|甲活动";
    assert!(form.contains(row), "{form}");
    assert!(words(&site, "1-2开展情况汇总表.docx").contains("|5月20日—5月26日|2|100|5|"), "{}", words(&site, "1-2开展情况汇总表.docx"));
    let back = words(&site, "2-3参会回执.docx");
    assert!(back.contains("丙某") && back.contains("☑ 5月19日晚餐　☐ 5月20日早餐"), "{back}");
    assert!(words(&site, "2-2舞台展演申请表.docx").contains("乙某|"), "the lead of private.yaml stands in for those that are not written");
    // What begins like a formula is words.
    assert!(part(&site, "1-1活动安排表.xlsx", "xl/sharedStrings.xml").contains("=HYPERLINK(1)"));
    assert!(!part(&site, "1-1活动安排表.xlsx", "xl/worksheets/sheet1.xml").contains("<f>"));
}

#[test]
fn tables_have_a_repeated_head_and_rows_stay_whole() {
    let site = site();
    report(&site, &[], 0);
    let xml = part(&site, "1-1活动安排表.docx", "word/document.xml");
    assert_eq!((xml.matches("<w:tblHeader/>").count(), xml.contains("w:orient=\"landscape\"")), (1, true));
    assert_eq!(xml.matches("<w:tr>").count(), xml.matches("<w:cantSplit/>").count());
    assert!(part(&site, "1-1活动安排表.docx", "word/footer1.xml").contains("PAGE"));
}

#[test]
fn two_runs_write_the_same_bytes() {
    let (one, other) = (site(), site());
    report(&one, &["--zip"], 0);
    report(&other, &["--zip"], 0);
    crate::site::assert_same(&tree(&one.path("报送")), &tree(&other.path("报送")), "two sites of the same content");
    report(&one, &["--zip"], 0).says(&["新写 0 份，更新 0 份"]);
}

#[test]
fn what_somebody_has_edited_is_kept_and_the_cells_that_differ_are_told() {
    let site = site();
    report(&site, &[], 0);
    let path = site.path("报送/1-1活动安排表.docx");
    let edited = edit(&fs::read(&path).expect("a paper"), "word/document.xml", "东楼", "西楼");
    fs::write(&path, &edited).expect("written");
    report(&site, &[], 0).says(&["“1-1活动安排表.docx”有人改过", "1-1活动安排表(2).docx", "第 10 格：文件里是“西楼”，新的是“东楼”"]);
    assert_eq!(fs::read(&path).expect("a paper"), edited);
    assert!(words(&site, "1-1活动安排表(2).docx").contains("东楼"));
    report(&site, &["--force"], 0).says(&["按 --force 换成了新的"]);
    assert!(words(&site, "1-1活动安排表.docx").contains("东楼"));
}

#[test]
fn a_paper_that_was_only_saved_again_and_a_draft_that_was_written_on_are_left_alone() {
    let site = site();
    report(&site, &[], 0);
    let saved = |path: &str, from: &str, to: &str| {
        let path = site.path("报送").join(path);
        let bytes = edit(&fs::read(&path).expect("a paper"), "word/document.xml", from, to);
        fs::write(&path, &bytes).expect("written");
        bytes
    };
    let same = saved("1-1活动安排表.docx", "w:val=\"21\"", "w:val=\"22\"");
    let plan = saved("实施方案.docx", "【请写：本校的指导思想和目标】", "以技能立身。");
    let run = report(&site, &[], 0);
    run.is_silent_about(&["有人改过"]);
    run.says(&["待盖章扫描  实施方案"]);
    assert_eq!(fs::read(site.path("报送/1-1活动安排表.docx")).expect("a paper"), same);
    assert_eq!(fs::read(site.path("报送/实施方案.docx")).expect("a paper"), plan);
    site.put("content/events/c.md", event("丙活动", "date: 2024-05-23"));
    report(&site, &[], 0).says(&["“1-1活动安排表.docx”有人改过", "1-1活动安排表(2).docx"]);
}

/// A Word file with some words of a part replaced.
fn edit(bytes: &[u8], name: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        let mut inside = Vec::new();
        file.read_to_end(&mut inside).expect("bytes");
        let part = file.name().expect("a name").into_owned();
        if part == name {
            inside = String::from_utf8(inside).expect("UTF-8").replace(from, to).into_bytes();
        }
        writer.start_file(part, zip::write::SimpleFileOptions::default()).expect("a part");
        std::io::Write::write_all(&mut writer, &inside).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn a_paper_that_is_open_in_word_is_left_and_the_others_are_written() {
    let site = site();
    site.put("报送/~$2开展情况汇总表.docx", "");
    report(&site, &[], 2).says(&["“1-2开展情况汇总表.docx”正在 WPS 或 Word 里打开"]);
    assert!(!site.path("报送/1-2开展情况汇总表.docx").exists() && site.path("报送/1-1活动安排表.docx").exists());
}

#[test]
fn papers_are_never_part_of_an_output() {
    let site = site();
    report(&site, &["--out", "static/报送"], 2).says(&["不能放在“static”里"]);
    report(&site, &["--out", "public/报送"], 2).says(&["不能放在“public”里"]);
    report(&site, &["--out", "."], 2).says(&["就是网站文件夹"]);
    let web = tempfile::tempdir().expect("a folder");
    let out = web.path().join("web");
    let papers = out.join("papers");
    let text = |path: &std::path::Path| path.display().to_string();
    site.build_with(&["--out", &text(&out)]);
    report(&site, &["--out", &text(&papers)], 2).says(&["生成好的网站"]);
    let apart = web.path().join("apart");
    report(&site, &["--out", &text(&apart.join("papers"))], 0);
    let run = site.run(&["build", "--out", &text(&apart)]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    run.says(&["里有报送材料"]);
    report(&site, &[], 0);
    assert_eq!(fs::read_to_string(site.path("报送/.gitignore")).expect("a file"), "*\n");
    site.build();
    assert!(site.output().iter().all(|(_, bytes)| !bytes.windows(11).any(|window| window == b"13800000101")));
}

#[test]
fn a_template_of_the_site_wins_and_a_wrong_one_is_told() {
    let site = site();
    let template = |text: &str| {
        let body = format!("<w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>");
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
        std::io::Write::write_all(&mut writer, body.as_bytes()).expect("written");
        writer.finish().expect("an archive").into_inner()
    };
    site.put("editions/guangxi-2024/forms/1-2.docx", template("学生 {{ 统计.学生 }} 人次"));
    report(&site, &[], 0);
    assert_eq!(words(&site, "1-2开展情况汇总表.docx"), "学生 100 人次");
    site.put("editions/guangxi-2024/forms/1-2.docx", template("{{ 统计.学声 }}"));
    report(&site, &[], 1).says(&["bad-template", "editions/guangxi-2024/forms/1-2.docx", "{{ 统计.学声 }}", "是不是“统计.学生”"]);
    site.put("editions/guangxi-2024/forms/1-2.docx", "not a file of Word");
    report(&site, &[], 1).says(&["不是能读的 Word 文件", "另存为 .docx"]);
}

#[test]
fn the_summary_has_its_figures_filled_in_and_a_draft_stands_where_there_is_none() {
    let site = site();
    report(&site, &[], 0);
    let draft = words(&site, "总结报告-草稿.docx");
    assert!(draft.contains("一、基本情况") && draft.contains("举办活动 2 场；参与学生 100 人次、参与教师 5 人次。"), "{draft}");
    site.put("content/report.md", "## 基本情况\n\n共{{ 统计.活动 }}场，学生{{ 统计.学生 }}人次。\n\n![看焊接（丁某 摄）](photos/a.jpg)\n");
    site.put("content/photos/a.jpg", picture::from_camera(640, 480, 1));
    report(&site, &[], 0).says(&["填好数字以后有", "要求 500—1000 字", "selected-photo"]);
    let text = words(&site, "总结报告.docx");
    assert!(text.contains("一、基本情况|共2场，学生100人次。|看焊接（丁某 摄）|青桥职业学校"), "{text}");
    assert!(!site.path("报送/总结报告-草稿.docx").exists(), "the draft goes");
    let bytes = fs::read(site.path("报送/总结报告.docx")).expect("a paper");
    assert!(!bytes.windows(picture::CAMERA.len()).any(|window| window == picture::CAMERA.as_bytes()), "the camera's words are gone");
    site.put("content/report.md", "## 基本情况\n\n学生{{ 统计.学声 }}人次。\n");
    report(&site, &[], 1).says(&["bad-template", "content/report.md:3", "是不是“统计.学生”"]);
}

#[test]
fn selected_photos_that_do_not_fit_are_told_and_packed_all_the_same() {
    let site = site().file("content/featured/01 焊接体验.jpg", picture::from_camera(640, 480, 1));
    report(&site, &[], 1).says(&["精选了 1 张照片，要求正好 10 张，其中 1 张不合要求（N4.6、N4.7）", "长边 640 像素"]);
    let packed = fs::read(site.path("报送/精选照片/01-焊接体验.jpg")).expect("a photo");
    let original = picture::from_camera(640, 480, 1);
    assert_eq!(picture::decoded(&packed), picture::decoded(&original));
    assert!(packed.len() < original.len() && !packed.windows(4).any(|window| window == b"Exif"));
    assert!(words(&site, "精选照片/精选照片说明.docx").contains("|01-焊接体验.jpg|焊接体验|"));
    site.remove("content/featured/01 焊接体验.jpg");
    report(&site, &[], 0);
    assert!(!site.path("报送/精选照片/01-焊接体验.jpg").exists(), "a photo that is no longer selected goes");
}

#[test]
fn a_stamped_scan_makes_a_form_ready_until_its_figures_change() {
    let site = site();
    for (path, title) in [("content/events/a.md", "甲活动"), ("content/events/b.md", "乙活动")] {
        let lines = "date: 2024-05-21\nform: 讲座\naudience: 学生\nexpected: 60\nvenue: 东楼\ncontact: 丁某，13800000101，系主任";
        site.put(path, event(title, lines));
    }
    report(&site, &[], 0).says(&["待盖章扫描  表1-1 活动安排表"]);
    site.put("报送/盖章扫描/1-1.pdf", "%PDF-1.4");
    let run = report(&site, &["--zip"], 0);
    assert!(run.stdout.lines().any(|line| line.starts_with("已备好") && line.contains("表1-1")), "{}", run.stdout);
    let archive = site.path("报送/青桥职业学校-实施方案和申报表格报送（5月12日截止）.zip");
    let archive = zip::ZipArchive::new(Cursor::new(fs::read(archive).expect("an archive"))).expect("an archive");
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    assert!(names.contains(&"盖章扫描/1-1.pdf".to_owned()) && names.contains(&"1-1活动安排表.docx".to_owned()), "{names:?}");
    site.put(
        "content/events/c.md",
        event("丙活动", "date: 2024-05-23\nform: 讲座\naudience: 学生\nexpected: 60\nvenue: 东楼\ncontact: 丁某，13800000101，系主任"),
    );
    report(&site, &[], 0).says(&["盖章件已过时  表1-1 活动安排表", "重新打印、盖章、扫描", "再运行一次 zhuanlan report --zip"]);
    let index = words(&site, "报送清单.docx");
    assert!(index.contains("5月12日（周日）") && index.contains("请在5月10日（周五）以前盖好章"), "{index}");
}

#[test]
fn the_brief_of_a_day_is_short_and_says_what_the_site_says() {
    let site = site().file("content/stories/s.md", "---\ntitle: 头一天\ndate: 2024-05-21\n---\n来了很多人。后来下雨了。\n");
    report(&site, &["--day", "5月21日"], 0);
    let text = fs::read_to_string(site.path("报送/每日简报/5月21日快报.txt")).expect("a text");
    assert!(text.chars().count() <= 300, "{text}");
    for part in [
        "5月21日（周二）第 2 天",
        "今天活动 1 场：乙活动（东楼）。",
        "参与学生 60 人次",
        "《头一天》来了很多人。",
        "明天（5月22日）：甲活动。",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(words(&site, "每日简报/5月21日简报.docx").contains("|15:30—17:00|乙活动|东楼|"));
    report(&site, &["--day", "5月29日"], 2).says(&["5月29日不在活动周里"]);
}

#[test]
fn a_page_for_signature_has_its_form_and_its_whole_text() {
    let story = "---\ntitle: 头一天\ndate: 2024-05-21\ndraft: yes\nsources: [{name: 青桥日报, type: 传统媒体}]\nbyline: {author: 丁某, supplied_by: 团委, first: 戊某}\n---\n来了**很多**人。\n\n- 第一\n- 第二\n";
    let site = site().file("content/stories/first.md", story);
    for name in ["first", "头一天", "content/stories/first.md"] {
        report(&site, &["--review", name], 0);
        let text = words(&site, "送审稿/头一天-送审稿.docx");
        for part in ["信息发布审批表", "|供稿部门|团委|作者|丁某|", "|一审|审核人：戊某|", "|来了|很多|人。|", "• |第二|", "来源：青桥日报"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
    report(&site, &["--review", "没有这篇"], 2).says(&["没有找到“没有这篇”"]);
}

#[test]
fn numbers_that_are_no_mobile_numbers_are_told_where_they_stand() {
    let site = site().file("content/events/c.md", event("丙活动", "date: 2024-05-23\ncontact: {name: 己某, phone: \"1380000010\"}"));
    site.put("private.yaml", "参会回执:\n  人员: [{姓名: 甲某, 手机: \"138000001\"}]\n  用餐: [5月18日晚餐]\n");
    let run = report(&site, &[], 0);
    run.says(&["bad-mobile", "content/events/c.md", "11 位数字，这里是 10 位"]);
    run.says(&["参会回执第 1 位人员的号码不是手机号", "（N6.5）", "没有“5月18日晚餐”这一餐"]);
    run.is_silent_about(&["138000001\""]);
}
