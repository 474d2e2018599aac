// Households of the stories, by the question as the page words it. A household may say more than it is asked.

import { choose, chooseEach, everyone, family, money, roughly, tick, type, types } from "./visitor.mjs";

/** What most families say. */
const plain = {
  "现在有没有急事？": choose("没有急事"),
  "哪些人是天津户口？": everyone,
  "家里有这些情况吗？": tick(),
  "家里有这些财产吗？": tick(),
  "有没有不住在一起、但该养家里人的亲人？": choose("没有这样的亲人"),
  "全家一共有多少存款？": type("0"),
  "最近12个月，看病、上学、康复、受灾，自己一共花了多少钱？": money("0"),
};

/** S1: he has leukaemia and no income; his wife's pension, their grown son's wage; a car. */
export const S1 = {
  ...plain,
  "家里一起生活的有谁？": family("配偶", "儿子"),
  "每个人今年多大？": types("52", "51", "28"),
  "您有下面这些情况吗？": tick("得了大病"),
  "配偶有下面这些情况吗？": tick("有收入"),
  "儿子有下面这些情况吗？": tick("有收入"),
  "您得的是哪一类病？": choose("尿毒症、白血病、器官移植等"),
  "家里有这些财产吗？": tick("有汽车"),
  "配偶每个月有多少收入？": money("2800", "每月"),
  "儿子每个月有多少收入？": money("3000", "每月"),
  "全家一共有多少存款？": type("3万"),
};

/** S2: bedridden since a stroke, without a certificate; her small wage is what there is. */
export const S2 = {
  ...plain,
  "现在有没有急事？": choose("突然得了重病"),
  "家里一起生活的有谁？": family("配偶"),
  "每个人今年多大？": types("56", "58"),
  "您有下面这些情况吗？": tick("有收入"),
  "配偶有下面这些情况吗？": tick("得了大病", "吃饭、穿衣、上厕所要人帮"),
  "配偶得的是哪一类病？": choose("脑梗死、肝硬化、癫痫等"),
  "您每个月有多少收入？": money("12000", "每年"),
  "全家一共有多少存款？": type("8000"),
  "六件小事里，配偶有几件自己做不了？": type("5"),
};

/** S4: two old people and a grown daughter with an intellectual disability. */
export const S4 = {
  ...plain,
  "家里一起生活的有谁？": family("配偶", "女儿"),
  "每个人今年多大？": types("63", "61", "26"),
  "您有下面这些情况吗？": tick("有收入"),
  "配偶有下面这些情况吗？": tick(),
  "女儿有下面这些情况吗？": tick("有残疾证"),
  "女儿的残疾证上怎么写？": chooseEach("智力", "二级"),
  "您每个月有多少收入？": money("9600", "每年"),
  "您领的是城乡居民养老金吗？": choose("没有领这种养老金"),
};

/** S5: he does not speak; his mother is dead, his father old. */
export const S5 = {
  ...plain,
  "家里一起生活的有谁？": family("父亲"),
  "每个人今年多大？": types("30", "71"),
  "您有下面这些情况吗？": tick("有残疾证"),
  "父亲有下面这些情况吗？": tick("有收入"),
  "您的残疾证上怎么写？": chooseEach("言语", "二级"),
  "父亲每个月有多少收入？": money("900", "每月"),
  "父亲领的是城乡居民养老金吗？": choose("没有领这种养老金"),
};

/** S6: his kidneys have failed, his wife is disabled, and a car is in their son's name. */
export const S6 = {
  ...plain,
  "家里一起生活的有谁？": family("配偶", "儿子"),
  "每个人今年多大？": types("54", "52", "24"),
  "您有下面这些情况吗？": tick("得了大病"),
  "配偶有下面这些情况吗？": tick("有残疾证"),
  "儿子有下面这些情况吗？": tick("有收入"),
  "您得的是哪一类病？": choose("尿毒症、白血病、器官移植等"),
  "配偶的残疾证上怎么写？": chooseEach("肢体", "三级"),
  "家里有这些财产吗？": tick("有汽车"),
  "儿子每个月有多少收入？": money("2600", "每月"),
};

/** S7: three people who know only roughly what one of them earns. */
export const S7 = {
  ...plain,
  "家里一起生活的有谁？": family("配偶", "儿子"),
  "每个人今年多大？": types("45", "44", "20"),
  "您有下面这些情况吗？": tick("有收入"),
  "配偶有下面这些情况吗？": tick(),
  "儿子有下面这些情况吗？": tick(),
  "您每个月有多少收入？": roughly("3000", "3100"),
};

/** S3: an old woman on her own; her only son is in prison elsewhere. */
export const S3 = {
  ...plain,
  "家里一起生活的有谁？": family(),
  "您是天津户口吗？": choose("是天津户口"),
  "您今年多大？": type("68"),
  "您有下面这些情况吗？": tick(),
  "有没有不住在一起、但该养家里人的亲人？": choose("有，但都没有能力养家里人"),
  "全家一共有多少存款？": type("2000"),
};
