//! What the markup states of a post in attributes: author, time and floor.

use super::body::Plan;
use super::marks::Marks;
use super::post::clean_name;
use super::{Post, Stated};
use crate::dom::{Dom, NodeId, Tag};
use crate::text::date::parse_machine_date;

/// Whether structured data calls an element an article of any sort.
pub(super) fn is_schema_article(dom: &Dom, id: NodeId) -> bool {
    let typed = dom.attribute(id, "itemtype").or_else(|| dom.attribute(id, "typeof")).unwrap_or("");
    ["Article", "BlogPosting", "Report"].iter().any(|name| typed.ends_with(name))
}

/// The author and the time that structured data states for a post win over what stands around its words: names of
/// those who are answered or who edited, times of edits and of replies.
pub(super) fn state_from_markup(marks: &Marks<'_>, plan: &Plan, post: &mut Post) {
    /// Elements at the start of a post that are looked at.
    const LOOKED_AT: NodeId = 300;
    let dom = marks.dom;
    let (mut author, mut posted) = (None, None);
    for id in plan.start..plan.end.min(plan.start + LOOKED_AT) {
        let held = plan.holes.iter().any(|&(start, end)| (start..end).contains(&id));
        if dom.tag(id) != Some(Tag::Meta) || held {
            continue;
        }
        let Some(content) = dom
            .attribute(id, "content")
            .map(str::trim)
            .filter(|content| !content.is_empty() && content.len() <= LONGEST_STATED)
        else {
            continue;
        };
        match dom.attribute(id, "itemprop") {
            Some("name") if author.is_none() => {
                let mut above = dom.ancestors(id).take_while(|&above| above >= plan.start).take(3);
                if above.any(|above| dom.attribute(above, "itemprop") == Some("author")) {
                    author = Some(clean_name(content));
                }
            }
            Some("datePublished" | "dateCreated" | "commentTime") if posted.is_none() => {
                posted = parse_machine_date(content)
                    .filter(|moment| moment.day.is_some())
                    .map(|moment| (moment.notation(), Stated::attribute("content", id, None)));
            }
            _ => {}
        }
    }
    post.author = author.or_else(|| post.author.take());
    if let Some((time, stated)) = posted {
        post.posted = Some(time);
        post.posted_at = Some(stated);
    }
}

/// Longest name or time that an attribute states, in bytes.
const LONGEST_STATED: usize = 120;

/// Author, time and floor that stand only in attributes.
pub(super) fn complete_from_attributes(marks: &Marks<'_>, plan: &Plan, post: &mut Post) {
    let dom = marks.dom;
    let looked_at = plan.start..plan.end.min(plan.start + 60);
    for id in looked_at {
        if dom.tag(id).is_none() {
            continue;
        }
        let attribute = |name: &str| {
            dom.attribute(id, name).map(str::trim).filter(|value| !value.is_empty() && value.len() <= 120)
        };
        if post.author.is_none() {
            let in_author = |id: NodeId| {
                dom.ancestors(id).take(2).any(|above| dom.attribute(above, "itemprop") == Some("author"))
            };
            let named = attribute("data-author").or_else(|| attribute("data-username")).or_else(|| {
                (attribute("itemprop") == Some("name") && in_author(id))
                    .then(|| attribute("content"))
                    .flatten()
            });
            post.author = named.map(clean_name);
        }
        if post.posted.is_none()
            && matches!(attribute("itemprop"), Some("dateCreated" | "datePublished" | "commentTime"))
        {
            for key in ["content", "datetime"] {
                if let Some(moment) = attribute(key).and_then(parse_machine_date) {
                    post.posted = Some(moment.notation());
                    post.posted_at = Some(Stated::attribute(key, id, None));
                    break;
                }
            }
        }
        if post.floor.is_none() {
            post.floor = ["data-floor", "data-post-number", "data-position"]
                .iter()
                .find_map(|name| attribute(name)?.parse().ok());
        }
    }
}
