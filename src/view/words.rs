//! The terms of the document in every language: zones, kinds of page, fields, formats.

use super::fields::FieldName;
use super::lang::Lang;
use crate::model::{Document, PageKind, Zone};

const fn pick(lang: Lang, words: [&'static str; 3]) -> &'static str {
    let [english, simplified, traditional] = words;
    match lang {
        Lang::En => english,
        Lang::ZhHans => simplified,
        Lang::ZhHant => traditional,
    }
}

/// A zone.
pub const fn zone(zone: Zone, lang: Lang) -> &'static str {
    pick(
        lang,
        match zone {
            Zone::Title => ["Title", "标题", "標題"],
            Zone::Byline => ["Byline", "署名", "署名"],
            Zone::Attribution => ["Attribution", "供稿说明", "供稿說明"],
            Zone::Standfirst => ["Standfirst", "导语", "導語"],
            Zone::Heading => ["Heading", "小标题", "小標題"],
            Zone::Paragraph => ["Paragraph", "段落", "段落"],
            Zone::Quotation => ["Quotation", "引文", "引文"],
            Zone::ListItem => ["List item", "列表项", "清單項"],
            Zone::Table => ["Table", "表格", "表格"],
            Zone::Code => ["Code", "代码", "程式碼"],
            Zone::Caption => ["Caption", "图片说明", "圖片說明"],
            Zone::SourceLink => ["Source link", "原文链接", "原文連結"],
            Zone::Comment => ["Comment", "评论", "評論"],
            Zone::CommentForm => ["Comment form", "评论表单", "評論表單"],
            Zone::Masthead => ["Masthead", "报头", "報頭"],
            Zone::Navigation => ["Navigation", "导航", "導覽"],
            Zone::Breadcrumb => ["Breadcrumb", "面包屑", "麵包屑"],
            Zone::Control => ["Control", "控件", "控制項"],
            Zone::Share => ["Share", "分享", "分享"],
            Zone::Ranking => ["Ranking", "排行", "排行"],
            Zone::Recommendation => ["Recommendation", "推荐", "推薦"],
            Zone::Advertisement => ["Advertisement", "广告", "廣告"],
            Zone::Promotion => ["Promotion", "推广", "推廣"],
            Zone::Disclaimer => ["Disclaimer", "免责声明", "免責聲明"],
            Zone::Legal => ["Legal", "法律信息", "法律資訊"],
            Zone::Other => ["Other", "其他", "其他"],
        },
    )
}

/// A kind of page.
pub const fn kind(kind: PageKind, lang: Lang) -> &'static str {
    pick(
        lang,
        match kind {
            PageKind::Article => ["Article", "文章", "文章"],
            PageKind::Thread => ["Thread", "讨论帖", "討論串"],
            PageKind::Listing => ["Listing", "列表页", "列表頁"],
            PageKind::Collection => ["Collection", "合集", "合集"],
            PageKind::Product => ["Product", "商品页", "商品頁"],
            PageKind::Service => ["Service", "服务页", "服務頁"],
            PageKind::Documentation => ["Documentation", "文档页", "文件頁"],
            PageKind::Readout => ["Readout", "通报", "通報"],
        },
    )
}

/// A field.
pub const fn field(field: FieldName, lang: Lang) -> &'static str {
    pick(
        lang,
        match field {
            FieldName::Title => ["Title", "标题", "標題"],
            FieldName::Site => ["Site", "网站", "網站"],
            FieldName::Source => ["Source", "来源", "來源"],
            FieldName::Authors => ["Authors", "作者", "作者"],
            FieldName::Reporters => ["Reporters", "记者", "記者"],
            FieldName::Editors => ["Editors", "编辑", "編輯"],
            FieldName::Published => ["Published", "发布时间", "發佈時間"],
            FieldName::Modified => ["Modified", "修改时间", "修改時間"],
            FieldName::LastReply => ["Last reply", "最后回复", "最後回覆"],
            FieldName::Issued => ["Issued", "签发时间", "簽發時間"],
            FieldName::Captured => ["Captured", "抓取时间", "擷取時間"],
            FieldName::Url => ["Address", "网址", "網址"],
            FieldName::Breadcrumb => ["Breadcrumb", "面包屑", "麵包屑"],
            FieldName::Description => ["Description", "摘要", "摘要"],
            FieldName::LeadImage => ["Lead image", "头图", "首圖"],
            FieldName::ReadCount => ["Read count", "阅读数", "閱讀數"],
            FieldName::CommentCount => ["Comment count", "评论数", "評論數"],
            FieldName::Keywords => ["Keywords", "关键词", "關鍵詞"],
            FieldName::Licence => ["Licence", "许可", "授權"],
            FieldName::Disclaimer => ["Disclaimer", "免责声明", "免責聲明"],
        },
    )
}

/// What a document is, in a word: its kind of page, or that it could not be read as text.
pub fn what(document: &Document, lang: Lang) -> &'static str {
    if document.source.format == "unreadable" {
        format("unreadable", lang)
    } else {
        kind(document.kind.value, lang)
    }
}

/// The format of a capture; an unknown one by its own name.
pub fn format(format: &str, lang: Lang) -> &str {
    pick(
        lang,
        match format {
            "html" => ["Web page", "网页", "網頁"],
            "text-capture" => ["Text of a page", "网页文字", "網頁文字"],
            "feed-item" => ["Feed item", "订阅条目", "訂閱條目"],
            "unreadable" => ["Not readable as text", "无法读作文本", "無法讀作文字"],
            _ => return format,
        },
    )
}

/// How the character encoding was found; an unknown way by its own name.
pub fn charset_from(way: &str, lang: Lang) -> &str {
    pick(
        lang,
        match way {
            "bom" => ["by its byte order mark", "依字节序标记", "依位元組順序記號"],
            "header" => ["as its archive states", "依归档文件声明", "依封存檔宣告"],
            "meta" => ["as the page states", "依页面声明", "依頁面宣告"],
            "detected" => ["detected", "自动识别", "自動偵測"],
            "default" => ["assumed", "默认", "預設"],
            _ => return way,
        },
    )
}

/// What a warning says, by its code; none where it has no translation.
pub fn warning(code: &str, lang: Lang) -> Option<&'static str> {
    Some(pick(
        lang,
        match code {
            "charset-guessed" => [
                "The file does not state its character encoding, or states a wrong one; it was guessed.",
                "文件未声明字符编码或声明有误，此处为推测。",
                "檔案未宣告字元編碼或宣告有誤，此處為推測。",
            ],
            "charset-replaced" => [
                "Some bytes do not fit the character encoding and were replaced.",
                "部分字节不符合字符编码，已被替换。",
                "部分位元組不符合字元編碼，已被取代。",
            ],
            "unreadable" => [
                "This file is no text; there is nothing to read in it.",
                "此文件不是文本，无法读取。",
                "此檔案不是文字，無法讀取。",
            ],
            "gzip-broken" => [
                "The compressed file is damaged; what could be unpacked was read.",
                "压缩文件已损坏，只读取了能够解开的部分。",
                "壓縮檔案已損壞，只讀取了能夠解開的部分。",
            ],
            "nesting-capped" => [
                "The page nests deeper than is read; what lies deeper was flattened.",
                "页面嵌套过深，更深的部分已展平。",
                "頁面巢狀過深，更深的部分已展平。",
            ],
            "elements-capped" => [
                "The page has more elements than are told apart; from there on it was read as plain text, in big pieces.",
                "页面元素过多，超出的部分按纯文本整段读取。",
                "頁面元素過多，超出的部分按純文字整段讀取。",
            ],
            "lines-capped" => [
                "The text has more lines than are told apart; from there on many lines were taken together.",
                "文本行数过多，超出的部分多行合并读取。",
                "文字行數過多，超出的部分多行合併讀取。",
            ],
            "text-from-script" => [
                "The page shows (nearly) no text; what is given was read from one of its scripts.",
                "页面几乎不显示文字；此处内容读自其脚本。",
                "頁面幾乎不顯示文字；此處內容讀自其指令碼。",
            ],
            "empty" => ["There is no visible text.", "没有可见文字。", "沒有可見文字。"],
            _ => return warning_of_archive(code, lang),
        },
    ))
}

/// What a warning says of how an archive was opened.
fn warning_of_archive(code: &str, lang: Lang) -> Option<&'static str> {
    Some(pick(
        lang,
        match code {
            "archive-empty" => [
                "No page was found in this archive.",
                "此归档文件中没有找到网页。",
                "此封存檔中沒有找到網頁。",
            ],
            "archive-damaged" => [
                "The archive is damaged; what could be found in it was read.",
                "归档文件已损坏，只读取了能够找到的部分。",
                "封存檔已損壞，只讀取了能夠找到的部分。",
            ],
            "archive-limit" => [
                "The archive holds more than is read at once; the rest was left out.",
                "归档文件内容过多，其余部分未读取。",
                "封存檔內容過多，其餘部分未讀取。",
            ],
            "entry-damaged" => [
                "This part of the archive is damaged; what could be read is shown.",
                "归档文件的这一部分已损坏，只显示能够读取的内容。",
                "封存檔的這一部分已損壞，只顯示能夠讀取的內容。",
            ],
            "encrypted" => [
                "This part of the archive is encrypted; unpack it with its password first.",
                "归档文件的这一部分已加密，请先用密码解压。",
                "封存檔的這一部分已加密，請先用密碼解壓。",
            ],
            "packing-unknown" => [
                "This part of the archive is packed in a way that is not read.",
                "不支持这一部分所用的压缩方式。",
                "不支援這一部分所用的壓縮方式。",
            ],
            "pdf-text-layer" => [
                "The text was taken from a PDF as it is drawn; which lines go on and what is a heading is guessed.",
                "文字取自 PDF 的文本层，段落衔接与标题均为推测。",
                "文字取自 PDF 的文字層，段落銜接與標題均為推測。",
            ],
            "pdf-encrypted" => [
                "This PDF is encrypted; save or print it without a password first.",
                "此 PDF 已加密，请先另存或打印为无密码的文件。",
                "此 PDF 已加密，請先另存或列印為無密碼的檔案。",
            ],
            "pdf-no-text" => [
                "This PDF holds no text that can be read; save the page that it was made from, or copy its text and paste it.",
                "此 PDF 不含可读取的文字，请保存其来源网页，或复制文字后粘贴。",
                "此 PDF 不含可讀取的文字，請儲存其來源網頁，或複製文字後貼上。",
            ],
            "reading-pending" => [
                "Statements, times and names are still being read.",
                "正在读取其中的发言、时间和人名……",
                "正在讀取其中的發言、時間和人名……",
            ],
            "reading-stopped" => [
                "Statements, times and names were not read: reading was stopped.",
                "未读取其中的发言、时间和人名：读取已中止。",
                "未讀取其中的發言、時間和人名：讀取已中止。",
            ],
            "table-without-pages" => [
                "The file is a table, and no column of it holds pages; it was read as one text.",
                "此文件是表格，没有一列是网页，已作为一段文字读取。",
                "此檔案是表格，沒有一欄是網頁，已作為一段文字讀取。",
            ],
            "link-only" => [
                "The file is a link; the page itself is not in it. Open the link and save the page.",
                "此文件只是链接，不含网页本身。请打开链接并保存网页。",
                "此檔案只是連結，不含網頁本身。請開啟連結並儲存網頁。",
            ],
            _ => return None,
        },
    ))
}
