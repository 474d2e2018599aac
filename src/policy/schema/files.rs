//! All other files of a policy.

use super::{
    programme::{BLOCK, CITATIONS, WHEN},
    shape::{
        Definition,
        Names::{Facts, Phones, Programmes},
        Shape::{
            self, Anything, Choice, Date, Either, Entries, Flag, Formula, List, Named, Number, OneOrMore,
            Record, Text,
        },
        may, need, record,
    },
};

pub(super) const CITES: &str = "根据哪个文件的哪一条：documents.yaml 里的编号，空一格写第几条";
pub(super) const REPLACES: &str = "写 是：换掉上层同名的这一项";
const NOTE: &str = "给编辑的人看的话，居民看不到";
const CONFIDENCE: Shape = Choice(&["高", "中", "低"]);
const CONFIDENT: &str = "高：见到原文；中：见到转述；低：没有核实，不能用来判断";
const KINDS: Shape = Choice(&[
    "是非",
    "选项",
    "金额",
    "金额/月",
    "金额/年",
    "数量",
    "年龄",
    "日期",
    "月数",
    "天数",
]);
const WORKED_OUT: Shape = Choice(&[
    "是非",
    "金额",
    "金额/月",
    "金额/年",
    "数量",
    "年龄",
    "日期",
    "月数",
    "天数",
]);
const UNITS: Shape = Choice(&["元", "元/月", "元/年", "%", "倍", "个", "岁", "月", "个月", "天"]);
/// How answers are spread in a made-up population.
const SPREADS: Shape = Entries(&Anything);

pub(super) static DEFINITIONS: [Definition; 28] = [
    record(
        "政策",
        &[
            need("编号", Text, "和文件夹名一样，用小写字母"),
            need("名称", Text, "地区的名称"),
            need("版本", Text, "每次发布都换一个"),
            need("核对日期", Date, "最近一次和来源核对的日子"),
            need("复核日期", Date, "过了这一天，网页会提醒内容可能旧了"),
            may(
                "待遇",
                List(&Named(Programmes)),
                "显示的顺序；programmes 文件夹里的都要列出",
            ),
            may("沿用", Text, "接在哪个政策上面，例如 ../national"),
        ],
    ),
    record("文件表", &[may("文件", List(&Record("文件")), "所有引用的文件")]),
    record(
        "文件",
        &[
            may("替换", Flag, REPLACES),
            need("编号", Text, "依据里写的编号：文号，或一个短名称"),
            need("名称", Text, "文件的全名"),
            need("机关", Text, "谁发的"),
            may("施行", Date, "从哪一天起施行"),
            may("失效", Date, "到哪一天为止"),
            need("可信度", CONFIDENCE, CONFIDENT),
            need("网址", Text, "在哪里看到的"),
            may("说明", Text, NOTE),
        ],
    ),
    record(
        "事实表",
        &[
            may("家庭", Entries(&Record("事实")), "问整个家庭的事实，名称: 内容"),
            may("成员", Entries(&Record("事实")), "问每个成员的事实，名称: 内容"),
        ],
    ),
    record(
        "事实",
        &[
            may("替换", Flag, REPLACES),
            need("类型", KINDS, "答案是什么：是非、选项，或哪种数"),
            may(
                "选项",
                List(&Either(&[Text, Record("选项")])),
                "类型为 选项 时有哪些；不清楚 不用写",
            ),
            may("范围", Text, "数的范围：0 以上，或 0 到 120"),
            need("问", Text, "问题；成员的问题里用 {谁}"),
            may("名", Text, "核对答案时的短名称；不写就是事实的名称"),
            may("说明", Text, "问题下面的解释"),
            may("例", Text, "怎么填的例子"),
            may("为何问", Text, "为什么要问"),
            may("适用", WHEN, "什么时候才问；别的时候这个事实不适用"),
            may("是", Text, "是非的“是”怎么显示"),
            may("否", Text, "是非的“否”怎么显示"),
            may("依据", CITATIONS, CITES),
        ],
    ),
    record(
        "选项",
        &[
            need("名称", Text, "句子里用的名称"),
            may("按钮", Text, "按钮上的字；不写就是名称"),
            may("说明", Text, "按钮下面的解释"),
        ],
    ),
    record(
        "提问表",
        &[may("提问", List(&Record("提问")), "一屏一屏的问题，按顺序")],
    ),
    record(
        "提问",
        &[
            need("编号", Text, "这一屏的编号，不重复"),
            may(
                "方式",
                Choice(&["名单", "谁", "逐人", "合填", "勾选"]),
                "名单：家里有谁；谁：勾选哪些人；逐人：每人一屏；合填：一屏填每个人的数；勾选：有哪些情况就点一下；不写：问整个家庭",
            ),
            need("事实", List(&Named(Facts)), "这一屏问哪些事实；每个事实只问一次"),
            may("题目", Text, "这一屏的题目"),
            may("说明", Text, "题目下面的解释"),
        ],
    ),
    record(
        "标准表",
        &[may(
            "标准",
            Entries(&Record("标准")),
            "文件里公布的数，名称: 内容",
        )],
    ),
    record(
        "标准",
        &[
            may("替换", Flag, REPLACES),
            may("单位", UNITS, "数的单位；填上层留的数时可以不写"),
            may("由地方规定", Flag, "写 是：数由各地定，下层来填"),
            may("历次", List(&Record("历次")), "每一次的数，从早到晚"),
            may("复核日期", Date, "这个标准到哪一天要再核对；不写就按 pack.yaml"),
            may("说明", Text, NOTE),
        ],
    ),
    record(
        "历次",
        &[
            need("起", Date, "从哪一天起"),
            may("止", Date, "到哪一天止，含这一天；不写就是到下一次"),
            may(
                "值",
                Either(&[Number, Record("数的范围")]),
                "只写数，不写单位；只知道范围的写 { 从, 到 }",
            ),
            may(
                "按人数",
                Entries(&Either(&[Number, Record("数的范围")])),
                "按家里几个人定的：1: …、2: …、每增一人: …",
            ),
            need("可信度", CONFIDENCE, CONFIDENT),
            need("依据", CITATIONS, CITES),
            may("说明", Text, NOTE),
        ],
    )
    .any_of(&[&["值"], &["按人数"]]),
    record(
        "推算表",
        &[need("推算", Record("推算范围"), "由事实和标准算出来的名称")],
    ),
    record(
        "推算范围",
        &[
            may("家庭", Entries(&Record("推算")), "全家一个，名称: 内容"),
            may("成员", Entries(&Record("推算")), "每个成员一个，名称: 内容"),
        ],
    ),
    record(
        "推算",
        &[
            may("替换", Flag, REPLACES),
            need("类型", WORKED_OUT, "算出来的是什么"),
            may("条件", BLOCK, "类型为 是非 时：一句话"),
            may("全部满足", List(&BLOCK), "类型为 是非 时：几句都要满足"),
            may("任一满足", List(&BLOCK), "类型为 是非 时：满足一句就行"),
            may("算式", Formula, "怎么算，例如 合计（月收入） ÷ 家庭人口"),
            may(
                "分档",
                List(&Record("分档")),
                "一档一档看，第一个符合的算；最后一档写 其余",
            ),
            may("累进", Record("累进"), "每一段按自己的比例，加起来"),
            may("依次扣减", Record("依次扣减"), "从一个数里一项一项地减"),
            may("依据", CITATIONS, CITES),
            may("说明", Text, NOTE),
        ],
    )
    .any_of(&[
        &["条件"],
        &["全部满足"],
        &["任一满足"],
        &["算式"],
        &["分档"],
        &["累进"],
        &["依次扣减"],
    ]),
    record(
        "分档",
        &[
            may("当", WHEN, "什么时候用这一档；几句写成列表就是都要满足"),
            may("值", Formula, "这一档是多少"),
            may("其余", Formula, "上面都不符合时是多少"),
        ],
    )
    .any_of(&[&["当", "值"], &["其余"]]),
    record(
        "累进",
        &[
            need("基数", Formula, "按哪个数分段"),
            need("各段", List(&Record("各段")), "从低到高，最后一段写 其余"),
        ],
    ),
    record(
        "各段",
        &[
            may("到", Formula, "这一段到多少为止"),
            may("比例", Formula, "这一段的比例，例如 60%"),
            may("其余", Formula, "再往上的比例"),
        ],
    )
    .any_of(&[&["到", "比例"], &["其余"]]),
    record(
        "依次扣减",
        &[
            need("从", Formula, "从哪个数里减"),
            need("各项", List(&Record("扣减项")), "按顺序减的各项"),
            may("不低于", Formula, "减到多少为止"),
        ],
    ),
    record(
        "扣减项",
        &[
            may("当", WHEN, "什么时候减；不写就是都减"),
            need("扣", Formula, "减多少；余额 是减到这里剩下的"),
            may("最多", Formula, "这一项最多减多少"),
        ],
    ),
    record(
        "电话表",
        &[
            may("电话", List(&Record("电话")), "可以打的电话"),
            may("街道表", Text, "街道、镇、乡的表，例如 streets.csv"),
        ],
    ),
    record(
        "电话",
        &[
            may("替换", Flag, REPLACES),
            need("号码", Text, "放在半角引号里，例如 \"12345\""),
            need("名称", Text, "是谁的电话"),
            need("用途", Text, "什么事打这个电话"),
            may("时间", Text, "什么时间有人接"),
            may("打不通", Text, "打不通怎么办"),
            need("来源日期", Text, "号码是哪一天核对的"),
            need("可信度", CONFIDENCE, CONFIDENT),
            may("说明", Text, NOTE),
        ],
    ),
    record("急难文件", &[need("急难", Record("急难"), "有急事时先说什么")]),
    record(
        "急难",
        &[
            may("事实", Named(Facts), "问急事的事实"),
            may("条目", List(&Record("急难情形")), "每种急事怎么办"),
        ],
    ),
    record(
        "急难情形",
        &[
            may("替换", Flag, REPLACES),
            may("选项", OneOrMore(&Text), "选了哪些就显示这一条"),
            need("题目", Text, "是什么急事"),
            need("步骤", List(&Text), "马上怎么办，一步一句"),
            may("电话", OneOrMore(&Named(Phones)), "offices.yaml 里登记的号码"),
            may("依据", CITATIONS, CITES),
        ],
    ),
    record(
        "用语表",
        &[
            may(
                "用语",
                Entries(&Either(&[Text, Record("用语")])),
                "词: 解释，最多 25 个字",
            ),
            may("难词", List(&Text), "居民不懂的公文词；用到的要在 用语 里解释"),
        ],
    ),
    record(
        "用语",
        &[
            may("替换", Flag, REPLACES),
            need("解释", Text, "最多 25 个字"),
            may("依据", CITATIONS, CITES),
        ],
    ),
    record(
        "合成家庭",
        &[
            need("说明", Text, "写明是编出来的，不是统计"),
            may("临界", Number, "每一百个数里有几个放在规定的线上下"),
            need("家庭类型", List(&Record("家庭类型")), "有哪几种家庭"),
            may(
                "家庭",
                SPREADS,
                "家庭的事实怎么编：一个答案、各答案的权重，或 { 分位: [...] }",
            ),
            may("成员", SPREADS, "成员的事实怎么编"),
        ],
    ),
    record(
        "家庭类型",
        &[
            need("名称", Text, "是什么样的家庭"),
            need("权重", Number, "和别的类型相比有多少"),
            may("家庭", SPREADS, "这种家庭的事实怎么编"),
            need("成员", List(&SPREADS), "有哪些成员，各自怎么编"),
        ],
    ),
];
