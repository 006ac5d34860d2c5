//! Who wrote, edited and reported.

mod alone;
mod elements;
mod elsewhere;
mod han;
mod segments;
mod signatures;
mod stated;
mod visible;

use super::account::Account;
use super::area::AreaBlock;
use super::bylines;
use super::calibration::{temper_authors, temper_captured_authors};
use super::candidate::{Candidate, Clue, Group, group};
use super::choice_model;
use super::context::Context;
use super::decision::decide;
use super::key::key_of;
use super::teaser::{TEASED, belongs_to_teaser};
use crate::model::Field;
use crate::order::sort_by;
use crate::text::byline::{Label, NameKind, classify_name, is_collective};
use crate::text::date::is_han;
use crate::text::names::{NameJudgement, judge};
use segments::is_agency;

/// The people of a byline.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) authors: Option<Field<Vec<String>>>,
    pub(super) editors: Option<Field<Vec<String>>>,
    pub(super) reporters: Option<Field<Vec<String>>>,
    /// The agency that is named among the authors: a source.
    pub(super) agency: Option<Credit>,
}

type Names = Vec<String>;

/// Candidates for the author that are weighed, those of structured data first: each is looked for in the whole page.
/// Picked by hand: what names so many is a list of people, and time must not grow with its square.
const MOST_CANDIDATES: usize = 512;

/// Where the people of a page may stand, and what must be known of it to find them.
pub(super) struct Around<'a> {
    pub(super) area: &'a [AreaBlock],
    /// Keys of the names of the site.
    pub(super) sites: &'a [String],
    /// What the page calls its site; may be empty.
    pub(super) site: &'a str,
    pub(super) account: Option<&'a Account>,
}

/// Finds authors, editors and reporters.
pub(super) fn find_people(context: &Context<'_>, around: &Around<'_>) -> People {
    let Gathered { authors: mut groups, editors, reporters, agency } = gather(context, around);
    let own = key_of(around.site);
    let is_site = |name: &str| names_site(&key_of(name), &own);
    let authors = if is_han_choice(context, &groups) {
        let threshold = han::score(context, &mut groups, &own, &keys_of_all(&editors));
        decide(context, groups, threshold)
    } else if context.is_markup() {
        let threshold = choice_model::score_authors(context, &mut groups, &own);
        alone::lift_stated(context, &mut groups, threshold, is_site);
        let mut field = decide(context, groups, threshold);
        if let Some(field) = field.as_mut() {
            temper_authors(field, is_site);
        }
        field
    } else {
        share_support(&mut groups);
        let mut field = decide(context, groups, 0.5);
        if let Some(field) = field.as_mut() {
            temper_captured_authors(field);
        }
        field
    };
    People {
        authors,
        editors: decide(context, group(editors, keys_of), 0.4),
        reporters: decide(context, group(reporters, keys_of), 0.4),
        agency,
    }
}

/// Keys of all names of some candidates.
fn keys_of_all(candidates: &[Candidate<Names>]) -> Vec<String> {
    candidates.iter().flat_map(|candidate| &candidate.value).map(|name| key_of(name)).collect()
}

/// What the page proposes.
struct Gathered {
    authors: Vec<Group<Names>>,
    editors: Vec<Candidate<Names>>,
    reporters: Vec<Candidate<Names>>,
    agency: Option<Credit>,
}

/// An agency that a page names as its author, which is its source, and where it does.
pub(super) type Credit = (String, Clue);

/// The agency among the names of a candidate.
fn agency_of(candidate: &Candidate<Names>) -> Option<Credit> {
    let name = candidate.value.iter().find(|name| is_agency(name))?;
    Some((name.clone(), Clue { rule: "agency-as-author", ..candidate.place.clone() }))
}

fn gather(context: &Context<'_>, around: &Around<'_>) -> Gathered {
    let labelled = |label, rules| visible::find_labelled(context, around.area, label, rules);
    let mut authors = Vec::new();
    stated::push_stated(context, &mut authors);
    elements::push_elements(context, &mut authors);
    authors.extend(labelled(
        Label::Author,
        ["author-label", "author-label-further-down", "author-label-behind-body"],
    ));
    visible::push_boxes(context, around.area, &mut authors);
    visible::push_unlabelled(context, around.area, &mut authors);
    let mut editors = labelled(Label::Editor, ["editor-label", "editor-label", "editor-label-behind-body"]);
    signatures::push_signatures(context, around.area, &mut authors, &mut editors);
    if let Some(account) = around.account {
        push_account(account, &mut authors);
    }
    let mut reporters =
        labelled(Label::Reporter, ["reporter-label", "reporter-label", "reporter-label-behind-body"]);
    // Who reported is the author where nobody else is named as one.
    authors.extend(reporters.iter().cloned().map(|c| Candidate { score: c.score * 0.8, ..c }));
    authors.truncate(MOST_CANDIDATES);
    let agency = authors.iter().find_map(agency_of);
    for candidate in &mut authors {
        refuse_nobodies(candidate, around.sites);
        let block = candidate.place.block.map(|block| block as usize);
        if candidate.refused.is_none()
            && block.is_some()
            && belongs_to_teaser(context, block, candidate.place.node)
        {
            candidate.refused = Some(TEASED);
        }
    }
    elsewhere::refuse_pictured(context, &mut authors);
    elsewhere::refuse_pictured(context, &mut reporters);
    elsewhere::refuse_listed(context, &mut authors);
    let mut groups = group(authors, keys_of);
    for group in &mut groups {
        refuse_default(group, around.sites);
    }
    Gathered { authors: groups, editors, reporters, agency }
}

/// Who wrote for an official account, or else the account.
fn push_account(account: &Account, authors: &mut Vec<Candidate<Names>>) {
    let place = Clue::rule("author-of-account").block(account.block as u32);
    if let Some(author) = account.author.clone() {
        authors.push(Candidate::new(vec![author], 0.65, place));
    }
}

/// Whether the choice is between Chinese names: on a page whose title is Chinese, too, or where all are. A link to an
/// edition in Chinese makes no such page.
fn is_han_choice(context: &Context<'_>, groups: &[Group<Names>]) -> bool {
    let han = |group: &Group<Names>| group.members.iter().any(|member| is_han_names(&member.value));
    let titled = context.title.as_deref().is_some_and(|title| title.chars().any(is_han));
    groups.iter().any(han) && (titled || groups.iter().all(han))
}

/// For training: the authors that a page in Chinese proposes, each with its features; the last one is none.
#[cfg(feature = "training")]
pub(super) fn author_rows(
    context: &Context<'_>,
    around: &Around<'_>,
) -> Vec<(Names, Vec<(&'static str, f32)>)> {
    let Gathered { authors: groups, editors, .. } = gather(context, around);
    let (own, editors) = (key_of(around.site), keys_of_all(&editors));
    let row = |group: &Group<Names>| {
        let names = group.members.iter().find(|member| member.refused.is_none())?.value.clone();
        Some((names, han::facts_of(context, group, &own, &editors)?))
    };
    let mut rows: Vec<_> = groups.iter().filter_map(row).collect();
    rows.push((Vec::new(), han::facts_of_none(context, rows.len())));
    rows
}

/// Whether a name is the site's, or one of the two holds the other.
fn names_site(name: &str, site: &str) -> bool {
    // Shorter names are part of too many others, in bytes.
    const SHORTEST: usize = 4;
    name == site || name.len().min(site.len()) >= SHORTEST && (site.contains(name) || name.contains(site))
}

/// What the same names have in common, whatever their order.
fn keys_of(names: &Names) -> Vec<String> {
    let mut keys: Vec<String> = names.iter().map(|name| key_of(name)).collect();
    sort_by(&mut keys, Ord::cmp);
    keys
}

fn is_han_names(names: &[String]) -> bool {
    names.iter().any(|name| name.chars().any(is_han))
}

/// Candidates that share a name support each other a little.
fn share_support(groups: &mut [Group<Names>]) {
    let keys: Vec<(Vec<String>, f32)> = groups
        .iter()
        .map(|g| {
            (
                g.members.first().map(|m| m.value.iter().map(|n| key_of(n)).collect()).unwrap_or_default(),
                g.score,
            )
        })
        .collect();
    for (n, group) in groups.iter_mut().enumerate() {
        let Some((own, _)) = keys.get(n) else { continue };
        for (m, (other, score)) in keys.iter().enumerate() {
            if m != n && other.iter().any(|key| own.contains(key)) {
                group.score = 1.0 - (1.0 - group.score) * (1.0 - 0.4 * score);
            }
        }
    }
}

/// Content managers write the site's name into `<meta>` where nobody has signed: alone it names no author.
fn refuse_default(group: &mut Group<Names>, sites: &[String]) {
    let live = || group.members.iter().filter(|member| member.refused.is_none());
    let card = |member: &Candidate<Names>| {
        member.place.key.as_deref().is_some_and(|key| key.starts_with("twitter:"))
    };
    let stated = live().all(|member| member.place.rule == "meta" && !card(member));
    let site = |name: &String| sites.contains(&key_of(name));
    if stated && live().all(|member| member.value.iter().all(site)) {
        group.members.iter_mut().for_each(|member| member.refused = Some("the site itself"));
        group.score = 0.0;
    }
}

/// Whether a Chinese name is several pieces with figures among them: a line of a list that was taken as a whole.
fn is_row(name: &str) -> bool {
    /// Pieces of the longest name that has figures.
    const MOST: usize = 2;
    let figures = name.split_whitespace().any(|piece| piece.chars().all(|c| c.is_ascii_digit()));
    figures && name.chars().any(is_han) && name.split_whitespace().count() > MOST
}

/// Takes out what the layout runs together with names of persons: 关注, 返回首页.
fn drop_remarks(names: &mut Names) {
    /// From here on the name model is sure of either.
    const SURE: f32 = 0.6;
    let told: Vec<NameJudgement> = if is_han_names(names) && names.len() > 1 {
        names.iter().map(|name| judge(name)).collect()
    } else {
        return;
    };
    if told.iter().any(|told| told.person >= SURE) {
        let mut told = told.iter();
        names.retain(|name| {
            let remark = told.next().is_some_and(|told| told.none() >= SURE);
            !remark || !name.chars().any(is_han)
        });
    }
}

/// Accounts that name nobody are no authors; the site itself is a weak one.
fn refuse_nobodies(candidate: &mut Candidate<Names>, sites: &[String]) {
    let kinds: Vec<NameKind> = candidate.value.iter().map(|name| classify_name(name)).collect();
    if kinds.iter().all(|kind| matches!(kind, NameKind::Nobody | NameKind::Junk)) {
        candidate.refused = Some("names nobody");
        return;
    }
    let mut n = 0;
    candidate.value.retain(|_| {
        n += 1;
        !matches!(kinds.get(n - 1), Some(NameKind::Nobody | NameKind::Junk))
    });
    if candidate.value.iter().all(|name| is_row(name)) {
        candidate.refused = Some("a row of a list");
        return;
    }
    let site = |name: &String| {
        let key = key_of(name);
        sites.contains(&key)
    };
    let chinese = candidate.value.iter().all(|name| name.chars().any(is_han));
    // The staff beside the person on a visible line is whom the person belongs to.
    let visible = candidate.place.block.is_some();
    let signs = |name: &String| classify_name(name) == NameKind::Person && !is_agency(name);
    if visible && candidate.value.iter().any(signs) {
        candidate.value.retain(|name| !is_collective(name) && !is_agency(name));
    }
    drop_remarks(&mut candidate.value);
    // The outlet beside the people who write for it.
    if candidate.value.iter().any(|name| !site(name) && classify_name(name) == NameKind::Person) {
        candidate.value.retain(|name| !site(name));
    }
    if candidate.value.iter().all(site) {
        candidate.score *= 0.5;
        if chinese {
            candidate.refused = Some("the site itself");
        }
    } else if chinese && candidate.value.iter().all(|name| bylines::is_outlet_name(name)) {
        candidate.refused = Some("an outlet: see source");
    } else if chinese && candidate.place.rule == "meta" {
        // Chinese sites put the editor on duty there as often as the author.
        candidate.score *= 0.6;
    }
}
