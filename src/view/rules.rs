//! What the rules of the core mean, in words. The rule's own name is always shown beside them, so a rule
//! that has no words here is still told.

use super::lang::Lang;

/// Rule, English, simplified, traditional.
const RULES: &[(&str, [&str; 3])] = &[
    ("reader", ["Corrected by you", "由您更正", "由您更正"]),
    ("title-element-whole", ["The whole title of the window", "完整的窗口标题", "完整的視窗標題"]),
    (
        "title-part-home-link",
        ["The window's title without the site's name", "窗口标题去掉网站名", "視窗標題去掉網站名"],
    ),
    (
        "title-part-outlet-word",
        ["The window's title without the outlet's name", "窗口标题去掉媒体名", "視窗標題去掉媒體名"],
    ),
    (
        "title-part-copyright",
        [
            "The window's title without the name of the copyright line",
            "窗口标题去掉版权行中的名称",
            "視窗標題去掉版權行中的名稱",
        ],
    ),
    (
        "title-part-domain",
        [
            "The window's title without the name of the domain",
            "窗口标题去掉域名中的名称",
            "視窗標題去掉網域中的名稱",
        ],
    ),
    ("title-of-page", ["The title of the page", "页面标题", "頁面標題"]),
    ("heading-piece", ["A part of a heading", "标题的一部分", "標題的一部分"]),
    ("meta-whole", ["A whole meta element", "完整的 meta 元素", "完整的 meta 元素"]),
    ("person-above-title", ["A person named above the title", "标题上方的人名", "標題上方的人名"]),
    ("person-beside-date", ["A person named beside the date", "日期旁的人名", "日期旁的人名"]),
    ("person-alone", ["A person's name alone on its line", "独占一行的人名", "獨佔一行的人名"]),
    (
        "person-alone-by-title",
        ["A person's name alone beside the title", "标题旁独占一行的人名", "標題旁獨佔一行的人名"],
    ),
    (
        "person-in-byline-further-down",
        ["A person's name in a byline further down", "下方署名行中的人名", "下方署名行中的人名"],
    ),
    (
        "person-alone-in-byline",
        ["A person's name alone in the byline", "署名行中单独的人名", "署名行中單獨的人名"],
    ),
    ("author-box", ["The box about the author", "作者简介框", "作者簡介框"]),
    ("author-of-account", ["The account that published it", "发布的账号", "發佈的帳號"]),
    ("official-account", ["The account that published it", "发布的账号", "發佈的帳號"]),
    ("member-link", ["Links to a member's page", "指向用户页面的链接", "指向使用者頁面的連結"]),
    ("marked-handle", ["An element marked as a user's name", "标记为用户名的元素", "標記為使用者名稱的元素"]),
    ("marked-author", ["An element marked as author", "标记为作者的元素", "標記為作者的元素"]),
    ("signed-at-end", ["Signed at the end of the text", "文末署名", "文末署名"]),
    ("feed-entry", ["The entry of the feed", "订阅源中的条目", "訂閱源中的條目"]),
    ("front-matter", ["The fields at the head of the file", "文件开头的字段", "檔案開頭的欄位"]),
    ("document-properties", ["What the file says of itself", "文件自带的属性", "檔案自帶的屬性"]),
    ("mime-header", ["The header of the saved file", "存档文件的头部", "存檔檔案的標頭"]),
    ("address-of-archive", ["The address that the archive notes", "归档记录的网址", "封存檔記錄的網址"]),
    (
        "note-of-saving-program",
        ["Noted by the program that saved the page", "由保存网页的程序注明", "由儲存網頁的程式註明"],
    ),
    (
        "meta-of-saving-program",
        ["Noted by the program that saved the page", "由保存网页的程序注明", "由儲存網頁的程式註明"],
    ),
    ("table-row", ["A row of a table", "表格中的一行", "表格中的一列"]),
    ("term-and-definition", ["A term with its explanation", "名目与说明", "名目與說明"]),
    ("before-read-count", ["Stands before the read count", "位于阅读数之前", "位於閱讀數之前"]),
    ("end-of-breadcrumb", ["The end of the breadcrumb", "面包屑的末级", "麵包屑的末級"]),
    (
        "masthead-in-copyright-line",
        ["The masthead, also in the copyright line", "报头，亦见于版权行", "報頭，亦見於版權行"],
    ),
    ("script-variable", ["A variable in a script of the page", "页面脚本中的变量", "頁面指令碼中的變數"]),
    ("state-of-script", ["Data in a script of the page", "页面脚本中的数据", "頁面指令碼中的資料"]),
    ("price-by-title", ["A price beside the title", "标题旁的价格", "標題旁的價格"]),
    ("list-of-copies", ["The list of other copies", "其他副本的列表", "其他副本的清單"]),
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
    (
        "named-before",
        [
            "A quotation behind a clause that names somebody",
            "提到某人的分句之后的引语",
            "提到某人的分句之後的引語",
        ],
    ),
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
    ("replaced by the reader", ["replaced by you", "已由您更正", "已由您更正"]),
    (
        "of another page that this one recommends",
        [
            "belongs to another page that this one recommends",
            "属于本页推荐的另一页面",
            "屬於本頁推薦的另一頁面",
        ],
    ),
    ("stands in a sentence", ["stands in a sentence", "出现在句子中", "出現在句子中"]),
    (
        "the container states another value",
        ["the file that holds the page states another", "容器文件的记录与此不同", "容器檔案的記錄與此不同"],
    ),
    (
        "where clocks begin to count",
        [
            "is where clocks begin to count, no real day",
            "是时钟的起点，并非真实日期",
            "是時鐘的起點，並非真實日期",
        ],
    ),
    ("dates a picture", ["dates a picture", "是图片的日期", "是圖片的日期"]),
    (
        "noted by the program that saved the page",
        ["noted by the program that saved the page", "由保存网页的程序注明", "由儲存網頁的程式註明"],
    ),
    (
        "day and month may be the other way round",
        ["day and month may be the other way round", "日与月可能颠倒", "日與月可能顛倒"],
    ),
    ("took the pictures", ["took the pictures", "负责摄影", "負責攝影"]),
    ("translated it", ["translated it", "负责翻译", "負責翻譯"]),
    ("helped to make it", ["helped to make it", "协助制作", "協助製作"]),
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

/// Why a candidate lost, where the core has a word for it; what lost by its weight is told by
/// [`super::reasons::reason`].
pub(super) fn said(why: &str, lang: Lang) -> Option<&'static str> {
    find(REASONS, why, lang)
}

#[cfg(test)]
mod tests {
    use super::{Lang, rule, said};

    #[test]
    fn rules_and_reasons_speak_every_language() {
        for lang in Lang::ALL {
            assert!(rule("title-element", lang).is_some() && rule("visible-date", lang).is_some());
            assert!(said("site suffix", lang).is_some());
        }
        assert_eq!(rule("date-further-down", Lang::En).unwrap(), "A date on the page, further down the page");
        assert_eq!((rule("unheard-of", Lang::En), said("unheard of", Lang::En)), (None, None));
    }
}
