//! The price that a page shows for what it sells. A wrong price is worse than none: what was struck out, what buys
//! free shipping, what other things cost and what a month costs is none.

use super::pairs::is_beside;
use crate::block::{Page, Place};
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::fold::{fold_name, fold_phrase, fold_start};
use crate::lexicon::role::Manner;
use crate::lexicon::{Role, begin, end, find, holds};
use crate::model::Block;
use crate::text::marked::Marked;

/// Whether a short text is a price: digits, a currency, and little else.
pub(in crate::document) fn is_price(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.chars().count() <= 40
        && text.chars().any(|c| c.is_ascii_digit())
        && letters <= 12
        && (has_currency(text) || text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')))
}

/// Whether a text names a currency.
pub(super) fn has_currency(text: &str) -> bool {
    let folded = fold_phrase(text);
    let mut from = 0;
    while let Some(hit) = folded.get(from..).and_then(|rest| find(Role::Currency, rest)) {
        let start = folded.get(..from + hit.span.start).map_or(0, |head| head.chars().count());
        if is_written_so(hit.value, text.chars().nth(start)) {
            return true;
        }
        from += hit.span.end;
    }
    false
}

/// Whether a currency is written as it must be, by its entry's number: 12 Ft are money and 12 ft are feet, 12 kr are
/// money and KR 12 is a model.
fn is_written_so(case: i32, first: Option<char>) -> bool {
    match case {
        1 => first.is_some_and(char::is_uppercase),
        2 => first.is_some_and(char::is_lowercase),
        _ => true,
    }
}

/// The currency that a text ends with.
fn currency_before(text: &str) -> Option<&str> {
    let folded = fold_phrase(text);
    let hit = end(Role::Currency, &folded)?;
    let at = text.char_indices().nth(folded.get(..hit.span.start)?.chars().count())?.0;
    text.get(at..).filter(|sign| is_written_so(hit.value, sign.chars().next()))
}

/// The currency that a text begins with.
fn currency_behind(text: &str) -> Option<&str> {
    /// Characters that hold any currency.
    const LONGEST: usize = 8;
    let folded = fold_start(text, LONGEST);
    let hit = begin(Role::Currency, &folded)?;
    let chars = folded.get(hit.span)?.chars().count();
    let at = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    text.get(..at).filter(|sign| is_written_so(hit.value, sign.chars().next()))
}

/// Blocks behind the title in which the price is looked for. Picked by hand on the product pages of WCXB: ratings,
/// notes on stock and the choice of a variant stand between.
const REACH: usize = 30;

/// The price that a page shows near the title of what it sells, and its block. Without a title there must be only
/// one on the whole page.
pub(super) fn visible_price(page: &Page, blocks: &[Block], title: Option<usize>) -> Option<(String, u32)> {
    let mut found: Option<(String, u32)> = None;
    let (from, reach) = title.map_or((0, blocks.len()), |title| (title + 1, REACH));
    let others = grid_looks(page, blocks);
    for block in blocks.iter().skip(from).take(reach) {
        let Some(price) = price_of(page, block) else { continue };
        if look_of(page, block).is_some_and(|look| others.binary_search(&look).is_ok()) {
            // Behind the first of them the page speaks of other things.
            break;
        }
        if title.is_some() {
            return Some((price, block.i));
        }
        if found.as_ref().is_some_and(|(known, _)| amount(known) != amount(&price)) {
            return None;
        }
        found.get_or_insert((price, block.i));
    }
    found
}

/// How the element of a block is marked, and the one around it.
fn look_of<'a>(page: &'a Page, block: &Block) -> Option<(&'a str, &'a str)> {
    let Place::Dom { container, .. } = page.blocks.get(block.i as usize)?.place else { return None };
    let class = |id: NodeId| page.dom.attribute(id, "class").unwrap_or_default();
    Some((class(container), page.dom.parent(container).map_or("", class)))
}

/// Looks that several different prices share, in order: a grid of other things.
fn grid_looks<'a>(page: &'a Page, blocks: &[Block]) -> Vec<(&'a str, &'a str)> {
    // Different amounts that make a grid.
    const FEWEST: usize = 2;
    // Enough of a page to see its grids.
    const MOST: usize = 400;
    let mut seen: Vec<((&str, &str), Option<u64>)> = blocks
        .iter()
        .filter(|block| is_price(&block.text) && has_currency(&block.text))
        .filter_map(|block| Some((look_of(page, block)?, amount(&block.text))))
        .take(MOST)
        .collect();
    crate::order::sort_and_dedup(&mut seen);
    let mut looks: Vec<(&str, &str)> = seen
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() >= FEWEST)
        .filter_map(|group| group.first().map(|(look, _)| *look))
        .collect();
    crate::order::sort(&mut looks);
    looks
}

/// The one price of a block; `None` where it has none, or several that nothing tells apart.
fn price_of(page: &Page, block: &Block) -> Option<String> {
    // Longest block that is looked at, in bytes: "Sale price $98.00 Regular price $130.00 Save 25 %".
    const LONGEST: usize = 120;
    if block.hidden || block.text.len() > LONGEST || !has_currency(&block.text) || is_beside(block.zone) {
        return None;
    }
    let Place::Dom { container, first, last } = page.blocks.get(block.i as usize)?.place else { return None };
    let dom = &page.dom;
    // A link leads to another thing, its price included; an option costs more.
    let part_of_other =
        |id: NodeId| matches!(dom.tag(id), Some(Tag::A | Tag::Option | Tag::Label | Tag::Legend));
    if std::iter::once(container).chain(dom.ancestors(container).take(6)).any(part_of_other) {
        return None;
    }
    let mut text = String::new();
    for node in (first..=last).take(60) {
        let Some(part) = dom.text(node) else { continue };
        if !is_struck(dom, node) {
            text.push_str(part);
            text.push(' ');
        }
    }
    if is_condition(&block.text) {
        return None;
    }
    // Signs split over elements stand together in the block's own text; of what is struck out nothing may count.
    let struck = text.chars().filter(|c| !c.is_whitespace()).count()
        < page.blocks.get(block.i as usize)?.marks.chars as usize;
    let single = |text: &str| -> Option<String> {
        let prices = find_prices(text);
        let (first, rest) = prices.split_first()?;
        rest.iter().all(|other| amount(other) == amount(first)).then(|| first.clone())
    };
    let price = single(&text)
        .or_else(|| single(&block.text).filter(|_| !struck))
        .or_else(|| reduced(&find_prices(&text), &text))?;
    // "From $12": the words belong to the price.
    let whole = is_price(&block.text) && !block.text.contains('\n') && find_prices(&block.text).len() == 1;
    Some(if whole { block.text.clone() } else { price })
}

/// The lower of two prices, where a percentage beside them says that it is the reduced one.
fn reduced(prices: &[String], text: &str) -> Option<String> {
    let [a, b] = prices else { return None };
    let (low, high) = if amount(a)? < amount(b)? { (a, b) } else { (b, a) };
    let before = text.split('%').next().filter(|_| text.contains('%'))?.trim_end();
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let percent: u64 = before.get(before.len() - digits..)?.parse().ok()?;
    // Shops round either way.
    let stated = (100_u64.checked_sub(percent)?) * amount(high)?;
    (stated.abs_diff(amount(low)? * 100) <= amount(high)?).then(|| low.clone())
}

/// Whether a text is struck out, or in an element that is named as the price before.
fn is_struck(dom: &Dom, node: NodeId) -> bool {
    let former = |name: &str| {
        let name = fold_name(name);
        // `price--sale price--regular` around both says nothing of either.
        !holds(Role::CurrentPriceName, &name)
            && (holds(Role::StruckName, &name)
                || holds(Role::PriceName, &name) && holds(Role::FormerPriceName, &name))
    };
    dom.ancestors(node).take(3).any(|above| {
        matches!(dom.tag(above), Some(Tag::Del | Tag::S))
            || ["class", "id", "data-testid"]
                .iter()
                .filter_map(|name| dom.attribute(above, name))
                .flat_map(|names| names.split_ascii_whitespace().take(24))
                .any(former)
    })
}

/// Whether something makes an amount something else than what the thing costs: a discount, a rate, the delivery.
fn is_condition(text: &str) -> bool {
    let marked = Marked::new(text);
    let mut conditions = marked.marks.iter().filter(|mark| mark.is(Role::PriceCondition, Manner::Inside));
    conditions.any(|mark| mark.entry.value() == 0 || !marked.folded.contains('%'))
}

/// The amounts of a text with their currencies, as they are printed.
fn find_prices(text: &str) -> Vec<String> {
    let folded = crate::text::space::fold_space(text);
    let mut prices = Vec::new();
    let bytes = folded.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let start = at;
        while bytes.get(at).is_some_and(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
            at += 1;
        }
        let number = folded.get(start..at).unwrap_or_default().trim_end_matches(['.', ',']);
        let before = folded.get(..start).unwrap_or_default().trim_end();
        let after = folded.get(start + number.len()..).unwrap_or_default().trim_start();
        let lead = currency_before(before);
        let tail = currency_behind(after);
        // "$ 145 19 % off": a number without a sign of its own is no price.
        match (lead, tail) {
            (Some(sign), _) => prices.push(format!("{sign}{number}")),
            (None, Some(sign)) => prices.push(format!("{number} {sign}")),
            (None, None) => {}
        }
    }
    prices
}

/// The number of a price, in hundredths, whatever marks its decimals.
pub(super) fn amount(price: &str) -> Option<u64> {
    let number: String = price.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let decimals = match number.rfind(['.', ',']) {
        Some(at) if number.len() - at - 1 <= 2 => number.len() - at - 1,
        _ => 0,
    };
    let digits: u64 = number.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?;
    digits.checked_mul(10_u64.pow(2 - decimals as u32))
}

#[cfg(test)]
mod tests {
    use super::{amount, find_prices, is_condition, is_price, reduced};

    #[test]
    fn prices() {
        for (text, expected) in [
            ("$12.99", true),
            ("¥ 1,299.00", true),
            ("1 299 kr", true),
            ("12.50 €", true),
            ("from $3", true),
            ("12 ft", false),
            ("KR173", false),
            ("$5 million raised for the harbour of Lindby", false),
            ("Lindby", false),
        ] {
            assert_eq!(is_price(text), expected, "{text}");
        }
    }

    #[test]
    fn amounts_in_texts() {
        for (text, expected) in [
            ("$98.00 $130.00", "$98.00|$130.00"),
            ("EUR 21.86EUR21.86", "EUR21.86|EUR21.86"),
            ("49,99 €", "49,99 €"),
            ("4 of 5 stars", ""),
        ] {
            assert_eq!(find_prices(text).join("|"), expected, "{text}");
        }
        assert_eq!(amount("$1,299.00"), amount("1.299 €"));
        assert_eq!(amount("49,9 €"), Some(4990));
        let two = ["$116.97".to_owned(), "$145".to_owned()];
        assert_eq!(reduced(&two, "$116.97 $145 19% off").as_deref(), Some("$116.97"));
        assert_eq!(reduced(&two, "$116.97 $145 40% off"), None);
        assert_eq!(reduced(&two, "$116.97 $145"), None);
        assert!(is_condition("Free shipping $65+") && is_condition("Gifts Under $150"));
        assert!(!is_condition("$116.97 19% off"));
    }
}
