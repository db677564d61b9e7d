import { beside as japanese } from '../ja/beside.ts';
import type { Words } from '../shape.ts';

/** Words that stand beside values: on the screens, in the answers of commands, in reports. */
export const beside: Words<typeof japanese> = {
  now: 'now',
  seq: (seq) => `entry ${seq}`,
  step: (number, title) => `Step ${number} ${title}`,
  stepInBrackets: (title, number) => `${title} (step ${number})`,
  left: (left) => `${left} left`,
  quoted: (words) => ` “${words}”`,
  count: (count) => `${count}`,
  open: (title) => `Open ${title}`,
  opened: (title) => `Open: ${title}`,
  recordAnswer: (answer) => `Record “${answer}”`,
  couldNot: (number) => `Why not ${number}`,
  inUse: 'in use',
  toggle: 'Enter switches it. When it is right, Esc goes on.',
  // Titles of settings are words of the guideline, in its own language.
  settingOff: (title, off) => (title.endsWith('している') ? japanese.settingOff(title, '') : `${title}: ${off}`),
  mindOrder: 'mind order',
  may: ' “may”',
  silent: 'Not ruled',
  clausesOf: (body) => `clauses of ${body}`,
  guidelineOf: (body) => `The guideline of ${body}`,
  firstOf: (step, first) => `${step} (${first} first)`,
  needs: (mark, held, first, ref) => `${mark} “${first}” has to come before “${held}” (${ref}).`,
  advises: (mark, step, before, from) => `${mark} “${before}” is advised before “${step}”${from}.`,
  answer: (title, answer) => `${title}: ${answer}`,
  // The folder of a guideline may say it in its own words, which are Japanese.
  firstSentence: (sentence) => (sentence.includes('。') ? japanese.firstSentence(sentence) : sentence),
  inTwoLines: (state) => state.replace(' (', '\n('),
  covered: (coverage, ref) => `${coverage}${ref === undefined ? '' : ` (${ref})`}.`,
  question: (at) => `Question ${at}`,
  questionOf: (title, at) => `${title} 1/2  Question ${at} (three at most)`,
  answered: (at, question, reply) => `Question ${at}  ${question}  Answer: ${reply}`,
  status: {
    head: (body, troubles, account, at, elapsed) => `${body} ${troubles}  ${account}  detected ${at}, ${elapsed} ago`,
    response: (id, trouble, course, round, left) => `── ${id} ${trouble}  ${course}  round ${round}  ${left} left`,
    question: (id, answer, answers) => `  question ${id}: ${answer} (${answers})`,
    lockedOut: '  locked out of the account',
    first: (number, title, ref) => `  first ${number} ${title} (${ref})`,
    told: (time) => `told ${time}`,
    notTold: 'open',
    bytes: (size) => `${size} bytes`,
    detected: (time) => `detected ${time}`,
    closed: '  closed',
    upTo: (seq) => `up to entry ${seq}`,
    intact: 'as saved',
    altered: 'ALTERED',
  },
  runbook: {
    when: (words) => `   Condition: ${words}`,
    strict: (first) => `   First (holds back): ${first}`,
    document: (first) => `   In order after: ${first}`,
  },
  /** What a rehearsal writes passes for a town's own words, which are Japanese. */
  rehearsal: japanese.rehearsal,
};
