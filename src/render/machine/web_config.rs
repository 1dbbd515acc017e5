//! `web.config`: the types that IIS does not know by itself, as far as the output has them.
//!
//! Only `<remove/>` and `<mimeMap/>` pairs: a pair never clashes with what the server or a newer IIS already set, and every other section
//! may be locked by the host, which would answer each request with an error.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::plan::Plan;

/// Endings that one IIS or another refuses to send, with their types.
const TYPES: &[(&str, &str)] = &[
    ("7z", "application/x-7z-compressed"),
    ("avif", "image/avif"),
    ("dps", "application/vnd.ms-powerpoint"),
    ("et", "application/vnd.ms-excel"),
    ("flac", "audio/flac"),
    ("ics", "text/calendar"),
    ("json", "application/json"),
    ("m4a", "audio/mp4"),
    ("m4v", "video/mp4"),
    ("md", "text/markdown"),
    ("mkv", "video/x-matroska"),
    ("mp4", "video/mp4"),
    ("ofd", "application/ofd"),
    ("ogg", "audio/ogg"),
    ("ogv", "video/ogg"),
    ("svg", "image/svg+xml"),
    ("vtt", "text/vtt"),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("wps", "application/vnd.ms-works"),
];

/// The pairs for the types that the output has, in the order of the endings.
pub fn web_config(plan: &Plan) -> String {
    let endings: BTreeSet<String> =
        plan.outputs.keys().filter_map(|path| Some(path.as_str().rsplit_once('.')?.1.to_ascii_lowercase())).collect();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n  <system.webServer>\n    <staticContent>\n");
    for (ending, mime) in TYPES.iter().filter(|(ending, _)| endings.contains(*ending)) {
        let _ = writeln!(xml, "      <remove fileExtension=\".{ending}\" />");
        let _ = writeln!(xml, "      <mimeMap fileExtension=\".{ending}\" mimeType=\"{mime}\" />");
    }
    xml.push_str("    </staticContent>\n  </system.webServer>\n</configuration>\n");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths::{OutPath, SitePath};
    use crate::plan::Recipe;

    fn config(paths: &[&str]) -> String {
        let outputs = paths.iter().map(|path| (OutPath::new(path).expect("a path"), Recipe::Copy(SitePath::new(path).expect("a path"))));
        web_config(&Plan { outputs: outputs.collect(), ..Plan::default() })
    }

    #[test]
    fn only_types_of_the_output_are_named() {
        let check = |paths: &[&str], expected: &[&str]| {
            let xml = config(paths);
            let named: Vec<&str> =
                xml.lines().filter_map(|line| line.trim().strip_prefix("<mimeMap fileExtension=\"")?.split('"').next()).collect();
            assert_eq!(named, expected, "{paths:?}");
            assert_eq!(xml.matches("<remove ").count(), named.len());
        };
        check(&["index.html", "web.config", "photos/a-480.jpg", "files/noending"], &[]);
        check(&["week.json", "calendar.ics", "events/a.ics", "files/FILM.MP4", "files/a.b.webp"], &[".ics", ".json", ".mp4", ".webp"]);
    }

    #[test]
    fn the_file_holds_nothing_but_pairs() {
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n  <system.webServer>\n    <staticContent>\n      \
             <remove fileExtension=\".json\" />\n      <mimeMap fileExtension=\".json\" mimeType=\"application/json\" />\n    \
             </staticContent>\n  </system.webServer>\n</configuration>\n";
        assert_eq!(config(&["week.json"]), expected);
    }

    #[test]
    fn the_types_are_in_order_and_each_once() {
        assert!(TYPES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
