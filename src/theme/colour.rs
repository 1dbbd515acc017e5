//! Colours of a look: how they are written, how well they can be read, and the nearest one that can.
//!
//! Part of `theme`. Contrast is that of WCAG 2.2, hue and lightness those of HSL.

/// The least contrast of a text with what it stands on.
pub(super) const LEAST: f64 = 4.5;

/// Red, green and blue, each 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Colour([f64; 3]);

impl Colour {
    /// Reads `#b22222` or `#b22`, with or without the sign.
    pub(super) fn read(text: &str) -> Option<Colour> {
        let text = text.trim();
        let digits: Vec<u32> =
            text.strip_prefix(['#', '＃']).unwrap_or(text).chars().map(|digit| digit.to_digit(16)).collect::<Option<_>>()?;
        let pairs: Vec<u32> = match digits.len() {
            3 => digits.iter().map(|digit| digit * 17).collect(),
            6 => digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
            _ => return None,
        };
        Some(Colour([pairs[0], pairs[1], pairs[2]].map(|part| f64::from(part) / 255.0)))
    }

    /// As style sheets have it.
    pub(super) fn written(self) -> String {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0–255")]
        let [red, green, blue] = self.0.map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8);
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, 1–21.
    pub(super) fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }

    /// The least contrast with some others.
    pub(super) fn worst(self, others: &[Colour]) -> f64 {
        others.iter().map(|other| self.contrast(*other)).fold(21.0, f64::min)
    }

    /// The same hue, lighter by some hundredths, or darker.
    pub(super) fn shifted(self, hundredths: f64) -> Colour {
        let [red, green, blue] = self.0;
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let (lightness, span) = (f64::midpoint(most, least), most - least);
        let wanted = (lightness + hundredths / 100.0).clamp(0.0, 1.0);
        let room = |lightness: f64| 1.0 - (2.0 * lightness - 1.0).abs();
        let stretch = if room(lightness) > 0.0 { room(wanted) / room(lightness) } else { 0.0 };
        // Every part keeps its share of the span around the middle.
        Colour(self.0.map(|part| if span > 0.0 { wanted + (part - lightness) * stretch } else { wanted }))
    }

    /// Itself, else the same hue at the nearest lightness that can be read on all of some grounds; `None` if there is none.
    pub(super) fn readable(self, grounds: &[Colour]) -> Option<Colour> {
        let passes = |colour: &Colour| Colour::read(&colour.written()).is_some_and(|seen| seen.worst(grounds) >= LEAST);
        (0..=200).flat_map(|step| [-0.5, 0.5].map(|way| self.shifted(way * f64::from(step)))).find(passes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::read(text).unwrap()
    }

    #[test]
    fn colours_are_read_as_people_write_them() {
        for text in ["#b22222", "B22222", " #B22222 ", "＃b22222"] {
            assert_eq!(colour(text).written(), "#b22222", "{text}");
        }
        assert_eq!(colour("#a1c").written(), "#aa11cc");
        for text in ["", "#b2222", "红", "#gggggg", "#b2222222"] {
            assert_eq!(Colour::read(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_rule() {
        assert!((colour("#000").contrast(colour("#fff")) - 21.0).abs() < 1e-9);
        assert!((colour("#767676").contrast(colour("#fff")) - 4.54).abs() < 0.01);
    }

    #[test]
    fn the_nearest_readable_colour_keeps_the_hue() {
        let paper = [colour("#fff")];
        assert_eq!(colour("#9b1c1f").readable(&paper).unwrap().written(), "#9b1c1f");
        let found = colour("#ffcc00").readable(&paper).unwrap();
        assert!(found.worst(&paper) >= LEAST && found.shifted(1.0).worst(&paper) < LEAST, "{}", found.written());
        assert!(found.written().ends_with("00"), "{}", found.written());
        let night = [colour("#161412")];
        assert!(colour("#9b1c1f").readable(&night).unwrap().worst(&night) >= LEAST);
        assert_eq!(colour("#888").readable(&[colour("#fff"), colour("#000"), colour("#808080")]), None);
    }
}
