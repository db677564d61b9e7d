import { notices as japanese } from '../ja/notices.ts';
import type { Words } from '../shape.ts';

/** Words around drafts of notices, operators' windows, and the way in where no clause rules the trouble (screens.md 09, 18). */
export const notices: Words<typeof japanese> = {
  /** What a notice says to citizens stays in the language of the notice. */
  fact: japanese.fact,
  trouble: japanese.trouble,
  draft: {
    button: 'Insert a draft',
    list: (count) => `Drafts: ${count}`,
    practice: 'These are drafts from practice, not rules. Fit them to the facts before use.',
    preview: (title) => `${title}: can be edited once inserted`,
    take: 'Enter puts it into the field (nothing is recorded yet). What you wrote stays, below it.',
    source: (source) => `Order taken from: ${source}`,
    none: 'There is no draft for this step. Please write into the field.',
    broken: (where, what) => `A draft could not be read: ${where}  ${what}`,
    open: (slots) => `Still to be written: ${slots.map((slot) => `【${slot}】`).join('')}`,
    fillIn: 'Tab goes to the next 【 】; what you type stands in its place.',
    blocked: (slot, others) => `can be pressed once 【${slot}】${others > 0 ? ` and ${others} more` : ''} is written`,
    differs: 'This differs from the approved text. If you changed it, please have it approved again.',
    approved: 'The approved text has been inserted.',
  },
  route: {
    title: 'Beyond the rules: windows of the platforms',
    checked: (date) => `(last checked ${date})`,
    platform: japanese.route.platform,
    kind: { impersonation: 'impersonation', recovery: 'recovery', illegal: 'illegal or harmful', verification: 'verification' },
    confidence: { official: '◎ official page', 'third-party': '○ page of a third party', unconfirmed: 'not confirmed' },
    source: (source) => `Source: ${source}`,
    more: (count) => `${count} more (choosing the platform leaves only its windows)`,
    broken: (where, what) => `The table of windows could not be read: ${where}  ${what}`,
  },
  uncovered: {
    title: (body, trouble) => `${body} ${trouble}`,
    related: (count) => `Related rules: ${count}. First to read`,
    verbatim: 'verbatim',
    others: (count) => `${count} more under “Read all clauses”.`,
    silent: (body) => `Not ruled by ${body}`,
    ways: 'Ways to start',
    rulesOnly: 'Start with these rules alone',
    rulesCount: (count) => `${count} ${count === 1 ? 'step' : 'steps'} of the rules`,
    withAdvice: 'Start with advice beyond the rules beside them',
    adviceNote: (body) => `Advice does not count for completion, and is not recorded as a rule of ${body}.`,
    wait: 'Record the detection only, and wait for the section head',
    waitNote: (text) => `Starting records the note “${text}” as well.`,
    waiting: 'Only the detection was recorded; waiting for instructions of the section head.',
    readAll: 'Read all clauses',
  },
  template: 'This is the template. Whoever works by it is taken to have adopted every step in it.',
};
