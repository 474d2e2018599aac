//! guides.yaml, troubles.yaml, pending.yaml and english.yaml.

use super::{
    files::{CITES, REPLACES},
    programme::{CITATIONS, PHONES},
    shape::{
        Definition,
        Names::{Guides, Programmes},
        Scope,
        Shape::{Answers, Date, Entries, Flag, List, Named, OneOrMore, Record, Text},
        may, need, record,
    },
};

pub(super) static DEFINITIONS: [Definition; 8] = [
    record(
        "译文表",
        &[
            may(
                "译文",
                Entries(&Text),
                "中文: 英文；中文照抄政策里的原文，花括号里的名称也照抄",
            ),
            may(
                "难处的词",
                Entries(&List(&Text)),
                "难处的名称，和说英语的人会打的词",
            ),
            may("同义词", List(&List(&Text)), "搜索时意思一样的英文词，一组一行"),
        ],
    ),
    record(
        "须知表",
        &[may("须知", List(&Record("须知")), "要知道的事，不是待遇")],
    ),
    record(
        "须知",
        &[
            may("替换", Flag, REPLACES),
            need("编号", Text, "用小写字母和短横，以后不改"),
            need("名称", Text, "题目"),
            need("一句话", Text, "列表里的一句话"),
            need("内容", List(&Text), "一句一个意思，最多 8 句"),
            need("电话", PHONES, "offices.yaml 里登记的号码"),
            may("依据", CITATIONS, CITES),
        ],
    ),
    record(
        "难处表",
        &[
            may("难处", List(&Record("难处")), "居民遇到的难处，按显示的顺序"),
            may("同义词", List(&List(&Text)), "搜索时意思一样的词，一组一行"),
        ],
    ),
    record(
        "难处",
        &[
            may("替换", Flag, REPLACES),
            need("名称", Text, "用居民自己的话，最多 14 个字"),
            may("词", OneOrMore(&Text), "居民还会怎么说；同义词不用再写"),
            may(
                "待遇",
                OneOrMore(&Named(Programmes)),
                "可以看的待遇，最合适的在前",
            ),
            may("须知", OneOrMore(&Named(Guides)), "可以看的须知，写编号"),
            may(
                "回答",
                Answers(Scope::Household),
                "有这个难处就等于回答了什么；只写家庭的是非和选项",
            ),
        ],
    )
    .any_of(&[&["待遇"], &["须知"]]),
    record(
        "待核实表",
        &[may("待核实", List(&Record("待核实")), "没有查到、要人核实的事")],
    ),
    record(
        "待核实",
        &[
            may("替换", Flag, REPLACES),
            need("编号", Text, "短的名称，以后不改"),
            need("事项", Text, "要核实什么"),
            need("为何", Text, "为什么还不知道"),
            need("谁核实", Text, "由什么岗位核实，不写人名"),
            need("填到", OneOrMore(&Text), "答复写到哪里：文件 空格 名称"),
            may("影响", OneOrMore(&Named(Programmes)), "关系到哪些待遇"),
            may("答复", Record("答复"), "核实到了什么；写了就不再算待核实"),
        ],
    ),
    record(
        "答复",
        &[
            need("日期", Date, "哪一天答复的"),
            need("内容", Text, "答复说什么"),
            need("依据", CITATIONS, CITES),
        ],
    ),
];
