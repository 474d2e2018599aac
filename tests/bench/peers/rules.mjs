// The one rule set that every engine gets: 30 facts, 3 derived amounts, 10 programmes of 8 conditions. All figures are
// made up. `policy/` says the same in our own language; the comparison fails if the two ever differ.

/** A fact: its name in `policy/`, and the values that a household may have: [least, most, step], options or yes-or-no. */
export const facts = {
  size: { name: "家庭人口", numbers: [1, 8, 1] },
  children: { name: "未成年人数", numbers: [0, 4, 1] },
  elders: { name: "老人数", numbers: [0, 3, 1] },
  disabled: { name: "残疾人数", numbers: [0, 2, 1] },
  students: { name: "学生数", numbers: [0, 3, 1] },
  age: { name: "申请人年龄", numbers: [16, 95, 1] },
  income: { name: "家庭月收入", numbers: [0, 12000, 50] },
  rent: { name: "月房租", numbers: [0, 3000, 50] },
  medical: { name: "全年医疗费", numbers: [0, 60000, 600] },
  tuition: { name: "全年学费", numbers: [0, 24000, 600] },
  savings: { name: "存款", numbers: [0, 200000, 5000] },
  homes: { name: "住房套数", numbers: [0, 3, 1] },
  floor: { name: "住房面积", numbers: [10, 160, 5] },
  cars: { name: "汽车数", numbers: [0, 2, 1] },
  idle: { name: "失业月数", numbers: [0, 36, 1] },
  years: { name: "居住年数", numbers: [0, 30, 1] },
  registered: { name: "本地户籍", truth: 0.8 },
  illness: { name: "大病", truth: 0.3 },
  severe: { name: "重度残疾", truth: 0.2 },
  orphan: { name: "孤儿", truth: 0.1 },
  single: { name: "单亲", truth: 0.3 },
  accident: { name: "突发意外", truth: 0.3 },
  alone: { name: "独居", truth: 0.3 },
  pension: { name: "领取养老金", truth: 0.5 },
  district: { name: "区", options: ["东区", "南区", "西区", "北区"] },
  housing: { name: "住房", options: ["自有", "租住", "借住", "没有"] },
  work: { name: "就业", options: ["在职", "失业", "退休", "不能工作"] },
  marriage: { name: "婚姻", options: ["未婚", "已婚", "离异", "丧偶"] },
  insurance: { name: "医保", options: ["职工", "居民", "未参保"] },
  education: { name: "学历", options: ["义务教育", "高中", "大学", "其他"] },
};

/** Amounts a month that conditions compare, as `policy/derived.yaml` has them. */
export const derived = {
  perPerson: { name: "人均月收入", formula: "income / size" },
  afterRent: { name: "房租后人均月收入", formula: "(income - rent) / size" },
  monthlyMedical: { name: "月医疗费", formula: "medical / 12" },
};

/** A programme: conditions that all hold, and conditions of which one holds. */
export const programmes = {
  living: {
    name: "基本生活补助",
    all: [
      ["registered", "=", true],
      ["perPerson", "<", 1500],
      ["savings", "<=", 150000],
      ["homes", "<=", 2],
      ["cars", "<=", 1],
    ],
    any: [
      ["age", ">=", 40],
      ["illness", "=", true],
      ["work", "in", ["失业", "不能工作"]],
    ],
  },
  rent: {
    name: "租房补助",
    all: [
      ["housing", "in", ["租住", "借住"]],
      ["afterRent", "<=", 1800],
      ["homes", "<", 3],
      ["years", ">=", 3],
      ["floor", "<=", 120],
    ],
    any: [
      ["rent", ">", 800],
      ["children", ">=", 1],
      ["single", "=", true],
    ],
  },
  medical: {
    name: "医疗补助",
    all: [
      ["monthlyMedical", ">=", 1000],
      ["insurance", "!=", "未参保"],
      ["perPerson", "<=", 3000],
      ["savings", "<", 160000],
      ["district", "in", ["东区", "南区", "西区"]],
    ],
    any: [
      ["illness", "=", true],
      ["severe", "=", true],
      ["elders", ">=", 1],
    ],
  },
  school: {
    name: "助学补助",
    all: [
      ["students", ">=", 1],
      ["perPerson", "<", 2500],
      ["tuition", ">", 3000],
      ["registered", "=", true],
      ["savings", "<=", 180000],
    ],
    any: [
      ["orphan", "=", true],
      ["single", "=", true],
      ["education", "in", ["义务教育", "高中"]],
    ],
  },
  emergency: {
    name: "急难补助",
    all: [
      ["perPerson", "<=", 4000],
      ["savings", "<", 100000],
      ["cars", "<", 2],
      ["homes", "<=", 2],
      ["years", ">", 0],
    ],
    any: [
      ["accident", "=", true],
      ["illness", "=", true],
      ["monthlyMedical", ">", 3000],
    ],
  },
  care: {
    name: "护理补助",
    all: [
      ["disabled", ">=", 1],
      ["registered", "=", true],
      ["perPerson", "<=", 5000],
      ["insurance", "in", ["职工", "居民"]],
      ["savings", "<=", 190000],
    ],
    any: [
      ["severe", "=", true],
      ["age", ">", 60],
      ["alone", "=", true],
    ],
  },
  elderly: {
    name: "高龄补助",
    all: [
      ["age", ">=", 60],
      ["registered", "=", true],
      ["perPerson", "<", 6000],
      ["years", ">=", 5],
      ["orphan", "=", false],
    ],
    any: [
      ["pension", "=", false],
      ["alone", "=", true],
      ["marriage", "in", ["未婚", "丧偶"]],
    ],
  },
  jobless: {
    name: "失业补助",
    all: [
      ["work", "=", "失业"],
      ["age", "<=", 70],
      ["idle", ">=", 3],
      ["idle", "<=", 30],
      ["pension", "=", false],
    ],
    any: [
      ["children", ">", 0],
      ["afterRent", "<", 1200],
      ["education", "!=", "大学"],
    ],
  },
  family: {
    name: "育儿补助",
    all: [
      ["children", ">=", 1],
      ["perPerson", "<", 2000],
      ["size", ">=", 2],
      ["savings", "<", 170000],
      ["homes", "<=", 2],
    ],
    any: [
      ["single", "=", true],
      ["marriage", "!=", "已婚"],
      ["children", ">=", 3],
    ],
  },
  heating: {
    name: "取暖补助",
    all: [
      ["district", "!=", "南区"],
      ["floor", "<", 140],
      ["afterRent", "<", 2200],
      ["registered", "=", true],
      ["housing", "!=", "没有"],
    ],
    any: [
      ["elders", ">", 0],
      ["disabled", ">", 0],
      ["children", ">", 0],
    ],
  },
};

/** Facts that the second table leaves unanswered, for every household. */
export const withheld = ["income", "savings", "registered", "illness", "housing", "age"];
