import { longDate, longDateTime } from '../incident/calendar.ts';
import type { RawEntry } from '../incident/chain.ts';
import { detectedAt, postsOf } from '../incident/corrected.ts';
import type { Entry, EntryOf } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { report } from '../words/ja/report.ts';
import { start } from '../words/ja/start.ts';
import { terms } from '../words/ja/terms.ts';
import { describeExercise } from './describe-exercise.ts';
import { postAndName } from './person.ts';
import { labelOf, saidAt, saidOf, subjectText } from './said.ts';

type Words = Readonly<Record<string, string>>;

/** The name of a line that is not about a step. */
export const factKind = (entry: Entry): string => (report.kind as Words)[entry.type] ?? report.kind.raw;

/** 保存期間 in words: 5年, or the day it ends. */
export const retentionText = ({ data }: EntryOf<'retention.set'>): string =>
  data.years === undefined ? longDate(Date.parse(`${data.until}T00:00:00+09:00`)) : report.years(data.years);

/** A question of the machine and its answer, in words. */
export const answerText = (question: string, answer: string): string =>
  (report.answers as Readonly<Record<string, Words>>)[question]?.[answer] ?? answer;

/** The name of a question of the machine. */
export const questionText = (question: string): string => (report.questions as Words)[question] ?? question;

/** Says another line; handed in, because a correction and an undoing name the line that they are about. */
type Describe = (incident: Incident, line: Entry | RawEntry) => { readonly kind: string };

/** The first words of a line that is not about a step, and which of its texts they already tell. */
const headlineOf = (incident: Incident, entry: Entry, describe: Describe): [text: string, ...told: string[]] => {
  const value = (id: string) => saidAt(incident, entry, id)?.value ?? '';
  switch (entry.type) {
    case 'incident.opened':
      return [report.opened(terms.trouble[entry.data.trouble], longDateTime(detectedAt(incident)))];
    case 'rules.shown':
      return [report.rules(entry.data.rules.length)];
    case 'response.opened':
      return [report.added(terms.trouble[entry.data.trouble])];
    case 'question.answered':
      return [report.question(questionText(entry.data.question), answerText(entry.data.question, entry.data.answer))];
    case 'trouble.recurred':
      return [report.recurred(entry.data.round)];
    case 'role.assigned': {
      const { role, as, other = '' } = entry.data;
      const said = as === 'absent' || as === 'holder' ? report.role[as](role) : report.role[as](role, other);
      return [[said, value('name')].filter((part) => part !== '').join('　'), 'name'];
    }
    case 'note.added':
      return [value('text'), 'text'];
    case 'rule.breached': {
      const { rule } = entry.data;
      const rules = incident.responses.flatMap((response) => response.runbook.standingRules);
      return [report.breached(rules.find(({ id }) => id === rule)?.title ?? rule)];
    }
    case 'evidence.added': {
      const file = report.evidenceFile(entry.data.evidence, value('name'));
      const { derivedFrom } = entry.data;
      return [derivedFrom === undefined ? file : `${file}（${report.derived(derivedFrom)}）`, 'name'];
    }
    case 'evidence.handled':
      return [report.handled(entry.data.evidence, entry.data.how)];
    case 'incident.transferred':
      return [report.transferred(value('to')), 'to'];
    case 'incident.received':
      return [report.received(entry.data.from.seq)];
    case 'pii.erased': {
      const { target, path } = entry.data;
      const erased = incident.bySeq.get(target.seq);
      const id = path.replace(/^(?:fields|actor)\./u, '');
      return [report.erased(target.seq, erased === undefined ? id : labelOf(erased, id))];
    }
    case 'retention.set':
      return [report.retention(retentionText(entry))];
    case 'document.numbered':
      return [report.numbered(value('document')), 'document'];
    case 'entry.corrected': {
      const target = incident.bySeq.get(entry.data.target.seq);
      const labels = entry.data.paths.map((path) => (target === undefined ? path : labelOf(target, path)));
      return [report.corrected(entry.data.target.seq, labels)];
    }
    case 'entry.undone': {
      const target = incident.bySeq.get(entry.data.target.seq);
      return [report.undone(entry.data.target.seq, target === undefined ? '' : describe(incident, target).kind)];
    }
    case 'incident.handed-over': {
      const { fromRole, toRole } = entry.data;
      return [report.handedOver(postAndName(fromRole, value('from')), postAndName(toRole, value('to'))), 'from', 'to'];
    }
    case 'incident.closed':
      return [report.closed];
    case 'incident.resumed':
      return [report.resumed];
    default:
      return [describeExercise(incident, entry) ?? report.raw];
  }
};

/** How the operator came to the trouble: the symptom chosen, the questions answered. */
const startOf = (entry: Entry): string[] => {
  if (entry.type !== 'incident.opened') return [];
  const { symptom, replies = [] } = entry.data;
  return [
    ...(symptom === undefined ? [] : [report.pair(report.label.symptom, start.symptom[symptom] ?? symptom)]),
    ...replies.map(({ question, reply }) => `${start.question[question]?.[0] ?? question}　${(start.replyShort as Words)[reply] ?? reply}`),
  ];
};

const subjectsOf = (incident: Incident, entry: Entry): string[] => {
  if (!('subjects' in entry.data)) return [];
  const numbers = entry.type === 'evidence.added' ? postsOf(incident, entry) : entry.data.subjects;
  // Posts that were put right stand with the words that were struck.
  if (numbers.length === 0 || saidAt(incident, entry, 'subject') !== undefined) return [];
  return [report.pair(report.label.subjects, numbers.map((number) => subjectText(incident, number)).join('\n'))];
};

/** What a line that is not about a step says: a headline, then each text that it leaves open. */
export const describeFact = (incident: Incident, entry: Entry, describe: Describe): string[] => {
  const [headline, ...told] = headlineOf(incident, entry, describe);
  // The new words of a correction stand with the line that was put right.
  const said = entry.type === 'entry.corrected' ? [saidAt(incident, entry, 'reason')] : saidOf(incident, entry);
  const rest = said.filter((one) => one !== undefined && one.struck.length === 0 && !told.includes(one.id));
  return [
    headline,
    ...rest.map((one) => report.pair(one?.label ?? '', one?.value ?? '')),
    ...startOf(entry),
    ...subjectsOf(incident, entry),
  ];
};
