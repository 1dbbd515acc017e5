//! `import`: sheets, Word files, saved articles, photos and calendars become pages; nothing is written over.

use std::io::{Cursor, Write as _};
use std::path::Path;

use encoding_rs::GBK;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::picture;
use crate::site::{Run, Site};

const TABLE: &str = "职教周活动安排,,,,\n活动名称,活动时间,地点,负责人,联系电话\n校园开放日,5月20日 9:00—11:00,校门口,李明,13800000001\n\
                     焊接体验课,5月21日下午3:30,一号楼,王芳,13800000002\n";

/// Runs `import` on a file that lies outside of the site.
fn import(site: &Site, name: &str, bytes: impl AsRef<[u8]>, more: &[&str]) -> Run {
    let outside = tempfile::tempdir().expect("a folder");
    let path = outside.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    run(site, &path, more)
}

fn run(site: &Site, path: &Path, more: &[&str]) -> Run {
    let path = path.display().to_string();
    site.run(&[&["import", path.as_str()], more].concat())
}

fn page(site: &Site, path: &str) -> String {
    std::fs::read_to_string(site.path(path)).unwrap_or_else(|error| panic!("{path}: {error}")).replace("\r\n", "\n")
}

/// A Word file of a body and its pictures.
fn word(body: &str, pictures: &[&[u8]]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, bytes: &[u8]| {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("written to memory");
    };
    let document =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:r=\"r\" xmlns:a=\"a\"><w:body>{body}</w:body></w:document>");
    part("word/document.xml", document.as_bytes());
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"a\"><w:name w:val=\"Title\"/></w:style></w:styles>";
    part("word/styles.xml", styles.as_bytes());
    let links: String = (1..=pictures.len()).map(|at| format!("<Relationship Id=\"p{at}\" Target=\"media/image{at}.jpg\"/>")).collect();
    part(
        "word/_rels/document.xml.rels",
        format!("<Relationships>{links}<Relationship Id=\"u\" Target=\"https://example.com/a?b=1&amp;c=2\"/></Relationships>").as_bytes(),
    );
    for (at, bytes) in pictures.iter().enumerate() {
        part(&format!("word/media/image{}.jpg", at + 1), bytes);
    }
    writer.finish().expect("an archive").into_inner()
}

fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_table_becomes_a_page_a_row_and_follows_what_nobody_changed_by_hand() {
    let site = Site::new();
    let gbk = |text: &str| GBK.encode(text).0.into_owned();
    let dry = import(&site, "安排.csv", gbk(TABLE), &["--dry-run"]);
    assert_eq!(dry.code, 0, "{}{}", dry.stdout, dry.stderr);
    dry.says(&["新建", "校园开放日", "5月20日 9:00—11:00", "校门口", "0521-han-jie-ti-yan-ke.txt", "什么都没有写"]);
    assert!(!site.path("content").exists());
    import(&site, "安排.csv", gbk(TABLE), &[]).says(&["写了 2 个网页文件"]);
    let open = "content/events/0520-xiao-yuan-kai-fang-ri.txt";
    let weld = "content/events/0521-han-jie-ti-yan-ke.txt";
    assert!(
        page(&site, open).starts_with("---\n标题: 校园开放日\n时间: 5月20日 9:00—11:00\n地点: 校门口\n负责人: 李明\n"),
        "{}",
        page(&site, open)
    );
    site.build();
    // The same once more: nothing to do.
    import(&site, "安排.csv", gbk(TABLE), &[]).says(&["没有变化", "写了 0 个网页文件"]);
    // A clerk changes the table, a teacher has changed one place by hand.
    site.put(weld, page(&site, weld).replace("一号楼", "二号楼") + "自己写的正文。\n");
    let changed = TABLE.replace("一号楼", "三号楼").replace("下午3:30", "下午4:00").replace("校门口", "操场");
    let run = import(&site, "安排.csv", gbk(&changed), &[]);
    run.says(&["更新", "写了 2 个网页文件", "手改过，没有动"]);
    let text = page(&site, weld);
    assert!(text.contains("下午4:00") && text.contains("二号楼") && text.ends_with("自己写的正文。\n"), "{text}");
    assert!(page(&site, open).contains("地点: 操场"));
}

#[test]
fn what_is_there_stays_doublets_are_listed_and_faults_name_their_cells() {
    let own = "---\n标题: 校园开放日\n日期: 5月20日\n---\n自己的页面。\n";
    let site = Site::new().file("content/活动/开放日.md", own);
    let outside = tempfile::tempdir().expect("a folder");
    std::fs::write(outside.path().join("一.csv"), TABLE).expect("a file");
    std::fs::write(outside.path().join("二.csv"), format!("{TABLE}讲座,五月廿三,礼堂,,\n")).expect("a file");
    std::fs::write(outside.path().join("三.doc"), "x").expect("a file");
    let run = run(&site, outside.path(), &[]);
    assert_eq!(run.code, 1);
    run.says(&["已有，不动", "重复，跳过", "二.csv", "B5 格", "另存为 .docx"]);
    assert_eq!(page(&site, "content/活动/开放日.md"), own);
    assert!(page(&site, "content/活动/0521-han-jie-ti-yan-ke.md").contains("焊接体验课"));
}

#[test]
fn a_word_article_is_a_story_with_its_pictures_and_a_word_table_is_events() {
    let site = Site::new();
    let photo = picture::jpeg("焊接", 640, 480);
    let body = [
        paragraph("a", "焊花迎客来"),
        paragraph("", "5月21日上午，来了很多人*。"),
        paragraph("1", "动手体验"),
        "<w:p><w:r><w:t xml:space=\"preserve\">孩子们在</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>实训室</w:t></w:r><w:del><w:r><w:delText>删掉的</w:delText></w:r></w:del><w:hyperlink r:id=\"u\"><w:r><w:t>看视频</w:t></w:r></w:hyperlink></w:p>".into(),
        "<w:p><w:r><w:drawing><a:blip r:embed=\"p1\"/></w:drawing></w:r></w:p>".into(),
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>学生在焊接（张三 摄）</w:t></w:r></w:p>".into(),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>人数</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>焊接</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>60</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".into(),
        paragraph("", "（供稿：机电系 文：李四 一审：王五）"),
    ]
    .concat();
    import(&site, "报道.docx", word(&body, &[&photo]), &[]).says(&["新建", "焊花迎客来"]);
    let text = page(&site, "content/stories/0521-han-hua-ying-ke-lai/index.txt");
    for part in [
        "标题: 焊花迎客来\n",
        "来了很多人\\*。",
        "## 动手体验",
        "孩子们在**实训室**",
        "[看视频](<https://example.com/a?b=1&c=2>)",
        "![学生在焊接（张三 摄）](01.jpg)",
        "| 焊接 | 60 |",
        "（供稿：机电系 文：李四 一审：王五）",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("删掉的"));
    site.build();
    let html = site.read("stories/0521-han-hua-ying-ke-lai.html");
    assert!(html.contains("<strong>实训室</strong>") && html.contains("机电系") && html.contains("张三"), "{html}");

    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let table = format!("<w:tbl>{}{}</w:tbl>", row(["项目名称", "时间", "地点"]), row(["茶艺体验", "5月22日 9:00", "茶艺室"]));
    import(&site, "安排.docx", word(&table, &[]), &[]).says(&["茶艺体验"]);
    assert!(page(&site, "content/events/0522-cha-yi-ti-yan.txt").contains("地点: 茶艺室"));
}

#[test]
fn a_saved_wechat_article_is_a_story_without_banners_and_codes() {
    let site = Site::new();
    let outside = tempfile::tempdir().expect("a folder");
    let html = "<!-- saved from url=(0040)https://mp.weixin.qq.com/s/abc --><html><head><meta property=\"og:title\" content=\"技能点亮青桥\"></head><body>\
        <h1 id=\"activity-name\">\n 技能点亮青桥 </h1><a id=\"js_name\"> 青桥职校发布 </a><em id=\"publish_time\">2024年5月22日 16:00</em>\
        <div id=\"js_content\" style=\"visibility:hidden\"><section style=\"text-align:center\">点击上方蓝字关注我们</section>\
        <p><img data-src=\"https://mmbiz.example.com/1/640\" src=\"./wx_files/640\"></p><section style=\"text-align: center;\">同学们在修家电</section>\
        <p>志愿者<strong>走进</strong>社区&nbsp;。</p><section><section><p>修好二十台风扇。</p></section></section>\
        <p>扫码关注我们</p><p><img src=\"./wx_files/code\"></p><p>往期推荐</p><p>旧文章</p></div><script>var x;</script><div id=\"js_pc_qr_code\">别的</div></body></html>";
    std::fs::create_dir(outside.path().join("wx_files")).expect("a folder");
    std::fs::write(outside.path().join("wx.html"), html).expect("a file");
    std::fs::write(outside.path().join("wx_files/640"), picture::jpeg("家电", 640, 480)).expect("a file");
    std::fs::write(outside.path().join("wx_files/code"), picture::jpeg("码", 300, 300)).expect("a file");
    run(&site, &outside.path().join("wx.html"), &[]).says(&["技能点亮青桥"]);
    let text = page(&site, "content/stories/0522-ji-neng-dian-liang-qing-qiao/index.txt");
    for part in [
        "名称: 青桥职校发布",
        "链接: https://mp.weixin.qq.com/s/abc",
        "同步发布:",
        "![同学们在修家电](01.jpg)",
        "志愿者**走进**社区",
        "修好二十台风扇。",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    for gone in ["关注", "往期", "旧文章", "别的", "02.jpg", "style", "<"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    site.build();
}

#[test]
fn a_folder_of_photos_is_an_album_and_a_calendar_is_events() {
    let site = Site::new();
    let outside = tempfile::tempdir().expect("a folder");
    let album = outside.path().join("开放日照片");
    std::fs::create_dir(&album).expect("a folder");
    for name in ["IMG_10.jpg", "IMG_2.jpg"] {
        std::fs::write(album.join(name), picture::jpeg(name, 640, 480)).expect("a photo");
    }
    std::fs::write(album.join("坏.jpg"), "no picture").expect("a file");
    std::fs::write(album.join("说明.txt"), "IMG_2.jpg 茶艺展示（张三 摄）\n").expect("captions");
    run(&site, &album, &[]).says(&["2 张照片", "坏.jpg"]);
    let text = page(&site, "content/albums/kai-fang-ri-zhao-pian/index.txt");
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
    assert!(at("文件: IMG_2.jpg") < at("文件: IMG_10.jpg") && text.contains("说明: 茶艺展示") && text.contains("摄影: 张三"));
    site.build();
    assert!(site.read("albums/kai-fang-ri-zhao-pian.html").contains("茶艺展示"));

    let ics = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:职教论坛\r\nDTSTART:20240522T010000Z\r\nDTEND:20240522T030000Z\r\nLOCATION:报告\r\n 厅\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    import(&site, "日程.ics", ics, &[]).says(&["职教论坛"]);
    let text = page(&site, "content/events/0522-zhi-jiao-lun-tan.txt");
    assert!(text.contains("时间: 2024年5月22日 9:00—11:00\n地点: 报告厅\n"), "{text}");
    site.build();
}

#[test]
fn hostile_material_is_refused_in_words() {
    let site = Site::new();
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(3000), "</w:tc></w:tr></w:tbl>".repeat(3000));
    for (name, bytes) in [
        ("a.docx", b"PK\x03\x04broken".to_vec()),
        ("b.xlsx", b"no zip".to_vec()),
        ("c.docx", word(&deep, &[])),
        ("d.html", b"<html><body><div id=\"js_content\"></div></body></html>".to_vec()),
        ("e.mht", b"Content-Type: multipart/related; boundary=x\n\n--x\n--x\n".to_vec()),
        ("f.ics", b"BEGIN:VEVENT\nDTSTART:2024\n".to_vec()),
        ("g.et", b"x".to_vec()),
    ] {
        let run = import(&site, name, bytes, &[]);
        assert_eq!(run.code, 1, "{name}: {}{}", run.stdout, run.stderr);
        run.says(&[name]);
        run.is_silent_about(&["panicked"]);
    }
    let tags = "<div><table><tr><td>".repeat(20_000);
    import(&site, "深.html", tags, &[]).is_silent_about(&["panicked", "overflow"]);
    let run = site.run(&["import", "没有这个文件.xlsx"]);
    assert_eq!(run.code, 2);
    run.says(&["找不到"]);
}
