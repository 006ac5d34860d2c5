//! Buttons under posts, as lines of text captures show them.

use crate::lexicon::{Role, is, value_of};

/// Whether a folded line consists of buttons under a post, counts aside.
pub(super) fn is_buttons(folded: &str) -> bool {
    if is_button(trim_count(folded)) {
        return true;
    }
    let parts: Vec<&str> = folded
        .split(['|', '·', ' ', '/', '(', ')'])
        .map(trim_count)
        .filter(|part| !part.is_empty())
        .take(MOST_BUTTON_WORDS)
        .collect();
    // Initials of who answered stand before the count of the answers: "O M 2 Replies Last reply".
    let initials = parts.iter().take_while(|part| part.chars().nth(1).is_none()).count();
    let mut rest = parts.get(initials..).filter(|rest| rest.len() > 1).unwrap_or(&parts);
    while let [first, behind @ ..] = rest {
        // "back to top", "report post": buttons of several words, before those of one.
        let several = (2..=WORDS_OF_A_BUTTON.min(rest.len()))
            .rev()
            .find(|&count| rest.get(..count).is_some_and(|words| is_button(&words.join(" "))));
        match several.and_then(|count| rest.get(count..)) {
            Some(behind) => rest = behind,
            None if is_button(first) || are_glued_buttons(first) => rest = behind,
            None => return false,
        }
    }
    !parts.is_empty() && parts.len() < MOST_BUTTON_WORDS
}

/// Most words of a line of buttons, and of one button.
const MOST_BUTTON_WORDS: usize = 16;
const WORDS_OF_A_BUTTON: usize = 3;

/// Whether a word is several buttons in a script without spaces, which copies of a page put together: `顶2踩回复`. A
/// count or a button to reply must be among them: people say such words, too.
fn are_glued_buttons(part: &str) -> bool {
    /// Most letters of such a word, and of one button.
    const MOST: usize = 16;
    const LONGEST: usize = 6;
    // Nearly all words are of Latin letters.
    if part.bytes().any(|b| b.is_ascii_alphabetic()) {
        return false;
    }
    let letters: Vec<char> = part.chars().filter(|c| c.is_alphabetic()).collect();
    let counts = part.bytes().any(|b| b.is_ascii_digit());
    if !(2..=MOST).contains(&letters.len()) {
        return false;
    }
    // Of each place: whether buttons fill what stands before it, and whether one of them replies.
    let mut filled: Vec<Option<bool>> = vec![None; letters.len() + 1];
    if let Some(first) = filled.first_mut() {
        *first = Some(false);
    }
    for from in 0..letters.len() {
        let Some(replies) = filled.get(from).copied().flatten() else { continue };
        for to in from + 1..=letters.len().min(from + LONGEST) {
            let word: String = letters.get(from..to).unwrap_or_default().iter().collect();
            if let Some(slot) = filled.get_mut(to).filter(|_| is(Role::PostControl, &word)) {
                *slot = Some(slot.unwrap_or(false) || replies || is(Role::ReplyControl, &word));
            }
        }
    }
    filled.last().copied().flatten().is_some_and(|replies| replies || counts)
}

/// The number of a control that only the markup around it tells from words ([`Role::PostControl`]).
const MAY_BE_SAID: i32 = 1;

fn is_button(part: &str) -> bool {
    value_of(Role::PostControl, part).is_some_and(|kind| kind != MAY_BE_SAID)
}

/// A word without the counts and signs around it.
pub(super) fn trim_count(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric() || c.is_ascii_digit())
}
