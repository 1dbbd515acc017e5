//! A kill at any moment leaves the whole old or the whole new site, and the next build puts everything right.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::site::{Site, Tree, assert_same, program};

const KILLS: u64 = 100;

/// Puts the site into one of its two states: pages differ, come and go, a picture and a list change.
fn set(site: &Site, state: usize) {
    let word = ["甲", "乙"][state];
    site.put("content/events/open.md", format!("---\ntitle: 校园开放日{word}\ndate: 2024-05-2{state}\n---\n{word}。\n"));
    for number in 0..6 {
        let (here, gone) = if state == 0 { ("a", "b") } else { ("b", "a") };
        site.put(
            &format!("content/stories/{here}{number}.md"),
            format!("---\ntitle: {word}{number}\ndate: 2024-05-21\ntags: [{word}]\n---\n{word}。\n"),
        );
        let old = site.path(&format!("content/stories/{gone}{number}.md"));
        if old.exists() {
            fs::remove_file(old).expect("a page less");
        }
    }
    site.put("content/photos/p.jpg", crate::picture::jpeg(word, 200, 150));
    site.put("content/notices/plan.md", "---\ntitle: 安排\ndate: 2024-05-10\nphotos: [../photos/p.jpg 图注]\n---\n正文。\n");
}

/// Delays that are spread evenly and are the same in every run.
fn delay(number: u64, longest: Duration) -> Duration {
    let mixed = (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    longest.mul_f64((mixed % 1000) as f64 / 1000.0)
}

#[cfg(target_os = "linux")]
#[test]
fn a_hundred_kills_never_leave_half_a_site() {
    let site = Site::small();
    let mut golden: Vec<Tree> = Vec::new();
    let mut longest = Duration::ZERO;
    for round in 0..4 {
        set(&site, round % 2);
        let started = Instant::now();
        site.build();
        longest = longest.max(started.elapsed());
        golden.push(site.output());
    }
    assert_same(&golden[0], &golden[2], "both builds of the first state");
    assert_same(&golden[1], &golden[3], "both builds of the second state");
    assert_ne!(golden[0], golden[1]);
    let (mut state, mut seen) = (1, [0, 0, 0]);
    for number in 0..KILLS {
        let next = 1 - state;
        set(&site, next);
        let mut child = program(site.root(), &["build"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        std::thread::sleep(delay(number, longest.mul_f64(1.1)));
        let ended = child.try_wait().expect("a child").is_some();
        child.kill().expect("a child of ours");
        child.wait().expect("it ends");
        let output = site.output();
        let found = golden.iter().take(2).position(|whole| *whole == output);
        match found {
            Some(found) => state = found,
            None => assert_same(&golden[next], &output, &format!("kill {number}: neither the old nor the new site")),
        }
        // The machine is more or less busy: about half of the kills shall come before the end.
        longest = longest.mul_f64(if ended { 0.95 } else { 1.05 });
        seen[if ended { 2 } else { usize::from(state == next) }] += 1;
    }
    assert!(seen[0] > 10, "too few kills came before the end: {seen:?}");
    for last in [0, 1] {
        set(&site, last);
        site.build();
        assert_same(&golden[last], &site.output(), "the build after the kills");
    }
    let left: Vec<String> = fs::read_dir(site.root())
        .expect("the site")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    let known = ["zhuanlan.yaml", "content", "public", ".zhuanlan"];
    assert!(left.iter().all(|name| known.contains(&name.as_str())), "left behind: {left:?}");
}
