import type { Refusal, RefusalFacts, Waiting } from '../../incident/refusal.ts';
import type { FormId } from '../../runbook/vocabulary.ts';
import type { refusalLines as japanese } from '../ja/refusals.ts';
import { forms } from './forms.ts';
import { terms } from './terms.ts';

const named = ({ number, title }: { number: number | null; title: string }): string =>
  number === null ? `“${title}”` : `“${number} ${title}”`;
const clock = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().slice(11, 16).replace(/^0/u, '');
const ground = (waiting: readonly Waiting[]): string[] =>
  waiting.flatMap(({ ref, because }) =>
    ref === undefined ? [] : [`Ground: ${ref}${because === undefined ? '' : ` “${because.replaceAll(/^「|」$/gu, '')}”`}`],
  );
const list = (words: readonly string[]): string => words.join(', ');

const fieldProblem: Record<RefusalFacts['fields.invalid']['problems'][number]['problem'], string> = {
  missing: 'not written yet',
  unknown: 'this form has no such field',
  choice: 'please choose one of the words',
  evidence: 'please write the number of the evidence (such as E1)',
  'too-long': 'too long (10,000 characters at most)',
  time: 'this time could not be read',
  secret: 'no password and no recovery code may be written into any field',
};

/** What is asked besides the forms' own fields. */
const beside: Readonly<Record<string, string>> = {
  reason: 'Reason',
  decidedBy: 'Decided by',
  orderReason: 'Why this first (orderReason)',
  override: 'Why the order is changed',
  overriddenBy: 'Who decided to change the order',
  text: 'Note',
  name: 'Name',
  role: 'Post',
  other: 'Other post',
  subject: 'Post or account',
  to: 'To',
  from: 'From',
  fromRole: 'From (post)',
  toRole: 'To (post)',
  approver: 'Approver',
  basis: 'Ground',
  document: 'Document no.',
};

const fieldLabel = (form: FormId | undefined, field: string): string => {
  const own: Readonly<Record<string, string>> = form === undefined ? {} : forms.field[form];
  if (Object.hasOwn(own, field)) return `${own[field]} (${field})`;
  return (Object.hasOwn(beside, field) ? beside[field] : undefined) ?? field;
};

const choiceWords = (field: string, choices: readonly string[]): readonly string[] => {
  const words = (forms.choice as Readonly<Record<string, Readonly<Record<string, string>>>>)[field] ?? {};
  return choices.map((one) => words[one] ?? one);
};

type Sentences = { readonly [C in Refusal['code']]: (facts: Extract<Refusal, { code: C }>) => readonly string[] };

/** Sentences of a refusal, three lines at most: the fact, the clause it rests on, what can be done. */
const SENTENCES: Sentences = {
  'step.unknown': ({ step, known }) => [`This runbook has no step “${step}”.`, `There are: ${list(known)}`],
  'step.blocked': (facts) => [
    `${named(facts)} cannot start yet. It needs ${facts.blockedBy.map(named).join(' and ')} first.`,
    ...ground(facts.blockedBy),
    'If it cannot wait, the order can be changed with a reason (kept as a deviation).',
  ],
  'step.settled': (facts) => [
    `${named(facts)} was recorded as “${facts.outcome in terms.outcome ? terms.outcome[facts.outcome as keyof typeof terms.outcome] : facts.outcome}” by ${facts.role} ${facts.name} at ${clock(facts.at)}.`,
    'To do it again, the step can be reopened with a reason.',
  ],
  'step.dormant': (facts) => [
    `${named(facts)} does not come up yet.`,
    `${facts.only.map(({ title }) => `“${title}”`).join(' and ')} has to be decided first.`,
  ],
  'step.locked-out': (facts) => [
    `While nobody can log in to the account, ${named(facts)} cannot be done.`,
    'Once you can, please change the answer on the login. If it cannot be done, the reason can be recorded.',
  ],
  'step.outcome': (facts) => [
    `${named(facts)} cannot end as “${facts.outcome in terms.outcome ? terms.outcome[facts.outcome as keyof typeof terms.outcome] : facts.outcome}”.`,
    `There are: ${list(facts.allowed.map((one) => terms.outcome[one as keyof typeof terms.outcome] ?? one))}`,
  ],
  'step.answer': (facts) =>
    facts.answers.length === 0
      ? [`${named(facts)} is no step of decision.`, 'Please record it without an answer.']
      : [`${named(facts)} is a step of decision. Please choose an answer.`, `There are: ${list(facts.answers)}`],
  'step.open': (facts) => [`${named(facts)} is not settled yet.`, 'It can be recorded as it is.'],
  'step.handed-over': (facts) => [`The response with ${named(facts)} has gone over to “${terms.trouble[facts.trouble]}”.`],
  'override.nothing-blocked': (facts) => [`No order holds ${named(facts)} back.`, 'It can be recorded without a reason.'],
  'fields.invalid': ({ form, problems }) =>
    problems.map(({ field, problem, choices }) => {
      const words = problem === 'choice' || problem === 'missing' ? choiceWords(field, choices ?? []) : (choices ?? []);
      return `“${fieldLabel(form, field)}”: ${fieldProblem[problem]}.${words.length > 0 ? ` (${list(words)})` : ''}`;
    }),
  'subject.uncovered': (facts) => [
    `The screen of ${list(facts.subjects)} is not saved yet. ${named(facts.needs)} comes first.`,
    ...ground([facts.needs]),
    'Please add the screen of this post to the evidence, with its URL, and then record the deletion.',
  ],
  'approval.used': (facts) => [
    `${named(facts.needs)} was used for the publication of entry ${facts.seq}. Each text is approved by itself.`,
    ...ground([facts.needs]),
    `Please reopen ${named(facts.needs)} and record the approval of the new text.`,
  ],
  'approval.missing': (facts) => [
    `${named(facts.needs)} is not recorded, so ${named(facts)} cannot be recorded.`,
    ...ground([facts.needs]),
    `Please reopen ${named(facts.needs)} and record the approval, or the exception by which none is needed.`,
  ],
  'approval.changed': (facts) => [
    `The text has changed and has to be approved again (entry ${facts.seq} approved the one before).`,
    ...ground([facts.needs]),
    `Please reopen ${named(facts.needs)} and have the text as it is now approved.`,
  ],
  'approval.code': ({ of }) => [
    'The code that was read back is another one. Nothing was recorded.',
    of === undefined
      ? 'The text at the other end may not be this one. Please read it out and ask for the code again.'
      : `It is the code of entry ${of}: the text at the other end is not this one.`,
  ],
  'approval.no-text': (facts) => [
    `${named(facts)} has no text that could be approved.`,
    'Steps that publish, and steps of approval, have one.',
  ],
  'time.future': ({ occurred, suggestion }) => [
    `${clock(occurred)} has not come yet. Do you mean ${clock(suggestion)} yesterday?`,
    'For yesterday, please write the day as well (for example: yesterday 23:10).',
  ],
  'incident.closed': () => ['This incident is closed.', 'If it moves again, it can be resumed with a reason.'],
  'incident.open': () => ['This incident is not closed.', 'It can go on as it is.'],
  'close.open': ({ open }) => [
    `It cannot be closed yet. ${open.length} left: ${list(open.map(named))}`,
    'A step that could not be done is settled by a reason.',
  ],
  'close.refused': ({ trouble }) => [
    `The response to “${terms.trouble[trouble]}” has not come to where it can be closed.`,
    'Please look at the steps that are left.',
  ],
  'response.unknown': ({ response, known }) => [`This incident has no response “${response}”.`, `There are: ${list(known)}`],
  'rule.unknown': ({ rule, known }) => [`This runbook has no standing rule “${rule}”.`, `There are: ${list(known)}`],
  'question.unknown': ({ question, known }) => [
    `This runbook has no question “${question}”.`,
    `There are: ${list(known.map((one) => `${one.question} (${list(one.answers)})`))}`,
  ],
  'question.answer': ({ question, answer, answers }) => [
    `The question “${question}” cannot be answered with “${answer}” now.`,
    `There are: ${list(answers)}`,
  ],
  'recur.refused': ({ trouble }) => [
    `“${terms.trouble[trouble]}” cannot start another round now.`,
    'Please add records to the steps that are open.',
  ],
  'runbook.missing': ({ body, trouble }) => [
    `${body} has no runbook for “${terms.trouble[trouble]}”.`,
    'Please record it as a note, and start a new incident with another guideline (such as the template, standard).',
  ],
  'trouble.open': ({ trouble }) => [
    `The response to “${terms.trouble[trouble]}” is under way in this incident already.`,
    'Please record it at its steps.',
  ],
  'entry.unknown': ({ seq, last }) => [`There is no entry ${seq}.`, `There are entries 1 to ${last}.`],
  'entry.not-undoable': ({ seq }) => [`Entry ${seq} cannot be undone.`, 'To mend words, please use a correction.'],
  'entry.undone': ({ seq }) => [`Entry ${seq} is undone already.`],
  'undo.depended-on': ({ seq, by }) => [
    `Entry ${seq} cannot be undone, because entry ${by} rests on it.`,
    `Please undo entry ${by} first, or use a correction.`,
  ],
  'correct.nothing': ({ seq, known }) => [
    `Entry ${seq} has no such field.`,
    known.length === 0 ? 'This entry has nothing to correct. Please add a note.' : `These can be corrected: ${list(known)}`,
  ],
  'erase.nothing': ({ seq, path, known }) => [
    `Entry ${seq} has no words “${path}” to erase.`,
    known.length === 0 ? 'Every word of this entry is erased.' : `These can be erased: ${list(known)}`,
  ],
  'erase.already': ({ seq, path, by, at }) => [`“${path}” of entry ${seq} was erased by entry ${by} at ${clock(at)}.`],
  'erase.repeated': ({ field }) => [
    `“${fieldLabel(undefined, field)}” holds the very words that are to be erased.`,
    'They would stay in the record of the erasing: please say it in other words.',
  ],
  'evidence.unknown': ({ evidence, known }) => [
    `There is no evidence “${evidence}”.`,
    known.length === 0 ? 'This incident has no evidence yet.' : `There are: ${list(known)}`,
  ],
  'retention.shape': ({ years, until }) => [
    `The retention could not be read${years === undefined && until === undefined ? '' : ` (${[years, until].filter((one) => one !== undefined).join(', ')})`}.`,
    'Please write either years (1 to 100) or a last day (2031-03-31), not both.',
  ],
  'incident.away': ({ seq, to }) => [
    `This incident was handed over to ${to === '' ? 'another PC' : `“${to}”`} in entry ${seq}.`,
    'This copy is read only. Please go on where it was handed over to.',
  ],
  'exercise.ended': ({ at }) => [`The exercise ended at ${clock(at)}. No more actions are recorded.`],
  'exercise.suspended': () => ['The exercise is suspended because of a real incident. It goes on once the controller resumes it.'],
  'log.impossible': ({ seq }) => [`Entry ${seq} is impossible in the order of the runbook. The record may have been altered.`],
};

/** The sentences of one refusal. */
export const refusalLines: typeof japanese = (refusal) => (SENTENCES[refusal.code] as (facts: Refusal) => readonly string[])(refusal);
