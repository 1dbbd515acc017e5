//! The first ten minutes: `init` lays out a site that builds as it is, `new` makes pages in it.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::site::{Run, Site, Tree, assert_same, run_in, tree};

/// A site made by `init` in a folder with Chinese and a blank in its path.
struct Fresh {
    folder: TempDir,
}

impl Fresh {
    fn new(flags: &[&str]) -> (Fresh, Run) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let run = run_in(folder.path(), &[&["init", "我的 专栏"], flags].concat());
        (Fresh { folder }, run)
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("我的 专栏")
    }

    fn run(&self, args: &[&str]) -> Run {
        run_in(&self.root(), args)
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

fn sources(root: &Path) -> Tree {
    tree(root).into_iter().filter(|(path, _)| !path.starts_with("public/") && !path.starts_with(".zhuanlan/")).collect()
}

#[test]
fn a_new_site_builds_with_nothing_to_be_said_but_that_it_has_no_address() {
    for flags in [&[][..], &["--edition", "national-2025", "--theme", "su", "--kind", "高职", "--icp", "桂ICP备00000000号-1"]] {
        let (fresh, run) = Fresh::new(flags);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.says(&["建好了：我的 专栏", "预览.bat", "zhuanlan -C \"我的 专栏\" serve --open", "private.yaml", "使用说明.md"]);
        let check = fresh.run(&["check", "--strict", "--format", "json"]);
        assert_eq!(check.code, 0, "{}", check.stdout);
        let said: Vec<&str> = check.stdout.lines().filter(|line| line.contains("\"severity\"")).collect();
        assert!(said.len() == 1 && said[0].contains("no-base-url"), "{said:#?}");
        let build = fresh.run(&["build", "--strict"]);
        assert_eq!(build.code, 0, "{}", build.stderr);
        build.says(&["活动 1 场、动态 1 篇"]);
    }
}

#[test]
fn a_new_site_has_one_living_page_of_each_kind() {
    let (fresh, _) = Fresh::new(&["--name", "桂澜职校", "--police", "桂公网安备00000000000000号"]);
    assert_eq!(fresh.run(&["build", "--base-url", "https://example.edu.cn/hdz/"]).code, 0);
    let output = tree(&fresh.root().join("public"));
    for kind in ["events", "stories", "cases", "people", "media", "notices", "albums"] {
        let pages = output.keys().filter(|path| path.starts_with(&format!("{kind}/")) && path.ends_with(".html")).count();
        assert_eq!(pages, 1, "{kind}");
    }
    let home = String::from_utf8_lossy(&output["index.html"]).into_owned();
    assert!(home.contains("桂澜职校") && home.contains("桂公网安备"), "the answers are on the home page");
    assert!(!output.values().any(|bytes| String::from_utf8_lossy(bytes).contains("13800000000")), "the contact is private");
    assert!(fresh.read(".gitignore").contains("/private.yaml\n"));
    assert!(fresh.read("zhuanlan.yaml").contains("# ") && fresh.read("private.yaml").contains("填报人:"));
}

#[test]
fn scripts_for_a_double_click_are_ascii_with_the_line_ends_of_windows() {
    let (fresh, _) = Fresh::new(&[]);
    let scripts: Vec<(String, Vec<u8>)> = sources(&fresh.root()).into_iter().filter(|(path, _)| path.ends_with(".bat")).collect();
    assert!(scripts.len() >= 6);
    for (name, bytes) in scripts {
        let text = String::from_utf8(bytes).expect("text");
        assert!(text.is_ascii() && text.ends_with("pause\r\n") && !text.replace("\r\n", "").contains('\n'), "{name}");
        assert!(text.contains("chcp 65001") && text.contains("cd /d \"%~dp0\""), "{name}");
        let command = text.lines().find_map(|line| line.strip_prefix("\"%ZHUANLAN%\" -C \"%~dp0.\"")).expect("a command").trim().to_owned();
        assert_eq!(name == "导入.bat", command.ends_with("%*"), "{name}: {command}");
    }
}

#[test]
fn nothing_is_ever_written_over() {
    let (fresh, _) = Fresh::new(&[]);
    let before = sources(&fresh.root());
    let again = run_in(fresh.folder.path(), &["init", "我的 专栏", "--name", "别的学校"]);
    assert_eq!(again.code, 2);
    again.says(&["已经是一个专栏"]);
    assert_same(&before, &sources(&fresh.root()), "after a second init");

    let site = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir_all(site.path().join("a")).expect("a folder");
    std::fs::write(site.path().join("a/private.yaml"), "填报人: {姓名: 黄小燕}\n").expect("a file");
    let refused = run_in(site.path(), &["init", "a"]);
    assert_eq!(refused.code, 2);
    refused.says(&["private.yaml", "已经有了，什么也没有动"]);
    assert_eq!(tree(site.path()).len(), 1, "nothing was laid beside it");
    std::fs::write(site.path().join("a/zhuanlan.exe"), "").expect("a file");
    std::fs::remove_file(site.path().join("a/private.yaml")).expect("a file");
    assert_eq!(run_in(site.path(), &["init", "a"]).code, 0, "a folder with other files in it will do");
}

#[test]
fn wrong_answers_are_told_before_anything_is_made() {
    for (flags, told) in [
        (["--kind", "大学"], "--kind 后面不能写“大学”"),
        (["--edition", "mars"], "没有叫“mars”的活动周"),
        (["--theme", "blue"], "可以写："),
    ] {
        let (fresh, run) = Fresh::new(&flags);
        assert_eq!(run.code, 2);
        run.says(&[told]);
        assert!(!fresh.root().exists());
    }
}

#[test]
fn a_new_page_is_found_under_the_words_of_its_title_and_builds() {
    let (fresh, _) = Fresh::new(&[]);
    let cases = [
        (["活动", "重庆长跑与音乐会"], "content/活动/0522-chong-qing-chang-pao-yu-yin-yue-hui.txt"),
        (["新闻", "校长走进银行"], "content/动态/0522-xiao-zhang-zou-jin-yin-hang/index.txt"),
        (["people", "覃 #1"], "content/人物/tan-1/index.txt"),
        (["通知", "2024: 安排"], "content/通知/0522-2024-an-pai.txt"),
        (["案例", "一本账"], "content/案例/0522-yi-ben-zhang.txt"),
        (["媒体", "日报报道"], "content/媒体/0522-ri-bao-bao-dao.txt"),
        (["图集", "实训室"], "content/图集/0522-shi-xun-shi/index.txt"),
        (["单页", "怎么来"], "content/单页/zen-me-lai.txt"),
        (["节目", "三分钟换轮"], "content/启动仪式/节目/san-fen-zhong-huan-lun.txt"),
        (["展项", "一台织机"], "content/启动仪式/展项/yi-tai-zhi-ji.txt"),
    ];
    for ([kind, title], path) in cases {
        let run = fresh.run(&["new", kind, title, "--date", "5月22日"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.says(&[&format!("建好了：{path}")]);
        let page = fresh.read(path);
        assert!(page.starts_with("---\r\n") && page.contains("# "), "{page}");
    }
    let event = fresh.read("content/活动/0522-chong-qing-chang-pao-yu-yin-yue-hui.txt");
    for line in ["标题: 重庆长跑与音乐会\r\n", "日期: 2024-05-22\r\n", "# 地点: ", "# 负责人: ", "# 统计: "] {
        assert!(event.contains(line), "{line} in\n{event}");
    }
    let check = fresh.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.stdout);
    let again = fresh.run(&["new", "活动", "重庆长跑与音乐会", "--date", "2024-05-22"]);
    assert_eq!(again.code, 2);
    again.says(&["已经有了"]);
}

#[test]
fn every_key_of_a_new_page_can_be_used_as_it_stands() {
    let site = Site::new().config("sections: [{folder: majors, title: 专业}]\n");
    for kind in ["event", "story", "case", "person", "media", "notice", "album", "page", "majors", "exhibit", "programme"] {
        for tongue in ["--zh", "--en"] {
            let run = site.run(&["new", kind, &format!("页面{tongue}"), tongue, "--date", "5月21日"]);
            assert_eq!(run.code, 0, "{kind}: {}", run.stderr);
            let path = run.stdout.lines().next().and_then(|line| line.strip_prefix("建好了：")).expect("a path").to_owned();
            let page = std::fs::read_to_string(site.path(&path)).expect("a page");
            // Files that the examples name are not there, so photos and the like stay behind their marks.
            let files = ["照片", "photos", "封面", "cover", "附件", "attachments", "视频", "video", "直播", "live", "活动:", "event:"];
            let used: Vec<String> = page
                .lines()
                .map(|line| {
                    match line
                        .strip_prefix("# ")
                        .filter(|rest| !rest.starts_with("去掉") && !files.iter().any(|file| rest.starts_with(file)))
                    {
                        Some(rest) => rest.to_owned(),
                        None => line.to_owned(),
                    }
                })
                .collect();
            site.put(
                &path,
                used.join("\n")
                    .replace("slug: open-day", &format!("slug: {kind}{tongue}"))
                    .replace("网页名: open-day", &format!("网页名: {kind}{tongue}")),
            );
        }
    }
    let run = site.run(&["check"]);
    run.is_silent_about(&["unknown-key", "bad-", "误["]);
}

#[test]
fn a_new_page_follows_the_language_and_the_folders_of_the_site() {
    let site = Site::small();
    let run = site.run(&["new", "活动", "焊接体验", "--date", "2024-05-21"]);
    run.says(&["content/events/0521-han-jie-ti-yan.md"]);
    let page = std::fs::read_to_string(site.path("content/events/0521-han-jie-ti-yan.md")).expect("a page");
    assert!(page.contains("\r\ntitle: 焊接体验\r\ndate: 2024-05-21\r\n# time: "), "{page}");
    site.run(&["new", "动态", "第二天", "--zh", "--date", "2024-05-21"]).says(&["content/stories/0521-di-er-tian/index.md"]);
    assert!(std::fs::read_to_string(site.path("content/stories/0521-di-er-tian/index.md")).expect("a page").contains("标题: 第二天"));
    for (args, told) in [
        (&["new", "球赛", "x"][..], "没有“球赛”这种页面"),
        (&["new", "活动", "x", "--date", "五月的某一天"], "看不懂日期"),
        (&["new", "活动"], "还要写种类和标题"),
    ] {
        let run = site.run(args);
        assert_eq!(run.code, 2, "{args:?}");
        run.says(&[told]);
    }
}

#[test]
fn the_editor_that_the_environment_names_is_opened() {
    let site = Site::small();
    let mut command = crate::site::program(site.root(), &["new", "通知", "停水", "--edit", "--date", "2024-05-21"]);
    let seen = site.path("seen");
    let editor = site.path("editor.sh");
    std::fs::write(&editor, format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", seen.display())).expect("a script");
    if cfg!(unix) {
        let chmod = std::process::Command::new("chmod").arg("+x").arg(&editor).status().expect("chmod");
        assert!(chmod.success());
        let status = command.env_remove("VISUAL").env("EDITOR", &editor).output().expect("the program starts").status;
        assert!(status.success());
        assert!(std::fs::read_to_string(seen).expect("the editor ran").ends_with("content/notices/0521-ting-shui.md"));
    }
}
