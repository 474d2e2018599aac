//! Chinese. One idea a sentence, about twenty characters, no official language where everyday words will do.

mod amounts;
pub mod booth;
pub mod leaflet;

use jiuzhu_engine::{Season, pack::Unit};

use super::{Phrase, Word};
use crate::state::{Mistake, Part, Size};
use amounts::{day, echo, pays, plain, quantity};

/// How many figures that have to be checked again are named.
const OVERDUE_NAMED: usize = 3;
/// Stands for the member in a question of the pack.
pub const PERSON: &str = "{谁}";

/// What people type between the parts of a date.
pub(super) const BETWEEN_DATE_PARTS: [char; 10] = ['年', '月', '日', '号', '-', '－', '/', '.', '．', ' '];

/// Units that people type after a number.
pub(super) const UNITS: [&str; 9] = ["周岁", "岁", "个月", "个", "口", "人", "天", "套", "%"];

/// Whether a sentence ends here.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '？')
}

/// A fixed text.
pub(super) fn word(word: Word) -> &'static str {
    match word {
        Word::Service => "救助一问",
        Word::Back => "返回",
        Word::Home => "回首页",
        Word::OtherLanguage => "English",
        Word::OtherLanguageCode => "en",
        Word::TextSize => "字的大小",
        Word::ReadAloud => "念给我听",
        Word::StopReading => "停下",
        Word::Help => "要人帮忙",
        Word::HelpLead => "打电话问：",
        Word::NotACommitment => "结果是初步参考，以街道（乡镇）审核为准。",
        Word::OfficeKnows => "拿不准，请问街道（乡镇），以那里说的为准。",
        Word::Or => "或者",
        Word::Yes => "是",
        Word::No => "不是",
        Word::Unsure => "不清楚",
        Word::Continue => "继续",

        Word::WindowTitle => "救助一问：家里有困难，能申请哪些救助",
        Word::Lead => "家里有困难？回答几个问题，看看可能符合哪些社会救助、为什么、带什么材料、找谁办。",
        Word::Minutes => "约 3 分钟，说不准的可以选“不清楚”。",
        Word::AtHand => "手边有这些更好：收入、存款、房和车、病历、残疾证。没有也能答。",
        Word::NothingSent => "不问姓名、身份证号和电话。填写的内容只留在这台设备上，不会发送出去。",
        Word::Begin => "开始自测",
        Word::GoOn => "接着答",
        Word::ShowResults => "看结果",
        Word::UrgentTitle => "急事先打电话",
        Word::UrgentCall => "有危险、没饭吃、没地方住、突然遇到变故，先看这里。",
        Word::UrgentDoor => "我现在就有急事",
        Word::Doors => "先了解一下",
        Word::TroublesDoor => "说说难处，找到能办的事",
        Word::WhatDoor => "有哪些救助（是什么）",
        Word::HowDoor => "怎么申请（怎么办）",
        Word::WhoDoor => "找哪里（找谁办）",
        Word::OtherChannel => "不想在手机上填，也可以打电话问，或者到街道（乡镇）的社会救助窗口问。",

        Word::UrgentHeading => "现在有急事",
        Word::UrgentLead => "先打电话，先得到帮助。",
        Word::UrgentAfter => "急事有人管了，再看看还能申请什么。",

        Word::UrgentSteps => "看看现在怎么办",

        Word::WhyAsked => "为什么问这些",
        Word::EachPeriod => "这是多久的钱",
        Word::EveryMonth => "每月",
        Word::EveryYear => "每年",
        Word::Yuan => "元",
        Word::From => "从",
        Word::To => "到",
        Word::Roughly => "记不清准数，说个大概",
        Word::ResultsSoFar => "先看看结果",
        Word::Exactly => "改填一个数",
        Word::FromAtLeast => "只填一头也可以。",
        Word::Year => "年",
        Word::Month => "月",
        Word::MonthOptional => "只记得年份，月份可以空着。",
        Word::TickHint => "符合的都打勾。",
        Word::TickAll => "全部打勾",
        Word::TickNone => "都没有",
        Word::TickUnsure => "没打勾的，我说不清",
        Word::You => "您",
        Word::YouListed => "您自己",
        Word::Applicant => "申请人",
        Word::AddTitle => "还有谁？点一下就加上",
        Word::AddMore => "有几个就点几下。点错了可以删除。",
        Word::Remove => "删除",
        Word::MembersHint => "替别人填的，“您”就是要申请救助的那个人。",
        Word::MembersAlone => "就我一个人，继续",

        Word::CheckTitle => "请核对您的回答",
        Word::CheckLead => "不对的可以修改。",
        Word::Household => "全家",
        Word::MembersRow => "一起生活的人",
        Word::Edit => "修改",
        Word::Unfilled => "未填",

        Word::TroublesHeading => "有什么难处",
        Word::TroublesLead => "点一件最像的，看看有什么办法。",
        Word::SearchLabel => "也可以打几个字找",
        Word::NothingFound => "没有找到。换个说法试试，或者打下面的电话问。",
        Word::TroubleLead => "遇到这件事，可以看看这些：",
        Word::Guides => "还要知道这些",

        Word::NoneLooksRight => "这几项目前看不符合，可以再问一问",
        Word::AtOnce => "先申请这一项",
        Word::PossibleShort => "可能符合",
        Word::AskShort => "请到窗口",
        Word::Received => "正在领",
        Word::ReceivedLead => "家里情况变了，要告诉街道（乡镇）。",
        Word::SomebodyReceives => "家里已经有人在领。",
        Word::Apart => "遇到这些事时，还可以找",
        Word::ApartShort => "遇到事时再办",
        Word::Unlocks => "办成这一件，还能办这些",
        Word::Likely => "很可能符合",
        Word::Possible => "可能符合，还差几个回答",
        Word::Ask => "请到窗口说明情况",
        Word::Unlikely => "目前看不符合",
        Word::LikelyLead => "按您的回答，可以去申请。",
        Word::PossibleLead => "再答几个问题就清楚了。",
        Word::AskLead => "这几项由工作人员看情况定，请去问问。",
        Word::UnlikelyLead => "情况变了再来算，拿不准就去问。",
        Word::ReasonsTitle => "为什么",
        Word::ConditionsTitle => "要符合这些条件",
        Word::OpenTitle => "还差什么",
        Word::InsteadTitle => "可以改走",
        Word::Details => "为什么、怎么办",
        Word::Pass => "符合",
        Word::Fail => "不符合",
        Word::OfficeDecides => "由工作人员定",
        Word::NotSettled => "还不清楚",
        Word::EditAnswers => "核对、修改回答",
        Word::EraseDoor => "清空我的回答",
        Word::ChoosePlace => "选我住的街道（乡镇）",
        Word::ChangePlace => "换一个街道（乡镇）",
        Word::PlaceHint => "不选也可以。只用来告诉您去哪里办。",
        Word::WindowOfOffice => "到这里的社会救助窗口问。地址可以先打电话问。",

        Word::NextTitle => "先做这一件",
        Word::NextAnswer => "再答几个问题，就能说得更准。",
        Word::NextAsk => "拿不准的，可以打电话问，也可以去窗口说明情况。",
        Word::PrepareDoor => "看带什么、怎么说",
        Word::PrepareTitle => "带什么、怎么说",
        Word::PapersMissing => "缺几样也可以先去问。",
        Word::DoubtsTitle => "如果对结果有疑问",
        Word::DoubtsLead => "觉得算得不对，也可以打电话问。",
        Word::BarValue => "您家",
        Word::TakeAlong => "可以截屏，带去窗口给工作人员看。",
        Word::Me => "我",
        Word::SayTitle => "到窗口这样说",
        Word::SayMore => "要填什么、带什么，多久有结果？办不了的，请告诉我为什么。",

        Word::MyResult => "您家的结果",
        Word::WhatTitle => "是什么",
        Word::HowTitle => "怎么办",
        Word::WhoTitle => "找谁办",
        Word::WhatHeading => "有哪些救助",
        Word::WhatPageLead => "点开看是什么、怎么办、找谁办。",
        Word::HowHeading => "怎么申请",
        Word::HowPageLead => "每一项大致都是这几步。",
        Word::HowCheck => "先在这里自测，看看可能符合哪几项。",
        Word::HowPrepare => "点开那一项，照着单子准备材料。缺几样也可以先去问。",
        Word::HowGo => "带上材料，到街道（乡镇）的社会救助窗口。走不动，请居（村）委会帮忙。",
        Word::HowWait => "工作人员核实情况，再告诉您结果。",
        Word::HowEach => "看看有哪些救助",
        Word::WhoHeading => "找哪里",
        Word::WhoPageLead => "到住的地方的街道办事处或乡镇政府，找社会救助窗口。",
        Word::Phones => "可以打的电话",
        Word::MoneyTitle => "能有多少",
        Word::Papers => "带什么",
        Word::Reviewed => "这些由工作人员核实",
        Word::Time => "要多久",
        Word::Online => "网上办",
        Word::Fee => "费用",
        Word::Opens => "还能带来什么",
        Word::Excludes => "不能一起享受",
        Word::Sources => "依据",
        Word::Terms => "词语解释",
        Word::CheckMine => "自测一下我家",
        Word::BackToResults => "看我的结果",
        Word::DistrictTitle => "您住在哪个区？",
        Word::OtherDistricts => "别的区",
        Word::OfficeTitle => "您住在哪个街道（乡镇）？",

        Word::TakeDoor => "截屏、打印，带走结果",
        Word::TakeTitle => "带走我的结果",
        Word::Print => "打印一张明白纸",
        Word::CodeDoor => "用二维码，在别的手机上打开",
        Word::CodeTitle => "自己在家再算",
        Word::CodeLead => "用手机扫一扫，或者长按图片，就能打开这个网页。里面没有您的回答。",
        Word::CodeAlt => "二维码",
        Word::CarryTitle => "带走我的回答",
        Word::CarryLead => "用自己的手机扫一扫，就能接着看。",
        Word::CarryWarning => "码里有您家的回答，谁扫都能看到。只给信得过的人。",
        Word::CarryTooLong => "您家的回答多，一张码放不下。可以截屏，或者打印。",
        Word::PlainCode => "换成没有回答的码",
        Word::SheetTitle => "明白纸：我家可以问的救助",
        Word::SheetGoals => "可以去问",
        Word::Arrived => "这些回答是从二维码带来的。不是您家的，请清空。",
        Word::ArrivedDamaged => "码里的回答不完整，没有打开。请再扫一次，或者重新回答。",
        Word::ArrivedOther => "这张码是旧的，或者是别的地方的。回答对不上，请重新回答。",

        Word::EraseTitle => "要清空所有回答吗？",
        Word::EraseLead => "清空以后，填过的内容都没有了，找不回来。",
        Word::EraseYes => "清空，重新开始",
        Word::EraseNo => "不清空，返回",
    }
}

/// A text made of parts.
pub(super) fn phrase(phrase: Phrase<'_>) -> String {
    match phrase {
        Phrase::WindowTitle(title) => format!("{title} - 救助一问"),
        Phrase::WindowTitleWithProblems(title) => format!("出错：{title} - 救助一问"),
        Phrase::ForResidents(region) => format!("给{region}居民用。"),
        Phrase::Size(size) => match size {
            Size::Standard => "标准",
            Size::Large => "大",
            Size::Huge => "特大",
        }
        .into(),
        Phrase::DataVersion(region, version, on) => format!("{region}政策数据 {version}，{}核对", day(on)),
        Phrase::DataOld(on) => {
            format!("标准是 {}核对的，后来可能调整了。", day(on))
        }
        Phrase::Overdue(names) => {
            let more = if names.len() > OVERDUE_NAMED {
                "等几项"
            } else {
                ""
            };
            let named = names.get(..OVERDUE_NAMED).unwrap_or(names);
            format!("{}{more}该重新核对了，可能有变化。", named.join("、"))
        }
        Phrase::Problems(count) => format!("有 {count} 处需要改"),
        Phrase::Mistake(mistake, unit) => self::mistake(mistake, unit),
        Phrase::QuestionsLeft(count) => format!("最多还有 {count} 个问题"),
        Phrase::Example(example) => format!("例如：{example}"),
        Phrase::Why(why) => format!("为什么问：{why}"),
        Phrase::Echo(range, unit) => echo(range, unit),
        Phrase::EchoAge(range) => format!("今年 {}", plain(range, " 岁")),
        Phrase::Nth(n, name) => format!("第 {n} 个{name}"),
        Phrase::NthMember(n) => format!("第 {n} 位家人"),
        Phrase::About(text, name) => text.replace(super::PERSON, name),
        Phrase::MembersNow(count) => format!("现在一共 {count} 口人"),
        Phrase::MembersAll(count) => format!("就这 {count} 口人，继续"),
        Phrase::Add(name) => format!("＋ {name}"),
        Phrase::RemoveNamed(name) => format!("删除{name}"),
        Phrase::EditNamed(name) => format!("修改{name}"),
        Phrase::OfMember(name, label) => format!("{name}：{label}"),
        Phrase::CheckMore(count) => format!("最多还有 {count} 个问题没有答。先看结果也可以。"),
        Phrase::ResultsTitle {
            likely,
            ask,
            possible,
        } => results_title(likely, ask, possible),
        Phrase::Where(office) => format!("去哪里：{office}"),
        Phrase::NeededFor(names) => format!("办{}要带。", names.join("、")),
        Phrase::Is(name, words) => is(name, words),
        Phrase::Everybody(words) => format!("全家都{words}"),
        Phrase::Aside(words, []) => words.into(),
        Phrase::Aside(words, details) => format!("{words}（{}）", details.join("，")),
        Phrase::Clauses(parts) => format!("{}。", parts.join("；")),
        Phrase::SayFamily([only]) => format!("{only}，一个人生活。"),
        Phrase::SayFamily(names) => format!("我家 {} 口人：{}。", names.len(), names.join("、")),
        Phrase::SayHome(parts) => format!("家里的情况：{}。", parts.join("；")),
        Phrase::SayAsk(names) => format!("我想问问能不能办{}。", names.join("、")),
        Phrase::Apart(count) => format!("遇到别的事，还有 {count} 项可以看"),
        Phrase::Opens(name) => format!("有了{name}，还能办这些"),
        Phrase::Pays {
            range,
            unit,
            reckoned,
            together,
        } => pays(range, unit, reckoned, together),
        Phrase::Reckoned(formula) => format!("算法：{formula}"),
        Phrase::FiguresSince(on) => format!("按 {}起的标准", day(on)),
        Phrase::AnswerOpen(label) => format!("回答：{label}"),
        Phrase::StillOpen(names, count) if names.len() < count => {
            format!("{}，一共 {count} 项还不清楚。", names.join("、"))
        }
        Phrase::StillOpen(names, _) => format!("{}还不清楚。", names.join("、")),
        Phrase::ForMember(name) => format!("这一项说的是{name}"),
        Phrase::PaysMore(name) => format!("按您的回答，{name}的钱多一些。"),
        Phrase::Season(season) => self::season(season),
        Phrase::LookAt(name) => format!("看看{name}"),
        Phrase::DetailsOf(name) => format!("{name}：为什么、怎么办"),
        Phrase::AndMore(count) => format!("还有 {count} 项，网页上有。"),
        Phrase::Dated(on) => format!("救助一问，{}", day(on)),
        Phrase::Line(phone, name) => format!("电话：{phone}（{name}）"),
        Phrase::Home(region, district) => format!("{region}{district}"),
        Phrase::Place(district, office) => format!("{district} {office}"),
        Phrase::Citation(title, articles, since) => {
            let since = since.map_or_else(String::new, |on| format!("（{}起）", day(on)));
            let title = title.trim_matches(['《', '》']);
            format!("《{title}》{}{since}", articles.join("、"))
        }
        Phrase::Demands(text) => format!("要求：{text}"),
        Phrase::Given(answer) => format!("您答的是：{answer}"),
        Phrase::AlsoHold(names) => format!("另外也符合：{}。", names.join("、")),
        Phrase::AlsoLookedAt(names) => format!("去办的时候，街道还会看：{}。", names.join("、")),
        Phrase::Found(count) => format!("找到 {count} 项"),
        Phrase::WillAnswer(answers) => format!("会先替您答上：{}。不对的可以改。", answers.join("、")),
        Phrase::Term(name, meaning) => format!("{name}：{meaning}"),
        Phrase::Call(phone) => format!("打 {phone}"),
        Phrase::Hours(hours) => format!("时间：{hours}"),
        Phrase::List(names) => names.join("、"),
        Phrase::Ticked(yes, unsure) => ticked(yes, unsure),
        Phrase::Quantity(range, unit) => quantity(range, unit),
    }
}

/// `我 52 岁`, `我得了大病`.
fn is(name: &str, words: &str) -> String {
    let number = words.bytes().next().is_some_and(|first| first.is_ascii_digit());
    format!("{name}{}{words}", if number { " " } else { "" })
}

fn season(season: Season) -> String {
    match season {
        Season::Open { until } => format!("现在收申请，收到 {}。", day(until)),
        Season::Opens { from, until } => {
            format!("{}开始收申请，收到 {}。现在可以先备材料。", day(from), day(until))
        }
        Season::Closed { since } => format!("{}起不再收申请。下一次什么时候，可以打电话问。", day(since)),
    }
}

fn results_title(likely: usize, ask: usize, possible: usize) -> String {
    let parts = [
        (likely, "项很可能符合"),
        (ask, "项可以去窗口问"),
        (possible, "项还差回答"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, words)| format!("{count} {words}")).collect();
    if parts.is_empty() {
        return word(Word::NoneLooksRight).into();
    }
    format!("有 {}", parts.join("，"))
}

fn mistake(mistake: Mistake, unit: Unit) -> String {
    let money = matches!(unit, Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear);
    match mistake {
        Mistake::NothingChosen => "选一个；说不准就选“不清楚”".into(),
        Mistake::NothingTicked => "打上勾。都不符合就选“都没有”，说不准就选“不清楚”".into(),
        Mistake::NothingTyped => "填一个数字；说不准就选“不清楚”".into(),
        Mistake::NotANumber(Part::First) if money => "填数字，例如 3200 或 1.2万".into(),
        Mistake::NotANumber(Part::First) if unit == Unit::Age => "填周岁，例如 68".into(),
        Mistake::NotANumber(Part::First) => "填数字，例如 2".into(),
        Mistake::NotANumber(Part::Second) => "“到”后面填数字，例如 3200".into(),
        Mistake::Outside(domain) => match (domain.low(), domain.high()) {
            (Some(low), Some(high)) => format!("填 {low} 到 {high} 的数字"),
            (Some(low), None) => format!("填 {low} 或更大的数字"),
            (None, Some(high)) => format!("填 {high} 或更小的数字"),
            (None, None) => "填一个数字".into(),
        },
        Mistake::NotWhole => "填整数，例如 2".into(),
        Mistake::NotAYear => "填年份，例如 2025".into(),
        Mistake::NotAMonth => "填 1 到 12 的月份，或者空着".into(),
        Mistake::Refused => "换一个写法，或者选“不清楚”".into(),
    }
}

fn ticked(yes: &[String], unsure: &[String]) -> String {
    match (yes.is_empty(), unsure.is_empty()) {
        (true, true) => word(Word::TickNone).into(),
        (false, true) => yes.join("、"),
        (true, false) => format!("{}不清楚", unsure.join("、")),
        (false, false) => format!("{}；{}不清楚", yes.join("、"), unsure.join("、")),
    }
}
