//! Names that stand where nobody signs this page: in captions, and in entries of lists of other pages.

use std::collections::BTreeMap;

use super::super::candidate::Candidate;
use super::super::context::Context;
use super::super::key::key_of;
use super::super::teaser::TEASED;
use super::Names;
use crate::block::Place;
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, ends};
use crate::model::Zone;

/// Why who took a picture is no author.
const PICTURED: &str = "took the pictures";

/// Steps up from a name in which the entry of a list is looked for, and steps to the caption around it.
const STEPS: usize = 4;

/// Nodes of the largest entry of a list.
const MOST_NODES: u32 = 60;

/// Fewest letters of the headline of an entry.
const HEADLINE: usize = 5;

/// Refuses the visible names in captions and those that say of themselves that they took pictures.
pub(super) fn refuse_pictured(context: &Context<'_>, candidates: &mut [Candidate<Names>]) {
    let dom = &context.page.dom;
    for candidate in candidates.iter_mut().filter(|candidate| candidate.refused.is_none()) {
        let Some(block) = candidate.place.block.map(|block| block as usize) else { continue };
        // A line of credits reads as a caption, and says who wrote.
        let labelled = candidate.place.rule.starts_with("author-label");
        let captioned = context.zone(block) == Zone::Caption && !labelled
            || first_node(context, block).is_some_and(|node| is_captioned(dom, node));
        if captioned || candidate.value.iter().all(|name| ends(Role::Caption, &fold_phrase(name))) {
            candidate.refused = Some(PICTURED);
        }
    }
}

/// Refuses the visible names in lists whose entries each have a headline and another name.
pub(super) fn refuse_listed(context: &Context<'_>, candidates: &mut [Candidate<Names>]) {
    let dom = &context.page.dom;
    // Of each box: the entries in it that name somebody, and whom.
    let mut boxes: BTreeMap<NodeId, Vec<(NodeId, usize)>> = BTreeMap::new();
    let title = context.title_block.and_then(|title| first_node(context, title));
    for (n, candidate) in candidates.iter().enumerate() {
        let node = candidate.place.block.and_then(|block| first_node(context, block as usize));
        let Some(node) = node.filter(|_| candidate.refused.is_none()) else { continue };
        for entry in std::iter::once(node).chain(dom.ancestors(node)).take(STEPS) {
            let all = dom.subtree(entry);
            let Some(parent) = dom.parent(entry) else { break };
            if all.end - entry > MOST_NODES || title.is_some_and(|title| all.contains(&title)) {
                break;
            }
            if leads_elsewhere(dom, entry, &candidate.value) {
                boxes.entry(parent).or_default().push((entry, n));
            }
        }
    }
    for entries in boxes.values() {
        let Some(&(first, one)) = entries.first() else { continue };
        let names = |n: usize| candidates.get(n).map(|candidate| &candidate.value);
        let listed = entries
            .iter()
            .any(|&(entry, n)| entry != first && dom.tag(entry) == dom.tag(first) && names(n) != names(one));
        if listed {
            for n in entries.iter().map(|&(_, n)| n).collect::<Vec<_>>() {
                if let Some(candidate) = candidates.get_mut(n) {
                    candidate.refused = Some(TEASED);
                }
            }
        }
    }
}

/// The first node of a block of markup.
fn first_node(context: &Context<'_>, block: usize) -> Option<NodeId> {
    match context.block(block)?.place {
        Place::Dom { first, .. } => Some(first),
        Place::Line { .. } => None,
    }
}

fn is_captioned(dom: &Dom, node: NodeId) -> bool {
    dom.ancestors(node).take(STEPS).any(|id| matches!(dom.tag(id), Some(Tag::Figcaption | Tag::Figure)))
}

/// Whether an element holds a link to another page by a text that is none of the names.
fn leads_elsewhere(dom: &Dom, entry: NodeId, names: &Names) -> bool {
    dom.find_all(entry, Tag::A).any(|link| {
        let leads = dom.attribute(link, "href").is_some_and(|href| !href.starts_with(['#', '?']));
        let shown: String = dom.subtree(link).filter_map(|id| dom.text(id)).collect();
        let key = key_of(&shown);
        leads
            && shown.chars().filter(|c| c.is_alphanumeric()).count() >= HEADLINE
            && !names.iter().any(|name| key.contains(&key_of(name)) || key_of(name).contains(&key))
    })
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    /// The authors of a page with something below the text, `-` for none.
    fn authors(lead: &str, tail: &str) -> String {
        let title = "老渡口的最后一班船";
        let text =
            "<p>渡口的老船工每天清晨都要擦一遍船板，三十年没有断过，直到大桥通车的那个春天，船才停下来。</p>"
                .repeat(4);
        let page = format!(
            "<html lang=\"zh\"><head><title>{title}</title></head><body><main><h1>{title}</h1>{lead}<div>{text}</div>{tail}</main></body></html>"
        );
        let document = read("a.html", page.as_bytes(), &Options::default()).unwrap().remove(0);
        document.metadata.authors.map_or("-".to_owned(), |field| field.value.join("、"))
    }

    #[test]
    fn names_of_other_pages_and_pictures_are_no_authors() {
        let entry = |n: usize, name: &str| {
            format!("<li><a href=\"/n/{n}\">渡船停了以后的第{n}年</a> <span>作者：{name}</span></li>")
        };
        let list = format!("<div><h3>相关阅读</h3><ul>{}{}</ul></div>", entry(1, "顾汀"), entry(2, "沈朔蔚"));
        let figure = "<figure><img src=\"a.jpg\"><figcaption>渡船靠岸。（记者顾汀摄）</figcaption></figure>";
        for (lead, tail, expect) in [
            ("", list.as_str(), "-"),
            ("<p>作者：陆岚</p>", list.as_str(), "陆岚"),
            (figure, "", "-"),
            (
                "<p>〔記者陳嵐汀／北嶼報導〕渡口的老船工每天清晨都要擦一遍船板，三十年沒有斷過。</p>",
                figure,
                "陳嵐汀",
            ),
        ] {
            assert_eq!(authors(lead, tail), expect, "{lead}{tail}");
        }
    }
}
