//! What class names and short texts say about a block's role, in the languages the web is written in.
//!
//! Words, not sites: each stands in many independent page templates. Picked by hand, then kept
//! where the trained trees used them.

use std::sync::OnceLock;

use super::lexicon::Lexicon;

/// Groups of class, id, role and itemprop words.
pub(crate) const CLASS_GROUPS: [(&str, &str); 32] = [
    (
        "comment",
        "comment comments commentlist disqus pinglun kommentar kommentare commentaire commentaires comentario comentarios liuyan discussion livefyre",
    ),
    (
        "nav",
        "nav navbar navigation menu menubar submenu topnav subnav sitenav gnb lnb daohang navi offcanvas hamburger megamenu skip skiplink toolbar",
    ),
    ("footer", "footer foot bottom fuss colophon siteinfo copyright footbar youlian friendlink"),
    ("header", "header head top masthead topbar kopf banner logo brand site"),
    (
        "sidebar",
        "sidebar side aside rail secondary complementary rightbar leftbar rightcol leftcol right left youce zuoce",
    ),
    (
        "share",
        "share sharing social sns facebook twitter whatsapp weibo weixin wechat fenxiang addthis addtoany bdsharebuttonbox sharedaddy follow teilen",
    ),
    (
        "related",
        "related relate recommend recommended recommendation recommendations similar more also xiangguan tuijian readmore suggested suggestion outbrain taboola crosslink upsell crosssell upnext",
    ),
    (
        "ad",
        "ad ads advert advertisement advertising adsense sponsor sponsored dfp gpt guanggao adslot adbox adunit werbung anzeige promo promoted promotion cta callout",
    ),
    (
        "content",
        "content contents article articles story entry maincontent zhengwen neirong artikel articlecontent articletext contenido inhalt copy prose richtext wysiwyg rte markdown",
    ),
    (
        "body",
        "body articlebody bodytext storybody postbody text fulltext texte texto paragraph articletxt entrycontent postcontent maintext",
    ),
    (
        "post",
        "post posts message messages msg topic thread threads reply replies forum bbs floor louceng lzl pcb postmessage cooked permalink",
    ),
    ("title", "title headline heading titel titulo titre biaoti caption subtitle kicker eyebrow hed dek"),
    (
        "caption",
        "figcaption figure credit credits photo photos image images img picture imagecaption wp legende gallery slideshow carousel slider slide",
    ),
    (
        "byline",
        "byline author authors meta date time timestamp datetime published pubdate publish writer editor zuozhe laiyuan shijian source postmeta info dateline details",
    ),
    (
        "tags",
        "tag tags category categories keyword keywords label labels taxonomy topics biaoqian badge chip",
    ),
    ("breadcrumb", "breadcrumb breadcrumbs crumb crumbs location position weizhi pathway mianbaoxie"),
    (
        "card",
        "card cards item items teaser teasers tile tiles grid box block module cell listitem panel unit",
    ),
    (
        "list",
        "list lists feed archive archives results result listing listings stream river collection index loop",
    ),
    (
        "form",
        "form search login signin signup register subscribe subscription newsletter input mailchimp field optin contactform dropdown select checkbox radio filter filters facet sort",
    ),
    (
        "modal",
        "cookie cookies consent gdpr modal popup overlay lightbox dialog paywall toast notification notice alert onetrust banner interstitial tooltip",
    ),
    (
        "rank",
        "rank ranking popular trending hot most top latest recent paihang remen zuixin newest breaking ticker headlines news",
    ),
    ("widget", "widget widgets plugin module portlet component"),
    (
        "lead",
        "lead lede intro summary excerpt abstract description desc standfirst deck subhead subheadline daoyu zhaiyao hero jumbotron teasertext overview synopsis",
    ),
    (
        "shop",
        "price cart buy shop product products sku stock shipping quantity swatch variant checkout wishlist add woocommerce purchase order pdp",
    ),
    ("review", "review reviews rating ratings star stars testimonial testimonials feedback"),
    ("code", "code highlight pre snippet codehilite sourcecode syntax example prettyprint hljs terminal"),
    ("quote", "quote blockquote pullquote cite citation quoted yinyong"),
    (
        "user",
        "user avatar profile signature username member nick nickname poster bio rank usercard postprofile karma",
    ),
    ("pager", "pager pagination paging next prev previous page pages fenye older newer nextprev"),
    ("legal", "legal disclaimer terms privacy imprint banquan shengming policy"),
    (
        "hidden",
        "hidden hide sr visually visuallyhidden invisible screen reader collapse collapsed noprint print",
    ),
    (
        "tabs",
        "tab tabs accordion faq faqs question answer answers toggle expand toc tableofcontents spec specs specification specifications feature features",
    ),
];

/// Groups of words of the page's own text.
pub(crate) const TEXT_GROUPS: [(&str, &str); 16] = [
    (
        "related",
        "related recommended recommendations trending popular latest read more also like similar suggested 相关 相關 推荐 推薦 热门 熱門 热点 延伸 更多 猜你 喜欢 最新 排行 精彩 関連 おすすめ 人気 관련 추천 인기 mehr ähnliche weitere lire aussi voir relacionado relacionados relacionadas leer más leia leggi correlati anche czytaj также похожие читайте también lees læs läs",
    ),
    (
        "comment",
        "comment comments reply replies replied kommentar kommentare commentaires commentaire comentarios comentários commenti комментарии reacties 评论 評論 留言 回复 回覆 跟帖 跟贴 コメント 댓글 网友 楼主 floor quote report upvote",
    ),
    (
        "share",
        "share facebook twitter whatsapp linkedin pinterest telegram reddit instagram youtube weibo 微博 微信 分享 朋友圈 空间 teilen partager compartir compartilhar condividi print email tweet copy link 打印 收藏 点赞 공유",
    ),
    (
        "legal",
        "copyright © rights reserved privacy terms cookie cookies policy imprint impressum datenschutz 版权 版權 备案 備案 icp 隐私 隱私 许可证 免责 聲明 声明 著作権 저작권 derechos droits reservados 公网 安备 举报 disclaimer gdpr legal",
    ),
    (
        "account",
        "login log sign subscribe subscribed subscription newsletter register registered account anmelden abonnieren abo password username inscription suscríbete signup join member 登录 登入 注册 註冊 订阅 訂閱 会员 會員 ログイン 로그인",
    ),
    (
        "byline",
        "by author published updated posted written edited editor von par por 作者 编辑 編輯 责编 責編 来源 來源 记者 記者 发布 發佈 时间 浏览 阅读 编译 责任 staff reporter correspondent",
    ),
    (
        "caption",
        "photo photos image credit getty reuters afp ap picture foto photograph courtesy shutterstock unsplash 图片 圖片 资料图 摄 攝 图为 圖為 写真 제공",
    ),
    (
        "nav",
        "home menu search about contact back next previous skip close show view all click here top go 首页 首頁 返回 上一篇 下一篇 关闭 關閉 搜索 频道 下载 下載 打开 展开 收起 官网 客户端 sitemap faq help support download",
    ),
    (
        "shop",
        "price cart buy shipping stock sale sku quantity wishlist checkout add bag order delivery off discount regular save free $ € £ ¥ 价格 购买 购物车 加入",
    ),
    ("review", "review reviews rating ratings stars star rated verified helpful 评分 レビュー"),
    (
        "time",
        "ago min mins minutes hour hours day days week weeks month months jan feb mar apr jun jul aug sep oct nov dec january february march april june july august september october november december 小时 分钟 昨天 今天 前天 yesterday today",
    ),
    (
        "ad",
        "advertisement sponsored ad ads promoted anzeige werbung publicité publicidad 广告 廣告 推广 реклама affiliate",
    ),
    (
        "form",
        "name email message submit send required your enter select choose optional field captcha 验证码 提交 发表 发送 输入",
    ),
    (
        "function",
        "the of and to in a is that for it as was with on be at this are or from we you i not have has they his her but an which de la le et les des en un une que el los las y der die und das ist den mit ein il di che e o do da em uma het een og att och i на в и не с что 的 了 是 在 和 有 我 不 这 他 也 就 の は に を と",
    ),
    (
        "spec",
        "version size weight dimensions material color colour model type language license specifications features description details product brand width height length",
    ),
    ("more", "more read continue see view show load all » → › ... … 查看 详情 详细 全文 更多 阅读"),
];

/// The table of [`CLASS_GROUPS`].
pub(crate) fn class_words() -> &'static Lexicon {
    static TABLE: OnceLock<Lexicon> = OnceLock::new();
    TABLE.get_or_init(|| Lexicon::new(&CLASS_GROUPS))
}

/// The table of [`TEXT_GROUPS`].
pub(crate) fn text_words() -> &'static Lexicon {
    static TABLE: OnceLock<Lexicon> = OnceLock::new();
    TABLE.get_or_init(|| Lexicon::new(&TEXT_GROUPS))
}
