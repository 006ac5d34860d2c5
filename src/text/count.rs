//! Counts as pages print them.

use crate::lexicon::{Role, value_of};

/// No count of readers or posts; numbers of JavaScript still hold those below it.
const TOO_MANY: u64 = 1_000_000_000_000_000;

/// What a sign or small letter behind a number multiplies it by; 1 where it is no unit.
pub(crate) fn scale_of(unit: char) -> u64 {
    let zeros =
        value_of(Role::CountUnit, unit.encode_utf8(&mut [0; 4])).and_then(|zeros| u32::try_from(zeros).ok());
    zeros.and_then(|zeros| 10_u64.checked_pow(zeros)).unwrap_or(1)
}

/// `1,234`, `1.234`, `1.2` (with a unit) as a whole number; none where the signs part it otherwise.
pub(crate) fn parse_count(digits: &str, scale: u64) -> Option<u64> {
    parse_parts(digits, scale).filter(|&count| count < TOO_MANY)
}

fn parse_parts(digits: &str, scale: u64) -> Option<u64> {
    let digits = digits.trim_matches([',', '.']);
    if scale > 1 && digits.contains('.') {
        let (whole, fraction) = digits.split_once('.')?;
        let fraction_digits = u32::try_from(fraction.len()).ok().filter(|n| (1..=4).contains(n))?;
        let whole: u64 = whole.replace(',', "").parse().ok()?;
        let fraction: u64 = fraction.parse().ok()?;
        return whole.checked_mul(scale)?.checked_add(fraction * scale / 10_u64.pow(fraction_digits));
    }
    let groups: Vec<&str> = digits.split([',', '.']).collect();
    let grouped = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3);
    if !grouped {
        return None;
    }
    groups.concat().parse::<u64>().ok()?.checked_mul(scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        for (digits, unit, expected) in [
            ("16294", ' ', Some(16294)),
            ("1,024", ' ', Some(1024)),
            ("1.024", ' ', Some(1024)),
            ("1.2", '万', Some(12_000)),
            ("3.4", 'k', Some(3400)),
            ("1,024.5", 'k', Some(1_024_500)),
            ("1.2", ' ', None),
            ("12,34", ' ', None),
            ("99999999999", '亿', None),
            ("", ' ', None),
            ("1.", 'k', Some(1000)),
        ] {
            assert_eq!(parse_count(digits, scale_of(unit)), expected, "{digits}{unit}");
        }
    }
}
