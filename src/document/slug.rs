//! ASCII names for pages: letters and digits stay, Han characters become pinyin, the rest a hyphen.
//!
//! A name is a candidate only; the site resolves collisions.

use std::borrow::Cow;

use super::phrases;
use unicode_normalization::UnicodeNormalization;

/// The longest name, in characters; it is cut at a syllable.
const LONGEST: usize = 60;

/// Names that Windows keeps for devices.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4",
    "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Makes a name of some text; `fallback` stands in where nothing of it can be kept, and before reserved names.
pub fn slug(text: &str, fallback: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut word = String::new();
    let plain: String = if text.is_ascii() { text.to_owned() } else { text.nfkc().collect() };
    for (c, reading) in phrases::readings(&without_numbers(&plain)) {
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
            continue;
        }
        close(&mut parts, &mut word);
        parts.extend(reading.map(Cow::into_owned));
    }
    close(&mut parts, &mut word);
    let name = join(parts);
    if name.is_empty() {
        return fallback.to_owned();
    }
    if RESERVED.contains(&name.as_str()) { format!("{fallback}-{name}") } else { name }
}

/// The first letter of each Han character as it is read, letters and digits as they are: `qcjx` for 汽车检修.
pub fn initials(text: &str) -> String {
    let letter = |(c, reading): (char, Option<Cow<'static, str>>)| match reading {
        Some(syllable) => syllable.chars().next(),
        None => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    };
    phrases::readings(&without_numbers(text)).into_iter().filter_map(letter).collect()
}

/// Leaves out what could be somebody's number: eleven or more digits, also with blanks or hyphens between them.
fn without_numbers(text: &str) -> String {
    if text.bytes().filter(u8::is_ascii_digit).count() < 11 {
        return text.to_owned();
    }
    let (mut kept, mut run) = (String::new(), String::new());
    for c in text.chars().chain(['\n']) {
        let joins = matches!(c, ' ' | '-') && !run.is_empty();
        if c.is_ascii_digit() || joins {
            run.push(c);
            continue;
        }
        if run.bytes().filter(u8::is_ascii_digit).count() < 11 {
            kept.push_str(&run);
        } else {
            kept.push(' ');
        }
        run.clear();
        kept.push(c);
    }
    kept
}

fn close(parts: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        parts.push(std::mem::take(word));
    }
}

fn join(parts: Vec<String>) -> String {
    let mut name = String::new();
    for part in parts {
        let longer = name.len() + usize::from(!name.is_empty()) + part.len();
        if longer > LONGEST {
            if name.is_empty() {
                name = part.chars().take(LONGEST).collect();
            }
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(&part);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_that_people_type() {
        assert_eq!(initials("汽车检修 AI 体验"), "qcjxaity");
        assert_eq!(initials("电话13800001234"), "dh");
        assert_eq!(initials("音乐与校长"), "yyyxz");
    }

    #[test]
    fn names_are_short_ascii_and_harmless() {
        assert_eq!(slug("校园开放日 Open Day!", "page"), "xiao-yuan-kai-fang-ri-open-day");
        assert_eq!(slug("ＡＢＣ１", "page"), "abc1");
        assert_eq!(slug("绿色", "page"), "lv-se");
        assert_eq!(slug("…", "event"), "event");
        assert_eq!(slug("CON", "event"), "event-con");
        assert_eq!(slug("李明13800001234", "event"), "li-ming");
        assert_eq!(slug("2024-05-21 开放", "event"), "2024-05-21-kai-fang");
        assert_eq!(slug("138-0000-1234 李明", "event"), "li-ming");
        let long = slug(&"职业教育活动周".repeat(9), "page");
        assert!(
            long.len() <= 60 && long.split('-').all(|part| "zhi ye jiao yu huo dong zhou".split(' ').any(|whole| whole == part)),
            "{long}"
        );
    }
}
