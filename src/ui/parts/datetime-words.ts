const KANJI_DIGITS = '〇一二三四五六七八九';

/** 二十三 → 23, 〇八 → 08; only before 年月日時分秒, so that other words stay. */
const kanjiNumber = (text: string): string => {
  if (!text.includes('十')) return Array.from(text, (each) => KANJI_DIGITS.indexOf(each)).join('');
  const [tens = '', ones = ''] = text.split('十');
  return String((tens === '' ? 1 : KANJI_DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : KANJI_DIGITS.indexOf(ones)));
};

/** The text in one form: NFKC, no blanks between parts that need none, no ごろ・に at the end, 〇時 as digits. */
export const plainForm = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/[〇一二三四五六七八九十]{1,4}(?=[年月日時分秒])/gu, kanjiNumber)
    .replace(/ ?(?:ごろ|頃|くらい|ぐらい|過ぎ|すぎ|に|、|。)+$/u, '')
    .replace(/(\D) (\D)/gu, '$1$2')
    .replace(/(?<=[年月日時分前]) (?=\d)/gu, '');

/** Seconds since midnight, 0 to 86,400. */
export interface ClockTime {
  readonly seconds: number;
}

const HALF = /^(午前|午後|am|pm|朝|今朝|未明|早朝|夜|夕方|昼|の)/iu;
const FORMS = [
  /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/u,
  /^(\d{1,2})時(?:(\d{1,2})分?)?(?:(\d{1,2})秒)?$/u,
  /^(\d{1,2})(\d{2})$/u,
  /^(\d{1,2})\.(\d{2})$/u,
];

/** Reads a time of day: 8時08分, 8時半, 0808, 808, 8:08, 午後8時. `half` is a word that stood before the date (昨夜). */
export const timeIn = (text: string, half?: 'evening'): ClockTime | undefined => {
  let rest = text.trim();
  let later = half === 'evening';
  let earlier = false;
  for (let word = HALF.exec(rest); word !== null; word = HALF.exec(rest)) {
    if (/^(午後|pm|夜|夕方)$/iu.test(word[0])) later = true;
    if (/^(午前|am)$/iu.test(word[0])) earlier = true;
    rest = rest.slice(word[0].length).trim();
  }
  const after = /^(.*?) ?(am|pm)$/iu.exec(rest);
  if (after !== null) {
    rest = after[1] ?? '';
    if (after[2]?.toLowerCase() === 'pm') later = true;
    else earlier = true;
  }
  rest = rest.replace(/^(\d{1,2})時半$/u, '$1時30分');
  for (const form of FORMS) {
    const found = form.exec(rest);
    if (found === null) continue;
    const written = Number(found[1]);
    const minute = Number(found[2] ?? 0);
    const second = Number(found[3] ?? 0);
    // In the evening 8 is 20, but 昨夜の1時 stays 1.
    const hour = later && written < 12 && !(half === 'evening' && written < 6) ? written + 12 : earlier && written === 12 ? 0 : written;
    if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return undefined;
    return { seconds: (hour * 60 + minute) * 60 + second };
  }
  return undefined;
};

/** A day as written, and what follows it. */
export interface WrittenDate {
  readonly era?: string;
  /** In the era when there is one. */
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly daysAgo?: number;
  readonly weekday?: string;
  /** The word was 昨夜・ゆうべ: its small hours belong to the next morning. */
  readonly night?: true;
  readonly half?: 'evening';
  readonly rest: string;
}

const DAY_WORDS: readonly (readonly [RegExp, Pick<WrittenDate, 'daysAgo' | 'night' | 'half'>])[] = [
  [/^(今日|本日|きょう|当日|今朝|けさ)の?/u, { daysAgo: 0 }],
  [/^(昨夜|昨晩|ゆうべ|夕べ)の?/u, { daysAgo: 1, night: true, half: 'evening' }],
  [/^(一昨日|おととい|おとつい)の?/u, { daysAgo: 2 }],
  [/^(昨日|きのう|前日|昨)の?/u, { daysAgo: 1 }],
];

const DATE_FORMS = [
  /^(?<era>令和|平成|昭和|大正|明治)(?<year>元|\d{1,2})年(?<month>\d{1,2})月(?<day>\d{1,2})日/u,
  /^(?<era>[rhs])(?<year>元|\d{1,2})[./-](?<month>\d{1,2})[./-](?<day>\d{1,2})(?=\D|$)/iu,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日/u,
  /^(?<year>\d{4})[./-](?<month>\d{1,2})[./-](?<day>\d{1,2})(?=\D|$)/u,
  /^(?<month>\d{1,2})月(?<day>\d{1,2})日/u,
  /^(?<month>\d{1,2})[/-](?<day>\d{1,2})(?=\D|$)/u,
  /^(?<day>\d{1,2})日(?!前)/u,
];

const WEEKDAY = /^ ?\(?([日月火水木金土])(?:\)|曜日?\)?)/u;

/** The date that `text` begins with; undefined when it begins with none. */
export const dateIn = (text: string): WrittenDate | undefined => {
  for (const [word, meaning] of DAY_WORDS) {
    const found = word.exec(text);
    if (found !== null) return { ...meaning, rest: text.slice(found[0].length).trim() };
  }
  for (const form of DATE_FORMS) {
    const found = form.exec(text);
    if (found?.groups === undefined) continue;
    const { era, year, month, day } = found.groups;
    const rest = text.slice(found[0].length);
    const weekday = WEEKDAY.exec(rest);
    return {
      ...(era === undefined ? {} : { era }),
      ...(year === undefined ? {} : { year: year === '元' ? 1 : Number(year) }),
      ...(month === undefined ? {} : { month: Number(month) }),
      day: Number(day),
      ...(weekday?.[1] === undefined ? {} : { weekday: weekday[1] }),
      rest: rest.slice(weekday?.[0].length ?? 0).trim(),
    };
  }
  return undefined;
};
