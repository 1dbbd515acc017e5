//! The live preview: what it shows is what a build writes, what is saved is shown, and what is broken takes nothing down.

use std::fs;
use std::time::{Duration, Instant, SystemTime};

use crate::preview::{PATIENCE, Preview, bare};
use crate::site::Site;

fn event(title: &str, more: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2024-05-21\ntime: 9:00—11:00\nvenue: 校门口\n---\n{more}\n")
}

/// The site has pictures, an attachment, a video and a file of static/.
fn whole() -> Site {
    Site::small()
        .picture("content/albums/现场/IMG_1.jpg", 1200, 800)
        .picture("content/albums/现场/焊接 二.jpg", 640, 960)
        .file("content/notices/files/安排.csv", "日期,活动\n")
        .file("content/notices/more.md", "---\ntitle: 附件\ndate: 2024-05-11\nattachments: [files/安排.csv]\n---\n见附件。\n")
        .file("static/robots-extra.txt", "ok\n")
}

#[test]
fn every_output_is_served_as_a_build_writes_it() {
    let site = whole();
    site.build();
    let preview = Preview::of(&site, &[]);
    let output = site.output();
    assert!(output.keys().any(|path| path.starts_with("photos/")) && output.keys().any(|path| path.starts_with("files/")));
    for (path, bytes) in output.iter().filter(|(path, _)| *path != ".zhuanlan") {
        let answer = preview.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        let served = if path.ends_with(".html") { bare(&answer.body) } else { answer.body };
        assert!(served == *bytes, "{path} differs:\n{}", String::from_utf8_lossy(&served));
    }
    assert!(preview.get("/").text().contains("_zhuanlan/reload.js"));
    assert_eq!(preview.get("/.zhuanlan").status, 404);
}

#[test]
fn a_photo_that_nobody_has_made_yet_is_made_when_it_is_asked_for() {
    let site = whole().config("photos: {formats: [webp, jpeg]}\n");
    site.build();
    let output = site.output();
    fs::remove_dir_all(site.path(".zhuanlan")).expect("a cache");
    let preview = Preview::of(&site, &[]);
    let photos = || output.iter().filter(|(path, _)| path.starts_with("photos/"));
    assert!(photos().any(|(path, _)| path.ends_with(".webp")));
    for (path, bytes) in photos() {
        let answer = preview.get(&format!("/{path}"));
        let kind = if path.ends_with(".webp") { "image/webp" } else { "image/jpeg" };
        assert_eq!((answer.status, answer.field("Content-Type")), (200, Some(kind)), "{path}");
        assert!(answer.body == *bytes, "{path} is not what a build makes");
    }
}

#[test]
fn a_base_moves_every_address_and_the_rest_is_not_there() {
    let site = Site::small();
    let preview = Preview::of(&site, &["--base", "/学 校/hdz"]);
    let base = "/%E5%AD%A6%20%E6%A0%A1/hdz/";
    assert_eq!(preview.get(&format!("{base}events/open.html")).status, 200);
    assert_eq!(preview.get(base).status, 200);
    assert_eq!(preview.get("/events/open.html").status, 404);
    let home = preview.get("/");
    assert_eq!((home.status, home.field("Location")), (302, Some("/%E5%AD%A6%20%E6%A0%A1/hdz/")));
}

#[test]
fn what_is_saved_made_moved_and_removed_is_shown() {
    let site = Site::small();
    let preview = Preview::of(&site, &[]);
    preview.shows("/events/open.html", "欢迎来看");
    site.put("content/events/open.md", event("校园开放日", "改过的第一稿"));
    preview.shows("/events/open.html", "改过的第一稿");
    // As careful editors save: a new file takes the old one's place.
    site.put("content/events/.open.md.swp", event("校园开放日", "改过的第二稿"));
    fs::rename(site.path("content/events/.open.md.swp"), site.path("content/events/open.md")).unwrap();
    preview.shows("/events/open.html", "改过的第二稿");
    site.put("content/events/0522/新文件夹/new.md", event("新的活动", "刚写的"));
    preview.shows("/events/new.html", "刚写的");
    fs::rename(site.path("content/events/0522/新文件夹/new.md"), site.path("content/events/moved.md")).unwrap();
    preview.shows("/events/moved.html", "刚写的");
    preview.until("/events/new.html", |answer| answer.status == 404);
    site.remove("content/events/moved.md");
    preview.until("/events/moved.html", |answer| answer.status == 404);
    site.put("zhuanlan.yaml", "title: 新的名字\nschool: {name: 青桥职业学校, short: 青桥职校}\nreview: off\n");
    preview.shows("/", "新的名字");
    site.put("static/added.txt", "放进来的\n");
    preview.shows("/added.txt", "放进来的");
}

#[test]
fn many_files_at_once_and_a_folder_that_goes_and_comes_back() {
    let site = Site::small();
    let preview = Preview::of(&site, &[]);
    for number in 0..500 {
        site.put(&format!("content/stories/s{number:03}.md"), format!("---\ntitle: 第{number}篇\ndate: 2024-05-22\n---\n正文{number}。\n"));
    }
    preview.shows("/stories/s499.html", "正文499");
    preview.shows("/stories/s000.html", "正文0");
    fs::rename(site.path("content"), site.path("elsewhere")).unwrap();
    preview.until("/stories/s499.html", |answer| answer.status == 404);
    fs::rename(site.path("elsewhere"), site.path("content")).unwrap();
    preview.shows("/stories/s499.html", "正文499");
    site.put("content/events/open.md", event("校园开放日", "回来以后改的"));
    preview.shows("/events/open.html", "回来以后改的");
}

#[test]
fn without_notifications_files_are_looked_at_again() {
    let site = Site::small();
    let preview = Preview::of(&site, &["--poll"]);
    // File systems of a second's steps would hide a change within it.
    std::thread::sleep(Duration::from_millis(1100));
    site.put("content/events/open.md", event("校园开放日", "轮询看到的"));
    preview.shows("/events/open.html", "轮询看到的");
}

#[test]
fn a_broken_page_keeps_its_last_good_version_and_hides_nothing_else() {
    let site = Site::small();
    let preview = Preview::of(&site, &[]);
    preview.shows("/events/open.html", "欢迎来看");
    let mut tab = preview.tab();
    site.put("content/events/open.md", "---\ntitle: 校园开放日\ndate: 五月某日\n---\n坏的一稿\n");
    let found = tab.wait("found", |found| found["errors"].as_u64() > Some(0));
    let item = &found["items"][0];
    assert!(item["place"].as_str().unwrap().starts_with("content/events/open.md 第 3 行"), "{item}");
    assert!(item["excerpt"].as_str().unwrap().contains("五月某日") && item["caret"].as_str().unwrap().contains('＾'));
    site.put("content/stories/first.md", "---\ntitle: 第一天\ndate: 2024-05-20\nevent: open\n---\n别人改的照样看得到。\n");
    preview.shows("/stories/first.html", "别人改的照样看得到");
    assert!(preview.get("/events/open.html").text().contains("欢迎来看"));
    site.put("content/events/open.md", event("校园开放日", "改好了"));
    tab.wait("found", |found| found["errors"] == 0);
    preview.shows("/events/open.html", "改好了");
    assert_eq!(preview.said().matches("content/events/open.md:3:7").count(), 1, "said once:\n{}", preview.said());
}

#[test]
fn a_page_never_read_well_shows_its_errors_at_its_address() {
    let site = Site::small().file("content/events/bad.md", "---\ntitle: 坏的\ndate: 五月某日\n---\n正文\n");
    let preview = Preview::of(&site, &[]);
    let answer = preview.get("/events/bad.html");
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("content/events/bad.md") && answer.text().contains("第 3 行"));
    assert!(answer.text().contains("_zhuanlan/reload.js"), "it comes by itself when mended");
    site.put("content/events/bad.md", event("好的", "写对了"));
    preview.shows("/events/bad.html", "写对了");
}

#[test]
fn a_broken_configuration_or_template_keeps_the_last_good_site() {
    let site = Site::small();
    let preview = Preview::of(&site, &[]);
    let mut tab = preview.tab();
    site.put("zhuanlan.yaml", "title: [没有写完\n");
    tab.wait("found", |found| found["items"][0]["place"].as_str().is_some_and(|place| place.starts_with("zhuanlan.yaml")));
    assert_eq!(preview.get("/events/open.html").status, 200);
    Site::config_of(&site, "");
    tab.wait("found", |found| found["errors"] == 0);
    site.put("templates/event.html", "{% extends \"layout.html\" %}{% block main %}{{ 没有 }}{% endblock main %}");
    tab.wait("found", |found| found["errors"].as_u64() > Some(0));
    assert_eq!(preview.get("/events/open.html").status, 200);
    site.put("templates/event.html", "{% extends \"layout.html\" %}{% block main %}<h1>自己的模板</h1>{% endblock main %}");
    preview.shows("/events/open.html", "自己的模板");
}

#[test]
fn a_site_that_cannot_be_read_yet_waits_for_its_mending() {
    let site = Site::small().file("zhuanlan.yaml", "title: [没有写完\n");
    let preview = Preview::of(&site, &[]);
    let answer = preview.get("/");
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("zhuanlan.yaml") && answer.text().contains("http-equiv=\"refresh\""));
    Site::config_of(&site, "");
    preview.shows("/", "专栏");
}

#[test]
fn sixty_tabs_are_told_of_one_change_and_followed_to_its_page() {
    let site = Site::small();
    let preview = Preview::of(&site, &["--follow"]);
    let mut tabs: Vec<_> = (0..60).map(|_| preview.tab()).collect();
    let before: Vec<u64> = tabs.iter_mut().map(|tab| tab.wait("version", |_| true)["version"].as_u64().unwrap()).collect();
    site.put("content/stories/first.md", "---\ntitle: 第一天\ndate: 2024-05-20\nevent: open\n---\n所有人都看到。\n");
    for (tab, before) in tabs.iter_mut().zip(before) {
        let news = tab.wait("version", |news| news["version"].as_u64() > Some(before));
        assert_eq!((news["follow"].as_str(), &news["styles"]), (Some("stories/first.html"), &serde_json::Value::Bool(false)));
    }
}

#[test]
fn a_style_sheet_alone_is_told_as_such() {
    let site = Site::small()
        .file("themes/own/theme.yaml", "extends: hong\n")
        .file("themes/own/assets/own.css", "p{}\n")
        .config("theme: {name: own}\n");
    let preview = Preview::of(&site, &[]);
    let mut tab = preview.tab();
    let first = tab.wait("version", |_| true)["version"].as_u64();
    site.put("themes/own/assets/own.css", "p{color:red}\n");
    let news = tab.wait("version", |news| news["version"].as_u64() > first);
    assert_eq!(news["styles"], true);
}

#[test]
fn a_restart_is_noticed_by_open_tabs() {
    let site = Site::small();
    let number = |preview: &Preview| preview.tab().wait("version", |_| true)["version"].as_u64();
    let first = number(&Preview::of(&site, &[]));
    assert_ne!(first, number(&Preview::of(&site, &[])));
}

#[test]
fn a_start_leaves_what_the_next_one_knows_of_pictures() {
    let site = whole().picture("content/events/hint.jpg", 300, 200);
    let rested = SystemTime::now() - Duration::from_secs(60);
    fs::File::options().write(true).open(site.root().join("content/events/hint.jpg")).unwrap().set_modified(rested).unwrap();
    let _preview = Preview::of(&site, &[]);
    let known = || {
        let files = walkdir::WalkDir::new(site.root().join(".zhuanlan/cache")).into_iter().flatten();
        let texts = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "txt"));
        texts.filter_map(|file| fs::read_to_string(file.path()).ok()).any(|text| text.contains("content/events/hint.jpg"))
    };
    let began = Instant::now();
    while !known() {
        assert!(began.elapsed() < PATIENCE, "the picture would be read again at the next start");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn drafts_are_shown_when_asked_for_and_the_overview_lists_everything() {
    let site = Site::small().file("content/events/draft.md", event("草稿", "还没定").replace("---\ntitle", "---\ndraft: 是\ntitle"));
    assert_eq!(Preview::of(&site, &[]).get("/events/draft.html").status, 404);
    let preview = Preview::of(&site, &["--drafts"]);
    preview.shows("/events/draft.html", "还没定");
    let overview = preview.get("/_zhuanlan/").text();
    for words in ["宣传清单", "开设活动周专栏", "5月", "content/events/draft.md", "events/draft.html", "精选照片"] {
        assert!(overview.contains(words), "{words}");
    }
}
