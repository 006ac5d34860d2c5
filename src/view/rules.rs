//! What the rules of the core mean, in words. The rule's own name is always shown beside them, so a rule
//! that has no words here is still told.

use super::lang::Lang;

/// Rule, English, simplified, traditional.
const RULES: &[(&str, [&str; 3])] = &[
    ("author-class", ["An element marked as author", "标记为作者的元素", "標記為作者的元素"]),
    ("author-label", ["After the word for author", "“作者”字样之后", "「作者」字樣之後"]),
    ("author-link", ["Links to an author's page", "指向作者页面的链接", "指向作者頁面的連結"]),
    ("beside-date", ["Stands beside the date", "位于日期旁", "位於日期旁"]),
    ("breadcrumb-element", ["The breadcrumb's links", "面包屑的链接", "麵包屑的連結"]),
    ("breadcrumb-line", ["The breadcrumb line", "面包屑一行", "麵包屑一行"]),
    ("breadcrumb-root", ["The first step of the breadcrumb", "面包屑的第一级", "麵包屑的第一級"]),
    ("comment-count", ["A count beside the word for comments", "“评论”字样旁的数字", "「評論」字樣旁的數字"]),
    ("copyright-line", ["The copyright line", "版权行", "版權行"]),
    ("date-in-address", ["The date in the page's address", "网址中的日期", "網址中的日期"]),
    ("disclaimer-zone", ["The disclaimer on the page", "页面上的免责声明", "頁面上的免責聲明"]),
    ("domain-of-address", ["The domain of the page's address", "网址的域名", "網址的網域"]),
    ("editor-label", ["After the word for editor", "“编辑”字样之后", "「編輯」字樣之後"]),
    ("feed-item-head", ["The head of the feed item", "订阅条目的开头", "訂閱條目的開頭"]),
    ("first-image", ["The first image of the article", "文章的第一张图片", "文章的第一張圖片"]),
    ("heading-1", ["A main heading of the page", "页面的一级标题", "頁面的一級標題"]),
    ("heading-2", ["A second-level heading", "页面的二级标题", "頁面的二級標題"]),
    ("heading-above-byline", ["The heading above the byline", "署名上方的标题", "署名上方的標題"]),
    (
        "json-ld",
        [
            "Structured data of the page (JSON-LD)",
            "页面的结构化数据（JSON-LD）",
            "頁面的結構化資料（JSON-LD）",
        ],
    ),
    (
        "json-ld-salvaged",
        ["Damaged structured data (JSON-LD)", "受损的结构化数据（JSON-LD）", "受損的結構化資料（JSON-LD）"],
    ),
    ("labelled-change", ["A time labelled as changed", "标明为更新的时间", "標明為更新的時間"]),
    ("labelled-date", ["A labelled time", "有标签的时间", "有標籤的時間"]),
    (
        "labelled-last-reply",
        ["A time labelled as last reply", "标明为最后回复的时间", "標明為最後回覆的時間"],
    ),
    ("licence-label", ["After the word for licence", "“许可”字样之后", "「授權」字樣之後"]),
    ("licence-link", ["Links to a licence", "指向许可协议的链接", "指向授權條款的連結"]),
    ("link", ["A link element in the page's head", "页面头部的链接元素", "頁面頭部的連結元素"]),
    ("longest-line-at-top", ["The longest line at the top", "开头最长的一行", "開頭最長的一行"]),
    ("masthead", ["The masthead", "报头", "報頭"]),
    ("meta", ["A meta element in the page's head", "页面头部的 meta 元素", "頁面頭部的 meta 元素"]),
    ("microdata", ["Marked up as microdata", "以微数据标注", "以微資料標註"]),
    ("opening-post", ["The opening post of the thread", "帖子的首楼", "討論串的首樓"]),
    ("rdfa", ["Marked up as RDFa", "以 RDFa 标注", "以 RDFa 標註"]),
    ("read-count", ["A count beside the word for reading", "“阅读”字样旁的数字", "「閱讀」字樣旁的數字"]),
    ("rel-author", ["A link declared as the author's", "声明为作者的链接", "宣告為作者的連結"]),
    ("reporter-label", ["After the word for reporter", "“记者”字样之后", "「記者」字樣之後"]),
    ("source-class", ["An element marked as source", "标记为来源的元素", "標記為來源的元素"]),
    ("source-label", ["After the word for source", "“来源”字样之后", "「來源」字樣之後"]),
    ("source-link", ["The link to the original", "指向原文的链接", "指向原文的連結"]),
    ("time-element", ["A time element of the page", "页面的 time 元素", "頁面的 time 元素"]),
    ("title-class", ["An element marked as title", "标记为标题的元素", "標記為標題的元素"]),
    ("title-element", ["The title of the window", "窗口标题", "視窗標題"]),
    ("title-element-part", ["A part of the window's title", "窗口标题的一部分", "視窗標題的一部分"]),
    ("title-zone", ["The block zoned as title", "归为标题的内容块", "歸為標題的內容塊"]),
    ("visible-date", ["A date on the page", "页面上的日期", "頁面上的日期"]),
];

/// Why candidates lose.
const REASONS: &[(&str, [&str; 3])] = &[
    ("site suffix", ["holds the site's name", "含有网站名", "含有網站名"]),
    ("names nobody", ["names nobody", "不是人名", "不是人名"]),
];

fn find(table: &[(&str, [&'static str; 3])], name: &str, lang: Lang) -> Option<&'static str> {
    let [english, simplified, traditional] = table.iter().find(|(entry, _)| *entry == name)?.1;
    Some(match lang {
        Lang::En => english,
        Lang::ZhHans => simplified,
        Lang::ZhHant => traditional,
    })
}

/// A rule in words; none where its name has no description.
pub fn rule(name: &str, lang: Lang) -> Option<&'static str> {
    find(RULES, name, lang)
}

/// Why a candidate lost, in the language of the interface. The core's own words are short English ones;
/// those that hold figures are taken apart.
pub fn reason(why: &str, lang: Lang) -> Option<String> {
    if let Some((own, best)) = why.strip_prefix("score ").and_then(|rest| rest.split_once(" against ")) {
        return Some(match lang {
            Lang::En => format!("weighs {own}, the chosen one {best}"),
            Lang::ZhHans => format!("权重 {own}，采用值为 {best}"),
            Lang::ZhHant => format!("權重 {own}，採用值為 {best}"),
        });
    }
    find(REASONS, why, lang).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{Lang, reason, rule};

    #[test]
    fn rules_and_reasons_speak_every_language() {
        for lang in Lang::ALL {
            assert!(rule("title-element", lang).is_some() && rule("visible-date", lang).is_some());
            assert!(reason("site suffix", lang).is_some());
        }
        assert_eq!(reason("score 0.40 against 0.85", Lang::En).unwrap(), "weighs 0.40, the chosen one 0.85");
        assert_eq!((rule("unheard-of", Lang::En), reason("unheard of", Lang::En)), (None, None));
    }
}
