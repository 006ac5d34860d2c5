//! The languages of the interface.

/// A language the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters.
    ZhHant,
}

impl Lang {
    /// All languages, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::En, Self::ZhHans, Self::ZhHant];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
        }
    }

    /// The language's name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhHans => "简体中文",
            Self::ZhHant => "繁體中文",
        }
    }

    /// The language with exactly this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The best language for a browser that asks for these, most wanted first; English where none fits.
    ///
    /// Chinese without a script is told by its region: Taiwan, Hong Kong and Macau write traditional
    /// characters (CLDR's likely subtags).
    pub fn negotiate<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        wanted.into_iter().find_map(Self::serve).unwrap_or_default()
    }

    fn serve(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        match parts.next()? {
            "en" => Some(Self::En),
            "zh" => {
                let traditional = parts.clone().any(|part| part == "hant")
                    || (parts.clone().all(|part| part != "hans")
                        && parts.any(|part| matches!(part, "tw" | "hk" | "mo")));
                Some(if traditional { Self::ZhHant } else { Self::ZhHans })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn follows_the_browser() {
        for (wanted, lang) in [
            (vec!["en-GB"], Lang::En),
            (vec!["zh"], Lang::ZhHans),
            (vec!["zh-CN", "en"], Lang::ZhHans),
            (vec!["zh-TW"], Lang::ZhHant),
            (vec!["zh-Hant-HK"], Lang::ZhHant),
            (vec!["zh-Hans-HK"], Lang::ZhHans),
            (vec!["fi", "zh-hk", "en"], Lang::ZhHant),
            (vec!["fi", "sv"], Lang::En),
            (vec![], Lang::En),
        ] {
            assert_eq!(Lang::negotiate(wanted.iter().copied()), lang, "{wanted:?}");
        }
    }
}
