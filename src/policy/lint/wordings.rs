//! Wordings that promise or discourage: data only, add a line to forbid one more.

use crate::diagnostic::Code;

/// A way to say something that residents should not read, and a better one.
pub(super) struct Wording {
    pub(super) code: Code,
    pub(super) words: &'static [&'static str],
    /// Longer words around it that are harmless.
    pub(super) unless: &'static [&'static str],
    pub(super) better: &'static str,
}

/// Add a line to forbid a wording.
pub(super) const WORDINGS: [Wording; 11] = [
    Wording {
        code: Code::Promise,
        words: &["一定能", "一定可以", "一定会", "一定给", "一定批"],
        unless: &["不一定"],
        better: "写“可以申请”或“可能可以”，由街道决定",
    },
    Wording {
        code: Code::Promise,
        words: &["肯定能", "肯定可以", "肯定会", "肯定给", "肯定符合", "肯定批"],
        unless: &["不肯定"],
        better: "写“很可能符合”，由街道决定",
    },
    Wording {
        code: Code::Promise,
        words: &["保证"],
        unless: &["保证金", "保证书", "保证人", "不保证", "不能保证"],
        better: "写“一般”，例如“一般3天以内办好”，并写上依据",
    },
    Wording {
        code: Code::Promise,
        words: &[
            "必定",
            "绝对",
            "百分之百",
            "百分百",
            "包过",
            "稳过",
            "准能",
            "必过",
        ],
        unless: &[],
        better: "去掉这个词，写“可以申请，由街道决定”",
    },
    Wording {
        code: Code::Discouraging,
        words: &["没资格", "没有资格", "不够资格", "不具备资格", "无权", "不配"],
        unless: &["无权属", "不配合"],
        better: "写“目前看不符合”，再说明可以看哪一项",
    },
    Wording {
        code: Code::Discouraging,
        words: &["不可能", "没可能", "没戏", "没门", "没希望", "没用的"],
        unless: &[],
        better: "写“目前看不符合”，再说明哪里变了可以再来看",
    },
    Wording {
        code: Code::Discouraging,
        words: &[
            "别来",
            "不用来",
            "不要来",
            "不必来",
            "不用去申请",
            "不用申请",
            "不必申请",
            "别申请",
        ],
        unless: &["不用来回", "别来回", "不必来回", "不要来回"],
        better: "写“可以打12345问一问”；谁来问都可以",
    },
    Wording {
        code: Code::Discouraging,
        words: &["白跑", "白来"],
        unless: &[
            "免得白跑",
            "以免白跑",
            "避免白跑",
            "不让您白跑",
            "不白跑",
            "少白跑",
        ],
        better: "写“先打电话问，省得多走路”",
    },
    Wording {
        code: Code::Discouraging,
        words: &["不予", "一律不", "概不", "拒绝申请", "取消资格"],
        unless: &["不予公开"],
        better: "用白话写，例如“要等……以后再申请”，再说明可以看哪一项",
    },
    Wording {
        code: Code::Discouraging,
        words: &["别想", "甭想", "休想", "想都别想"],
        unless: &["别想不开"],
        better: "写“目前看不符合”，再说明可以看哪一项",
    },
    Wording {
        code: Code::Discouraging,
        words: &["懒", "活该", "骗保", "装穷"],
        unless: &[],
        better: "去掉这个词，只写要核对什么",
    },
];
