//! Which candidate is the author or the day of publication, and whether any is: a conditional logit with
//! "none" among the choices.
//!
//! The weights come from `train/fields.py`: the pages of all development corpora, their candidates as the
//! reader itself prints them, and the truth. A page without an author or a date teaches when to be silent.
//! (Between Chinese authors rules decide: see `authors`.)

use rustc_hash::FxHashMap;

use super::candidate::{Clue, Group, keeps_all};
use super::context::Context;
use super::key::key_of;
use super::page_words::{Naming, PageWords};
use crate::lexicon::{Role, holds};
use crate::model::PageKind;
use crate::order::sort_and_dedup;
use crate::text::byline::{NameKind, classify_name};
use crate::text::date::{Clock, Moment};

/// Features and their weights. Of "script-variable" there are too few pages to learn: it is set to what a marked
/// element far from the title and a date in the address have between them. "none" is shifted by −0.2 (authors) and −0.07 (dates) from what was fitted, which
/// finds more of the values while pages without one are still answered on less than one in ten.
type Weights = &'static [(&'static str, f32)];

#[rustfmt::skip]
const AUTHOR_WEIGHTS: Weights = &[
    ("none thread", -2.10), ("none", 1.78), ("meta author", 1.92), ("person-above-title", -1.91),
    ("author-label", 1.88), ("entity author", 1.85), ("author-class", 1.84), ("author-link", 1.78),
    ("none article", -1.71), ("none listing", 1.68), ("person-alone", -1.55), ("none product", 1.50),
    ("none collection", 1.37), ("marked-handle", 1.16), ("person-alone-in-byline", 1.11), ("none 4+", 1.11),
    ("person-beside-date", 1.03), ("uncommon-by-title", 1.03), ("opening-post", 1.01), ("part-common-words", -0.97),
    ("shares-name", 0.84), ("meta twitter:data1", 0.82), ("meta article:author", 0.80),
    ("person-alone-by-title", -0.74), ("marked-author-further-down", 0.74), ("none service", 0.70),
    ("meta other", 0.67), ("author-label-further-down", 0.63), ("none documentation", 0.54),
    ("common-words", -0.53), ("rel-author", 0.52), ("entity creator", -0.51), ("many", 0.45),
    ("marked-handle-further-down", -0.30), ("none 2-3", 0.27), ("rival", -0.24), ("repeated", 0.22),
    ("one-word", -0.18), ("all-people", -0.17), ("author-box", -0.16), ("introduced", 0.14), ("member-link", 0.13),
    ("author-label-behind-body", -0.13), ("page author", 0.06), ("is-site", -0.04),
];

#[rustfmt::skip]
const DATE_WEIGHTS: Weights = &[
    ("date-and-time-alone", 2.78), ("none", 2.49), ("date-alone", 2.23), ("labelled-date", 2.21),
    ("meta article:published_time", 2.09), ("time-element-by-title", 1.86), ("none article", -1.55),
    ("none documentation", 1.47), ("date-above-title", 1.43), ("none 4+", 1.33), ("labelled-timed", 1.23),
    ("date-in-address", 1.22), ("none listing", 1.21), ("date-in-byline", 1.18), ("entity datePublished", 1.14),
    ("meta-of-change", -1.13), ("opening-post", 1.07), ("none product", 1.00), ("meta other", 0.98),
    ("date-and-time-in-byline", 0.93), ("labelled-date-behind-body", 0.88), ("none thread", -0.83),
    ("meta published", 0.81), ("meta date", 0.78), ("none service", 0.77), ("earliest", 0.76),
    ("entity dateCreated", 0.72), ("timed", 0.64), ("is-modified", 0.61), ("page datePublished", -0.60),
    ("script-variable", 0.60), ("meta datepublished", 0.57), ("none collection", 0.47), ("shows-change", -0.46),
    ("labelled-date-further-down", 0.44), ("date-behind-body", -0.34), ("labelled-change", 0.27),
    ("entity-of-change", 0.26), ("time-element-marked", 0.22), ("date-further-down", 0.20), ("none 2-3", -0.14),
    ("meta pubdate", 0.11), ("time-element", 0.10),
];

/// Gives each group of authors its probability against the others and against "no author", which is returned.
pub(super) fn score_authors(context: &Context<'_>, groups: &mut [Group<Vec<String>>], site: &str) -> f32 {
    let keys: Vec<Vec<String>> = groups
        .iter()
        .map(|g| g.members.first().map(|m| m.value.iter().map(|n| key_of(n)).collect()).unwrap_or_default())
        .collect();
    let shapes: Vec<Shape> =
        groups.iter().zip(&keys).map(|(group, keys)| shape_of(group, keys, site)).collect();
    let signed = shapes.iter().any(|shape| shape.signed);
    // How many groups hold each name.
    let mut holders: FxHashMap<&str, u32> = FxHashMap::default();
    for names in &keys {
        for (at, name) in names.iter().enumerate() {
            if !names.get(..at).is_some_and(|before| before.contains(name)) {
                *holders.entry(name).or_default() += 1;
            }
        }
    }
    let words = PageWords::new(context, groups.iter().flat_map(names_of).map(String::as_str));
    let logits: Vec<Option<f32>> = groups
        .iter()
        .enumerate()
        .map(|(n, group)| {
            let names = names_of(group);
            group.members.iter().find(|m| m.refused.is_none())?;
            let (own, shape) = (keys.get(n)?, shapes.get(n)?);
            let shared = own.iter().any(|key| holders.get(key.as_str()).is_some_and(|&groups| groups > 1));
            let (repeated, introduced) = names.first().map_or((false, false), |name| mentions(context, name));
            let naming = words.naming(names);
            let by_title =
                group.members.iter().any(|m| m.refused.is_none() && m.place.rule == "person-alone-by-title");
            let facts = [
                ("all-people", shape.people),
                ("many", names.len() > 3),
                ("is-site", shape.site),
                ("one-word", names.iter().all(|name| !name.contains(' '))),
                ("rival", (shape.site || !shape.people) && signed),
                ("shares-name", shared),
                ("repeated", repeated),
                ("introduced", introduced),
                ("common-words", naming == Naming::Common),
                ("part-common-words", naming == Naming::Part),
                ("uncommon-by-title", by_title && shape.people && naming == Naming::Name),
            ];
            let facts: f32 = facts.iter().map(|&(name, holds)| weight(AUTHOR_WEIGHTS, name, holds)).sum();
            Some(flags(group, AUTHOR_WEIGHTS, author_flag) + facts)
        })
        .collect();
    settle(context, groups, &logits, AUTHOR_WEIGHTS)
}

/// The names of a group, as its first live member writes them.
fn names_of(group: &Group<Vec<String>>) -> &[String] {
    group.members.iter().find(|m| m.refused.is_none()).map_or(&[], |m| m.value.as_slice())
}

/// What sort of names a group holds.
struct Shape {
    people: bool,
    /// The names are the site's.
    site: bool,
    /// People whom a visible byline names.
    signed: bool,
}

/// Rules that look at what is visible as a byline.
const SIGNED: [&str; 10] = [
    "author-class",
    "author-link",
    "author-label",
    "rel-author",
    "person-alone-by-title",
    "person-alone-in-byline",
    "person-beside-date",
    "marked-author-further-down",
    "author-box",
    "opening-post",
];

fn shape_of(group: &Group<Vec<String>>, keys: &[String], site: &str) -> Shape {
    // Shorter names are part of too many others, in bytes.
    const SHORTEST: usize = 4;
    let live = || group.members.iter().filter(|m| m.refused.is_none());
    let names = names_of(group);
    let people = !names.is_empty() && names.iter().all(|name| classify_name(name) == NameKind::Person);
    let is_site = |key: &String| {
        key == site
            || key.len().min(site.len()) >= SHORTEST && (site.contains(key.as_str()) || key.contains(site))
    };
    let site = !names.is_empty() && keys.iter().all(is_site);
    let signed = people && !site && live().any(|m| SIGNED.contains(&m.place.rule));
    Shape { people, site, signed }
}

/// Whether a name stands in several blocks, and whether a longer block begins with it (a box about the author).
fn mentions(context: &Context<'_>, name: &str) -> (bool, bool) {
    // What makes a block more than the name, in bytes.
    const MORE: usize = 40;
    // Enough of a page; candidates are few, but pages may be endless.
    const BLOCKS: usize = 3000;
    let mut count = 0;
    let mut introduced = false;
    let finder = memchr::memmem::Finder::new(name);
    for block in context.blocks().iter().take(BLOCKS).filter(|block| block.text.len() >= name.len()) {
        if finder.find(block.text.as_bytes()).is_some() {
            count += 1;
            introduced |= block.text.starts_with(name) && block.text.len() > name.len() + MORE;
        }
    }
    (count > 1, introduced)
}

/// Whether a rule finds what is said to be the publication, not just a date where one is likely.
pub(super) fn states_publication(place: &Clue) -> bool {
    matches!(place.rule, "meta" | "feed-item-head" | "opening-post" | "date-in-address")
        || place.rule.starts_with("labelled-date")
        || place.key.as_deref().is_some_and(|key| key.ends_with(".datePublished"))
}

/// Gives each day its probability against the others and against "no date", which is returned.
pub(super) fn score_dates(
    context: &Context<'_>,
    groups: &mut [Group<Moment>],
    modified: Option<&Moment>,
) -> f32 {
    let live = |group: &Group<Moment>| group.members.iter().find(|m| m.refused.is_none()).map(|m| m.value);
    let days: Vec<_> = groups.iter().filter_map(live).filter_map(|m| m.ymd()).collect();
    let (first, last) = (days.iter().min().copied(), days.iter().max().copied());
    let says = |group: &Group<Moment>, what: fn(&Clue) -> bool| {
        group.members.iter().any(|m| m.refused.is_none() && what(&m.place))
    };
    let states = |group: &Group<Moment>| says(group, states_publication);
    let any_states = groups.iter().any(states);
    let logits: Vec<Option<f32>> = groups
        .iter()
        .map(|group| {
            let moment = live(group)?;
            let has_time = |clock: Clock| clock.hour != 0 || clock.minute.unwrap_or(0) != 0;
            let timed = group.members.iter().any(|m| m.value.clock.is_some_and(has_time));
            let labelled = says(group, |place| place.rule.starts_with("labelled-date"));
            let is_modified = modified.is_some_and(|m| m.same_day(&moment));
            let facts = [
                ("earliest", first.is_some() && moment.ymd() == first),
                ("latest", last.is_some() && moment.ymd() == last),
                ("timed", timed),
                ("labelled-timed", timed && labelled),
                ("is-modified", is_modified),
                // Where the publication is stated, another day that is the last change's is the change.
                ("shows-change", is_modified && any_states && !states(group)),
            ];
            let facts: f32 = facts.iter().map(|&(name, holds)| weight(DATE_WEIGHTS, name, holds)).sum();
            Some(flags(group, DATE_WEIGHTS, date_flag) + facts)
        })
        .collect();
    settle(context, groups, &logits, DATE_WEIGHTS)
}

/// Softmax over the groups and "none"; returns the probability of "none".
fn settle<T>(
    context: &Context<'_>,
    groups: &mut [Group<T>],
    logits: &[Option<f32>],
    weights: Weights,
) -> f32 {
    let count = logits.iter().flatten().count();
    let mut none = weight(weights, "none", true) + weight(weights, kind_name(context.kind()), true);
    none += weight(weights, "none 2-3", (2..=3).contains(&count)) + weight(weights, "none 4+", count >= 4);
    share_out(groups, logits, none)
}

/// Gives each group its probability against the others and "none", which has a logit of its own; returns that of
/// "none".
pub(super) fn share_out<T>(groups: &mut [Group<T>], logits: &[Option<f32>], none: f32) -> f32 {
    let top = logits.iter().flatten().copied().fold(none, f32::max);
    let sum: f32 =
        libm::expf(none - top) + logits.iter().flatten().map(|logit| libm::expf(logit - top)).sum::<f32>();
    for (group, logit) in groups.iter_mut().zip(logits) {
        group.score = logit.map_or(0.0, |logit| libm::expf(logit - top) / sum);
    }
    if keeps_all() { 0.0 } else { libm::expf(none - top) / sum }
}

fn weight(weights: Weights, name: &str, holds: bool) -> f32 {
    if !holds {
        return 0.0;
    }
    weights.iter().find(|(feature, _)| *feature == name).map_or(0.0, |(_, weight)| *weight)
}

/// The sum of the weights of the different rules that speak for a group.
fn flags<T>(group: &Group<T>, weights: Weights, name: fn(&Clue) -> String) -> f32 {
    let mut names: Vec<String> =
        group.members.iter().filter(|m| m.refused.is_none()).map(|m| name(&m.place)).collect();
    sort_and_dedup(&mut names);
    names.iter().map(|name| weight(weights, name, true)).sum()
}

fn author_flag(place: &Clue) -> String {
    flag(place, &["author", "article:author", "twitter:data1", "byl"])
}

fn date_flag(place: &Clue) -> String {
    let flag = flag(place, &["article:published_time", "date", "pubdate", "datepublished"]);
    let key = place.key.as_deref().unwrap_or_default();
    // Names that speak of publication tell more than those that only speak of a date.
    if flag == "meta other" && holds(Role::PublishedKey, key) {
        return "meta published".to_owned();
    }
    flag
}

fn flag(place: &Clue, metas: &[&str]) -> String {
    let key = place.key.as_deref().unwrap_or_default();
    match place.rule {
        "meta" if metas.contains(&key) => format!("meta {key}"),
        "meta" => "meta other".to_owned(),
        "json-ld" | "json-ld-salvaged" | "microdata" | "rdfa" => {
            let (kind, name) = key.rsplit_once('.').unwrap_or(("", key));
            let page = kind.is_empty() || kind.ends_with("Page");
            format!("{} {name}", if page { "page" } else { "entity" })
        }
        rule => rule.to_owned(),
    }
}

const fn kind_name(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Article => "none article",
        PageKind::Thread => "none thread",
        PageKind::Listing => "none listing",
        PageKind::Collection => "none collection",
        PageKind::Product => "none product",
        PageKind::Service => "none service",
        PageKind::Documentation => "none documentation",
        PageKind::Readout => "none readout",
    }
}
