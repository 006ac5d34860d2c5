//! Archives of HTTP traffic (HAR 1.2), exchange by exchange: they are as large as all that a page loads.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Gives all exchanges of an archive, as long as more are wanted; false where the text is none. What stands before a
/// damage is given.
pub(super) fn each_exchange(text: &str, take: &mut dyn FnMut(&Value) -> bool) -> bool {
    // Nothing else begins like that, and most JSON is something else.
    let begins = text.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with("\"log\""));
    let mut any = false;
    if begins {
        let mut taken = |item: &Value| {
            any = true;
            take(item)
        };
        let within = Within { path: &["log", "entries"], take: &mut taken };
        // It ends with an error where nobody wants more, too.
        drop(within.deserialize(&mut serde_json::Deserializer::from_str(text)));
    }
    any
}

/// Goes down a path of names to a list, whose items are taken one by one.
struct Within<'p, 't> {
    path: &'p [&'p str],
    take: &'t mut dyn FnMut(&Value) -> bool,
}

impl<'de> DeserializeSeed<'de> for Within<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        if self.path.is_empty() { from.deserialize_seq(self) } else { from.deserialize_map(self) }
    }
}

impl<'de> Visitor<'de> for Within<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an archive")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { path, take } = self;
        let Some((wanted, path)) = path.split_first() else { return Ok(()) };
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            if key == *wanted {
                map.next_value_seed(Within { path, take: &mut *take })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element::<Value>()? {
            if !(self.take)(&item) {
                return Err(A::Error::custom("enough"));
            }
        }
        Ok(())
    }
}
