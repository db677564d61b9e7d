import { type Field, formOf } from '../../runbook/forms.ts';
import { isEntry } from '../chain.ts';
import type { Command } from '../command.ts';
import type { Draft, Entry } from '../entry.ts';
import { firstResponse, type Incident } from '../incident.ts';
import type { FieldProblem, Refusal } from '../refusal.ts';
import { refuseEvidence } from './custody.ts';
import { numberSubjects } from './subjects.ts';
import { refuseFuture, refuseTexts } from './texts.ts';
import { pickResponse } from './trouble.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;
const when = (occurred: number | undefined) => (occurred === undefined ? {} : { occurred });

/** A line of free text. */
export const note = (incident: Incident, command: Of<'note'>, now: number): readonly Draft[] | Refusal =>
  refuseFuture(command.occurred, now) ??
  refuseTexts('note', { text: command.text }, ['text']) ?? [
    {
      type: 'note.added',
      response: pickResponse(incident, command.response).id,
      runbook: firstResponse(incident).hash,
      ...when(command.occurred),
      data: {},
      words: { text: command.text },
    },
  ];

/** A standing rule was broken: recorded, never judged (matrix.md B-1: 違反は違反として時系列に残す). */
export const breach = (incident: Incident, command: Of<'breach'>, now: number): readonly Draft[] | Refusal => {
  const rules = incident.responses.flatMap((response) => response.runbook.standingRules.map((rule) => ({ response, rule })));
  const found = rules.findLast(({ response, rule }) => rule.id === command.rule && (command.response ?? response.id) === response.id);
  if (found === undefined) {
    const known = new Map(rules.map(({ rule }) => [rule.id, rule.title] as const));
    return { code: 'rule.unknown', rule: command.rule, known: [...known.keys()], titles: [...known.values()] };
  }
  const { response, rule } = found;
  return (
    refuseFuture(command.occurred, now) ??
    refuseTexts('breach', { text: command.text }, ['text']) ?? [
      {
        type: 'rule.breached',
        response: response.id,
        runbook: response.hash,
        ...when(command.occurred),
        data: { rule: rule.id, clauses: [...rule.clauses] },
        words: { text: command.text },
      },
    ]
  );
};

/** What is noted of a retained file in clear. */
export const EVIDENCE_FIELDS: readonly Field[] = [
  ...formOf('R07').fields.filter(({ id }) => id === 'method'),
  { id: 'original', kind: 'choice', choices: ['original', 'copy'] },
  { id: 'shows', kind: 'multi', choices: ['body', 'account', 'date', 'url'] },
];

/** A retained file, already imported: its entry comes last, so that a crash leaves no line without a file. */
export const evidence = (incident: Incident, command: Of<'evidence'>, now: number): readonly Draft[] | Refusal => {
  const texts = {
    name: command.name,
    postId: command.postId,
    shownAt: command.shownAt,
    takenBy: command.takenBy,
    subject: command.subjects?.join(' '),
  };
  const refused = refuseFuture(command.occurred, now) ?? refuseTexts('evidence', texts, ['name']);
  if (refused !== undefined) return refused;
  const unknown = command.derivedFrom === undefined ? undefined : refuseEvidence(incident, command.derivedFrom);
  if (unknown !== undefined) return unknown;
  const problems = EVIDENCE_FIELDS.flatMap(({ id, choices = [] }): FieldProblem[] => {
    const given = command[id as 'method' | 'original' | 'shows'] ?? [];
    const fits = (typeof given === 'string' ? [given] : given).every((one) => choices.includes(one));
    return fits ? [] : [{ field: id, problem: 'choice', choices }];
  });
  if (problems.length > 0) return { code: 'fields.invalid', step: 'evidence', form: 'R07', problems };
  const subjects = numberSubjects(incident, command.subjects ?? []);
  // Counted over the whole log: the number of an undone entry is not given twice.
  const number = `E${incident.entries.filter((line) => isEntry(line) && line.type === 'evidence.added').length + 1}`;
  const { method, original, shows } = command;
  return [
    {
      type: 'evidence.added',
      response: pickResponse(incident).id,
      runbook: firstResponse(incident).hash,
      ...when(command.occurred),
      data: {
        evidence: number,
        subjects: subjects.numbers,
        fields: { ...(method && { method }), ...(original && { original }), ...(shows && { shows: [...shows] }) },
        ...(command.derivedFrom !== undefined && { derivedFrom: command.derivedFrom }),
      },
      words: {
        ...subjects.words,
        name: command.name,
        ...(command.postId && { postId: command.postId }),
        ...(command.shownAt && { shownAt: command.shownAt }),
        ...(command.takenBy && { takenBy: command.takenBy }),
      },
      evidence: [command.file],
    },
  ];
};

/** Who holds a post today, stands in, or could not be found. */
export const role = (incident: Incident, command: Of<'role'>, now: number): readonly Draft[] | Refusal =>
  refuseFuture(command.occurred, now) ??
  refuseTexts(
    'role',
    { role: command.role, other: command.other, name: command.name },
    command.as === 'absent' ? ['role'] : ['role', 'name'],
  ) ?? [
    {
      type: 'role.assigned',
      runbook: firstResponse(incident).hash,
      ...when(command.occurred),
      data: {
        role: command.role.toWellFormed(),
        as: command.as,
        ...(command.other !== undefined && { other: command.other.toWellFormed() }),
      },
      words: { ...(command.name && { name: command.name }) },
    },
  ];

/** Who takes over, and from whom. */
export const handOver = (incident: Incident, command: Of<'hand-over'>, now: number): readonly Draft[] | Refusal =>
  refuseFuture(command.occurred, now) ??
  refuseTexts('hand-over', { from: command.from.name, to: command.to.name }, ['from', 'to']) ??
  refuseTexts('hand-over', { fromRole: command.from.role, toRole: command.to.role }, ['fromRole', 'toRole']) ?? [
    {
      type: 'incident.handed-over',
      runbook: firstResponse(incident).hash,
      ...when(command.occurred),
      data: { fromRole: command.from.role.toWellFormed(), toRole: command.to.role.toWellFormed() },
      words: { from: command.from.name, to: command.to.name },
    },
  ];

/**
 * What an entry says that may be put right, by its path without `fields.`. Never who wrote it, which post it was about, or which
 * files it names: orders stand on those. Of a correction and an undoing only the reason: their words stand with the line they are about.
 */
export const correctable = (entry: Entry): string[] => {
  if (entry.type === 'entry.corrected' || entry.type === 'entry.undone') return ['reason'];
  // An approval is bound to its text: another text is another approval.
  if (entry.type === 'approval.taken') return ['approver', 'takenBy', 'note'];
  const said = Object.keys(entry.pii).filter((path) => path !== 'actor.name' && !path.startsWith('subjects.'));
  const clear = 'fields' in entry.data ? Object.keys(entry.data.fields).filter((id) => id !== 'evidence') : [];
  // What an incident is about may be said later: at two in the morning it was left empty.
  if (entry.type === 'incident.opened') clear.push('account', 'title');
  return [...new Set([...said.map((path) => path.replace(/^fields\./u, '')), ...clear])];
};
