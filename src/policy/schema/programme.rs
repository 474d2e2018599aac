//! programmes/*.yaml, and the cases that stand in it or alone.

use super::shape::{
    Definition,
    Names::{Documents, Phones, Programmes, Truths},
    Scope,
    Shape::{
        self, Answers, Anything, Choice, Date, Day, Either, Entries, Flag, Formula, List, Named, Number,
        OneOrMore, Record, Sentence, Text,
    },
    may, need, record,
};

pub(super) const CITATIONS: Shape = OneOrMore(&Named(Documents));
pub(super) const BLOCK: Shape = Either(&[Sentence, Record("条件块")]);
/// A list holds in full.
pub(super) const WHEN: Shape = Either(&[Sentence, List(&BLOCK), Record("条件块")]);
pub(super) const PHONES: Shape = OneOrMore(&Named(Phones));
const TEXTS: Shape = List(&Text);

const CITES: &str = "根据哪个文件的哪一条：documents.yaml 里的编号，空一格写第几条";
const ALL: &str = "几句都要满足";
const ANY: &str = "满足一句就行";

pub(super) static DEFINITIONS: [Definition; 19] = [
    record(
        "待遇",
        &[
            need("编号", Text, "和文件名一样，用小写字母和短横，以后不改"),
            may("沿用", Flag, "写 是：改上层的同一项待遇，只写要改的键"),
            need("名称", Text, "文件里的正式名称"),
            may("简称", Text, "平常的叫法，句子里可以用"),
            need(
                "对象",
                Choice(&["家庭", "成员"]),
                "按家庭算，还是一个成员一个成员算",
            ),
            may("急难", Flag, "有急事时排在最前面"),
            may(
                "裁量",
                Record("说明和依据"),
                "最后总由人决定：结论最好是“请到窗口”",
            ),
            need("一句话", Text, "列表里的一句话"),
            need("是什么", Text, "两句话说明这是什么"),
            need("条件", List(&Record("条件")), "一条一条的条件，都满足才符合"),
            may(
                "人工核实",
                List(&Record("说明和依据")),
                "程序不判断、由街道核实的事",
            ),
            may("金额", Record("金额"), "有多少钱，或为什么说不准"),
            need("怎么办", Record("怎么办"), "怎么申请"),
            need("找谁办", Record("找谁办"), "去哪里，打什么电话"),
            may("带来", TEXTS, "有了它还能有什么"),
            may("还能办", OneOrMore(&Named(Programmes)), "办成以后还能办的待遇"),
            may("互斥", List(&Record("互斥")), "不能一起领的待遇"),
            may("改走", OneOrMore(&Named(Programmes)), "不符合时可以看的待遇"),
            may("已享受事实", Named(Truths), "问是不是已经在领的事实（是非）"),
            may("施行", Record("施行"), "哪一天到哪一天施行"),
            may("申请期", Record("申请期"), "什么时候可以申请；不影响结论"),
            may("样例", List(&Record("样例")), "算好的例子，检查时每个都算一遍"),
        ],
    )
    .partly_with("沿用"),
    record(
        "条件",
        &[
            need("编号", Text, "短的名称，样例里用它说由哪条决定"),
            may(
                "情形",
                Flag,
                "写 是：这一条说的是家里有没有这件事，没有就用不到这项待遇",
            ),
            may(
                "条件",
                BLOCK,
                "一句话：名称 比较词 名称或数，例如 人均月收入 低于 低保标准",
            ),
            may("全部满足", List(&BLOCK), ALL),
            may("任一满足", List(&BLOCK), ANY),
            need("说明", Text, "给居民看的一句话，以句号结束"),
            may("不满足时", Text, "不满足的人还可以怎么办"),
            may("豁免", Record("豁免"), "不满足也可能由街道放宽"),
            may("施行", Record("条件施行"), "这条条件在哪些天起作用"),
            need("依据", CITATIONS, CITES),
        ],
    )
    .any_of(&[&["条件"], &["全部满足"], &["任一满足"]]),
    record(
        "条件块",
        &[
            may("全部满足", List(&BLOCK), ALL),
            may("任一满足", List(&BLOCK), ANY),
        ],
    )
    .any_of(&[&["全部满足"], &["任一满足"]]),
    record(
        "豁免",
        &[
            may("当", WHEN, "什么时候可能放宽；不写就是总要问"),
            need("说明", Text, "给居民看的一句话"),
            need("依据", CITATIONS, CITES),
        ],
    ),
    record(
        "说明和依据",
        &[
            need("说明", Text, "给居民看的一句话"),
            need("依据", CITATIONS, CITES),
        ],
    ),
    record(
        "金额",
        &[
            may("算式", Formula, "怎么算；没有公布的不写，只写说明"),
            may(
                "单位",
                Text,
                "显示的单位：元/月、元/人·月、元/户·月、元/次、元/年",
            ),
            may("说明", Text, "金额说不准时怎么问，或还有什么"),
            may("依据", CITATIONS, CITES),
        ],
    )
    .any_of(&[&["算式", "单位", "依据"], &["说明"]]),
    record(
        "怎么办",
        &[
            need("步骤", TEXTS, "一步一句"),
            may("材料", List(&Either(&[Text, Record("材料")])), "要带什么"),
            may("时限", Text, "多久有结果"),
            may("网上", Text, "网上怎么办"),
            may("费用", Text, "要不要钱"),
            may("依据", CITATIONS, CITES),
        ],
    ),
    record(
        "材料",
        &[
            need("名称", Text, "材料的名称"),
            may("说明", Text, "什么人要，没有怎么办"),
        ],
    ),
    record(
        "找谁办",
        &[
            need("窗口", Text, "去哪里办"),
            need("电话", PHONES, "offices.yaml 里登记的号码"),
        ],
    ),
    record(
        "互斥",
        &[
            need("待遇", Named(Programmes), "另一项待遇的编号"),
            may(
                "方式",
                Choice(&["择一", "择高"]),
                "由家里选一样，还是领高的一样；不写就是择一",
            ),
            need("说明", Text, "给居民看的一句话"),
            need("依据", CITATIONS, CITES),
        ],
    ),
    record(
        "施行",
        &[
            may("起", Date, "从哪一天起，年-月-日"),
            may("止", Date, "到哪一天止，含这一天"),
            need("依据", CITATIONS, CITES),
        ],
    )
    .any_of(&[&["起"], &["止"]]),
    record(
        "条件施行",
        &[
            may("起", Date, "从哪一天起，年-月-日"),
            may("止", Date, "到哪一天止，含这一天"),
            may("依据", CITATIONS, CITES),
        ],
    )
    .any_of(&[&["起"], &["止"]]),
    record(
        "申请期",
        &[
            may("每年", List(&Record("每年")), "每年的几段日子，可以跨年"),
            may("起", Date, "只办一次的：从哪一天起"),
            may("止", Date, "只办一次的：到哪一天止"),
            need("说明", Text, "给居民看的一句话"),
            need("依据", CITATIONS, CITES),
        ],
    )
    .any_of(&[&["每年"], &["起", "止"]]),
    record(
        "每年",
        &[
            need("起", Day, "月-日，例如 03-01"),
            need("止", Day, "月-日，含这一天"),
        ],
    ),
    record(
        "样例文件",
        &[may(
            "样例",
            List(&Record("样例")),
            "算好的例子，检查时每个都算一遍",
        )],
    ),
    record(
        "样例",
        &[
            need("名称", Text, "一个文件里每个样例用自己的名称"),
            need("日期", Date, "按哪一天的政策算"),
            may(
                "家庭",
                Answers(Scope::Household),
                "家庭的回答：事实: 答案；不写就是没有回答",
            ),
            may(
                "成员",
                List(&Answers(Scope::Member)),
                "每个成员的回答；不写就是还没有列出来",
            ),
            may(
                "期望",
                Entries(&Record("期望")),
                "待遇编号: 应当算出什么；只比较写了的键",
            ),
            may(
                "各种",
                List(&Record("各种")),
                "同一家人，只改几处，各自应当算出什么",
            ),
        ],
    )
    .any_of(&[&["期望"], &["各种"]]),
    record(
        "各种",
        &[
            need("名称", Text, "和上面哪里不一样，例如 差一分"),
            may("日期", Date, "按哪一天的政策算；不写就是上面的日期"),
            may(
                "改",
                Entries(&Anything),
                "改哪个回答，例如 \"成员[0].月收入\": 1045；写 无 就是没有回答",
            ),
            need(
                "期望",
                Entries(&Record("期望")),
                "待遇编号: 应当算出什么；只比较写了的键",
            ),
        ],
    ),
    record(
        "期望",
        &[
            may(
                "结论",
                Choice(&["很可能符合", "可能符合", "请到窗口", "目前看不符合"]),
                "应当是哪种结论",
            ),
            may("决定", OneOrMore(&Text), "由哪些条件决定，写条件的编号"),
            may(
                "金额",
                Either(&[Text, Record("数的范围")]),
                "一个数、{ 从, 到 } 或 无",
            ),
            may(
                "还需",
                OneOrMore(&Text),
                "还要知道什么，例如 成员[1].月收入；没有就写 []",
            ),
        ],
    ),
    record(
        "数的范围",
        &[
            may("从", Number, "不小于这个数"),
            may("到", Number, "不大于这个数"),
        ],
    ),
];
