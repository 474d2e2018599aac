// Households of the stories, by the question as the page words it. A household may say more than it is asked.

import { choose, everyone, family, money, roughly, tick, type } from "./visitor.mjs";

/** What most families say. */
const plain = {
  "现在有没有急事？": choose("没有急事"),
  "哪些人是天津户口？": everyone,
  "哪些人正在上学？": tick(),
  "哪些人有残疾证？": tick(),
  "哪些人得了大病？": tick(),
  "哪些人吃饭、穿衣、上厕所要人帮？": tick(),
  "家里人名下有汽车吗？": choose("没有汽车"),
  "全家一共有几套住房？": type("1"),
  "家里人名下有门面房、车间一类的房子吗？": choose("没有这样的房子"),
  "有没有不住在一起、但该养家里人的亲人？": choose("没有这样的亲人"),
  "全家一共有多少存款？": type("0"),
  "家里有人领计划生育特别扶助金吗？": choose("没有人领"),
  "最近12个月，看病、上学、康复、受灾，自己一共花了多少钱？": money("0"),
};

/** S1: he has leukaemia and no income; his wife's pension, their grown son's wage; a car. */
export const S1 = {
  ...plain,
  "家里一起生活的有谁？": family("配偶", "儿子"),
  "您今年多大？": type("52"),
  "配偶今年多大？": type("51"),
  "儿子今年多大？": type("28"),
  "哪些人得了大病？": tick("您自己"),
  "您得的是哪一类病？": choose("尿毒症、白血病、器官移植等"),
  "家里人名下有汽车吗？": choose("有汽车"),
  "您每个月有多少收入？": money("0"),
  "配偶每个月有多少收入？": money("2800", "每月"),
  "儿子每个月有多少收入？": money("3000", "每月"),
  "全家一共有多少存款？": type("3万"),
};

/** S7: three people who know only roughly what one of them earns. */
export const S7 = {
  ...plain,
  "家里一起生活的有谁？": family("配偶", "儿子"),
  "您今年多大？": type("45"),
  "配偶今年多大？": type("44"),
  "儿子今年多大？": type("20"),
  "您每个月有多少收入？": roughly("3000", "3100"),
  "配偶每个月有多少收入？": money("0"),
  "儿子每个月有多少收入？": money("0"),
};

/** S3: an old woman on her own; her only son is in prison elsewhere. */
export const S3 = {
  ...plain,
  "家里一起生活的有谁？": family(),
  "您是天津户口吗？": choose("是天津户口"),
  "您今年多大？": type("68"),
  "您有残疾证吗？": choose("没有残疾证"),
  "您得了大病吗？": choose("没有大病"),
  "您吃饭、穿衣、上厕所要人帮吗？": choose("自己能行"),
  "有没有不住在一起、但该养家里人的亲人？": choose("有，但都没有能力养家里人"),
  "您每个月有多少收入？": money("0"),
  "您领的是城乡居民养老金吗？": choose("没有领这种养老金"),
  "家里的老人都没有子女吗？": choose("有子女"),
  "全家一共有多少存款？": type("2000"),
};
