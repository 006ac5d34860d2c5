//! Who is stated as the author of a page of which the choice says that nobody is: pages of some kinds (documentation, services)
//! hardly ever print one, and what they state is worth no less for that.

use super::super::candidate::Group;
use super::super::context::Context;
use super::stated::states_author;
use super::{Names, is_han_names};
use crate::model::PageKind;
use crate::text::byline::{NameKind, classify_name};

/// How far such a name is trusted. Of 28 names on the development pages of WCXB that look like those of persons and stand in
/// `<meta>` alone, 22 are right.
const TRUST: f32 = 0.6;

/// Fewest and most words of the name of a person.
const WORDS: std::ops::RangeInclusive<usize> = 2..=3;

/// Where no candidate reaches the threshold, lifts the only ones that `<meta>` states, if they are persons and not the site.
pub(super) fn lift_stated(
    context: &Context<'_>,
    groups: &mut [Group<Names>],
    threshold: f32,
    is_site: impl Fn(&str) -> bool,
) {
    // Lists of other pages and of goods name whoever keeps the site.
    let lists = matches!(context.kind(), PageKind::Listing | PageKind::Collection | PageKind::Product);
    if lists || groups.iter().any(|group| group.score >= threshold) {
        return;
    }
    let mut stated = groups.iter_mut().filter(|group| states_persons(group, &is_site));
    if let (Some(group), None) = (stated.next(), stated.next()) {
        group.score = TRUST.max(threshold);
    }
}

fn states_persons(group: &Group<Names>, is_site: &impl Fn(&str) -> bool) -> bool {
    let person = |name: &String| {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        WORDS.contains(&name.split_whitespace().count())
            && name.split_whitespace().all(capital)
            && classify_name(name) == NameKind::Person
            && !is_site(name)
    };
    let live = || group.members.iter().filter(|member| member.refused.is_none());
    live().any(|member| member.place.rule == "meta" && states_author(member.place.key.as_deref()))
        && live().all(|member| !is_han_names(&member.value) && member.value.iter().all(person))
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn a_person_that_a_page_without_bylines_states_is_its_author() {
        let list = "<li><a href=\"#step\">Prime the pump</a></li>".repeat(8);
        let steps =
            "<h2 id=step>Prime the pump</h2><p>Press the button of the pump for some seconds and wait.</p>\
                     <pre>pump --time 4</pre>"
                .repeat(8);
        for (name, want) in
            [("Mara Lindqvist", "Mara Lindqvist"), ("Pump Works", ""), ("Pump Works Team", ""), ("admin", "")]
        {
            let page = format!(
                "<html lang=en><title>Pump guide — Pump Works</title><meta property=og:site_name content=\"Pump Works\">\
                 <meta name=author content=\"{name}\"><main><h1>Pump guide</h1><ul>{list}</ul>{steps}</main>"
            );
            let found = read("a.html", page.as_bytes(), &Options::default()).unwrap();
            let authors = found[0].metadata.authors.as_ref();
            assert_eq!(authors.map(|it| it.value.join("|")).unwrap_or_default(), want, "{name}");
            assert!(authors.is_none_or(|it| it.confidence < 0.8));
        }
    }
}
