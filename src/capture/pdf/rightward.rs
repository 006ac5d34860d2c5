//! Lines of scripts that run to the left: they are drawn from left to right like all others, and their letters as they
//! look at their places in words.

/// Arabic letters by their presentation forms from U+FE80 on, each with the number of its forms (Unicode, Arabic
/// Presentation Forms-B).
const FORMS: &str = "ء1آ2أ2ؤ2إ2ئ4ا2ب4ة2ت4ث4ج4ح4خ4د2ذ2ر2ز2س4ش4ص4ض4ط4ظ4ع4غ4ف4ق4ك4ل4م4ن4ه4و2ى2ي4";

/// Ligatures with lam from U+FEF5 on, two forms each.
const WITH_LAM: &str = "آأإا";

/// Letters of Persian and Urdu by their first form (Arabic Presentation Forms-A), and how many forms they have.
const OTHERS: [(u32, u32, char); 6] = [
    (0xfb56, 4, 'پ'),
    (0xfb7a, 4, 'چ'),
    (0xfb8a, 2, 'ژ'),
    (0xfb8e, 4, 'ک'),
    (0xfb92, 4, 'گ'),
    (0xfbfc, 4, 'ی'),
];

/// Whether a character runs to the left: Hebrew, Arabic and what stands beside them.
const fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') && !is_figure(c)
}

const fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// A line in the order in which it is read, if it runs to the left.
pub(super) fn turn(line: &str) -> Option<String> {
    let left = line.chars().filter(|&c| runs_left(c)).count();
    let right = line.chars().filter(|&c| c.is_alphabetic() && !runs_left(c)).count();
    if left <= right {
        return None;
    }
    let letters: Vec<char> = line.chars().rev().collect();
    let mut out = String::with_capacity(line.len());
    let mut rest = letters.as_slice();
    while let Some((&c, behind)) = rest.split_first() {
        // Words of other scripts and figures, with the signs within them, stand as they were.
        let to_right = |c: char| is_figure(c) || c.is_alphabetic() && !runs_left(c);
        if to_right(c) {
            let other = |&c: &char| runs_left(c) || c == ' ';
            let end = rest.iter().position(other).unwrap_or(rest.len());
            let last = rest.get(..end).and_then(|run| run.iter().rposition(|&c| to_right(c))).unwrap_or(0);
            let (run, behind) = rest.split_at(last + 1);
            out.extend(run.iter().rev());
            rest = behind;
            continue;
        }
        push_plain(&mut out, mirror(c));
        rest = behind;
    }
    Some(out)
}

/// Brackets are drawn as they look.
const fn mirror(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        c => c,
    }
}

/// Adds a letter, whatever its form.
fn push_plain(out: &mut String, c: char) {
    let code = c as u32;
    if let 0xfef5..=0xfefc = code {
        out.push('ل');
        out.extend(WITH_LAM.chars().nth((code - 0xfef5) as usize / 2));
        return;
    }
    let other = OTHERS.iter().find(|(first, count, _)| (*first..first + count).contains(&code));
    let mut first = 0xfe80;
    let mut pairs = FORMS.chars();
    let plain = std::iter::from_fn(|| Some((pairs.next()?, pairs.next()?.to_digit(10)?))).find_map(
        |(letter, count)| {
            first += count;
            (code >= 0xfe80 && code < first).then_some(letter)
        },
    );
    out.push(other.map(|(.., letter)| *letter).or(plain).unwrap_or(c));
}

#[cfg(test)]
mod tests {
    use super::turn;

    #[test]
    fn lines_are_read_from_their_right_end() {
        for (drawn, expect) in [
            ("ﻮﻳﺎﻣ 18", Some("18 مايو")),
            (".ﺮﻬﺷأ ﺔﺛﻼﺛ", Some("ثلاثة أشهر.")),
            ("2024 (BBC) םולש ברע", Some("ערב שלום (BBC) 2024")),
            ("Harbour", None),
            ("", None),
        ] {
            assert_eq!(turn(drawn).as_deref(), expect, "{drawn}");
        }
    }
}
