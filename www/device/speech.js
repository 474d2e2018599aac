// How a written text is spoken: signs that a voice leaves out or misreads, as words.

const CHINESE = [
  [/(打|拨) ?(\d[\d-]+)/g, (_, verb, digits) => verb + digits.replace(/\d(?=\d)/g, "$& ")],
  [/(\d{4})-(\d\d?)-(\d\d?)/g, "$1年$2月$3日"],
  [/\/([人户])·/g, "每$1每"],
  [/\/(?=[年月日人户])/g, "每"],
  [/(\d)[,  ](?=\d{3})/g, "$1"],
  [/[～–](?=\d)/g, "到"],
  [/ ?[＋+] ?/g, "加"],
  [/ − /g, "减"],
  [/ × /g, "乘以"],
  [/ ÷ /g, "除以"],
  [/ = /g, "等于"],
];

const ENGLISH = [
  [/\/(?=\w)/g, " per "],
  [/·/g, ", per "],
  [/[～–](?=\d)/g, " to "],
  [/ − /g, " minus "],
  [/ × /g, " times "],
  [/ ÷ /g, " divided by "],
];

/** A voice may stall in the middle of what is longer. */
const LONG = 60;

/** What is to be said, sentence by sentence; long ones in parts. Without words, nothing. */
export function sentences(text, language) {
  let words = text.replace(/\s+/g, " ").trim();
  for (const [sign, spoken] of language === "zh" ? CHINESE : ENGLISH) words = words.replace(sign, spoken);
  const whole = words.match(/([^。！？；.!?;]|[.!?;](?! ))+[。！？；.!?;]*/g) || [];
  const parts = [];
  for (const sentence of whole) {
    const clauses = sentence.length > LONG ? sentence.match(/[^，、：,]+[，、：,]*/g) : [sentence];
    for (const clause of clauses) if (/[\w一-鿿]/.test(clause)) parts.push(clause.trim());
  }
  return parts;
}
