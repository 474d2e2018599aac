//! guides.yaml, troubles.yaml and pending.yaml: ways in, things to know, and what is not known yet.

use jiuzhu_engine::Date;

use crate::source::{Node, Written};

/// Something to know that is no benefit.
#[derive(Debug)]
pub(crate) struct Guide {
    pub(crate) id: Written,
    pub(crate) name: Written,
    pub(crate) summary: Written,
    pub(crate) body: Vec<Written>,
    pub(crate) phones: Vec<Written>,
    pub(crate) citations: Vec<Written>,
}

/// What people come with, in their own words.
#[derive(Debug)]
pub(crate) struct Trouble {
    pub(crate) name: Written,
    pub(crate) words: Vec<Written>,
    pub(crate) programmes: Vec<Written>,
    pub(crate) guides: Vec<Written>,
    /// 回答: household facts and what is answered.
    pub(crate) answers: Vec<(Written, Node)>,
}

/// A point that a person still has to find out, or has.
#[derive(Debug)]
pub(crate) struct Pending {
    pub(crate) id: Written,
    pub(crate) matter: Written,
    pub(crate) why: Written,
    /// The role of whoever finds it out.
    pub(crate) who: Written,
    /// 填到: a file, a blank, a name in it.
    pub(crate) places: Vec<Written>,
    /// 影响.
    pub(crate) programmes: Vec<Written>,
    pub(crate) reply: Option<Reply>,
}

/// 答复.
#[derive(Debug)]
pub(crate) struct Reply {
    /// `None` after it was reported.
    pub(crate) on: Option<Date>,
    pub(crate) text: Written,
    pub(crate) citations: Vec<Written>,
}
