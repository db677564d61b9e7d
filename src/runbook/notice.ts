import * as z from 'zod';
import { TROUBLES, type Trouble } from '../../machines/words.ts';
import { didYouMean, type Fault, Faults } from './faults.ts';
import { parseShape } from './load-shape.ts';
import type { FormName } from './schema.ts';
import { readYaml } from './yaml.ts';

/** Slots that an incident fills by itself. Everything else in 【】 is asked of whoever writes (`asks`). */
export const FACT_SLOTS = [
  '自治体名',
  'アカウント',
  '覚知の日時',
  '記録した投稿の件数',
  'トラブル',
  '今日',
  '前のお知らせの日付',
  '投稿の見きわめ',
  'アカウントの見きわめ',
  'アカウントの管理',
  '真偽',
] as const;
export type FactSlot = (typeof FACT_SLOTS)[number];

/** What is known for the slots; a slot without a fact is missing here. */
export type SlotFacts = Readonly<Partial<Record<FactSlot, string>>>;

const oneLine = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\n\r]*$/u, 'one-line' satisfies FormName);
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/u, 'id' satisfies FormName)
  .max(60);

/** `notices/<id>.yaml`: the draft of a notice or statement. Practice, never a rule. */
export const noticeSchema = z.strictObject({
  schema: z.literal('hikeshi/notice@1'),
  id,
  /** Name in the list. */
  title: oneLine,
  troubles: z.array(z.enum(TROUBLES)).min(1),
  /** Publication steps that it fits. */
  steps: z.array(id).min(1),
  /** Where its order of parts comes from. */
  source: oneLine.optional(),
  /** Slots that no incident knows: filled in by hand. */
  asks: z.array(oneLine).default([]),
  /** Set in 【】 before the heading (注意喚起); a word, not a slot. */
  mark: oneLine.optional(),
  heading: oneLine,
  body: z.string().trim().min(1).max(4000),
});
export type Notice = z.output<typeof noticeSchema>;

/** A draft with what is known put in. */
export interface FilledNotice {
  readonly heading: string;
  readonly body: string;
}

const slotIn = (): RegExp => /【([^【】\n]{1,40})】/gu;

/** Names in 【】 of a text, each once, in order. */
export const namesIn = (text: string): string[] => [...new Set([...text.matchAll(slotIn())].map(([, name = '']) => name))];

/** A notice file → the draft, or everything that is wrong with it at once. */
export function readNotice(file: string, source: string | Uint8Array): Notice | { readonly faults: readonly Fault[] } {
  const faults = new Faults(file);
  const yaml = readYaml(file, source, faults);
  const shaped = yaml === undefined ? undefined : parseShape(noticeSchema, yaml, faults);
  if (yaml === undefined || shaped === undefined || faults.list.length > 0) return { faults: faults.list };
  const notice = shaped.data;
  const known = [...FACT_SLOTS, ...notice.asks];
  for (const part of ['heading', 'body'] as const)
    for (const name of namesIn(notice[part]).filter((one) => !known.includes(one))) {
      const { suggestion } = didYouMean(name, known);
      const facts = { at: part, value: `【${name}】`, choices: known.map((one) => `【${one}】`) };
      faults.add('shape.choice', yaml.at([part]), { ...facts, ...(suggestion !== undefined && { suggestion: `【${suggestion}】` }) });
    }
  // A mark that is spelt like a slot would be taken for one that was left open.
  if (notice.mark !== undefined && known.includes(notice.mark)) faults.add('shape.invalid', yaml.at(['mark']), { at: 'mark' });
  return faults.list.length > 0 ? { faults: faults.list } : notice;
}

/** The longest fact that is put into a slot. */
const MOST = 300;

/** A fact on one line without anything that a terminal or a page would obey; empty is no fact. */
const inOneLine = (fact: string): string =>
  fact
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST);

/**
 * The draft with the facts in their slots. One pass over the draft's own text: what a fact itself holds (【】, braces, `$&`) is
 * never looked at again. A slot without a fact stays as it is, for everybody to see.
 */
export const fillNotice = (notice: Notice, facts: SlotFacts): FilledNotice => {
  const put = (text: string): string =>
    text.replaceAll(slotIn(), (slot, name: string) => {
      const fact = Object.hasOwn(facts, name) ? inOneLine(facts[name as FactSlot] ?? '') : '';
      return fact === '' ? slot : fact;
    });
  const heading = put(notice.heading);
  return { heading: notice.mark === undefined ? heading : `【${notice.mark}】${heading}`, body: put(notice.body) };
};

/** Slots of these drafts that a text still holds open. Other words in 【】 are the writer's own. */
export const openSlots = (text: string, notices: readonly Notice[]): string[] => {
  if (!text.includes('【')) return [];
  const slots = new Set<string>([...FACT_SLOTS, ...notices.flatMap(({ asks }) => asks)]);
  return namesIn(text).filter((name) => slots.has(name));
};

/** The drafts for any of these steps in this trouble, those made for it alone first. A body's own step (`x-`) takes every draft of the trouble. */
export const noticesFor = (notices: readonly Notice[], trouble: Trouble, steps: readonly string[]): Notice[] =>
  notices
    .filter((one) => one.troubles.includes(trouble) && steps.some((step) => step.startsWith('x-') || one.steps.includes(step)))
    .sort((a, b) => a.troubles.length - b.troubles.length);
