//! Tables, articles and albums as pages.

use super::*;

#[test]
fn names_of_files_can_be_had_on_every_system() {
    for title in ["CON", "aux", "nul", "COM1", "..", "../../x", "a/b\\c", "?*<>|", ""] {
        let name = file_name(title, &[], Kind::Album);
        assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{title}: {name}");
        assert!(!["con", "aux", "nul", "com1"].contains(&name.as_str()), "{title}: {name}");
    }
    assert_eq!(place("content/Events/0521-a.MD"), place("content/events/0521-a.txt"));
}
