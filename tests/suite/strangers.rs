//! The preview and strangers: HTTP as it should be, and nothing for those who ask for what is not theirs.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::preview::{Preview, parse};
use crate::site::Site;

#[test]
fn heads_tags_ranges_and_types_are_as_browsers_want_them() {
    let site = Site::small().file("static/片.mp4", (0..=255).cycle().take(5000).collect::<Vec<u8>>()).file("static/a b.txt", "好\n");
    let preview = Preview::of(&site, &[]);
    let page = preview.get("/events/open.html");
    assert_eq!(page.field("Content-Type"), Some("text/html; charset=utf-8"));
    let head = preview.ask("HEAD", "/events/open.html", "");
    assert_eq!((head.status, head.body.len(), head.field("Content-Length")), (200, 0, page.field("Content-Length")));
    let tag = page.field("ETag").expect("a tag").to_owned();
    let known = preview.ask("GET", "/events/open.html", &format!("If-None-Match: \"x\", {tag}\r\n"));
    assert_eq!((known.status, known.body.len()), (304, 0));
    let film = "/%E7%89%87.mp4";
    let part = preview.ask("GET", film, "Range: bytes=256-259\r\n");
    assert_eq!((part.status, part.body.as_slice()), (206, &[0, 1, 2, 3][..]));
    assert_eq!(part.field("Content-Range"), Some("bytes 256-259/5000"));
    assert_eq!((part.field("Content-Type"), part.field("Accept-Ranges")), (Some("video/mp4"), Some("bytes")));
    assert_eq!(preview.ask("GET", film, "Range: bytes=-2\r\n").body.len(), 2);
    let outside = preview.ask("GET", film, "Range: bytes=5000-\r\n");
    assert_eq!((outside.status, outside.field("Content-Range")), (416, Some("bytes */5000")));
    assert_eq!(preview.get("/a%20b.txt?x=1#y").text(), "好\n");
    assert_eq!(preview.get("/calendar.ics").field("Content-Type"), Some("text/calendar; charset=utf-8"));
    assert_eq!(preview.ask("GET", "/events/", "").status, 404);
    for answer in [&page, &part, &head] {
        assert_eq!(answer.field("X-Content-Type-Options"), Some("nosniff"));
        assert!(answer.field("Access-Control-Allow-Origin").is_none());
    }
}

#[test]
fn what_is_not_there_names_what_is_near() {
    let site = Site::small();
    let preview = Preview::of(&site, &[]);
    let answer = preview.get("/event/opne.html");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("没有找到这一页") && answer.text().contains("href=\"/events/open.html\""), "{}", answer.text());
}

#[test]
fn two_requests_go_over_one_connection() {
    let site = Site::small();
    let preview = Preview::of(&site, &[]);
    let one = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let last = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let answers = preview.raw(format!("{one}{one}{last}").as_bytes());
    assert_eq!(String::from_utf8_lossy(&answers).matches("HTTP/1.1 200 OK").count(), 3);
}

#[test]
fn other_names_other_origins_and_other_methods_are_refused() {
    let site = Site::small();
    let preview = Preview::of(&site, &[]);
    for host in ["evil.example", "evil.example:1111", "192.168.1.7", "localhost.evil.example"] {
        assert_eq!(preview.ask("GET", "/", &format!("Host: {host}\r\n")).status, 421, "{host}");
    }
    assert_eq!(parse(&preview.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).status, 421);
    assert_eq!(preview.ask("GET", "/_zhuanlan/events", "Origin: https://evil.example\r\n").status, 403);
    assert_eq!(preview.ask("GET", "/_zhuanlan/events", "Origin: null\r\n").status, 403);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"] {
        let answer = preview.ask(method, "/", "");
        assert_eq!((answer.status, answer.field("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    assert_eq!(preview.ask("GET", "/", "Content-Length: 3\r\n").status, 413);
    assert_eq!(parse(&preview.raw(b"\x16\x03\x01\x00\xa5\x01")).status, 400);
}

/// Every way to spell a step upwards before a name, that anybody has thought of.
fn traversals() -> Vec<String> {
    let ups = [
        "../",
        "..\\",
        "%2e%2e/",
        "%2e%2e%2f",
        "..%2f",
        "..%5c",
        "%2e%2e\\",
        "%2e%2e%5c",
        "..;/",
        ".././",
        "..//",
        "....//",
        "....\\\\",
        "%252e%252e/",
        "%252e%252e%252f",
        "..%252f",
        "..%c0%af",
        "%c0%ae%c0%ae/",
        "..%ef%bc%8f",
        "%uff0e%uff0e/",
        "..%00/",
        "./../",
        "/../",
        "//../",
        "\\..\\",
        "%5c..%5c",
        ".%2e/",
        "%2e./",
        "..%09/",
        "..%20/",
    ];
    let names = [
        "private.yaml",
        "zhuanlan.yaml",
        "content/events/open.md",
        "etc/passwd",
        "%7A%68uanlan.yaml",
        "PRIVATE.YAML",
        "private.yaml%00.html",
    ];
    let mut all = Vec::new();
    for up in ups {
        for name in names {
            all.push(format!("/{up}{name}"));
            all.push(format!("/events/{}{name}", up.repeat(3)));
        }
    }
    all.extend(
        [
            "/file:///etc/passwd",
            "//etc/passwd",
            "/C:/Windows/win.ini",
            "/C%3a%5cWindows",
            "/.git/config",
            "/.zhuanlan/cache",
            "/CON",
            "/~root",
        ]
        .map(String::from),
    );
    all
}

#[test]
fn no_spelling_of_a_path_leads_out_of_the_site() {
    let site = Site::small().file("private.yaml", "filler: {name: 秘密的人, phone: 13800000000}\n");
    let preview = Preview::of(&site, &[]);
    let all = traversals();
    assert!(all.len() >= 250, "{}", all.len());
    for target in all {
        let answer = preview.get(&target);
        assert!(matches!(answer.status, 400 | 404), "{target}: {}", answer.status);
        let text = answer.text();
        assert!(!text.contains("秘密的人") && !text.contains("root:") && !text.contains("venue:"), "{target}:\n{text}");
    }
}

#[test]
fn ten_thousand_random_requests_change_nothing() {
    let site = Site::small();
    let mut preview = Preview::of(&site, &[]);
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |most: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % most
    };
    let words = [
        "GET ",
        "/",
        "%",
        "..",
        "HTTP/1.1",
        "\r\n",
        "Host: localhost",
        "Range: bytes=",
        "-",
        ":",
        "\0",
        "专栏",
        "index.html",
        "?",
        "\r\n\r\n",
        "HEAD ",
    ];
    let mut sent = 0;
    while sent < 10_000 {
        let mut stream = preview.connect();
        let mut bytes = Vec::new();
        for _ in 0..100 {
            match next(4) {
                0 => bytes.extend((0..next(40)).map(|_| u8::try_from(next(256)).unwrap())),
                1 => bytes.extend(format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", next(1000)).into_bytes()),
                _ => (0..next(12)).for_each(|_| bytes.extend(words[usize::try_from(next(16)).unwrap()].bytes())),
            }
            sent += 1;
        }
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
        let _ = stream.read_to_end(&mut Vec::new());
    }
    assert!(preview.is_running());
    assert_eq!(preview.get("/events/open.html").status, 200);
}

#[test]
fn idle_and_slow_clients_block_nobody() {
    let site = Site::small();
    let preview = Preview::of(&site, &[]);
    preview.get("/events/open.html");
    let idle: Vec<_> = (0..500).map(|_| preview.connect()).collect();
    let slow: Vec<_> = (0..20)
        .map(|_| {
            let mut stream = preview.connect();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
            stream
        })
        .collect();
    let began = Instant::now();
    assert_eq!(preview.get("/events/open.html").status, 200);
    // Far above the usual few milliseconds, far below the ten seconds that a slow sender may take.
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    drop((idle, slow));
}

#[test]
fn too_much_is_too_much() {
    let site = Site::small();
    let preview = Preview::of(&site, &[]);
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "a".repeat(20_000));
    assert_eq!(parse(&preview.raw(long.as_bytes())).status, 431);
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "A: b\r\n".repeat(100));
    assert_eq!(parse(&preview.raw(many.as_bytes())).status, 431);
    let all: Vec<_> = (0..1100).map(|_| preview.connect()).collect();
    // Those over the limit are turned away at once.
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(parse(&preview.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).status, 503);
    drop(all);
    preview.until("/events/open.html", |answer| answer.status == 200);
}

#[test]
fn a_page_with_a_private_number_is_never_sent() {
    let site = Site::small().file("content/stories/leak.md", "---\ntitle: 泄露\ndate: 2024-05-21\n---\n请打 13800001234 找我。\n");
    let preview = Preview::of(&site, &[]);
    let answer = preview.get("/stories/leak.html");
    assert_eq!(answer.status, 500);
    assert!(!answer.text().contains("13800001234") && answer.text().contains("138****1234"), "{}", answer.text());
    assert_eq!(preview.get("/events/open.html").status, 200);
}

#[test]
fn a_taken_port_gives_the_next_one() {
    let site = Site::small();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let preview = Preview::of(&site, &["--port", &port.to_string()]);
    assert!(preview.port > port && preview.port <= port + 100);
    assert!(preview.said().contains(&format!("{port} 端口有别的程序在用")), "{}", preview.said());
    assert_eq!(preview.get("/").status, 200);
}
