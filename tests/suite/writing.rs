//! The output folder: somebody else's files survive, ours come and go all at once, one build at a time.

use std::fs::{self, File};
use std::path::Path;

use crate::site::{Site, assert_same, run_in, tree};

const PAGE: &str = "---\ntitle: 第二篇\ndate: 2024-05-21\n---\n正文。\n";

#[test]
fn files_of_others_in_the_output_survive() {
    let site = Site::small();
    site.build();
    let own = [("public/.well-known/verify.txt", "0f3a"), ("public/events/own.pdf", "%PDF"), ("public/老站/首页.html", "<p>")];
    for (path, text) in own {
        site.put(path, text);
    }
    site.put("content/stories/second.md", PAGE);
    site.build();
    site.remove("content/stories/second.md");
    site.build();
    for (path, text) in own {
        assert_eq!(fs::read_to_string(site.path(path)).expect("it survives"), text);
    }
}

#[test]
fn a_file_of_somebody_else_on_a_planned_path_is_an_error_that_names_it() {
    let site = Site::small();
    site.build();
    site.put("public/stories/second.html", "mine");
    let before = site.output();
    site.put("content/stories/second.md", PAGE);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    run.says(&["“public/stories/second.html”", "提示："]);
    assert_same(&before, &site.output(), "after the refusal");
    site.remove("public/stories/second.html");
    site.build();
    assert!(site.read("stories/second.html").contains("第二篇"));
}

#[test]
fn what_is_no_longer_made_disappears_with_its_folder() {
    let site = Site::small().file("content/cases/only.md", PAGE);
    site.build();
    assert!(site.has("cases/only.html"));
    site.remove("content/cases/only.md");
    let run = site.build();
    assert!(run.stdout.contains("删掉 1 个旧的"), "{}", run.stdout);
    assert!(!site.has("cases/only.html") && !site.has("cases"), "an empty folder is left");
    let fresh = Site::small();
    fresh.build();
    assert_same(&fresh.output(), &site.output(), "after the page was removed");
}

#[test]
fn a_page_that_becomes_a_folder_and_back_is_no_trouble() {
    let site =
        Site::small().config("sections: [{folder: majors, title: 专业}]\n").file("content/majors/a.md", PAGE).file("static/x", "file");
    site.build();
    site.remove("static/x");
    site.put("static/x/y.txt", "folder");
    site.build();
    assert_eq!(site.read("x/y.txt"), "folder");
    site.remove("static/x/y.txt");
    fs::remove_dir(site.path("static/x")).expect("an empty folder");
    site.put("static/x", "file");
    site.build();
    assert_eq!(site.read("x"), "file");
}

#[test]
fn an_edited_output_is_made_anew_with_a_warning() {
    let site = Site::small();
    site.build();
    let before = site.output();
    site.put("public/stories/first.html", "<p>改在了不该改的地方</p>");
    let run = site.build();
    run.says(&["注意[output-edited]", "“public/stories/first.html”", "content/"]);
    assert_same(&before, &site.output(), "after the edit was undone");
    site.build().is_silent_about(&["output-edited"]);
    site.remove("public/events.html");
    site.build();
    assert_same(&before, &site.output(), "after the lost file came back");
}

#[test]
fn a_folder_of_somebody_else_is_refused_as_output() {
    let site = Site::small();
    let other = tempfile::tempdir().expect("a folder");
    fs::write(other.path().join("论文.txt"), "三年的心血").expect("a file");
    let run = site.run(&["build", "--out", &other.path().display().to_string()]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    run.says(&[&other.path().display().to_string(), "提示："]);
    assert_eq!(tree(other.path()).keys().collect::<Vec<_>>(), ["论文.txt"]);
    let empty = other.path().join("空");
    fs::create_dir(&empty).expect("a folder");
    assert_eq!(site.run(&["build", "--out", &empty.display().to_string()]).code, 0);
    assert!(empty.join("index.html").exists());
}

#[test]
fn the_project_itself_is_refused_as_output() {
    let site = Site::small();
    let before = tree(&site.path("content"));
    for out in [".", "content", "content/events", "..", "static/out", "zhuanlan.yaml"] {
        let run = site.run(&["build", "--out", out]);
        assert_eq!(run.code, 2, "--out {out}: {}", run.stderr);
        run.says(&["错误：", "提示："]);
    }
    assert_same(&before, &tree(&site.path("content")), "after the refusals");
}

#[test]
fn a_spoiled_record_is_refused() {
    let site = Site::small();
    site.build();
    site.put("public/.zhuanlan", "<<<<<<< HEAD\n");
    let before = site.output();
    let run = site.run(&["build"]);
    assert_eq!(run.code, 2);
    run.says(&["被改坏了"]);
    assert_same(&before, &site.output(), "after the refusal");
}

#[test]
fn one_build_at_a_time() {
    let site = Site::small();
    site.build();
    let before = site.output();
    site.put("content/stories/second.md", PAGE);
    let locks: Vec<File> = fs::read_dir(site.path(".zhuanlan"))
        .expect("the program's folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("build-")))
        .map(|path| File::options().write(true).open(path).expect("a lock"))
        .collect();
    assert!(!locks.is_empty(), "no lock file");
    locks.iter().for_each(|lock| lock.lock().expect("nobody has it"));
    let run = site.run(&["build"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    run.says(&["另一个 zhuanlan 正在生成", "提示："]);
    assert_same(&before, &site.output(), "after the second build was refused");
    assert_eq!(site.run(&["build", "--out", "elsewhere"]).code, 0, "another output is free");
    drop(locks);
    site.build();
    assert!(site.has("stories/second.html"));
}

#[test]
fn two_builds_started_together_leave_a_whole_output() {
    let site = Site::small();
    for round in 0..5 {
        site.put("content/stories/second.md", PAGE.replace("正文", &format!("第{round}次")));
        let started: Vec<_> =
            (0..3).map(|_| crate::site::program(site.root(), &["build"]).output()).map(|output| output.expect("it runs")).collect();
        assert!(started.iter().any(|output| output.status.success()));
        let mut running: Vec<_> = (0..3)
            .map(|_| {
                crate::site::program(site.root(), &["build"])
                    .stdout(std::process::Stdio::null())
                    .stderr(std::process::Stdio::null())
                    .spawn()
                    .expect("it starts")
            })
            .collect();
        let codes: Vec<_> = running.iter_mut().map(|child| child.wait().expect("it ends").code()).collect();
        assert!(codes.contains(&Some(0)) && codes.iter().all(|code| matches!(code, Some(0 | 2))), "{codes:?}");
        assert!(site.read("stories/second.html").contains(&format!("第{round}次")));
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let closed = folder.path().join("只读");
    fs::create_dir(&closed).expect("a folder");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("read-only");
    // Whoever may write everywhere (root) uses a place where nobody can.
    let may = fs::write(closed.join("probe"), "").is_ok();
    let out = if may { Path::new("/proc/zhuanlan").to_owned() } else { closed.join("public") };
    let run = Site::small().run(&["build", "--out", &out.display().to_string()]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    run.says(&["错误：", &out.parent().expect("a parent").display().to_string()]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("writable again");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_the_old_output_stays() {
    let site = Site::small();
    site.build();
    let before = site.output();
    site.put("content/stories/second.md", format!("{PAGE}{}", "很长的一段。\n\n".repeat(40_000)));
    // A limit on the size of files stands in for the full disk: the write fails in the same place.
    let limited = std::process::Command::new("bash")
        .args(["-c", "trap '' XFSZ; ulimit -f 200; exec \"$0\" build", env!("CARGO_BIN_EXE_zhuanlan")])
        .current_dir(site.root())
        .output()
        .expect("bash");
    let said = String::from_utf8_lossy(&limited.stderr);
    assert_eq!(limited.status.code(), Some(2), "{said}");
    assert!(said.contains("错误：") && (said.contains("second.html") || said.contains("search/pages-")), "{said}");
    assert_same(&before, &site.output(), "after the failed build");
    site.build();
    assert!(site.has("stories/second.html"));
}

#[test]
fn nothing_is_left_beside_the_output() {
    let site = Site::small();
    for _ in 0..3 {
        site.put("content/stories/second.md", PAGE);
        site.build();
        site.remove("content/stories/second.md");
        site.build();
    }
    site.put("content/stories/second.md", "---\ntitle: 坏\n---\n");
    site.refuses();
    let names: Vec<String> = fs::read_dir(site.root())
        .expect("the site")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    let known = ["zhuanlan.yaml", "content", "public", ".zhuanlan"];
    assert!(names.iter().all(|name| known.contains(&name.as_str())), "{names:?}");
}

#[cfg(unix)]
#[test]
fn a_link_as_output_is_followed_and_stays() {
    let site = Site::small();
    let real = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(real.path(), site.path("public")).expect("a link");
    site.build();
    assert!(real.path().join("index.html").exists());
    site.put("content/stories/second.md", PAGE);
    site.build();
    assert!(site.path("public").is_symlink() && real.path().join("stories/second.html").exists());
}

#[test]
fn a_build_with_another_out_leaves_the_first_alone() {
    let site = Site::small();
    site.build();
    let before = site.output();
    site.put("content/stories/second.md", PAGE);
    assert_eq!(run_in(site.root(), &["build", "--out", "other"]).code, 0);
    assert_same(&before, &site.output(), "after a build elsewhere");
    site.build();
    assert_same(&tree(&site.path("other")), &site.output(), "of both folders");
}
