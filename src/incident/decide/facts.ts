import { formOf, isClear } from '../../runbook/forms.ts';
import { isEntry } from '../chain.ts';
import type { Command } from '../command.ts';
import type { Draft, Entry } from '../entry.ts';
import { firstResponse, type Incident } from '../incident.ts';
import type { FieldProblem, Refusal } from '../refusal.ts';
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
  if (found === undefined) return { code: 'rule.unknown', rule: command.rule, known: [...new Set(rules.map(({ rule }) => rule.id))] };
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

/** A retained file, already imported: its entry comes last, so that a crash leaves no line without a file. */
export const evidence = (incident: Incident, command: Of<'evidence'>, now: number): readonly Draft[] | Refusal => {
  const texts = {
    name: command.name,
    postId: command.postId,
    shownAt: command.shownAt,
    takenBy: command.takenBy,
    subject: command.subjects?.join(' '),
  };
  const refused = refuseFuture(command.occurred, now) ?? refuseTexts('evidence', texts);
  if (refused !== undefined) return refused;
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

/** Words of an entry that may be put right, by their path without `fields.`. */
export const correctable = (entry: Entry): string[] => {
  const fixed = Object.keys(entry.pii).filter((path) => path !== 'actor.name' && !path.startsWith('subjects.'));
  const clear = 'fields' in entry.data ? Object.keys(entry.data.fields) : [];
  return [...new Set([...fixed, ...clear].map((path) => path.replace(/^fields\./u, '')))];
};

/** Puts an entry right by a further entry; the old words stay (見え消し). */
export const correct = (incident: Incident, command: Of<'correct'>): readonly Draft[] | Refusal => {
  const entry = incident.bySeq.get(command.seq);
  if (entry === undefined) return { code: 'entry.unknown', seq: command.seq, last: incident.head.seq };
  if (incident.undone.has(command.seq)) return { code: 'entry.undone', seq: command.seq };
  const given = Object.entries(command.fields).map(([id, value]) => [id, typeof value === 'string' ? value : value.join('\n')] as const);
  const form = 'form' in entry.data ? formOf(entry.data.form) : undefined;
  const known = [
    ...new Set([
      ...correctable(entry),
      ...(form?.fields ?? []).filter(({ kind }) => kind !== 'subject' && kind !== 'evidence').map(({ id }) => id),
    ]),
  ];
  if (given.length === 0 || given.some(([id]) => !known.includes(id))) return { code: 'correct.nothing', seq: command.seq, known };
  const refused = refuseTexts('correct', { ...Object.fromEntries(given), reason: command.reason }, ['reason']);
  if (refused !== undefined) return refused;
  const problems: FieldProblem[] = [];
  const clear: Record<string, string> = {};
  const words: Record<string, string> = { reason: command.reason };
  for (const [id, value] of given) {
    const field = form?.fields.find((one) => one.id === id);
    if (field?.choices !== undefined && !field.choices.includes(value))
      problems.push({ field: id, problem: 'choice', choices: field.choices });
    else if (field !== undefined && isClear(field)) clear[id] = value;
    else words[`fields.${id}`] = value;
  }
  if (problems.length > 0) return { code: 'fields.invalid', step: 'correct', problems };
  return [
    {
      type: 'entry.corrected',
      ...(entry.response !== undefined && { response: entry.response }),
      runbook: entry.runbook,
      data: { target: { seq: entry.seq, hash: entry.hash }, fields: clear, paths: given.map(([id]) => id) },
      words,
    },
  ];
};
