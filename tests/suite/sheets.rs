//! Sheets, pages and Word files as strangers send them: nothing private is published, nothing is lost, nothing ends the program.

use std::io::{Cursor, Write as _};
use std::path::Path;

use encoding_rs::{GB18030, UTF_16LE};
use rust_xlsxwriter::{Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::picture;
use crate::site::{Run, Site};

const TABLE: &str =
    "活动名称,活动时间,地点,负责人,联系电话\n开放日,5月20日 9:00—11:00,校门口,李明,13800000001\n讲座,5月21日 9:00,礼堂,王芳,13800000002\n";

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("written to memory");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A workbook of one sheet, its XML and its shared texts as given.
fn workbook(sheet: &str, texts: &str) -> Vec<u8> {
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                     <Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
    let top = "<Relationships><Relationship Id=\"r0\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    archive(&[
        ("_rels/.rels", top.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", format!("<sst>{texts}</sst>").as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>").as_bytes()),
    ])
}

fn cell(address: &str, text: &str) -> String {
    format!("<c r=\"{address}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// An `.ods` of these rows.
fn open_document(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: &&[&str]| format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>());
    let table = format!(
        "<office:document-content><table:table table:name=\"表\">{}</table:table></office:document-content>",
        rows.iter().map(row).collect::<String>()
    );
    archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", table.as_bytes())])
}

fn import_path(site: &Site, path: &Path, more: &[&str]) -> Run {
    let path = path.display().to_string();
    site.run(&[&["import", path.as_str()], more].concat())
}

fn import(site: &Site, name: &str, bytes: impl AsRef<[u8]>, more: &[&str]) -> Run {
    let outside = tempfile::tempdir().expect("a folder");
    std::fs::write(outside.path().join(name), bytes).expect("a file");
    import_path(site, &outside.path().join(name), more)
}

fn page(site: &Site, path: &str) -> String {
    std::fs::read_to_string(site.path(path)).unwrap_or_else(|error| panic!("{path}: {error}")).replace("\r\n", "\n")
}

#[test]
fn private_columns_reach_no_page_whatever_they_are_called() {
    let table = "活动名称,时间,地点,负责人,联系方式,负责人身份证号码,身份证号,微信号,备注\n\
                 开放日,5月20日 9:00,校门口,李明,13800000001,450102199003070016,450102199003070016,wx-liming,暗号芝麻\n";
    let secrets = ["13800000001", "450102199003070016", "wx-liming", "暗号芝麻"];
    for imported in [true, false] {
        let site = Site::new().config("show_contacts: true\n");
        if imported {
            assert_eq!(import(&site, "表.csv", table, &[]).code, 0);
        } else {
            site.put("content/events.csv", table);
        }
        site.build();
        assert!(site.read("events.html").contains("开放日"));
        for (path, bytes) in site.output() {
            let text = String::from_utf8_lossy(&bytes);
            for secret in secrets {
                assert!(!text.contains(secret), "{path} holds {secret}");
            }
        }
    }
}

#[test]
fn what_was_imported_is_remembered_without_the_cache_and_without_memory_nothing_is_written_over() {
    let site = Site::new();
    import(&site, "表.csv", TABLE, &[]).says(&["写了 2 个网页文件"]);
    let talk = "content/events/0521-jiang-zuo.txt";
    site.put(talk, page(&site, talk).replace("礼堂", "报告厅") + "自己写的。\n");
    std::fs::remove_dir_all(site.path(".zhuanlan/cache")).expect("the cache may be deleted");
    let changed = TABLE.replace("5月21日 9:00", "5月21日 10:00").replace("礼堂", "操场");
    import(&site, "表.csv", &changed, &[]).says(&["更新", "手改过，没有动"]);
    let text = page(&site, talk);
    assert!(text.contains("10:00") && text.contains("报告厅") && text.ends_with("自己写的。\n"), "{text}");
    std::fs::remove_dir_all(site.path(".zhuanlan")).expect("everything of the program's");
    import(&site, "表.csv", TABLE, &[]).says(&["已有，不动", "写了 0 个网页文件"]);
    assert_eq!(page(&site, talk), text);
}

#[test]
fn rows_that_change_places_change_no_page_and_line_ends_stay() {
    let site = Site::new();
    let (head, one, two) = ("活动名称,时间,地点\n", "讲座,5月21日 9:00,礼堂\n", "讲座,5月21日 15:00,操场\n");
    import(&site, "表.csv", format!("{head}{one}{two}"), &[]).says(&["写了 2 个网页文件"]);
    import(&site, "表.csv", format!("{head}{two}{one}"), &[]).says(&["没有变化", "写了 0 个网页文件"]);
    import(&site, "表.csv", format!("{head}{two}{}", one.replace("礼堂", "阶梯教室")), &[]).says(&["写了 1 个网页文件"]);
    let text = std::fs::read_to_string(site.path("content/events/0521-jiang-zuo.txt")).expect("the page");
    assert!(text.contains("地点: 阶梯教室\r\n") && !text.replace("\r\n", "").contains('\n'), "{text:?}");
}

#[test]
fn the_same_event_in_two_sheets_is_one_and_what_differs_is_named() {
    let site = Site::new();
    let sent = tempfile::tempdir().expect("a folder");
    let folder = sent.path().join("各系");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("一.csv"), TABLE).expect("a file");
    std::fs::write(folder.join("二.csv"), TABLE.replace("9:00—11:00", "9：00-11：00").replace("礼堂", "操场") + "茶艺,五月廿三,茶室,,\n")
        .expect("a file");
    std::fs::File::create(folder.join("大.xlsx")).and_then(|file| file.set_len(65 << 20)).expect("a large file");
    let run = import_path(&site, &folder, &[]);
    assert_eq!(run.code, 1);
    run.says(&["各系/一.csv A2", "只导入一次", "地点不一样", "各系/二.csv", "B4 格", "各系/大.xlsx", "65 MB", "写了 3 个网页文件"]);
}

#[test]
fn days_and_times_are_read_as_people_write_them() {
    let written = [
        ("5.21下午3点", "20240521T150000"),
        ("2024/5/21", "VALUE=DATE:20240521"),
        ("45433", "VALUE=DATE:20240521"),
        ("45433.625", "20240521T150000"),
        ("5月20日—22日", "VALUE=DATE:20240520"),
        ("21号下午三点", "20240521T150000"),
        ("2024-05-21 15:00:00", "20240521T150000"),
        ("2024年5月21日星期二 15：00~17：00", "20240521T170000"),
        ("\"5月21日\n15:00\"", "20240521T150000"),
    ];
    let rows: String = written.iter().enumerate().map(|(at, (when, _))| format!("a{at},{when},教室{at}\n")).collect();
    let site = Site::new().file("content/events.csv", format!("活动名称,活动时间,地点\n{rows}"));
    site.build();
    for (at, (when, moment)) in written.iter().enumerate() {
        let calendar = site.read(&format!("events/a{at}.ics"));
        assert!(calendar.contains(moment), "{when}: {calendar}");
    }
}

#[test]
fn tables_are_read_in_every_encoding_that_programs_give_them() {
    let table = format!("{}展演,5月22日,\"操场\n东侧\",,\n", TABLE.replace('\n', "\r\n"));
    let wide = table.encode_utf16().flat_map(u16::to_le_bytes);
    for (name, bytes) in [
        ("GB18030", GB18030.encode(&table).0.into_owned()),
        ("BOM", [b"\xEF\xBB\xBF", table.as_bytes()].concat()),
        (UTF_16LE.name(), [0xFF, 0xFE].into_iter().chain(wide).collect()),
    ] {
        let site = Site::new();
        import(&site, "表.csv", &bytes, &[]).says(&["写了 3 个网页文件"]);
        assert!(page(&site, "content/events/0522-zhan-yan.txt").contains("地点: 操场 东侧"), "{name}");
        let living = Site::new().file("content/events.csv", &bytes);
        living.build();
        assert!(living.read("events/zhan-yan.html").contains("操场 东侧"), "{name}");
    }
}

#[test]
fn open_document_sheets_are_tables_too() {
    let rows: &[&[&str]] = &[&["活动名称", "时间", "地点", "联系电话"], &["茶艺体验", "5月22日 9:00", "茶艺室", "13800000003"]];
    let site = Site::new();
    import(&site, "表.ods", open_document(rows), &[]).says(&["写了 1 个网页文件"]);
    assert!(page(&site, "content/events/0522-cha-yi-ti-yan.txt").contains("地点: 茶艺室"));
    let living = Site::new().file("content/活动安排表.ods", open_document(rows));
    living.build();
    let html = living.read("events/cha-yi-ti-yan.html");
    assert!(html.contains("茶艺室") && !html.contains("13800000003"));
    // What anybody may download is looked through as before.
    let attached = Site::small().file("static/名单.ods", open_document(rows));
    attached.refuses().says(&["static/名单.ods", "D2"]);
}

#[test]
fn formulas_are_text_and_merged_or_endless_sheets_are_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "安排表", &Format::new()).expect("a title");
    for (column, head) in ["地点", "活动名称", "时间"].iter().enumerate() {
        sheet.write_string(1, u16::try_from(column).expect("few"), *head).expect("a head");
    }
    sheet.merge_range(2, 0, 3, 0, "操场", &Format::new()).expect("a place for two");
    for (row, title) in [(2, "=cmd|' /C calc'!A0"), (3, "@茶艺")] {
        sheet
            .write_string(row, 1, title)
            .and_then(|sheet| sheet.write_formula(row, 2, rust_xlsxwriter::Formula::new("=TODAY()").set_result("5月21日")))
            .expect("a row");
    }
    let site = Site::new().file("content/events.xlsx", book.save_to_buffer().expect("a file"));
    site.build();
    let html = site.read("events.html");
    assert!(html.contains("=cmd|") && html.contains("@茶艺") && html.matches("操场").count() >= 2, "{html}");
    site.run(&["report"]).is_silent_about(&["panicked"]);

    let head: String = ["A1", "B1", "C1"].iter().zip(["活动名称", "时间", "地点"]).map(|(at, text)| cell(at, text)).collect();
    let blank: String = (3..=1_000_000).map(|row| format!("<row r=\"{row}\"/>")).collect();
    let row = format!(
        "<row r=\"1\">{head}</row><row r=\"2\">{}{}</row>{blank}<row r=\"1000001\"><c r=\"A1000001\" s=\"1\"/></row>",
        cell("A2", "开放日"),
        cell("B2", "5月20日")
    );
    import(&Site::new(), "空行.xlsx", workbook(&row, ""), &[]).says(&["开放日", "写了 1 个网页文件"]);
}

#[test]
fn what_unpacks_without_end_or_is_half_written_is_refused_and_the_site_stays() {
    let site = Site::new().file("content/events.csv", TABLE);
    site.build();
    let before = site.output();
    // One text of a megabyte that a thousand cells name.
    let cells: String = (1..=100).map(|row| format!("<row r=\"{row}\">{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(100))).collect();
    let many = workbook(&cells, &format!("<si><t>{}</t></si>", "长".repeat(400_000)));
    let whole = open_document(&[&["活动名称", "时间"], &["开放日", "5月20日"]]);
    for (name, bytes) in [
        ("many.xlsx", many),
        ("half.ods", whole[..whole.len() / 2].to_vec()),
        ("empty.xlsx", Vec::new()),
        ("zip.xlsx", archive(&[("a.txt", b"x")])),
    ] {
        let run = import(&site, name, &bytes, &[]);
        assert_eq!(run.code, 1, "{name}: {}{}", run.stdout, run.stderr);
        run.says(&[name, if name == "many.xlsx" { "这个表格太大" } else { "这个表格" }]);
        run.is_silent_about(&["panicked"]);
        site.remove("content/events.csv");
        let table = format!("content/events.{}", name.rsplit('.').next().expect("an ending"));
        site.put(&table, &bytes);
        site.refuses().says(&[&table]);
        site.remove(&table);
        site.put("content/events.csv", TABLE);
        assert_eq!(site.output(), before);
    }
}

#[test]
fn word_files_without_words_are_called_word_files() {
    let site = Site::new();
    let empty = archive(&[("word/document.xml", b"<w:document xmlns:w=\"w\"><w:body><w:p/></w:body></w:document>")]);
    for (name, bytes, said) in [
        ("空.docx", empty, "没有文字"),
        ("零.docx", Vec::new(), "这个 Word 文件打不开"),
        ("旧.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1old".to_vec(), "另存为 .docx"),
    ] {
        let run = import(&site, name, bytes, &[]);
        assert_eq!(run.code, 1, "{name}");
        run.says(&[name, said]);
        run.is_silent_about(&["表格打不开"]);
    }
}

#[test]
fn a_saved_page_takes_nothing_from_elsewhere() {
    let outside = tempfile::tempdir().expect("a folder");
    let folder = outside.path().join("a/b");
    std::fs::create_dir_all(&folder).expect("folders");
    std::fs::write(outside.path().join("x.jpg"), picture::jpeg("别处", 640, 480)).expect("a picture");
    let html = "<html><body><div id=\"js_content\"><p>正文在这里。</p><img src=\"../../x.jpg\"><img src=\"..\\..\\x.jpg\"><img src=\"file:///etc/passwd\"></div></body></html>";
    std::fs::write(folder.join("文章.html"), html).expect("a page");
    let site = Site::new().file("content/stories/own.txt", "---\n标题: 自己的\n日期: 5月20日\n---\n正文。\n");
    import_path(&site, &folder.join("文章.html"), &[]).says(&["图片没有取出来"]);
    assert!(site.paths_below("content").iter().all(|path| path.ends_with(".txt")), "{:?}", site.paths_below("content"));
}

#[test]
fn a_page_in_one_file_is_read_in_its_own_encoding() {
    let site = Site::new();
    let html = GB18030.encode("<html><head><title>t</title></head><body><div id=\"js_content\"><p>5月22日，同学们在修家电，来的人很多。</p></div></body></html>").0.into_owned();
    let quoted: String =
        html.iter().map(|byte| format!("={byte:02X}")).collect::<Vec<_>>().chunks(20).map(|line| line.concat() + "=\r\n").collect();
    let mht = format!(
        "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--=_x\"\r\n\r\n----=_x\r\nContent-Type: text/html; charset=\"GB2312\"\r\nContent-Transfer-Encoding: Quoted-Printable\r\nContent-Location: https://example.com/a\r\n\r\n{quoted}\r\n----=_x--\r\n"
    );
    import(&site, "文章.mht", mht, &[]).says(&["写了 1 个网页文件"]);
    let text = site.paths_below("content").iter().map(|path| page(&site, &format!("content/{path}"))).collect::<String>();
    assert!(text.contains("同学们在修家电"), "{text}");
}
