//! The command line: exit codes, help and misuse in Chinese, what `check` prints for people and for machines.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::site::{Site, run_in, tree};

fn demo() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// No English sentence: every line that has words has Chinese ones, or is an example.
#[track_caller]
fn is_chinese(said: &str) {
    for line in said.lines().filter(|line| line.chars().any(char::is_alphabetic)) {
        let chinese = line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(chinese || line.trim().starts_with("zhuanlan"), "English: {line}");
    }
}

#[test]
fn help_is_chinese_with_an_example_for_each_command() {
    for (args, example) in [
        (["--help"].as_slice(), "zhuanlan build"),
        (&["build", "--help"], "zhuanlan build"),
        (&["check", "--help"], "zhuanlan check"),
        (&["serve", "--help"], "zhuanlan serve"),
        (&["explain", "--help"], "zhuanlan explain"),
        (&["theme", "--help"], "zhuanlan theme"),
        (&["init", "--help"], "zhuanlan init"),
        (&["new", "--help"], "zhuanlan new"),
        (&["pack", "--help"], "zhuanlan pack"),
        (&["new-year", "--help"], "zhuanlan new-year"),
        (&["editor", "--help"], "zhuanlan editor"),
    ] {
        let run = run_in(demo(), args);
        assert_eq!(run.code, 0);
        is_chinese(&run.stdout);
        assert!(run.stdout.contains("用法：") && run.stdout.contains("例子：") && run.stdout.contains(example), "{}", run.stdout);
    }
}

#[test]
fn the_version_tells_what_the_program_is_made_of() {
    let run = run_in(demo(), &["--version"]);
    assert_eq!(run.code, 0);
    is_chinese(&run.stdout);
    run.says(&[concat!("zhuanlan ", env!("CARGO_PKG_VERSION")), "系统：", "guangxi-2024", "national-2025", "hong"]);
}

#[test]
fn misuse_is_told_in_chinese_and_ends_with_two() {
    let cases: [(&[&str], &[&str]); 7] = [
        (&["biuld"], &["没有“biuld”这个命令", "是不是“build”？"]),
        (&["build", "--jbos", "2"], &["不认识“--jbos”", "是不是“--jobs”？"]),
        (&["build", "--jobs", "many"], &["“many”"]),
        (&["build", "--jobs", "0"], &["--jobs"]),
        (&["check", "--format", "xml"], &["“xml”"]),
        (&["check", "--today", "yesterday"], &["“yesterday”", "--today 2024-05-13"]),
        (&["build", "--out"], &["--out"]),
    ];
    for (args, words) in cases {
        let run = run_in(demo(), args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.stderr);
        is_chinese(&run.stderr);
        run.says(words);
    }
    assert_eq!(run_in(demo(), &[]).code, 2);
}

#[test]
fn a_folder_that_is_not_there_is_a_fault_of_usage() {
    let run = run_in(demo(), &["-C", "no-such-folder", "build"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    run.says(&["no-such-folder"]);
    is_chinese(&run.stderr);
}

#[test]
fn explain_tells_what_a_code_means() {
    let run = run_in(demo(), &["explain", "long-title"]);
    assert_eq!(run.code, 0);
    run.says(&["注意[long-title]：标题太长", "这样写会被提醒：", "改成这样：", "│ title: 实训室开放日的通知", "忽略: [long-title]"]);
    let run = run_in(demo(), &["explain", "long-titel"]);
    assert_eq!(run.code, 2);
    run.says(&["没有“long-titel”这个代码", "是不是“long-title”？"]);
    run_in(demo(), &["explain"]).says(&["long-title", "标题太长"]);
}

#[test]
fn nothing_is_made_in_a_folder_that_is_no_site() {
    let empty = tempfile::tempdir().expect("a temporary folder");
    for command in ["build", "serve", "check"] {
        assert_eq!(run_in(empty.path(), &[command]).code, 2);
        assert!(tree(empty.path()).is_empty(), "{command} made something");
        assert_eq!(run_in(demo(), &["-C", "no-such-folder", command]).code, 2);
        assert!(!demo().join("no-such-folder").exists(), "{command} made the folder");
    }
}

#[test]
fn the_site_may_be_elsewhere() {
    let site = Site::small();
    let root = site.root().display().to_string();
    assert_eq!(run_in(Path::new("/"), &["-C", &root, "build"]).code, 0);
    assert!(site.has("index.html"));
}

#[test]
fn a_build_says_what_was_made_and_what_to_do_next() {
    let run = Site::small().build();
    for part in ["生成好了：", "活动 1 场", "动态 1 篇", "秒", "写了", "index.html", "上传"] {
        assert!(run.stdout.contains(part), "no “{part}” in\n{}", run.stdout);
    }
}

#[test]
fn check_writes_nothing() {
    let site = Site::small().picture("content/events/a.jpg", 300, 200);
    let before = tree(site.root());
    assert_eq!(site.run(&["check"]).code, 0);
    assert_eq!(tree(site.root()).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert!(!site.path(".zhuanlan").exists(), "a folder was made");
}

#[test]
fn check_writes_certain_mends_back_where_it_is_asked_to() {
    let site = Site::small()
        .file("content/notices/a.md", "---\r\n标题：开放日\r\ndate:5月20日\r\n---\r\n欢迎。\r\n")
        .file("content/events/c.md", "---\n标题: 讲座\n日期: 5月21日\n地点: 报告厅\n负责人：李明，13800001111，主任\n---\n欢迎。\n")
        .file("content/notices/b.md", encoding_rs::GBK.encode("---\n标题: 停车安排\n日期: 5月20日\n---\n校门口不停车，请走东门。\n").0);
    let run = site.run(&["check", "--fix"]);
    assert_eq!(run.code, 0, "{}{}", run.stderr, run.stdout);
    run.says(&[
        "- 标题：开放日",
        "+ 标题: 开放日",
        "content/notices/a.md.bak",
        "改存为 UTF-8 编码",
        "改好了 3 个文件",
        "+ 负责人: 李明，138****1111，主任",
    ]);
    run.is_silent_about(&["mended-slip", "encoding-gb18030", "13800001111"]);
    let read = |path: &str| String::from_utf8(std::fs::read(site.path(path)).unwrap()).unwrap();
    assert_eq!(read("content/notices/a.md"), "---\r\n标题: 开放日\r\ndate: 5月20日\r\n---\r\n欢迎。\r\n");
    assert_eq!(read("content/notices/a.md.bak"), "---\r\n标题：开放日\r\ndate:5月20日\r\n---\r\n欢迎。\r\n");
    assert!(read("content/notices/b.md").contains("停车安排"));
    site.run(&["check", "--fix"]).says(&["没有可以自动改的地方"]);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    for args in [&["check"][..], &["explain"], &["--help"], &["check", "--format", "json"]] {
        let mut child =
            crate::site::program(demo(), args).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        let code = child.wait().unwrap().code();
        assert!(matches!(code, Some(0 | 1)), "{args:?} ends with {code:?}");
    }
}

#[test]
fn links_to_other_sites_are_looked_at_where_it_is_asked_for() {
    let site =
        Site::small().file("content/notices/a.md", "---\ntitle: 甲\ndate: 5月20日\n---\n[看](http://www.example.cn/) [坏](https://)\n");
    site.run(&["check"]).is_silent_about(&["plain-http", "bad-outside-link"]);
    site.run(&["check", "--external"]).says(&["plain-http", "bad-outside-link"]);
}

#[test]
fn check_ends_with_zero_one_or_two() {
    let site = Site::small();
    assert_eq!(site.run(&["check"]).code, 0);
    site.put("content/events/b.md", "---\ntitle: 乙\ndate: 2024-05-21\nplace: 车间\n---\n正文。\n");
    assert_eq!(site.run(&["check"]).code, 0);
    assert_eq!(site.run(&["check", "--strict"]).code, 1);
    site.put("content/events/c.md", "---\ntitle: 丙\ndate: 5月32日\n---\n正文。\n");
    assert_eq!(site.run(&["check"]).code, 1);
    assert_eq!(site.run(&["check", "--nonsense"]).code, 2);
}

#[test]
fn check_prints_a_finding_a_line_for_machines_and_the_checklist_last() {
    let site = Site::small().file("content/events/b.md", "---\ntitle: 乙\ndate: 5月32日\n地占: 车间\n---\n[去](没有.md)\n");
    let run = site.run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let lines: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"))).collect();
    let (checklist, findings) = lines.split_last().expect("a line at least");
    let known: BTreeSet<&str> = ["severity", "code", "path", "line", "column", "cell", "message", "hints"].into();
    for finding in findings {
        let keys: BTreeSet<&str> = finding.as_object().expect("an object").keys().map(String::as_str).collect();
        assert!(
            keys.is_subset(&known) && ["severity", "code", "path", "message", "hints"].iter().all(|key| keys.contains(key)),
            "{finding}"
        );
        assert_eq!(keys.contains("line"), keys.contains("column"), "{finding}");
        assert!(["error", "warning", "hint"].contains(&finding["severity"].as_str().unwrap_or_default()), "{finding}");
        let code = finding["code"].as_str().unwrap_or_default();
        assert!(!code.is_empty() && code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{finding}");
    }
    let place = |code: &str| {
        let finding = findings.iter().find(|finding| finding["code"] == code).unwrap_or_else(|| panic!("no {code}"));
        (finding["path"].as_str().expect("a path").to_owned(), finding["line"].as_u64(), finding["column"].as_u64())
    };
    assert_eq!(place("bad-date"), ("content/events/b.md".to_owned(), Some(3), Some(9)));
    assert_eq!(place("unknown-key"), ("content/events/b.md".to_owned(), Some(4), Some(1)));
    assert_eq!(place("dead-link"), ("content/events/b.md".to_owned(), Some(6), Some(5)));
    let entries = checklist["checklist"].as_array().expect("the checklist");
    assert!(entries.len() > 20, "only {} items", entries.len());
    for entry in entries {
        let keys: Vec<&str> = entry.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["clause", "due", "force", "have", "id", "phase", "status", "title", "want"], "{entry}");
        assert!(["must", "should", "may"].contains(&entry["force"].as_str().unwrap_or_default()), "{entry}");
        assert!(["done", "partial", "todo", "na"].contains(&entry["status"].as_str().unwrap_or_default()), "{entry}");
    }
}

#[test]
fn check_prints_annotations_for_github() {
    let site = Site::small().file("content/events/b.md", "---\ntitle: 乙\ndate: 5月32日\n---\n正文。\n");
    let run = site.run(&["check", "--format", "github"]);
    assert!(run.stdout.contains("::error file=content/events/b.md,line=3,col=9,title=bad-date::"), "{}", run.stdout);
}

#[test]
fn check_on_the_demo_shows_a_believable_checklist_with_items_open() {
    let run = run_in(demo(), &["check", "--today", "2024-05-13"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for part in [
        "宣传清单（广西2024年职业教育活动周）",
        "项目",
        "进度",
        "要求",
        "截止",
        "必做",
        "应做",
        "5月10日（周五）（已过）",
        "必做 ",
        "接下来：",
    ] {
        assert!(run.stdout.contains(part), "no “{part}” in\n{}", run.stdout);
    }
    let json = run_in(demo(), &["check", "--format", "json"]).stdout;
    let list: Value = serde_json::from_str(json.lines().last().expect("a last line")).expect("JSON");
    let entries = list["checklist"].as_array().expect("the checklist");
    let count = |status: &str| entries.iter().filter(|entry| entry["status"] == status).count();
    assert!(
        count("done") > count("todo") && count("todo") + count("partial") > 0,
        "done {}, todo {}, partial {}",
        count("done"),
        count("todo"),
        count("partial")
    );
}

#[test]
fn the_checklist_counts_what_is_there() {
    let entry = |site: &Site, id: &str| -> Value {
        let json = site.run(&["check", "--format", "json"]).stdout;
        let list: Value = serde_json::from_str(json.lines().last().expect("a last line")).expect("JSON");
        list["checklist"]
            .as_array()
            .expect("the checklist")
            .iter()
            .find(|entry| entry["id"] == id)
            .cloned()
            .unwrap_or_else(|| panic!("no {id} in {list}"))
    };
    let site = Site::small().config("edition: national-2025\n");
    let day = |number: u32| format!("---\ntitle: 活动{number}\ndate: 2025-05-{number}\n---\n正文。\n");
    for number in 11..=16 {
        site.put(&format!("content/events/d{number}.md"), day(number));
    }
    site.remove("content/events/open.md");
    site.remove("content/stories/first.md");
    let (hole, full) = (entry(&site, "days-05-17"), entry(&site, "days-05-11"));
    assert_eq!((hole["status"].as_str(), full["status"].as_str()), (Some("todo"), Some("done")), "{hole} {full}");
    site.put("content/events/d17.md", day(17));
    assert_eq!(entry(&site, "days-05-17")["status"], "done");
    site.put("content/events/d17.md", day(17).replace("\n---\n正", "\nstatus: 取消\n---\n正"));
    assert_eq!(entry(&site, "days-05-17")["status"], "todo", "a cancelled event fills no day");
    site.put("content/checklist.yaml", "people: {na: 本校无此项}\n");
    assert_eq!(entry(&site, "people")["status"], "na");
}
