//! What the rules of the core mean, in words. The rule's own name is always shown beside them, so a rule
//! that has no words here is still told.

use super::lang::Lang;

/// Rule, English, simplified, traditional.
const RULES: &[(&str, [&str; 3])] = &[
    ("verb", ["A verb of saying behind its speaker", "说话者之后的动词", "說話者之後的動詞"]),
    ("transcript", ["A paragraph labelled with its speaker", "标明说话者的段落", "標明說話者的段落"]),
    ("source-phrase", ["A phrase that names the source", "指明来源的短语", "指明來源的短語"]),
    (
        "quotation-goes-on",
        ["A quotation that goes on from the paragraph before", "承接上一段的引语", "承接上一段的引語"],
    ),
    (
        "quotation-before-verb",
        ["What is said before speaker and verb", "先引述、后指明说话者", "先引述、後指明說話者"],
    ),
    ("colon", ["A quotation behind somebody's name", "姓名之后的引语", "姓名之後的引語"]),
    ("bare-quotation", ["A quotation of whoever speaks on", "接着说话者的引语", "接著說話者的引語"]),
    ("above-byline", ["Stands above the byline", "位于署名上方", "位於署名上方"]),
    ("author-class", ["An element marked as author", "标记为作者的元素", "標記為作者的元素"]),
    ("agency-as-author", ["An agency named as the author", "署名处的通讯社", "署名處的通訊社"]),
    ("author-label", ["After the word for author", "“作者”字样之后", "「作者」字樣之後"]),
    ("author-link", ["Links to an author's page", "指向作者页面的链接", "指向作者頁面的連結"]),
    ("beside-date", ["Stands beside the date", "位于日期旁", "位於日期旁"]),
    ("breadcrumb-element", ["The breadcrumb's links", "面包屑的链接", "麵包屑的連結"]),
    ("breadcrumb-line", ["The breadcrumb line", "面包屑一行", "麵包屑一行"]),
    ("breadcrumb-root", ["The first step of the breadcrumb", "面包屑的第一级", "麵包屑的第一級"]),
    ("comment-count", ["A count beside the word for comments", "“评论”字样旁的数字", "「評論」字樣旁的數字"]),
    ("copyright-line", ["The copyright line", "版权行", "版權行"]),
    ("date", ["A date on the page", "页面上的日期", "頁面上的日期"]),
    ("date-above-title", ["A date above the title", "标题上方的日期", "標題上方的日期"]),
    ("date-alone", ["A date alone on its line", "独占一行的日期", "獨佔一行的日期"]),
    (
        "date-and-time-alone",
        ["A date and time alone on their line", "独占一行的日期和时间", "獨佔一行的日期和時間"],
    ),
    (
        "date-and-time-in-byline",
        ["A date and time in the byline", "署名行中的日期和时间", "署名行中的日期和時間"],
    ),
    ("date-in-address", ["The date in the page's address", "网址中的日期", "網址中的日期"]),
    ("date-in-byline", ["A date in the byline", "署名行中的日期", "署名行中的日期"]),
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
    (
        "time-element-of-change",
        ["A time element that dates a change", "标明更新的 time 元素", "標明更新的 time 元素"],
    ),
    ("meta-of-change", ["A meta tag that dates a change", "标明更新的 meta 标签", "標明更新的 meta 標籤"]),
    (
        "entity-of-change",
        ["Structured data that date a change", "标明更新的结构化数据", "標明更新的結構化資料"],
    ),
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
    ("meta-part", ["A part of a meta element", "meta 元素的一部分", "meta 元素的一部分"]),
    ("microdata", ["Marked up as microdata", "以微数据标注", "以微資料標註"]),
    ("name-alone", ["A name alone on its line", "独占一行的人名", "獨佔一行的人名"]),
    ("name-beside-date", ["A name beside the date", "日期旁的人名", "日期旁的人名"]),
    (
        "name-in-brackets-at-end",
        ["A name in brackets at the end of the text", "文末括号中的人名", "文末括號中的人名"],
    ),
    ("time-of-post", ["A time printed with the post", "帖子上显示的时间", "貼文上顯示的時間"]),
    ("time-attribute", ["A time in an attribute of the post", "帖子属性中的时间", "貼文屬性中的時間"]),
    ("opening-post", ["The opening post of the thread", "帖子的首楼", "討論串的首樓"]),
    ("outlet-alone", ["An outlet's name alone on its line", "独占一行的媒体名", "獨佔一行的媒體名"]),
    ("rdfa", ["Marked up as RDFa", "以 RDFa 标注", "以 RDFa 標註"]),
    ("read-count", ["A count beside the word for reading", "“阅读”字样旁的数字", "「閱讀」字樣旁的數字"]),
    ("rel-author", ["A link declared as the author's", "声明为作者的链接", "宣告為作者的連結"]),
    (
        "repeated-in-title-element",
        ["Repeated in the title of the window", "在窗口标题中重复出现", "在視窗標題中重複出現"],
    ),
    ("reporter-beside-date", ["A reporter named beside the date", "日期旁的记者名", "日期旁的記者名"]),
    ("reporter-in-brackets", ["A reporter named in brackets", "括号中的记者名", "括號中的記者名"]),
    ("reporter-label", ["After the word for reporter", "“记者”字样之后", "「記者」字樣之後"]),
    ("signature", ["A line in which the writers sign", "作者、记者署名的一行", "作者、記者署名的一行"]),
    ("signature-behind-body", ["A signature at the end of the text", "文末的署名", "文末的署名"]),
    ("source-class", ["An element marked as source", "标记为来源的元素", "標記為來源的元素"]),
    ("source-label", ["After the word for source", "“来源”字样之后", "「來源」字樣之後"]),
    ("source-link", ["The link to the original", "指向原文的链接", "指向原文的連結"]),
    ("time-element", ["A time element of the page", "页面的 time 元素", "頁面的 time 元素"]),
    (
        "time-element-by-title",
        ["A time element beside the title", "标题旁的 time 元素", "標題旁的 time 元素"],
    ),
    (
        "time-element-marked",
        ["A time element marked as publication", "标记为发布时间的 time 元素", "標記為發佈時間的 time 元素"],
    ),
    ("title-class", ["An element marked as title", "标记为标题的元素", "標記為標題的元素"]),
    ("title-element", ["The title of the window", "窗口标题", "視窗標題"]),
    ("title-element-part", ["A part of the window's title", "窗口标题的一部分", "視窗標題的一部分"]),
    ("title-label", ["After the word for title", "“标题”字样之后", "「標題」字樣之後"]),
    ("title-line", ["The line that looks most like a title", "最像标题的一行", "最像標題的一行"]),
    ("title-zone", ["The block zoned as title", "归为标题的内容块", "歸為標題的內容塊"]),
    ("visible-date", ["A date on the page", "页面上的日期", "頁面上的日期"]),
];

/// What an ending of a rule's name adds to it.
const ENDINGS: &[(&str, [&str; 3])] = &[
    ("-behind-body", [", below the article", "（正文之后）", "（正文之後）"]),
    ("-further-down", [", further down the page", "（页面靠后处）", "（頁面靠後處）"]),
];

/// Why candidates lose.
const REASONS: &[(&str, [&str; 3])] = &[
    ("site suffix", ["holds the site's name", "含有网站名", "含有網站名"]),
    (
        "an outlet: see source",
        ["is an outlet, not a person: see Source", "是媒体而非个人：见“来源”", "是媒體而非個人：見「來源」"],
    ),
    ("sponsored", ["is sponsored", "属于赞助内容", "屬於贊助內容"]),
    ("the site itself", ["is the site itself", "是网站本身", "是網站本身"]),
    ("date of what the page sells", ["dates what the page sells", "是商品的日期", "是商品的日期"]),
    (
        "day on which something comes out",
        ["is the day on which something comes out", "是发售或上映的日期", "是發售或上映的日期"],
    ),
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
pub fn rule(name: &str, lang: Lang) -> Option<String> {
    if let Some(words) = find(RULES, name, lang) {
        return Some(words.to_owned());
    }
    ENDINGS.iter().find_map(|(ending, _)| {
        let base = find(RULES, name.strip_suffix(ending)?, lang)?;
        Some(format!("{base}{}", find(ENDINGS, ending, lang)?))
    })
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
        assert_eq!(rule("date-further-down", Lang::En).unwrap(), "A date on the page, further down the page");
        assert_eq!((rule("unheard-of", Lang::En), reason("unheard of", Lang::En)), (None, None));
    }
}
