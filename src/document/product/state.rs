//! A product out of the state that a page's scripts draw it from: an object that bears the product's name and, in
//! itself or close below, one price. Read only where structured data and the page leave name or price open, and
//! strictly: objects that bear the name and differ in their price give none.

use serde_json::Value;

use super::price::{amount, has_currency};
use super::{Finding, Found, Source};
use crate::block::Page;
use crate::document::metadata::structured::unescape;
use crate::document::state::read_payloads;
use crate::dom::NodeId;
use crate::lexicon::{Role, is, value_of};
use crate::order::sort_by;
use crate::text::space::fold_space;

/// The number from which on a key of a price says so little that a currency has to stand beside it.
const DOUBTFUL_KEY: i32 = 20;
/// Levels below the object that bears the name at which its price may stand.
const DEEPEST: usize = 3;

/// A price in the state, and its currency.
#[derive(Clone, Debug, PartialEq)]
struct StatePrice {
    price: String,
    currency: Option<String>,
}

/// Adds price, currency and description that only the page's scripts hold.
pub(super) fn complete_from_state(page: &Page, product: &mut Finding) {
    if product.price.is_some() {
        return;
    }
    let Some(name) = product.name.as_ref().map(|name| key_of(&name.value)).filter(|name| !name.is_empty())
    else {
        return;
    };
    let mut prices: Vec<(NodeId, StatePrice)> = Vec::new();
    let mut description: Option<Found<String>> = None;
    for (node, values) in &read_payloads(&page.dom) {
        let mut open: Vec<&Value> = values.iter().collect();
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items),
                Value::Object(map) => {
                    let named = bears(value, &name)
                        || named_by(map).any(|inner| {
                            bears(inner, &name)
                                || inner
                                    .as_object()
                                    .is_some_and(|map| named_by(map).any(|deep| bears(deep, &name)))
                        });
                    if named {
                        prices.extend(find_price(value).map(|price| (*node, price)));
                        description = description.or_else(|| find_description(value, *node));
                    }
                    open.extend(map.values());
                }
                _ => {}
            }
        }
    }
    let Some((node, first)) = prices.first().cloned() else { return };
    if prices.iter().any(|(_, other)| amount(&other.price) != amount(&first.price)) {
        return;
    }
    let source = Source { rule: "state-of-script", key: None, block: None, node: Some(node) };
    product.currency = product
        .currency
        .take()
        .or_else(|| first.currency.map(|value| Found { value, source: source.clone() }));
    product.price = Some(Found { value: first.price, source });
    product.description = product.description.take().or(description);
}

/// The objects inside one that name the thing for it.
fn named_by(map: &serde_json::Map<String, Value>) -> impl Iterator<Item = &Value> {
    map.iter().filter(|(key, _)| is(Role::StateThingKey, &bare(key))).map(|(_, value)| value)
}

/// Whether an object bears a name.
fn bears(value: &Value, name: &str) -> bool {
    value.as_object().is_some_and(|map| {
        map.iter().any(|(key, value)| {
            is(Role::StateNameKey, &bare(key)) && value.as_str().is_some_and(|text| key_of(text) == name)
        })
    })
}

/// A name as it is compared: letters and digits in lower case.
fn key_of(name: &str) -> String {
    unescape(name).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A key in lower case without separators.
fn bare(key: &str) -> String {
    key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The price of an object: its own, or that of the objects under the keys that hold prices.
fn find_price(value: &Value) -> Option<StatePrice> {
    let mut level = vec![value];
    for _ in 0..=DEEPEST {
        let mut below = Vec::new();
        for value in level {
            match value {
                Value::Object(map) => {
                    if let Some(price) = own_price(map) {
                        return Some(price);
                    }
                    below.extend(
                        map.iter()
                            .filter(|(key, _)| is(Role::StatePriceHolder, &bare(key)))
                            .map(|(_, value)| value),
                    );
                }
                Value::Array(items) if items.len() == 1 => below.extend(items),
                _ => {}
            }
        }
        level = below;
    }
    None
}

/// The price that an object states by itself: printed with its currency, or a number with decimals. A whole number
/// may count hundredths: it is none.
fn own_price(map: &serde_json::Map<String, Value>) -> Option<StatePrice> {
    let currency = map
        .iter()
        .filter(|(key, _)| is(Role::StateCurrencyKey, &bare(key)))
        .filter_map(|(_, value)| value.as_str())
        .find(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))
        .map(str::to_owned);
    let mut stated: Vec<(i32, &Value)> = map
        .iter()
        .filter_map(|(key, value)| Some((value_of(Role::StatePriceKey, &bare(key))?, value)))
        .collect();
    sort_by(&mut stated, |a, b| a.0.cmp(&b.0));
    stated.into_iter().find_map(|(order, value)| {
        let price = match value {
            Value::Number(number) => number.to_string(),
            Value::String(text) if text.len() <= 24 => text.trim().to_owned(),
            _ => return None,
        };
        let digits = price.starts_with(|c: char| c.is_ascii_digit())
            && price.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let plain = price.contains('.') && (currency.is_some() || order < DOUBTFUL_KEY);
        let stated = if digits { plain } else { has_currency(&price) };
        (stated && amount(&price).is_some_and(|amount| amount > 0))
            .then(|| StatePrice { price, currency: currency.clone() })
    })
}

/// What the object says of the thing, as plain text.
fn find_description(value: &Value, node: NodeId) -> Option<Found<String>> {
    // Shorter texts are labels, in bytes.
    const SHORTEST: usize = 40;
    let text = value.as_object()?.iter().find(|(key, _)| bare(key) == "description")?.1.as_str()?;
    let value = super::without_tags(&fold_space(&unescape(text)));
    let source = Source {
        rule: "state-of-script",
        key: Some("description".to_owned()),
        block: None,
        node: Some(node),
    };
    (value.len() >= SHORTEST).then_some(Found { value, source })
}

#[cfg(test)]
mod tests {
    use super::find_price;

    #[test]
    fn prices_of_objects() {
        for (json, expected) in [
            (r#"{"name": "Lamp", "price": {"amount": 12.5, "currency": "EUR"}}"#, Some("12.5")),
            (r#"{"name": "Lamp", "price": 1250, "currency": "EUR"}"#, None),
            (r#"{"name": "Lamp", "formattedPrice": "€12.50"}"#, Some("€12.50")),
            (r#"{"name": "Lamp", "offers": [{"price": "12.50", "priceCurrency": "EUR"}]}"#, Some("12.50")),
            (r#"{"name": "Lamp", "related": {"price": {"amount": 9.5, "currency": "EUR"}}}"#, None),
        ] {
            let value = serde_json::from_str(json).unwrap();
            assert_eq!(find_price(&value).map(|found| found.price).as_deref(), expected, "{json}");
        }
    }
}
