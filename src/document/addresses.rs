//! Addresses that can be followed: resolved as the browser did where the page was saved.

use url::Url;

use crate::dom::{Dom, NodeId, Tag};
use crate::model::Document;
use crate::text::address::read_archived;

/// Resolves the addresses of media and of entries of lists, and that of the leading image, against `<base>` or the
/// page's own address. Those of copies in an archive become those of the originals. What cannot be resolved stays.
pub(super) fn resolve_addresses(dom: &Dom, document: &mut Document) {
    let base = find_base(dom, document);
    let resolve = |address: &mut String| {
        if let Some(resolved) = resolve(base.as_ref(), address) {
            *address = resolved;
        }
    };
    document.media.iter_mut().filter_map(|media| media.url.as_mut()).for_each(resolve);
    let items = document.lists.iter_mut().flat_map(|list| &mut list.items);
    items.filter_map(|item| item.url.as_mut()).for_each(resolve);
    document.metadata.lead_image.iter_mut().map(|image| &mut image.value).for_each(resolve);
}

/// What relative addresses are relative to.
fn find_base(dom: &Dom, document: &Document) -> Option<Url> {
    let page = document.metadata.url.as_ref().and_then(|url| Url::parse(&url.value).ok());
    let stated = (0..dom.nodes().len() as NodeId)
        .filter(|&id| dom.tag(id) == Some(Tag::Other))
        .filter(|&id| dom.element(id).is_some_and(|element| element.name() == "base"))
        .find_map(|id| dom.attribute(id, "href"));
    let Some(stated) = stated else { return page };
    let stated = read_archived(stated).map_or(stated, |copy| copy.original);
    let base = page.as_ref().map_or_else(|| Url::parse(stated), |page| page.join(stated)).ok();
    base.filter(|base| matches!(base.scheme(), "http" | "https")).or(page)
}

/// The address to follow; none where it is one already, or leads nowhere.
fn resolve(base: Option<&Url>, address: &str) -> Option<String> {
    if let Some(copy) = read_archived(address) {
        return Some(copy.original.to_owned());
    }
    let rest =
        address.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    if address.starts_with('#') || rest.starts_with(':') && rest.len() < address.len() {
        return None;
    }
    base?.join(address).ok().map(String::from)
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::resolve;

    #[test]
    fn relative_addresses_are_resolved() {
        let base = Url::parse("https://lindby.example/2024/ferry/").unwrap();
        for (address, expect) in [
            ("boat.png", Some("https://lindby.example/2024/ferry/boat.png")),
            ("/img/boat.png", Some("https://lindby.example/img/boat.png")),
            ("//img.example/boat.png", Some("https://img.example/boat.png")),
            ("../sea.png?w=2", Some("https://lindby.example/2024/sea.png?w=2")),
            ("https://lindby.example/boat.png", None),
            ("mailto:port@lindby.example", None),
            ("javascript:void(0)", None),
            ("#top", None),
            ("/web/20180906214900im_/https://img.example/boat.png", Some("https://img.example/boat.png")),
        ] {
            assert_eq!(resolve(Some(&base), address).as_deref(), expect, "{address}");
        }
        assert_eq!(resolve(None, "boat.png"), None);
    }
}
