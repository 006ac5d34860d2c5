//! The sentences of the interface, each in every language: no component holds text of its own.

use super::lang::Lang;

macro_rules! messages {
    ($($name:ident: $en:literal, $hans:literal, $hant:literal;)*) => {
        /// A sentence of the interface; `{0}` and `{1}` stand for what [`Message::with`] fills in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the English text says what each is")]
        pub enum Message { $($name,)* }

        impl Message {
            /// All messages.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The sentence in a language.
            pub const fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::En) => $en,
                    (Self::$name, Lang::ZhHans) => $hans,
                    (Self::$name, Lang::ZhHant) => $hant,)*
                }
            }
        }
    };
}

messages! {
    Tagline: "Read the structure of saved news pages.", "读懂存下来的新闻网页的结构。", "讀懂存下來的新聞網頁的結構。";
    Lede: "Drop saved pages, text captures, feed items or forum threads. Tearsheet shows the article, who wrote it and when, the comments, and every other piece of the page, each with its place in the source.",
        "拖入存下来的网页、文字抓取、订阅条目或论坛帖子。Tearsheet 会列出正文、作者、时间、评论，以及页面上的每一块内容，并指出它们在原文中的位置。",
        "拖入存下來的網頁、文字擷取、訂閱條目或論壇帖子。Tearsheet 會列出正文、作者、時間、評論，以及頁面上的每一塊內容，並指出它們在原文中的位置。";
    DropHere: "Drop files or folders anywhere on this page", "把文件或文件夹拖到本页任意位置", "把檔案或資料夾拖到本頁任意位置";
    DropNow: "Drop to read", "松开即可读取", "放開即可讀取";
    BrowseFiles: "Browse files", "选择文件", "選擇檔案";
    BrowseFolder: "Browse folder", "选择文件夹", "選擇資料夾";
    Paste: "Paste", "粘贴", "貼上";
    OrTry: "Or start with a sample", "或先看一个示例", "或先看一個範例";
    AllSamples: "Open all samples", "打开全部示例", "開啟全部範例";
    Privacy: "Your files stay in this browser: the page makes no request after loading.", "文件只留在您的浏览器里：页面加载之后不再发出任何请求。", "檔案只留在您的瀏覽器裡：頁面載入之後不再發出任何請求。";
    Documents: "Documents", "文档", "文件";
    DocumentCount: "{0} documents", "{0} 份文档", "{0} 份文件";
    OneDocument: "1 document", "1 份文档", "1 份文件";
    Progress: "{0} of {1} read", "已读 {0} / {1}", "已讀 {0} / {1}";
    DocumentsShown: "{0} of {1}", "{0} / {1}", "{0} / {1}";
    OrderLabel: "Order of the list", "列表顺序", "清單順序";
    OrderArrival: "As added", "加入顺序", "加入順序";
    OrderDate: "By date", "按日期", "依日期";
    OrderOutlet: "By outlet", "按来源", "依來源";
    OrderTitle: "By title", "按标题", "依標題";
    FacetLabel: "Show only", "只显示", "只顯示";
    FacetAll: "All", "全部", "全部";
    FacetUncertain: "Uncertain", "存疑", "存疑";
    FacetStarred: "Starred", "已加星标", "已加星號";
    FacetTags: "Tags", "标签", "標籤";
    FacetFailed: "Not read", "未能读取", "未能讀取";
    FacetOutlets: "Outlets", "来源", "來源";
    FacetLanguages: "Languages", "语言", "語言";
    FacetSites: "Sites", "网站", "網站";
    FacetTimes: "Published", "发布时间", "發布時間";
    FacetKinds: "Kinds of page", "页面类型", "頁面類型";
    FacetPeople: "People", "人物", "人物";
    SameFile: "Same file as {0}", "与 {0} 是同一文件", "與 {0} 是同一檔案";
    Showing: "Document {0} of {1}: {2}", "第 {0} / {1} 份文档：{2}", "第 {0} / {1} 份文件：{2}";
    Search: "Search all documents", "搜索全部文档", "搜尋全部文件";
    NoMatch: "No document matches.", "没有匹配的文档。", "沒有相符的文件。";
    Cancel: "Cancel", "取消", "取消";
    ReadAgain: "Read again", "重新读取", "重新讀取";
    CancelAll: "Cancel all", "全部取消", "全部取消";
    Remove: "Remove {0}", "移除 {0}", "移除 {0}";
    ClearAll: "Clear all", "全部清除", "全部清除";
    Undo: "Undo", "撤销", "復原";
    RemovedNotice: "Removed {0} from the list.", "已从列表移除 {0} 项。", "已從清單移除 {0} 項。";
    SkippedNotice: "{0} files that are no pages (images, styles, scripts) were left out.", "已略过 {0} 个不是网页的文件（图片、样式、脚本）。", "已略過 {0} 個不是網頁的檔案（圖片、樣式、指令碼）。";
    RefusedNotice: "The browser did not open the dropped folder here. Use “Browse folder” instead.", "浏览器未能在此打开拖入的文件夹，请改用“选择文件夹”。", "瀏覽器未能在此開啟拖入的資料夾，請改用「選擇資料夾」。";
    NotKeptNotice: "This browser does not let the page keep these files: they stay until the page is closed.", "此浏览器不允许本页保存这些文件：关闭页面后将不再保留。", "此瀏覽器不允許本頁保存這些檔案：關閉頁面後將不再保留。";
    NoRoomNotice: "This browser has no room for more: these files stay until the page is closed. Save a project, or remove what you no longer need.", "此浏览器的存储空间已满：这些文件在关闭页面后将不再保留。请保存项目文件，或移除不再需要的文档。", "此瀏覽器的儲存空間已滿：這些檔案在關閉頁面後將不再保留。請儲存專案檔，或移除不再需要的文件。";
    NoRoom: "No more room in this browser: the last files are not kept", "浏览器空间已满：最后加入的文件未保存", "瀏覽器空間已滿：最後加入的檔案未保存";
    NothingKept: "Not kept in this browser: these files stay until the page is closed", "未保存在浏览器中：关闭页面后将不再保留", "未保存在瀏覽器中：關閉頁面後將不再保留";
    KeptSize: "{0} kept in this browser", "此浏览器中保存了 {0}", "此瀏覽器中保存了 {0}";
    KeptHere: "What you drop and what you correct is kept in this browser until you remove it, also over a reload. “Clear all” removes everything.", "拖入的文件和您的更正保存在此浏览器中，重新载入后仍在，直到您移除为止。“全部清除”会移除一切。", "拖入的檔案和您的更正保存在此瀏覽器中，重新載入後仍在，直到您移除為止。「全部清除」會移除一切。";
    NothingNotice: "Nothing to read was found there.", "那里没有可读取的内容。", "那裡沒有可讀取的內容。";
    Waiting: "Waiting", "等待中", "等待中";
    Reading: "Reading", "读取中", "讀取中";
    Failed: "Not read", "未能读取", "未能讀取";
    Untitled: "No title found", "未找到标题", "找不到標題";
    TabRead: "Read", "阅读", "閱讀";
    TabStructure: "Structure", "结构", "結構";
    TabFields: "Fields", "字段", "欄位";
    TabOriginal: "Original", "原页", "原頁";
    OriginalNote: "Everything on the page in its own order, without scripts and whatever it would fetch. Links lead nowhere.",
        "页面上的全部内容按原有顺序列出，去除了脚本和一切需要联网的内容，链接不可点击。",
        "頁面上的全部內容按原有順序列出，去除了指令碼和一切需要連網的內容，連結不可點選。";
    OriginalWaits: "Preparing the page …", "正在准备页面……", "正在準備頁面……";
    OriginalFailed: "This page could not be prepared. Source shows its markup.", "无法准备此页，“原文”可查看其代码。", "無法準備此頁，「原始碼」可查看其程式碼。";
    TabSource: "Source", "原文", "原始碼";
    SourceElsewhere: "This document was saved as JSON and opened again. Its source is not in it: to see that, open the page that it was read from.",
        "此文档先前另存为 JSON，现重新打开，其中不含原文。要查看原文，请打开当初读取的网页。",
        "此文件先前另存為 JSON，現重新開啟，其中不含原始碼。要查看原始碼，請開啟當初讀取的網頁。";
    Views: "Views of the document", "文档视图", "文件檢視";
    BackToList: "All documents", "全部文档", "全部文件";
    Confidence: "confidence {0} %", "置信度 {0}%", "可信度 {0}%";
    ReadingConfidence: "Reading confidence {0} %", "正文置信度 {0}%", "正文可信度 {0}%";
    Percent: "{0} %", "{0}%", "{0}%";
    Sure: "sure", "可靠", "可靠";
    Fair: "fair", "尚可", "尚可";
    Uncertain: "uncertain", "存疑", "存疑";
    Inferred: "inferred", "推断", "推斷";
    Sureness: "Confidence", "置信度", "可信度";
    ShowMore: "Show {0} more of {1}", "再显示 {0} 条（共余 {1}）", "再顯示 {0} 則（共餘 {1}）";
    ShowBefore: "Show the {0} before, of {1}", "显示前面的 {0} 条（共 {1}）", "顯示前面的 {0} 則（共 {1}）";
    NotDrawn: "{0} more are not shown yet: the browser's own search and print leave them out. Structure lists all.", "还有 {0} 条尚未显示，浏览器的查找与打印不包括这些内容；“结构”中列有全部。", "還有 {0} 則尚未顯示，瀏覽器的尋找與列印不包括這些內容；「結構」中列有全部。";
    Warnings: "Notes on this reading", "读取说明", "讀取說明";
    Renderings: "This page holds the article {0} times", "本页含有 {0} 份同一文章", "本頁含有 {0} 份同一文章";
    RenderingNumber: "Copy {0}", "第 {0} 份", "第 {0} 份";
    TwoColumns: "Side by side", "双栏对照", "雙欄對照";
    OneColumn: "As on the page", "按原页顺序", "依原頁順序";
    OneLanguageOnly: "in this language only", "仅见于此语言", "僅見於此語言";
    TabStatements: "Statements", "言论", "言論";
    TabTimes: "Times", "时间", "時間";
    OnlyDirect: "Only in their own words", "只看直接引语", "只看直接引語";
    HideUncertain: "Hide what is uncertain", "隐藏存疑的", "隱藏存疑的";
    NoStatement: "No statement fits.", "没有符合的言论。", "沒有符合的言論。";
    SpeakerUnknown: "Speaker not certain", "说话人不确定", "說話人不確定";
    DirectSpeech: "in their own words", "直接引语", "直接引語";
    IndirectSpeech: "reported", "间接引语", "間接引語";
    Denied: "denied", "否认", "否認";
    Via: "via {0}", "经由 {0}", "經由 {0}";
    TimeColumn: "Time", "时间", "時間";
    PassageColumn: "Where it stands", "所在段落", "所在段落";
    SourceCredit: "Source: {0}", "来源：{0}", "來源：{0}";
    AuthorCredit: "By {0}", "作者：{0}", "作者：{0}";
    ReporterCredit: "Reporting: {0}", "记者：{0}", "記者：{0}";
    EditorCredit: "Editing: {0}", "编辑：{0}", "編輯：{0}";
    ModifiedAt: "Changed {0}", "更新于 {0}", "更新於 {0}";
    LastReplyAt: "Last reply {0}", "最后回复 {0}", "最後回覆 {0}";
    ReadTimes: "Read {0} times", "阅读 {0}", "閱讀 {0}";
    Comments: "Comments", "评论", "評論";
    Replies: "Replies", "回帖", "回帖";
    CommentsHeld: "{0} here; the page speaks of {1}", "此处 {0} 条；页面称有 {1} 条", "此處 {0} 則；頁面稱有 {1} 則";
    Floor: "#{0}", "{0} 楼", "{0} 樓";
    ReplyTo: "Reply to #{0}", "回复 {0} 楼", "回覆 {0} 樓";
    Likes: "{0} likes", "{0} 赞", "{0} 讚";
    ReplyCount: "{0} replies", "{0} 条回复", "{0} 則回覆";
    Anonymous: "No name", "未署名", "未署名";
    NoContent: "No main content was found on this page. Structure shows everything that stands on it.", "此页没有找到正文。“结构”列出了页面上的全部内容。", "此頁沒有找到正文。「結構」列出了頁面上的全部內容。";
    ImageNotLoaded: "Image, not loaded", "图片，未加载", "圖片，未載入";
    VideoNotLoaded: "Video, not loaded", "视频，未加载", "影片，未載入";
    AudioNotLoaded: "Sound, not loaded", "音频，未加载", "音訊，未載入";
    OtherMedia: "Pictures and media without caption", "无说明的图片与媒体", "無說明的圖片與媒體";
    Rankings: "Ranking", "排行", "排行";
    Recommendations: "Recommended", "推荐", "推薦";
    Items: "Items", "条目", "條目";
    Product: "Product", "商品", "商品";
    Price: "Price", "价格", "價格";
    Facts: "About this document", "关于此文档", "關於此文件";
    FactFile: "File", "文件", "檔案";
    FactKind: "Kind of page", "页面类型", "頁面類型";
    FactSize: "Size", "大小", "大小";
    FactCharset: "Characters", "编码", "編碼";
    FactLanguages: "Languages", "语言", "語言";
    FactFormat: "Format", "格式", "格式";
    FactBlocks: "Blocks", "块数", "塊數";
    FactSha: "SHA-256", "SHA-256", "SHA-256";
    AllZones: "All zones", "全部区域", "全部區域";
    FilterZones: "Filter by zone", "按区域筛选", "依區域篩選";
    Blocks: "Blocks in page order", "按页面顺序的内容块", "依頁面順序的內容塊";
    BlockCount: "{0} blocks", "{0} 块", "{0} 塊";
    MapLabel: "Map of the page: choose a place to jump there", "页面地图：点选位置即可跳转", "頁面地圖：點選位置即可跳轉";
    Details: "Details", "详情", "詳情";
    NoBlockChosen: "Choose a block to see its details; with Shift, several at once.", "选择一块内容以查看详情；按住 Shift 可选择多块。", "選擇一塊內容以檢視詳情；按住 Shift 可選擇多塊。";
    Block: "Block {0}", "第 {0} 块", "第 {0} 塊";
    Zone: "Zone", "区域", "區域";
    Language: "Language", "语言", "語言";
    Level: "Heading level", "标题级别", "標題層級";
    Hidden: "hidden on the page", "页面上隐藏", "頁面上隱藏";
    Bytes: "Bytes", "字节", "位元組";
    Path: "Path", "路径", "路徑";
    ShowInSource: "Show in source", "在原文中查看", "在原始碼中查看";
    Evidence: "Found", "依据", "依據";
    Rejected: "Rejected candidates ({0})", "被否决的候选（{0}）", "被否決的候選（{0}）";
    NotFound: "Not found on this page", "此页未找到", "此頁找不到";
    FieldsLede: "Every value with the rule that found it and its place in the source.", "每个值都注明所依据的规则和在原文中的位置。", "每個值都註明所依據的規則和在原始碼中的位置。";
    SearchSource: "Search in the source", "在原文中搜索", "在原始碼中搜尋";
    Matches: "{0} of {1}", "{0} / {1}", "{0} / {1}";
    NoMatches: "No match", "无匹配", "無相符";
    NextMatch: "Next match", "下一处", "下一處";
    PreviousMatch: "Previous match", "上一处", "上一處";
    SourceText: "Decoded source", "解码后的原文", "解碼後的原始碼";
    LineCount: "{0} lines", "{0} 行", "{0} 行";
    Save: "Save", "保存", "儲存";
    SaveText: "Plain text", "纯文本", "純文字";
    SaveColumns: "Side by side (Markdown)", "并排对照（Markdown）", "並排對照（Markdown）";
    SaveMore: "More formats", "更多格式", "更多格式";
    SaveAll: "Save all", "全部保存", "全部儲存";
    SaveAllLabel: "Save all documents of the list as", "将列表中的全部文档保存为", "將清單中的全部文件儲存為";
    TableDocuments: "Table of documents (CSV)", "文档表（CSV）", "文件表（CSV）";
    TableComments: "Table of comments (CSV)", "评论表（CSV）", "評論表（CSV）";
    TableStatements: "Table of statements (CSV)", "言论表（CSV）", "言論表（CSV）";
    TableTimes: "Table of times (CSV)", "时间表（CSV）", "時間表（CSV）";
    Cite: "Cite", "引用", "引用";
    CopyCitation: "Copy {0}", "复制 {0}", "複製 {0}";
    Copied: "Copied.", "已复制。", "已複製。";
    Address: "Address", "网址", "網址";
    SavedOn: "saved {0}", "保存于 {0}", "儲存於 {0}";
    AroundArticle: "Around the article · {0}", "正文周围 · {0}", "正文周圍 · {0}";
    TimeWithOffset: "{0} (UTC{1})", "{0}（UTC{1}）", "{0}（UTC{1}）";
    ThemeLabel: "Colours", "配色", "配色";
    ThemeAuto: "System colours", "系统配色", "系統配色";
    ThemeLight: "Light", "浅色", "淺色";
    ThemeDark: "Dark", "深色", "深色";
    LangLabel: "Language of the page", "界面语言", "介面語言";
    Help: "Help", "帮助", "說明";
    Close: "Close", "关闭", "關閉";
    KeysTitle: "Keys", "快捷键", "快速鍵";
    KeyNext: "Next document", "下一份文档", "下一份文件";
    KeyPrevious: "Previous document", "上一份文档", "上一份文件";
    KeySearch: "Search", "搜索", "搜尋";
    KeyHelp: "This help", "本帮助", "本說明";
    KeyEscape: "Close, leave the field", "关闭，离开输入框", "關閉，離開輸入框";
    AboutTitle: "What the marks mean", "标记的含义", "標記的含義";
    AboutConfidence: "Every decision carries a confidence: sure from 90 %, fair from 60 %, uncertain below. An uncertain value is shown as such, never as a fact.",
        "每项判断都带有置信度：90% 以上为可靠，60% 以上为尚可，以下为存疑。存疑的值会如实标出，不当作事实。",
        "每項判斷都帶有可信度：90% 以上為可靠，60% 以上為尚可，以下為存疑。存疑的值會如實標出，不當作事實。";
    AboutZones: "Structure shows every visible piece of the page in one of these zones.", "“结构”把页面上可见的每一块内容归入以下区域之一。", "「結構」把頁面上可見的每一塊內容歸入以下區域之一。";
    PasteTitle: "Paste a page", "粘贴网页", "貼上網頁";
    PasteHint: "Paste the text of a page, or its HTML.", "粘贴网页的文字，或其 HTML。", "貼上網頁的文字，或其 HTML。";
    PasteAs: "Read as", "读取为", "讀取為";
    PasteText: "Text", "文字", "文字";
    PasteHtml: "HTML", "HTML", "HTML";
    PasteRead: "Read", "读取", "讀取";
    PastedName: "Pasted {0}", "粘贴 {0}", "貼上 {0}";
    SkipToContent: "Skip to the document", "跳到文档", "跳到文件";
    YourRemarks: "Your remarks", "您的标记", "您的標記";
    Star: "Star", "星标", "星號";
    Starred: "starred", "已加星标", "已加星號";
    AddTag: "Add a tag", "添加标签", "新增標籤";
    RemoveTag: "Remove the tag {0}", "去除标签 {0}", "去除標籤 {0}";
    Note: "Note", "备注", "備註";
    AddNote: "Add a note", "添加备注", "新增備註";
    YourCorrections: "Your corrections · {0}", "您的更正 · {0}", "您的更正 · {0}";
    TakeBack: "Take back", "撤回", "收回";
    TakeAllBack: "Take all back", "全部撤回", "全部收回";
    UseThis: "Use this one", "改用此项", "改用此項";
    Edit: "Edit", "编辑", "編輯";
    EditField: "Edit {0}", "编辑{0}", "編輯{0}";
    Apply: "Apply", "应用", "套用";
    ApplyMore: "Apply to {0} more …", "应用到另外 {0} 处……", "套用到另外 {0} 處……";
    ApplyTitle: "Apply to other documents of this site", "应用到此网站的其他文档", "套用到此網站的其他文件";
    ApplyLede: "The same was found in these documents. What is ticked is corrected, all in one step that can be undone.", "在这些文档中识别出同样的内容。勾选的将一次更正，可一步撤销。", "在這些文件中辨識出同樣的內容。勾選的將一次更正，可一步復原。";
    ApplyTo: "Apply to {0}", "应用到 {0} 处", "套用到 {0} 處";
    ByYou: "corrected by you", "由您更正", "由您更正";
    FoundValue: "Found: {0}", "原识别：{0}", "原辨識：{0}";
    FoundNothing: "nothing", "无", "無";
    ThereIsNone: "There is none", "此页没有", "此頁沒有";
    WriteTime: "Write a day as 2024-05-01, with its time as 2024-05-01 08:30.", "日期请写作 2024-05-01，带时间请写作 2024-05-01 08:30。", "日期請寫作 2024-05-01，帶時間請寫作 2024-05-01 08:30。";
    WriteNumber: "Write a whole number.", "请填写整数。", "請填寫整數。";
    WriteText: "Write something, or say that there is none.", "请填写内容，或选择“此页没有”。", "請填寫內容，或選擇「此頁沒有」。";
    WriteList: "Part several names with commas.", "多个名字请用逗号或顿号分开。", "多個名字請用逗號或頓號分開。";
    ChangeZone: "Change the zone", "更改区域", "更改區域";
    RejectStatement: "Not a statement", "并非言论", "並非言論";
    OtherSpeaker: "Other speaker", "更改说话人", "更改說話人";
    Statement: "Statement", "言论", "言論";
    Speaker: "Speaker", "说话人", "說話人";
    TakenOut: "taken out", "已去除", "已去除";
    NoLongerFits: "no longer fits this page", "已不适用于此页", "已不適用於此頁";
    UndoneNotice: "Undone.", "已撤销。", "已復原。";
    RedoneNotice: "Done again.", "已重做。", "已重做。";
    Commands: "All commands", "全部命令", "全部指令";
    CommandsHint: "Type what to do, or a title", "输入要做的事或标题", "輸入要做的事或標題";
    CommandOf: "{0}: {1}", "{0}：{1}", "{0}：{1}";
    KeyUndo: "Undo", "撤销", "復原";
    KeyRedo: "Do again", "重做", "重做";
    ProjectNewerNotice: "This project was saved by a newer version of Tearsheet. It can be read here, but not changed or saved, so that nothing of it gets lost.", "此项目由更新版本的 Tearsheet 保存。可在此阅读，但不能更改或保存，以免丢失内容。", "此專案由較新版本的 Tearsheet 儲存。可在此閱讀，但不能更改或儲存，以免遺失內容。";
    ProjectOpenedNotice: "Opened a project of {0} files.", "已打开含 {0} 个文件的项目。", "已開啟含 {0} 個檔案的專案。";
    ProjectDamagedNotice: "The project file is damaged. The pages that can still be found in it are read one by one, without your corrections.", "项目文件已损坏，其中仍能找到的网页会逐一读取，但不含您的更正。", "專案檔已損壞，其中仍能找到的網頁會逐一讀取，但不含您的更正。";
    NotSavedNotice: "This is more than one ZIP can hold, or a file could not be read again. Nothing was saved.", "内容超出一个 ZIP 的上限，或有文件无法再次读取，未能保存。", "內容超出一個 ZIP 的上限，或有檔案無法再次讀取，未能儲存。";
    SaveProject: "Project, to open again (ZIP)", "项目文件，可再次打开（ZIP）", "專案檔，可再次開啟（ZIP）";
    SaveEach: "A file for each document (ZIP)", "每份文档一个文件（ZIP）", "每份文件一個檔案（ZIP）";
    SaveTogether: "All in one file", "合为一个文件", "合為一個檔案";
    TableCorrections: "Table of corrections (CSV)", "更正表（CSV）", "更正表（CSV）";
    Overview: "Overview", "总览", "總覽";
    OneStory: "1 story", "1 个事件", "1 個事件";
    StoryCount: "{0} stories", "{0} 个事件", "{0} 個事件";
    OneCopy: "1 verbatim copy", "1 份原样转载", "1 份原樣轉載";
    CopyCount: "{0} verbatim copies", "{0} 份原样转载", "{0} 份原樣轉載";
    OneNearCopy: "1 near copy", "1 份近似转载", "1 份近似轉載";
    NearCopyCount: "{0} near copies", "{0} 份近似转载", "{0} 份近似轉載";
    OneSharedQuotation: "1 shared quotation", "1 处相同引语", "1 處相同引語";
    SharedQuotationCount: "{0} shared quotations", "{0} 处相同引语", "{0} 處相同引語";
    OneConflict: "1 conflicting figure", "1 处数字矛盾", "1 處數字矛盾";
    ConflictCount: "{0} conflicting figures", "{0} 处数字矛盾", "{0} 處數字矛盾";
    NoStories: "No two of these documents tell of the same event.", "没有两份文档报道同一事件。", "沒有兩份文件報導同一事件。";
    OverviewLater: "The overview is made when all files are read.", "全部文件读完之后显示总览。", "全部檔案讀完之後顯示總覽。";
    Gathering: "Comparing the documents …", "正在比较各份文档……", "正在比較各份文件……";
    GatheringFailed: "The overview could not be made. The documents themselves are not affected.", "未能生成总览，文档本身不受影响。", "未能產生總覽，文件本身不受影響。";
    TryAgain: "Try again", "重试", "重試";
    ReportCount: "{0} reports", "{0} 篇报道", "{0} 篇報導";
    VerbatimCopy: "same text", "全文相同", "全文相同";
    NearCopy: "nearly the same text", "文字近似", "文字近似";
    OnlyInCopy: "Only in this copy · {0}", "仅见于此份 · {0} 段", "僅見於此份 · {0} 段";
    LeftOutOfCopy: "Left out here · {0}", "此份未收 · {0} 段", "此份未收 · {0} 段";
    Reports: "Reports", "报道", "報導";
    Conflicts: "Conflicting figures", "数字矛盾", "數字矛盾";
    SharedQuotations: "Quoted by several reports", "多篇报道引用", "多篇報導引用";
    InOwnWords: "in quotation marks: {0}", "直接引用：{0}", "直接引用：{0}";
    Retold: "retold: {0}", "转述：{0}", "轉述：{0}";
    ConflictOfCount: "How many: {0}", "数量：{0}", "數量：{0}";
    ConflictOfDuration: "How long", "时长", "時長";
    ConflictOfTime: "What time", "时刻", "時刻";
    ConflictOfDay: "Which day", "日期", "日期";
    Hours: "{0} h", "{0} 小时", "{0} 小時";
    OneYear: "{0} year", "{0} 年", "{0} 年";
    Years: "{0} years", "{0} 年", "{0} 年";
    OneMonth: "{0} month", "{0} 个月", "{0} 個月";
    Months: "{0} months", "{0} 个月", "{0} 個月";
    OneWeek: "{0} week", "{0} 周", "{0} 週";
    Weeks: "{0} weeks", "{0} 周", "{0} 週";
    OneDay: "{0} day", "{0} 天", "{0} 天";
    Days: "{0} days", "{0} 天", "{0} 天";
    Spring: "spring {0}", "{0}年春季", "{0}年春季";
    Summer: "summer {0}", "{0}年夏季", "{0}年夏季";
    Autumn: "autumn {0}", "{0}年秋季", "{0}年秋季";
    Winter: "winter {0}", "{0}年冬季", "{0}年冬季";
    Minutes: "{0} min", "{0} 分钟", "{0} 分鐘";
    AlsoIn: "also in {0}", "另见 {0}", "另見 {0}";
    StandAlone: "Stand alone · {0}", "单独的文档 · {0}", "單獨的文件 · {0}";
    DaysTitle: "Timeline", "时间线", "時間軸";
    DaysPicture: "Days that the documents speak of, from {0} to {1}", "文档提及的日期，{0} 至 {1}", "文件提及的日期，{0} 至 {1}";
    DaysLegend: "Filled: the day of an event. Hollow: a day that is spoken of.", "实心：事件发生之日；空心：文中提及之日。", "實心：事件發生之日；空心：文中提及之日。";
    DaysEarlier: "{0} earlier", "更早 {0} 处", "更早 {0} 處";
    DaysLater: "{0} later", "更晚 {0} 处", "更晚 {0} 處";
    EventDay: "event", "事件", "事件";
    YearUnknown: "year unknown", "年份不详", "年份不詳";
    DocumentColumn: "Document", "文档", "文件";
    SaveTimeline: "Save the timeline", "保存时间线", "儲存時間軸";
    SaveCalendar: "Calendar (ICS)", "日历（ICS）", "行事曆（ICS）";
    SaveTable: "Table (CSV)", "表格（CSV）", "表格（CSV）";
    Compare: "Compare", "对照", "對照";
    CompareTitle: "Side by side", "并排对照", "並排對照";
    CompareLegend: "Underlined: word for word in another report. Dashed line at the side: only in this report. Double underline: conflicting figures.",
        "下划线：与另一篇逐字相同。左侧虚线：仅见于此篇。双下划线：数字矛盾。",
        "底線：與另一篇逐字相同。左側虛線：僅見於此篇。雙底線：數字矛盾。";
    CompareChoose: "Reports side by side", "并排的报道", "並排的報導";
    OnlyHere: "only here", "仅见于此篇", "僅見於此篇";
    Conflicting: "conflicting figure", "数字矛盾", "數字矛盾";
    OpenHere: "Open this passage", "打开此段", "開啟此段";
    OneOtherReport: "1 other report of this event", "此事件另有 1 篇报道", "此事件另有 1 篇報導";
    OtherReports: "{0} other reports of this event", "此事件另有 {0} 篇报道", "此事件另有 {0} 篇報導";
    Back: "Back", "返回", "返回";
    MarksLabel: "Mark in the text", "文中标记", "文中標記";
    MarkQuotations: "Speakers", "说话人", "說話人";
    MarkPeople: "People", "人物", "人物";
    MarkTimes: "Times", "时间", "時間";
    MarkUncertain: "Uncertain ones, too", "包括存疑的", "包括存疑的";
    Settings: "Settings", "设置", "設定";
    TextSmaller: "Smaller text", "缩小字号", "縮小字級";
    TextLarger: "Larger text", "放大字号", "放大字級";
    SourceBeside: "Source beside", "并排显示原文", "並排顯示原始碼";
    SaidMore: "Look up or correct", "查看或更正", "檢視或更正";
    PickSome: "Select", "多选", "多選";
    PickAll: "Select all", "全选", "全選";
    PickDone: "Done", "完成", "完成";
    PickOne: "Select {0}", "选择 {0}", "選擇 {0}";
    PickedCount: "{0} selected", "已选 {0} 份", "已選 {0} 份";
    RemovePicked: "Remove {0}", "移除 {0} 项", "移除 {0} 項";
    TagPicked: "Tag all that are selected", "为所选添加标签", "為所選新增標籤";
    SavePicked: "Save {0}", "保存 {0} 份", "儲存 {0} 份";
    SavePickedLabel: "Save the selected documents as", "将所选文档保存为", "將所選文件儲存為";
    KeyPick: "Select lines of the list", "在列表中多选", "在清單中多選";
    KeyRemove: "Remove from the list", "从列表移除", "從清單移除";
    CommentMore: "Correct this comment", "更正此评论", "更正此則評論";
    JoinComment: "Belongs to the one before", "并入上一条", "併入上一則";
    PartComment: "A new one begins at “{0}…”", "从“{0}…”起另成一条", "從「{0}…」起另成一則";
    Comment: "Comment", "评论", "評論";
    BeginsComment: "begins a comment", "另成一条", "另成一則";
    ContinuesComment: "belongs to the one before", "并入上一条", "併入上一則";
    BlockRange: "Blocks {0} to {1}", "第 {0} 至 {1} 块", "第 {0} 至 {1} 塊";
    ThroughBlock: "Up to block", "直到第几块", "直到第幾塊";
    OwnStyles: "The page's own styles", "页面自带的样式", "頁面自帶的樣式";
    ErrorTooLarge: "The file is larger than the limit of 256 MB.", "文件超过 256 MB 的上限。", "檔案超過 256 MB 的上限。";
    ErrorDied: "Reading this file went wrong inside the program. The other files are not affected.", "读取此文件时程序内部出错，其他文件不受影响。", "讀取此檔案時程式內部出錯，其他檔案不受影響。";
    ErrorTimeout: "Reading this file took too long and was stopped.", "读取此文件耗时过长，已停止。", "讀取此檔案耗時過長，已停止。";
    ErrorUnreadable: "The browser could not hand over this file. It may have been moved or is not permitted.", "浏览器无法提供此文件，可能已被移动或没有权限。", "瀏覽器無法提供此檔案，可能已被移動或沒有權限。";
    ErrorVersion: "The page was updated meanwhile. Load it again.", "页面已更新，请重新加载。", "頁面已更新，請重新載入。";
    ErrorCancelled: "Cancelled.", "已取消。", "已取消。";
}

impl Message {
    /// The sentence with its places filled.
    pub fn with(self, lang: Lang, values: &[&str]) -> String {
        let mut filled = self.text(lang).to_owned();
        for (place, value) in values.iter().enumerate() {
            filled = filled.replace(&format!("{{{place}}}"), value);
        }
        filled
    }

    /// What is wrong with a file, by the failure's code.
    pub fn of_failure(code: &str) -> Option<Self> {
        Some(match code {
            "too-large" => Self::ErrorTooLarge,
            "worker-died" => Self::ErrorDied,
            "time-limit" => Self::ErrorTimeout,
            "unreadable-file" => Self::ErrorUnreadable,
            "other-version" => Self::ErrorVersion,
            "cancelled" => Self::ErrorCancelled,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Message};
    use crate::view::fold::fold;

    #[test]
    fn every_language_fills_the_same_places() {
        for message in Message::ALL {
            let places = |lang| ["{0}", "{1}", "{2}"].map(|place| message.text(lang).contains(place));
            assert_eq!(places(Lang::En), places(Lang::ZhHans), "{message:?}");
            assert_eq!(places(Lang::En), places(Lang::ZhHant), "{message:?}");
        }
    }

    #[test]
    fn places_are_filled() {
        assert_eq!(Message::Progress.with(Lang::En, &["12", "60"]), "12 of 60 read");
    }

    #[test]
    fn traditional_text_is_the_simplified_one_in_other_characters_or_words() {
        for message in Message::ALL {
            let [simplified, traditional] = [Lang::ZhHans, Lang::ZhHant].map(|lang| fold(message.text(lang)));
            let common = simplified.chars().filter(|c| traditional.contains(*c)).count();
            // Short words may differ altogether (撤销, 復原); sentences do not.
            let count = simplified.chars().count();
            assert!(count < 8 || common * 2 >= count, "{message:?}: {simplified} {traditional}");
        }
    }
}
