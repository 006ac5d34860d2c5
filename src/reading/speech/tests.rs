//! Who says what, in small texts written for it.

use crate::model::Statement;
use crate::reading::passage::Passage;
use crate::reading::{people, prose};

/// The statements of a text, a paragraph a line.
fn read(text: &str) -> Vec<Statement> {
    let passages: Vec<Passage<'_>> =
        (0..).zip(text.split('\n')).map(|(block, text)| Passage { block, text, heading: false }).collect();
    let prose = prose::prepare(&passages);
    let names = people::find_names(&prose);
    super::find_statements(&prose, &names)
}

/// A statement in a line: who, the word of saying, what is quoted, or `-` and how what is said begins.
fn line(statement: &Statement) -> String {
    let who = statement.speaker.as_deref().unwrap_or("?");
    let via = statement.via.as_deref().map(|via| format!(" via {via}")).unwrap_or_default();
    let denied = if statement.denied { " denied" } else { "" };
    let what = if statement.quotes.is_empty() {
        format!("- {}", statement.content.chars().take(6).collect::<String>())
    } else {
        statement.quotes.join(" / ")
    };
    format!("{who}{via} | {}{denied} | {what}", statement.cue)
}

fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expect) in cases {
        let found: Vec<String> = read(text).iter().map(line).collect();
        if found != *expect {
            wrong.push(format!("{text}\n  expected {expect:#?}\n  found    {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn chinese_verbs_of_saying() {
    check(&[
        ("云川市市长何远山表示，新桥将于明年通车。", &["何远山 | 表示 | - 新桥将于明年"]),
        ("雲川市市長何遠山表示，新橋將於明年通車。", &["何遠山 | 表示 | - 新橋將於明年"]),
        ("市水务局说，水质没有问题。", &["市水务局 | 说 | - 水质没有问题"]),
        ("一名店主说，生意比去年差。", &["一名店主 | 说 | - 生意比去年差"]),
        ("多名專家指出，這座橋需要維修。", &["多名專家 | 指出 | - 這座橋需要維"]),
        ("何远山强调，安全是第一位的。", &["何远山 | 强调 | - 安全是第一位"]),
        ("何远山昨日在记者会上表示，新桥将于明年通车。", &["何远山 | 表示 | - 新桥将于明年"]),
        ("何远山对记者表示，新桥不收费。", &["何远山 | 表示 | - 新桥不收费"]),
        ("何远山5月3日在接受云川电视台采访时说，新桥不收费。", &["何远山 | 说 | - 新桥不收费"]),
        ("在江北大学留学的陆一鸣说，他喜欢这里。", &["陆一鸣 | 说 | - 他喜欢这里"]),
        ("何远山认为，工程进展顺利。", &["何远山 | 认为 | - 工程进展顺利"]),
        ("氣象台預計，周日將有暴雨。", &["氣象台 | 預計 | - 周日將有暴雨"]),
        ("在何远山看来，这座桥太贵了。", &["何远山 | 在 | - 这座桥太贵了"]),
        ("何远山否认工程延期。", &["何远山 | 否认 denied | - 工程延期"]),
        ("何远山补充说，工人已经到位。", &["何远山 | 补充说 | - 工人已经到位"]),
        ("云川市政府和江北大学表示，将共建实验室。", &["云川市政府和江北大学 | 表示 | - 将共建实验室"]),
        ("何远山乐观地表示，工程会提前完成。", &["何远山 | 表示 | - 工程会提前完"]),
        ("何远山说过一句有名的话：“桥是大家的。”", &["何远山 | 说 | 桥是大家的。"]),
        ("何远山讥讽「桥离了谁都照样在」。", &["何远山 | 讥讽 | 桥离了谁都照样在"]),
        ("何远山当时批评的是陆一鸣和王一川——他认为，这两人不懂桥。", &["何远山 | 认为 | - 这两人不懂桥"]),
        ("上个星期三何远山说，桥已经检查过。", &["何远山 | 说 | - 桥已经检查过"]),
        (
            "市水务局表示，水质没有问题。\n声明还说，双方鼓励市民监督。",
            &["市水务局 | 表示 | - 水质没有问题", "市水务局 | 说 | - 双方鼓励市民"],
        ),
        ("云川观察网(Ob)的报道认为，新桥太贵，表明预算失控。", &["云川观察网 | 认为 | - 新桥太贵，表"]),
        ("雲川觀察網(Ob)的報導認為，新橋太貴，表明預算失控。", &["雲川觀察網 | 認為 | - 新橋太貴，表"]),
        (
            "根据云川电视台报道，市长何远山在会上开宗明义，指“桥没有任何问题，请大家放心”。",
            &["何远山 via 云川电视台 | 指 | 桥没有任何问题，请大家放心"],
        ),
        (
            "海因·J·布兰德总统会晤了市长何远山。\n总统强调，新桥不收费。\n他指出，双方都有责任。",
            &["海因·J·布兰德 | 强调 | - 新桥不收费", "海因·J·布兰德 | 指出 | - 双方都有责任"],
        ),
        ("曾与市长通话的瑞典对外援助协会会长陆一鸣说，桥太旧了。", &["陆一鸣 | 说 | - 桥太旧了"]),
        ("据他们接到的消息，桥明年通车。", &[]),
        ("向校方坦白前，何远山已经离开云川。", &[]),
        // Whom the sentence before names besides are not the two.
        ("双方讨论了总统海因·布兰德和市长何远山去年的建议。双方重申，新桥不收费。", &[]),
        ("根据家属要求，市里请来专家检查。", &[]),
        ("消息未经证实，仍引起反响。", &[]),
        ("人们敬重说出那些话的人，也敬重那些话。", &[]),
        ("何远山称赞了工人。", &[]),
        ("何远山没有说明原因。", &[]),
        ("市政府拒绝透露细节。", &[]),
        ("据说，桥明年通车。", &[]),
        ("据悉，桥明年通车。", &[]),
        ("他的小说卖得很好。", &[]),
        ("桥被认为是危险的。", &[]),
        ("有记者问，桥何时通车？", &[]),
        ("更确切地说，这是一座旧桥。", &[]),
    ]);
}

#[test]
fn chinese_quotations() {
    check(&[
        // What is put side by side is of one sort.
        ("何远山表示，新桥是两岸的“定心丸”和“顶梁柱”，不会收费。", &["何远山 | 表示 | 定心丸 / 顶梁柱"]),
        ("何远山说：“新桥明年通车。”", &["何远山 | 说 | 新桥明年通车。"]),
        ("何遠山說：「新橋明年通車。」", &["何遠山 | 說 | 新橋明年通車。"]),
        ("“新桥明年通车。”何远山说。", &["何远山 | 说 | 新桥明年通车。"]),
        ("「新橋明年通車，」何遠山說。", &["何遠山 | 說 | 新橋明年通車，"]),
        ("“我们不会收费，”何远山说，“这是市民的桥。”", &["何远山 | 说 | 我们不会收费， / 这是市民的桥。"]),
        ("何远山告诉记者：“我们已经检查了三遍。”", &["何远山 | 告诉 | 我们已经检查了三遍。"]),
        ("何远山指出，“这座桥能用一百年”。", &["何远山 | 指出 | 这座桥能用一百年"]),
        ("何远山说，这座桥“能用一百年”，不必担心。", &["何远山 | 说 | 能用一百年"]),
        (
            "何远山表示，“我们会负责。”他还说，“钱已经够了。”",
            &["何远山 | 表示 | 我们会负责。", "何远山 | 说 | 钱已经够了。"],
        ),
        (
            "何远山说：“桥修好了。”“大家可以放心。”",
            &["何远山 | 说 | 桥修好了。", "何远山 |  | 大家可以放心。"],
        ),
        (
            "何远山说，钱不够。“我们还差三百万，正在想办法。”",
            &["何远山 | 说 | - 钱不够", "何远山 |  | 我们还差三百万，正在想办法。"],
        ),
        ("市长何远山记得很清楚：“那天下着大雨，桥塌了一半。”", &["何远山 |  | 那天下着大雨，桥塌了一半。"]),
        ("何远山说：“他对我讲：‘快走！’我就走了。”", &["何远山 | 说 | 他对我讲：‘快走！’我就走了。"]),
        ("何远山说,“桥没有问题,大家放心。”", &["何远山 | 说 | 桥没有问题,大家放心。"]),
        ("云川的“彩虹桥”明年通车。", &[]),
        ("这是所谓的“面子工程”。", &[]),
        ("《云川日报》报道，新桥明年通车。", &["云川日报 | 报道 | - 新桥明年通车"]),
        ("何远山怒斥：“谁让你们停工的？”", &["何远山 | 怒斥 | 谁让你们停工的？"]),
    ]);
}

#[test]
fn chinese_speakers_by_other_words() {
    check(&[
        ("云川市市长何远山视察了新桥。他说，工程进展顺利。", &["何远山 | 说 | - 工程进展顺利"]),
        ("局長林曉雯到場視察。她表示，會盡快修好。", &["林曉雯 | 表示 | - 會盡快修好"]),
        ("云川市市长何远山视察了新桥，并表示，工程进展顺利。", &["何远山 | 表示 | - 工程进展顺利"]),
        (
            "云川市外交部发言人何远山说，会谈顺利，并强调，双方都有诚意。",
            &["何远山 | 说 | - 会谈顺利", "何远山 | 强调 | - 双方都有诚意"],
        ),
        ("据云川日报报道，何远山表示，新桥不收费。", &["何远山 via 云川日报 | 表示 | - 新桥不收费"]),
        ("云川市政府发表声明。声明说，新桥不收费。", &["声明 | 说 | - 新桥不收费"]),
        (
            "江北大学说，经费够用。声明还说，明年再招一百人。",
            &["江北大学 | 说 | - 经费够用", "江北大学 | 说 | - 明年再招一百"],
        ),
        ("江北大学的声明说，经费够用。", &["江北大学 | 说 | - 经费够用"]),
        (
            "北海国国务卿海因·布兰德（Hein Brand）抵达云川。布兰德表示，会谈顺利。",
            &["海因·布兰德 | 表示 | - 会谈顺利"],
        ),
        (
            "雲川市市長何遠山表示，橋很安全。市長強調，橋不收費。",
            &["何遠山 | 表示 | - 橋很安全", "何遠山 | 強調 | - 橋不收費"],
        ),
        ("根据市气象局周三发布的报告，今年雨水偏多。", &["市气象局 | 根据 | - 今年雨水偏多"]),
        ("国民党参选人侯远舟到访。侯表示，行程很满。", &["侯远舟 | 表示 | - 行程很满"]),
        ("记者从市政府了解到，新桥不收费。", &[]),
        (
            "新华通讯社云川5月3日电（记者李一 王二）云川市市长何远山说，新桥不收费。",
            &["何远山 | 说 | - 新桥不收费"],
        ),
    ]);
}

#[test]
fn transcripts() {
    check(&[
        (
            "记者：桥什么时候通车？\n何远山：明年五月。\n记者：收费吗？\n何远山：我觉得不该收费。",
            &["何远山 |  | - 明年五月。", "何远山 |  | - 我觉得不该收"],
        ),
        (
            "Q: When will the bridge open?\nTom Hale: Next May, I think.\nQ: Is there a toll?\nTom Hale: No.",
            &["Tom Hale |  | - Next M", "Tom Hale |  | - No."],
        ),
    ]);
}

#[test]
fn english_verbs_of_saying() {
    check(&[
        ("Mayor Anna Brook said the bridge would open in May.", &["Anna Brook | said | - the br"]),
        ("The bridge will open in May, Mayor Anna Brook said.", &["Anna Brook | said | - The br"]),
        ("The bridge will open in May, Mayor Anna Brook said on Friday.", &["Anna Brook | said | - The br"]),
        ("Mayor Anna Brook told reporters that the bridge was safe.", &["Anna Brook | told | - the br"]),
        (
            "The bridge is safe, according to the city council.",
            &["the city council | according to | - The br"],
        ),
        ("According to Mayor Anna Brook, the bridge is safe.", &["Anna Brook | According to | - the br"]),
        ("Anna Brook, the city’s mayor, said the bridge was safe.", &["Anna Brook | said | - the br"]),
        ("Officials said the bridge was safe.", &["Officials | said | - the br"]),
        (
            "A spokesman for the council said the bridge was safe.",
            &["A spokesman for the council | said | - the br"],
        ),
        ("Mayor Anna Brook opened the bridge. She said it was safe.", &["Anna Brook | said | - it was"]),
        ("Mayor Anna Brook denied that the bridge was late.", &["Anna Brook | denied denied | - the br"]),
        (
            "Mayor Anna Brook said the bridge was safe and added that it was cheap.",
            &["Anna Brook | said | - the br", "Anna Brook | added | - it was"],
        ),
        ("The council did not say when the bridge would open.", &[]),
        ("The council declined to say when the bridge would open.", &[]),
        ("The mayor of Eastham opened the bridge.", &[]),
        (
            "Democrats and Republicans said the bridge was safe.",
            &["Democrats and Republicans | said | - the br"],
        ),
        ("Mayor Anna Brook believes that the bridge is safe.", &["Anna Brook | believes | - the br"]),
    ]);
}

#[test]
fn english_quotations() {
    check(&[
        ("“The bridge is safe,” Mayor Anna Brook said.", &["Anna Brook | said | The bridge is safe,"]),
        ("“The bridge is safe,” said Mayor Anna Brook.", &["Anna Brook | said | The bridge is safe,"]),
        ("\"The bridge is safe,\" said Mayor Anna Brook.", &["Anna Brook | said | The bridge is safe,"]),
        ("Mayor Anna Brook said: “The bridge is safe.”", &["Anna Brook | said | The bridge is safe."]),
        (
            "“The bridge is safe,” Mayor Anna Brook said. “It will stand for years.”",
            &["Anna Brook | said | The bridge is safe,", "Anna Brook |  | It will stand for years."],
        ),
        (
            "“The bridge,” Mayor Anna Brook said, “will stand for many years.”",
            &["Anna Brook | said | The bridge, / will stand for many years."],
        ),
        ("“Is it safe?” asked Tom Hale, a farmer who lives nearby.", &["Tom Hale | asked | Is it safe?"]),
        (
            "Mayor Anna Brook called the plan “a gift to the whole town.”",
            &["Anna Brook | called | a gift to the whole town."],
        ),
        (
            "“It is safe,” Mayor Anna Brook said.\n“And it is ours, so let us walk over it.”",
            &["Anna Brook | said | It is safe,", "Anna Brook |  | And it is ours, so let us walk over it."],
        ),
        ("The so-called “Rainbow Bridge” will open in May.", &[]),
        (
            "“The U.S. bridge is safe,” said Sen. Anna Brook, R-Maine.",
            &["Anna Brook | said | The U.S. bridge is safe,"],
        ),
    ]);
}

#[test]
fn whom_it_is_said_to_is_no_speaker() {
    check(&[
        ("市长何远山到场，向校方表示，新桥不收费。", &["何远山 | 表示 | - 新桥不收费"]),
        ("市長何遠山到場，向校方表示，新橋不收費。", &["何遠山 | 表示 | - 新橋不收費"]),
        ("市长何远山对来访的领袖陆一鸣说，桥太旧了。", &["何远山 | 说 | - 桥太旧了"]),
        ("市長何遠山對來訪的領袖陸一鳴說，橋太舊了。", &["何遠山 | 說 | - 橋太舊了"]),
        ("对新桥不满的市民说，收费太高。", &["对新桥不满的市民 | 说 | - 收费太高"]),
        ("對新橋不滿的市民說，收費太高。", &["對新橋不滿的市民 | 說 | - 收費太高"]),
        ("市长何远山到场，向最有名望的市民表示，新桥不收费。", &["何远山 | 表示 | - 新桥不收费"]),
        ("市長何遠山到場，向最有名望的市民表示，新橋不收費。", &["何遠山 | 表示 | - 新橋不收費"]),
        ("不要跟市民说新桥不收费。", &[]),
        ("不要跟市民說新橋不收費。", &[]),
        ("市长何远山被媒体追问，新桥何时通车。", &[]),
        ("市長何遠山被媒體追問，新橋何時通車。", &[]),
        ("有人把云川日报戏称为“云川早报”。", &[]),
        ("有人把雲川日報戲稱為「雲川早報」。", &[]),
        ("新桥延期，令人担忧工程会停下来。", &[]),
        ("新橋延期，令人擔憂工程會停下來。", &[]),
    ]);
}

#[test]
fn nobody_and_somebody_new() {
    check(&[
        ("从来没有人说过新桥要收费。", &[]),
        ("從來沒有人說過新橋要收費。", &[]),
        ("很少有人再提及，这座桥很旧。", &[]),
        ("很少有人再提及，這座橋很舊。", &[]),
        ("校方无权透露，谁出了钱。", &[]),
        ("校方無權透露，誰出了錢。", &[]),
        ("我会谎称，新桥已经通车。", &[]),
        ("我會謊稱，新橋已經通車。", &[]),
        ("需要指出：新桥不收费。", &[]),
        ("需要指出：新橋不收費。", &[]),
        ("网上还有市民说，新桥太贵。", &["市民 | 说 | - 新桥太贵"]),
        ("網上還有市民說，新橋太貴。", &["市民 | 說 | - 新橋太貴"]),
        ("难怪当时有人说，新桥太贵。", &["有人 | 说 | - 新桥太贵"]),
        ("難怪當時有人說，新橋太貴。", &["有人 | 說 | - 新橋太貴"]),
        ("有关人士认为，新桥太贵。", &["有关人士 | 认为 | - 新桥太贵"]),
        ("有關人士認為，新橋太貴。", &["有關人士 | 認為 | - 新橋太貴"]),
        ("当天一位市政府官员说，新桥太贵。", &["一位市政府官员 | 说 | - 新桥太贵"]),
        ("當天一位市政府官員說，新橋太貴。", &["一位市政府官員 | 說 | - 新橋太貴"]),
        ("3、居民说，新桥太贵。", &["居民 | 说 | - 新桥太贵"]),
        ("3、居民說，新橋太貴。", &["居民 | 說 | - 新橋太貴"]),
    ]);
}

#[test]
fn verbs_that_tell_nothing() {
    check(&[
        ("市长何远山说了什么？没有人知道。", &[]),
        ("市長何遠山說了什麼？沒有人知道。", &[]),
        ("市长何远山还在怀疑，但是工人已经到位。", &[]),
        ("市長何遠山還在懷疑，但是工人已經到位。", &[]),
        ("市民也对大受欢迎的“新桥”表示赞叹。", &[]),
        ("市民也對大受歡迎的「新橋」表示讚嘆。", &[]),
        ("市长何远山向市民表示了歉意。", &[]),
        ("市長何遠山向市民表示了歉意。", &[]),
        ("这个自称“江北会”的组织成立不久。", &[]),
        ("這個自稱「江北會」的組織成立不久。", &[]),
        ("当地居民表示好感，帮工人搬运物资。", &[]),
        ("當地居民表示好感，幫工人搬運物資。", &[]),
        ("随便说说，桥就停工了。", &[]),
        ("隨便說說，橋就停工了。", &[]),
        ("依据“云川定律”（它能解释桥为什么会断），这座桥是多余的。", &[]),
        ("依據「雲川定律」（它能解釋橋為什麼會斷），這座橋是多餘的。", &[]),
        ("据本台记者林晓雯报道，新桥不收费。", &[]),
        ("據本台記者林曉雯報導，新橋不收費。", &[]),
    ]);
}

#[test]
fn words_of_somebody_else() {
    check(&[
        ("该书引用市长何远山的话说：“新桥不收费。”", &["何远山 | 说 | 新桥不收费。"]),
        ("該書引用市長何遠山的話說：「新橋不收費。」", &["何遠山 | 說 | 新橋不收費。"]),
        ("据市长何远山的弟弟陆一鸣说，新桥不收费。", &["陆一鸣 | 据 | - 新桥不收费"]),
        ("據市長何遠山的弟弟陸一鳴說，新橋不收費。", &["陸一鳴 | 據 | - 新橋不收費"]),
        ("这家总部设在云川的工会发布消息说，新桥不收费。", &["这家总部设在云川的工会 | 说 | - 新桥不收费"]),
        ("這家總部設在雲川的工會發布消息說，新橋不收費。", &["這家總部設在雲川的工會 | 說 | - 新橋不收費"]),
        ("目击者刘先生称，桥塌了。", &["刘先生 | 称 | - 桥塌了"]),
        ("目擊者劉先生稱，橋塌了。", &["劉先生 | 稱 | - 橋塌了"]),
        ("张副处长告诉记者，桥塌了一半。", &["张副处长 | 告诉 | - 桥塌了一半"]),
        ("張副處長告訴記者，橋塌了一半。", &["張副處長 | 告訴 | - 橋塌了一半"]),
        ("香港《云川日报》报道，新桥不收费。", &["香港《云川日报》 | 报道 | - 新桥不收费"]),
        ("香港《雲川日報》報導，新橋不收費。", &["香港《雲川日報》 | 報導 | - 新橋不收費"]),
        ("正在为新桥奔波的市长何远山说，钱不够。", &["何远山 | 说 | - 钱不够"]),
        ("正在為新橋奔波的市長何遠山說，錢不夠。", &["何遠山 | 說 | - 錢不夠"]),
    ]);
}

#[test]
fn english_phrases_that_are_nobody() {
    check(&[
        (
            "Mayor Anna Brook criticized the plan and said allies wanted to know if the town is “still in the game.”",
            &["Anna Brook | criticized | - the pl", "Anna Brook | said | still in the game."],
        ),
        (
            "“Somebody will say no,” said Anna Brook, who speaks for the company.",
            &["Anna Brook | said | Somebody will say no,"],
        ),
        (
            "After winning in Eastham, Mayor Anna Brook, smiling, said, “I’m getting ready for the next town.”",
            &["Anna Brook | said | I’m getting ready for the next town."],
        ),
        (
            "Tom Hale, president of the United Farmers, who lost to Anna Brook, said the bridge was safe.",
            &["Tom Hale | said | - the br"],
        ),
    ]);
}
