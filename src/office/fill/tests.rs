//! Tests of `fill`: templates as Word leaves them.

use super::*;
use crate::office::word::{Look, Page, Paper, Picture, write};

/// A template with that inside of its body.
fn template(body: &str) -> Vec<u8> {
    let text = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\"><w:body>{body}<w:sectPr/></w:body></w:document>");
    pack(&[("[Content_Types].xml".into(), b"<Types></Types>".to_vec()), ("word/document.xml".into(), text.into_bytes())]).expect("a file")
}

fn paragraph(runs: &[&str]) -> String {
    let runs: String = runs.iter().map(|run| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{run}</w:t></w:r>")).collect();
    format!("<w:p>{runs}</w:p>")
}

fn values() -> Values {
    let mut values = Values::default();
    values.set("学校.名称", "青桥 & 职校");
    values.set("统计.学生", "120");
    let item = |name: &str, venue: &str| Item::from([("名称".to_owned(), name.to_owned()), ("地点".to_owned(), venue.to_owned())]);
    let fields = BTreeSet::from(["名称".to_owned(), "地点".to_owned()]);
    values.lists.insert("活动".into(), List { fields: fields.clone(), items: vec![item("甲", "东门"), item("乙", "西门\n二楼")] });
    values.lists.insert("节目".into(), List { fields, items: Vec::new() });
    values
}

fn filled(body: &str) -> Result<String, Vec<Fault>> {
    let bytes = fill(&template(body), &values(), 9000)?;
    let part = Zipped::open(&bytes).expect("an archive").part("word/document.xml").expect("sound").expect("there");
    let text = String::from_utf8(part).expect("UTF-8");
    let start = text.find("<w:body>").expect("a body") + 8;
    Ok(text[start..]
        .split("<w:sectPr")
        .next()
        .unwrap_or_default()
        .replace("<w:r><w:rPr><w:b/></w:rPr>", "<w:r>")
        .replace(" xml:space=\"preserve\"", ""))
}

#[test]
fn placeholders_are_found_however_word_has_cut_them() {
    let whole = "<w:p><w:r><w:t>校：青桥 &amp; 职校。</w:t></w:r></w:p>";
    assert_eq!(filled(&paragraph(&["校：{{ 学校.名称 }}。"])).as_deref(), Ok(whole));
    assert_eq!(filled(&paragraph(&["校：｛｛“学校”．名称｝｝。"])).as_deref(), Ok(whole));
    let cut = filled(&paragraph(&["校：{", "{ 学校", ".", "名称 }", "}。"])).expect("filled");
    assert_eq!(cut.replace("<w:r><w:t></w:t></w:r>", ""), "<w:p><w:r><w:t>校：青桥 &amp; 职校</w:t></w:r><w:r><w:t>。</w:t></w:r></w:p>");
    let two = filled(&paragraph(&["{{学校.名称}}有{{统计.学生}}人"])).expect("filled");
    assert!(two.contains("青桥 &amp; 职校有120人"), "{two}");
    let box_inside =
        format!("<w:p><w:r><w:t>外</w:t><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>", paragraph(&["{{统计.学生}}"]));
    assert!(filled(&box_inside).expect("filled").contains("<w:t>120</w:t>"));
}

#[test]
fn a_row_stands_for_each_item_of_its_list() {
    let row = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph(&["{{ 活动.名称 }}"]),
        paragraph(&["{{", "活动.地点}}"])
    );
    let made = filled(&row).expect("filled");
    assert_eq!(made.matches("<w:tr>").count(), 2);
    assert!(made.contains("<w:t>甲</w:t>") && made.contains("<w:t>西门</w:t><w:br/><w:t>二楼</w:t>"), "{made}");
    let none = filled(&row.replace("活动", "节目")).expect("filled");
    assert_eq!((none.matches("<w:tr>").count(), none.contains("节目")), (1, false));
}

#[test]
fn every_wrong_placeholder_is_told_with_the_nearest() {
    let told = |body: &str| filled(body).expect_err("faults");
    let faults = told(&format!("{}{}", paragraph(&["{{ 学校.名子 }}"]), paragraph(&["{{ 统计.学生们 }}"])));
    assert_eq!(faults.len(), 2);
    assert!(faults[0].message.contains("{{ 学校.名子 }}") && faults[0].hint == "是不是“学校.名称”？", "{faults:?}");
    assert!(told(&paragraph(&["{{ 活动.名称 }}"]))[0].message.contains("要写在表格的一行里"));
    assert!(told(&paragraph(&["共 {{ 统计.学生 人"]))[0].message.contains("却没有"));
    let mixed = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph(&["{{ 活动.名称 }}{{ 节目.名称 }}"]));
    assert!(told(&mixed)[0].message.contains("既有“活动”又有“节目”"));
    assert!(fill(b"PK", &values(), 1).expect_err("faults")[0].hint.contains(".docx"));
}

#[test]
fn blocks_bring_their_pictures_into_any_template() {
    let mut values = values();
    let picture = Picture { bytes: vec![1, 2, 3], png: false, pixels: (4, 3), alt: "图".into() };
    values.blocks.insert("正文".into(), vec![Block::words(Look::Body, "一段"), Block::Picture(picture)]);
    let own = write(&Paper { page: Page::Letter, blocks: vec![Block::words(Look::Body, "{{ 正文 }}")] });
    let bytes = fill(&own, &values, 9000).expect("filled");
    let mut archive = Zipped::open(&bytes).expect("an archive");
    assert_eq!(archive.part("word/media/zhuanlan1.jpeg"), Ok(Some(vec![1, 2, 3])));
    let mut part = |name: &str| String::from_utf8(archive.part(name).expect("sound").expect("there")).expect("UTF-8");
    assert!(part("word/_rels/document.xml.rels").contains("media/zhuanlan1.jpeg"));
    assert!(part("word/document.xml").contains("r:embed=\"zlPicture1\""));
}

#[test]
fn texts_are_filled_too() {
    assert_eq!(fill_text("共{{ 统计.学生 }}人，{{ 不完", &values()).as_deref(), Ok("共120人，{{ 不完"));
    assert!(fill_text("{{ 统计.师生 }}", &values()).expect_err("a fault")[0].hint.contains("统计.学生"));
}

#[test]
fn spoilt_templates_are_told_or_filled_and_nothing_worse() {
    let whole = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>{}",
        paragraph(&["{{ 活动", ".名称 }}{{"]),
        paragraph(&["{{ 学校.名称 }}", "}}"])
    );
    let places: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
    for (number, at) in places.iter().enumerate() {
        for until in places.iter().skip(number + 1).step_by(7).take(12) {
            let spoilt = format!("{}{}", &whole[..*at], &whole[*until..]);
            let text = format!("<w:document xmlns:w=\"urn:w\"><w:body>{spoilt}</w:body></w:document>");
            let bytes = pack(&[("word/document.xml".into(), text.into_bytes())]).expect("a file");
            let told = fill(&bytes, &values(), 9000);
            assert!(told.is_ok() || told.is_err_and(|faults| !faults.is_empty()));
        }
    }
}
