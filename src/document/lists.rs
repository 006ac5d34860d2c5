//! Lists of other pages: rankings and recommendations with their items.

use crate::block::{Page, Place, Reading};
use crate::dom::Tag;
use crate::lexicon::Role;
use crate::lexicon::role::Manner;
use crate::model::{Block, List, ListItem, Zone};
use crate::text::count::{parse_count, scale_of};
use crate::text::letter::is_alphabetic;
use crate::text::marked::Marked;
use crate::text::mass::mass;
use crate::text::phrases::Cue;

/// How many blocks of other zones (buttons, an advertisement) may stand inside a list.
const GAP: usize = 2;

/// Collects the lists of a page, in page order. Lists without items are left out.
pub(super) fn collect_lists(page: &Page, blocks: &[Block]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let mut gap = usize::MAX;
    for (i, block) in blocks.iter().enumerate() {
        if !matches!(block.zone, Zone::Ranking | Zone::Recommendation) {
            gap = gap.saturating_add(1);
            continue;
        }
        let unread = Reading::default();
        let reading = page.readings().get(i).unwrap_or(&unread);
        let cue = reading.cue(&block.text);
        let heading = is_heading(block, cue);
        let fresh = gap > GAP || lists.last().is_none_or(|list| list.zone != block.zone);
        gap = 0;
        if fresh || heading {
            let title = heading.then(|| block.text.clone());
            lists.push(List { zone: block.zone, title, items: Vec::new() });
        }
        if let Some(list) = lists.last_mut().filter(|_| !heading) {
            add_line(list, page, i, block, reading);
        }
    }
    lists.retain(|list| !list.items.is_empty());
    lists
}

/// Whether a block heads a list: by its wording or by the markup.
fn is_heading(block: &Block, cue: Option<Cue>) -> bool {
    block.level.is_some() && block.text.chars().count() <= 30
        || matches!(cue, Some(Cue::RankingHead | Cue::RecommendationHead))
}

/// Adds a line to a list: a new item, or the outlet and count of the last one.
fn add_line(list: &mut List, page: &Page, i: usize, block: &Block, reading: &Reading) {
    let text = block.text.as_str();
    if let (Some((outlet, reads)), Some(item)) = (split_reads(text), list.items.last_mut())
        && item.read_count.is_none()
        && item.source.is_none()
    {
        item.source = (!outlet.is_empty()).then(|| outlet.to_owned());
        item.read_count = Some(reads);
        return;
    }
    if is_beside_title(text, reading) {
        return;
    }
    let place = list.items.len() as u64 + 1;
    list.items.push(ListItem {
        title: strip_place(text, place).to_owned(),
        url: link_of(page, i),
        block: block.i,
        ..ListItem::default()
    });
}

/// Lines of a list that are no title: times, places, buttons.
fn is_beside_title(text: &str, reading: &Reading) -> bool {
    let button = matches!(reading.cue(text), Some(Cue::Control | Cue::Share | Cue::Advertisement));
    let time = || {
        reading.when(text).is_some_and(|(from, to)| {
            mass(text.get(..from).unwrap_or_default()) + mass(text.get(to..).unwrap_or_default()) <= 6.0
        })
    };
    button || !text.chars().any(is_alphabetic) || time()
}

/// The title without the place that the list numbers it with.
fn strip_place(text: &str, place: u64) -> &str {
    let number = place.to_string();
    let rest = text.strip_prefix(&format!("0{number}")).or_else(|| text.strip_prefix(&number));
    match rest.and_then(|rest| rest.strip_prefix(['.', ' ', '、', '．', ')', ':'])) {
        Some(rest) if !rest.trim().is_empty() => rest.trim_start(),
        _ => text,
    }
}

/// Longest word for readers behind their number, in characters, with the number's last figure.
const LONGEST_UNIT: usize = 24;

/// `outlet 浏览 16294`, `outlet · 1.2万阅读`, `3.4K views`: the outlet (may be empty) and the count.
pub(super) fn split_reads(text: &str) -> Option<(&str, u64)> {
    let trimmed = text.trim();
    // The number stands at the end, with at most a short word behind it.
    let counted = trimmed.chars().rev().take(LONGEST_UNIT).any(|c| c.is_ascii_digit());
    if trimmed.len() > 200 || !counted {
        return None;
    }
    let marked = Marked::new(trimmed);
    let folded = marked.folded.as_str();
    // Where the longest word for readers begins that ends at a place.
    let unit_before = |end: usize| {
        let mut marks = marked.marks.iter().filter(|mark| mark.is(Role::ReadCount, Manner::Word));
        marks.find(|mark| mark.end as usize == end).map(|mark| mark.start as usize)
    };
    let after = unit_before(folded.len());
    let counted = folded.get(..after.unwrap_or(folded.len()))?.trim_end();
    let body = counted.trim_end_matches(['+', '次']);
    let number_from = body
        .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',') || scale_of(c) > 1))
        .map_or(0, |at| at + body[at..].chars().next().map_or(1, char::len_utf8));
    let reads = read_count(body.get(number_from..)?)?;
    let before = folded.get(..number_from)?.trim_end_matches([' ', ':', '(']);
    let outlet = match (unit_before(before.len()), after) {
        (Some(outlet), _) => outlet,
        (None, Some(_)) => before.len(),
        (None, None) => return None,
    };
    let outlet = trimmed
        .get(..marked.place(trimmed, outlet as u32))?
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '·' | '|' | '-' | '•' | ',' | '，'));
    (mass(outlet) <= 24.0).then_some((outlet, reads))
}

/// A count as lists print it: `16294`, `1.2万`, `3.4k`, `1,024`.
fn read_count(text: &str) -> Option<u64> {
    let length = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (digits, unit) = text.split_at(length);
    let scale = match unit {
        "" => 1,
        unit => unit.parse().ok().map(scale_of).filter(|&scale| scale > 1)?,
    };
    digits.starts_with(|c: char| c.is_ascii_digit()).then(|| parse_count(digits, scale)).flatten()
}

/// Where a block of markup leads: the link around its text.
fn link_of(page: &Page, i: usize) -> Option<String> {
    let Place::Dom { first, .. } = page.blocks.get(i)?.place else { return None };
    let mut node = Some(first);
    while let Some(id) = node {
        if page.dom.tag(id) == Some(Tag::A) {
            return page.dom.attribute(id, "href").map(str::to_owned);
        }
        node = page.dom.parent(id);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{collect_lists, split_reads};
    use crate::block::Page;
    use crate::document::testing::blocks;

    #[test]
    fn reads_of_items() {
        for (text, expect) in [
            ("林德比评论 浏览 16294", Some(("林德比评论", 16294))),
            ("Lindby 女人故事 浏览 285", Some(("Lindby 女人故事", 285))),
            ("林德比网 · 1.2万阅读", Some(("林德比网", 12000))),
            ("3.4K views", Some(("", 3400))),
            ("港口开放 2024", None),
            ("渡轮票价上涨百分之5", None),
        ] {
            assert_eq!(split_reads(text), expect, "{text}");
        }
    }

    #[test]
    fn items_under_their_headings() {
        let page = blocks(&[
            ("recommendation", "猜你喜欢"),
            ("recommendation", "港口开放"),
            ("recommendation", "林德比评论 浏览 82"),
            ("recommendation", "渡轮票价上涨"),
            ("recommendation", "渔民日报 浏览 7"),
            ("ranking", "24小时排行"),
            ("ranking", "1. 灯塔出售"),
            ("ranking", "2. 市场迁址"),
        ]);
        let lists = collect_lists(&Page::default(), &page);
        let shape: Vec<_> = lists
            .iter()
            .map(|list| {
                let items = list
                    .items
                    .iter()
                    .map(|item| (item.title.as_str(), item.source.as_deref(), item.read_count));
                (list.title.as_deref(), items.collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(
            shape,
            [
                (
                    Some("猜你喜欢"),
                    vec![
                        ("港口开放", Some("林德比评论"), Some(82)),
                        ("渡轮票价上涨", Some("渔民日报"), Some(7))
                    ]
                ),
                (Some("24小时排行"), vec![("灯塔出售", None, None), ("市场迁址", None, None)]),
            ]
        );
    }
}
