//! EXIF: what is read from it, and the smallest block that says nothing but the orientation.
//!
//! Part of `imaging`. Takes and gives the bare TIFF structure; each container has its own way of wrapping it.

use exif::{Context, Exif, In, Reader, Tag, Value};

/// What a picture's EXIF block tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Notes {
    /// From 1 to 8; 0 when it says nothing.
    pub(super) orientation: u8,
    /// `2024-05-21T10:20:30`, with a fraction where the camera gives one.
    pub(super) taken: Option<String>,
    /// Whether it says where the picture was taken.
    pub(super) gps: bool,
}

/// Reads a TIFF structure, as much of it as is sound.
pub(super) fn read(tiff: &[u8]) -> Notes {
    let tiff = tiff.strip_prefix(b"Exif\0\0").unwrap_or(tiff);
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let Ok(exif) = reader.read_raw(tiff.to_vec()).or_else(|error| error.distill_partial_result(|_| ())) else {
        return Notes::default();
    };
    let orientation = exif.get_field(Tag::Orientation, In::PRIMARY).and_then(|field| field.value.get_uint(0));
    Notes {
        orientation: orientation.and_then(|value| u8::try_from(value).ok()).filter(|value| (1..=8).contains(value)).unwrap_or(0),
        taken: taken(&exif),
        gps: exif.fields().any(|field| field.tag.context() == Context::Gps && speaks_of_place(field.tag)),
    }
}

/// Whether an XMP packet says where the picture was taken.
pub(super) fn xmp_has_place(packet: &[u8]) -> bool {
    let name = b"GPSLatitude";
    packet.windows(name.len()).any(|window| window == name)
}

/// A TIFF structure whose one entry is the orientation.
pub(super) fn minimal(orientation: u8) -> [u8; 26] {
    let mut tiff = *b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    tiff[19] = orientation;
    tiff
}

fn speaks_of_place(tag: Tag) -> bool {
    matches!(tag, Tag::GPSLatitude | Tag::GPSLongitude | Tag::GPSDestLatitude | Tag::GPSDestLongitude | Tag::GPSAreaInformation)
}

/// The moment of capture, else of digitizing, else of the file.
fn taken(exif: &Exif) -> Option<String> {
    let tags = [
        (Tag::DateTimeOriginal, Tag::SubSecTimeOriginal),
        (Tag::DateTimeDigitized, Tag::SubSecTimeDigitized),
        (Tag::DateTime, Tag::SubSecTime),
    ];
    tags.into_iter().find_map(|(tag, fraction)| {
        let moment = moment(text(exif, tag)?)?;
        let digits = text(exif, fraction).map(|digits| digits.trim()).unwrap_or_default();
        let exact = !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
        Some(if exact { format!("{moment}.{digits}") } else { moment })
    })
}

fn text(exif: &Exif, tag: Tag) -> Option<&str> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(lines) => std::str::from_utf8(lines.first()?).ok(),
        _ => None,
    }
}

/// `2024:05:21 10:20:30` as ISO 8601; `None` for what is no date, such as the zeros of a camera without a clock.
fn moment(written: &str) -> Option<String> {
    let numbers = written.trim().split([':', ' ', '-', '/', 'T']).map(|part| part.parse::<i16>().ok());
    let numbers = numbers.collect::<Option<Vec<i16>>>()?;
    let [year, month, day, hour, minute, second] = numbers[..] else { return None };
    let narrow = |number: i16| i8::try_from(number).ok();
    let date = jiff::civil::Date::new(year, narrow(month)?, narrow(day)?).ok()?;
    let time = jiff::civil::Time::new(narrow(hour)?, narrow(minute)?, narrow(second)?, 0).ok()?;
    (year > 1900).then(|| date.to_datetime(time).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_block_says_the_orientation_and_nothing_else() {
        for orientation in 1..=8 {
            assert_eq!(read(&minimal(orientation)), Notes { orientation, taken: None, gps: false });
        }
    }

    #[test]
    fn moments_become_iso_dates_or_nothing() {
        assert_eq!(moment("2024:05:21 10:20:30").as_deref(), Some("2024-05-21T10:20:30"));
        assert_eq!(moment("0000:00:00 00:00:00"), None);
        assert_eq!(moment("    :  :     :  :  "), None);
        assert_eq!(moment("2024:02:30 10:20:30"), None);
    }

    #[test]
    fn broken_blocks_say_nothing() {
        for broken in [&b""[..], b"MM", b"MM\0\x2a\xff\xff\xff\xff", &minimal(6)[..20]] {
            assert!(!read(broken).gps);
        }
    }
}
