//! Words of the pages that are written when the site is built. The program does not use them, so they cost no
//! visitor a byte.

use jiuzhu_engine::Date;

use super::amounts::day;
use crate::text::before::Before;

/// Leads to the questions.
pub const CHECK: &str = "查一查我家";
/// Leads to the list.
pub const ALL: &str = "全部救助";
/// What the links above the heading are.
pub const WAYS_BACK: &str = "返回";
/// What the link below all else is.
pub const WAY_ON: &str = "接着做";
/// Heading of the list.
pub const LIST: &str = "有哪些救助，找谁办";
/// What the links to the parts of the list are.
pub const ON_THIS_PAGE: &str = "这一页有";
/// What to do with the list.
pub const LIST_LEAD: &str = "看看哪一件像您家的事，点开看怎么办。";
/// The emergencies.
pub const AT_ONCE: &str = "急事先打电话";
/// The troubles.
pub const BY_TROUBLE: &str = "按难处找";
/// The programmes.
pub const BY_NAME: &str = "按名称找";
/// When applications are taken.
pub const SEASON: &str = "什么时候申请";
/// That a machine has not decided anything.
pub const REFERENCE: &str = "初步参考，以街道（乡镇）审核为准。";

/// The page before the program is there, and where it does not come.
pub(in crate::text) const BEFORE: Before = Before {
    language: "zh-CN",
    locale: "zh_CN",
    about: "约 3 分钟，看看家里可能符合哪些社会救助。怎么办，找谁办。填写的内容只留在这台设备上。",
    loading: "正在打开，请稍候……已完成 ",
    no_program: "自动问答没有打开，可以照下面这样办",
    why: [
        "可能是浏览器版本旧，或者网络断了。打不开也不影响申请。",
        "可以升级微信，或者点右上角“···”选“在浏览器打开”。",
    ],
    again: "再试一次",
    list: LIST,
    on_this_page: ON_THIS_PAGE,
    at_once: AT_ONCE,
    by_trouble: "家里是哪种情况，可以问什么",
    not_sure: "有一条不合适，或者说不清",
    ask: "也去问。家里有病人或残疾人的，有的条件可以放宽，由工作人员核实。",
    how: [
        "带身份证，去户口所在地或居住地的街道（乡镇）申请。",
        "走不动，可以请居（村）委会帮忙。",
        "病历、票据、残疾证，有就带上。没有也可以先去问。",
    ],
};

/// Title of the list's window.
pub fn list_title(region: &str) -> String {
    format!("{region}社会救助一览：有什么难处，能办什么，找谁办 - 救助一问")
}

/// What the list holds, for whoever finds or shares it.
pub fn list_about(region: &str, programmes: usize) -> String {
    format!("{region}的 {programmes} 项救助。每一项是什么、怎么办、找谁办。")
}

/// Title of a programme's window: what is in it, before the name of the service.
pub fn programme_title(name: &str, region: &str) -> String {
    format!("{name}（{region}）：条件、金额、怎么办、找谁办 - 救助一问")
}

/// After this day the figures may have changed.
pub fn good_until(review_by: Date) -> String {
    format!("{}以后，标准可能变了，请问街道（乡镇）。", day(review_by))
}
