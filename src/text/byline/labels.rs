//! The words that label the parts of a byline, in some twenty-five languages.

/// What a labelled part of a byline says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Label {
    Author,
    Editor,
    Reporter,
    /// The outlet that is credited (来源, via).
    Source,
    Published,
    Modified,
    LastReply,
    Licence,
    /// A role that is none of the fields (photographer, reviewer, proof reader): it only ends the part before it.
    OtherRole,
}

/// How a label stands before its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Only with a colon, a slash or an equals sign.
    Colon,
    /// The sign may be missing.
    Free,
    /// A bare preposition: first in its part, with a capital letter or an ideograph after it.
    Preposition,
}

/// Labels in lower case, longer ones before their own beginnings.
#[rustfmt::skip]
pub(super) const LABELS: &[(Label, Form, &[&str])] = &[
    (Label::Author, Form::Colon, &[
        "本文作者", "原文作者", "文章作者", "原作者", "作者署名", "作者", "撰文", "撰稿人", "撰稿", "编写", "編寫", "編譯", "编译", "文稿", "文字",
        "投稿人", "发帖人", "楼主", "樓主", "发布者", "发布人", "發佈者", "供稿人", "执笔", "執筆", "著者", "筆者", "ライター", "文", "글쓴이",
        "글", "작성자", "저자", "author", "authors", "author(s)", "contributors", "words", "story", "text", "byline", "writer", "autor",
        "autorin", "autoren", "autori", "autorzy", "autores", "autora", "autore", "auteur", "auteurs",
        "auteure", "автор", "автори", "авторы", "авторка", "автор статьи", "текст", "yazar", "yazan",
        "haber", "skribent", "journalist", "kirjoittaja", "toimittaja", "teksti", "tekst", "szerzo",
        "szerző", "penulis", "tác giả", "συντάκτης", "συντακτης", "κείμενο", "γράφει", "texto", "testo",
        "redacteur", "forfatter", "autors", "autorius", "kirjutas", "الكاتب",
    ]),
    (Label::Author, Form::Free, &[
        "medically written by", "originally written by", "written by", "words by", "story by", "text by",
        "posted by", "published by", "submitted by", "created by", "started by", "authored by",
        "article by", "post by", "guest post by", "reported by", "guide by", "analysis by", "opinion by", "column by", "report by", "articles by",
        "all articles by", "from the desk of", "thread starter",
        "topic starter", "original poster", "asked by", "opened by", "geschrieben von", "verfasst von",
        "beitrag von", "ein beitrag von", "ein artikel von", "eine analyse von", "ein kommentar von", "gastbeitrag von", "von redaktion", "écrit par",
        "rédigé par", "publié par", "posté par", "propos recueillis par", "article de", "escrito por",
        "publicado por", "redactado por", "a cura di", "scritto da", "pubblicato da", "articolo di",
        "geschreven door", "geplaatst door", "skrevet af", "skrevet av", "skriven av", "kirjoittanut",
        "napsal", "napsala", "yazan", "ditulis oleh", "đăng bởi", "írta", "scris de", "γράφει ο",
        "γράφει η", "γράφουν οι", "作者", "撰文", "撰稿", "投稿者", "בלוג של", "מאת", "بقلم",
    ]),
    (Label::Author, Form::Preposition, &[
        "by", "von", "par", "por", "di", "door", "av", "af", "oleh", "da", "od", "autor", "του", "της",
        "автор", "theo",
    ]),
    (Label::Editor, Form::Free, &[
        "责任编辑", "責任編輯", "本文编辑", "网络编辑", "網路編輯", "网站编辑", "值班编辑", "核稿編輯", "核稿编辑", "执行编辑", "執行編輯", "文字编辑",
        "新闻编辑", "責任编辑", "本期编辑", "本期编辑", "责编", "責編", "网编", "编审", "主编", "編審", "主編", "编辑", "編輯", "編集", "小编",
        "edited by", "editing by",
    ]),
    (Label::Editor, Form::Colon, &[
        "editor", "editors", "redakcja", "redaktion", "redacción", "redazione", "редактор", "editör",
        "redaktör", "redaktor", "edición", "edição", "편집", "biên tập",
    ]),
    (Label::Reporter, Form::Free, &[
        "实习记者", "本报记者", "特约记者", "本网记者", "見習記者", "见习记者", "首席记者", "文字记者", "特派记者", "特派記者", "駐地記者", "采访记者",
        "採訪記者", "记者", "記者", "通讯员", "通訊員", "采写", "採訪", "采访", "特约通讯员", "reporting by", "報導", "取材",
    ]),
    (Label::Reporter, Form::Colon, &[
        "reporter", "reporters", "репортер", "корреспондент", "phóng viên", "muhabir", "wartawan", "취재",
        "기자", "报道", "撰文记者",
    ]),
    (Label::Source, Form::Free, &[
        "文章来源", "文章來源", "稿件来源", "信息来源", "资料来源", "資料來源", "新闻来源", "新聞來源", "消息来源", "消息來源", "本文来源", "内容来源",
        "來源", "来源", "来源于", "稿源", "转载自", "轉載自", "转自", "轉自", "原载", "原載", "출처", "出處", "出处",
    ]),
    (Label::Source, Form::Colon, &[
        "source", "sources", "via", "quelle", "quellen", "fuente", "fonte", "fonti", "bron", "źródło",
        "zrodlo", "источник", "джерело", "kaynak", "källa", "kilde", "lähde", "zdroj", "sumber", "nguồn",
        "πηγή", "forrás", "sursa", "提供", "配信元", "المصدر", "allikas", "šaltinis", "avots", "herkunft", "转载",
        "媒体",
    ]),
    (Label::Published, Form::Free, &[
        "首次发布", "发布时间", "發佈時間", "發布時間", "发布日期", "發布日期", "發佈日期", "发表时间", "發表時間", "发表日期", "发稿时间", "发稿",
        "出版時間", "上傳時間", "上传时间", "刊登時間", "建立時間", "创建时间", "添加时间", "发帖时间", "提交时间", "发布于", "發布於", "發佈於", "发表于",
        "發表於", "刊登于", "投稿日", "公開日", "公開", "配信", "掲載", "등록", "입력", "승인", "发布", "發布", "發佈", "发表", "發表",
        "first published on", "first published", "originally published on", "originally published",
        "originally posted on", "published on", "published at", "published", "posted on", "posted at",
        "posted", "date posted", "date published", "publication date", "publish date", "created on",
        "created", "released", "asked", "filed", "issued", "veröffentlicht am", "veröffentlicht",
        "erschienen am", "erschienen", "erstellt am", "publié le", "publié", "paru le", "mis en ligne le",
        "créé le", "publicado el", "publicado em", "publicado en", "publicado", "publicada",
        "pubblicato il", "pubblicato", "gepubliceerd op", "gepubliceerd", "geplaatst op", "geplaatst",
        "opublikowano", "data publikacji", "data dodania", "publikacja", "опубликовано", "опубликован",
        "опубліковано", "дата публикации", "дата публікації", "yayınlanma tarihi", "yayınlanma",
        "giriş tarihi", "giriş", "oluşturulma tarihi", "publicerad", "publicerat", "publiceret",
        "offentliggjort", "publisert", "julkaistu", "publikováno", "vydáno", "diterbitkan", "terbit",
        "dipublikasikan", "đăng ngày", "δημοσίευση", "δημοσιεύτηκε", "ημερομηνία δημοσίευσης", "megjelent",
        "közzétéve", "publicat", "objavljeno", "publicēts", "paskelbta", "avaldatud", "פורסם", "نشر",
    ]),
    (Label::Published, Form::Colon, &[
        "日期", "时间", "時間", "日付", "날짜", "作成日", "date", "datum", "fecha", "data", "дата", "dato",
        "päivämäärä", "tarih", "tanggal", "ngày", "dátum", "datum objave",
    ]),
    (Label::Modified, Form::Free, &[
        "最后更新时间", "最后更新", "最後更新", "最近更新", "更新时间", "更新時間", "更新日期", "更新于", "更新於", "更新日", "最終更新日", "最終更新",
        "修改时间", "修改日期", "编辑于", "編輯於", "更新", "수정", "최종수정", "업데이트", "last updated on", "last updated",
        "last modified on", "last modified", "last reviewed", "last edited", "updated on", "updated at",
        "date updated", "updated", "modified", "edited", "revised", "zuletzt aktualisiert",
        "aktualisiert am", "aktualisiert", "zuletzt geändert", "zuletzt bearbeitet", "stand",
        "mis à jour le", "mise à jour", "mis à jour", "modifié le", "modifié", "maj le", "actualizado el",
        "actualizado", "actualizada", "atualizado em", "atualizado", "atualizada em",
        "ultimo aggiornamento", "aggiornato il", "aggiornato", "modificato il", "laatst bijgewerkt",
        "bijgewerkt", "laatste update", "gewijzigd", "aktualizacja", "zaktualizowano", "обновлено",
        "обновлен", "изменено", "оновлено", "güncellenme tarihi", "son güncelleme", "güncelleme",
        "güncellendi", "uppdaterad", "opdateret", "oppdatert", "päivitetty", "muokattu", "aktualizováno",
        "diperbarui", "cập nhật", "ενημερώθηκε", "τελευταία ενημέρωση", "frissítve", "actualizat", "עודכן",
    ]),
    (Label::LastReply, Form::Free, &[
        "最新回复时间", "最新回复", "最新回覆", "最后回复", "最後回覆", "最后发表", "最後發表", "最后回应", "最新评论", "last reply",
        "last post", "latest reply", "last activity", "letzte antwort", "letzter beitrag",
        "dernier message", "dernière réponse", "último mensaje", "ultima risposta",
    ]),
    (Label::Licence, Form::Colon, &[
        "license", "licence", "lizenz", "licencia", "licença", "licenza", "许可协议", "许可", "授權條款", "ライセンス",
        "版权协议", "版权声明",
    ]),
    (Label::OtherRole, Form::Free, &[
        "medically reviewed by", "clinically reviewed by", "reviewed by", "fact checked by",
        "fact-checked by", "photography by", "photographs by", "photographed by", "photos by", "photo by",
        "illustrations by", "illustration by", "illustrated by", "produced by", "translated by",
        "recipe by", "filed under", "categories", "category", "tags", "share this", "share", "read time",
        "reading time", "min read", "foto", "fotos", "bild", "photo", "photos", "photo credit",
        "image credit", "fotografía", "摄影", "攝影", "图", "圖", "图片", "视频", "剪辑", "校对", "校對", "校审", "审核", "審核",
        "编导", "監製", "监制", "监审", "审校", "审读", "设计", "制图", "排版", "运营", "翻译", "翻譯", "整理", "关键词", "關鍵字", "关键字",
        "标签", "標籤", "分类", "分類", "字体", "字號", "字号", "字体大小", "大小", "分享", "阅读数", "浏览量", "浏览次数", "浏览", "瀏覽",
        "閱讀", "阅读", "点击", "點擊", "人气", "人氣", "评论", "評論", "回复", "打印", "收藏", "举报", "来自", "频道", "栏目", "所属",
        "版面", "板塊", "看板", "标题", "標題", "索引号", "发布机构", "文号", "主题", "原标题", "原標題", "原文链接", "链接",
    ]),
];
