import { saidAt } from '../export/said.ts';
import { eraDate, eraDateTime } from '../incident/calendar.ts';
import { isEntry } from '../incident/chain.ts';
import { detectedAt, occurredAt } from '../incident/corrected.ts';
import type { Entry } from '../incident/entry.ts';
import { type Incident, type Response, recordsOf, type StepRecord, stepOf } from '../incident/incident.ts';
import type { ResponseLine } from '../incident/overview.ts';
import type { SlotFacts } from '../runbook/notice.ts';
import type { Step } from '../runbook/runbook.ts';
import type { FormId } from '../runbook/vocabulary.ts';
import { type ReadNotices, readNotices } from '../store/notices.ts';
import { readRoutes } from '../store/platforms.ts';
import { notices as words } from '../words/ja/notices.ts';
import { shippedRunbooks } from './folders.ts';
import type { Library } from './library.ts';

/** Drafts and routes beside the guidelines. Read when a form first needs them, then kept. */
export interface Extras {
  notices(): ReadNotices;
  routes(): ReturnType<typeof readRoutes>;
}

const kept = new WeakMap<Library, Extras>();

/** The extras of a library, from the directories it was opened on; without them the shipped one alone. */
export const extrasOf = (library: Library): Extras => {
  const known = kept.get(library);
  if (known !== undefined) return known;
  const dirs = library.dirs ?? [shippedRunbooks()];
  let drafts: ReadNotices | undefined;
  let routes: ReturnType<typeof readRoutes> | undefined;
  const extras: Extras = {
    notices: () => {
      drafts ??= readNotices(dirs);
      return drafts;
    },
    routes: () => {
      routes ??= readRoutes(dirs);
      return routes;
    },
  };
  kept.set(library, extras);
  return extras;
};

/** Forms of what goes out to the public. */
const PUBLIC: ReadonlySet<FormId> = new Set(['R15', 'R16']);

/** A text of a line as it stands, corrections taken in; nothing where it was blacked out or taken back. */
const wordsAt = (incident: Incident, entry: Entry, id: string): string | undefined => {
  const path = [`fields.${id}`, id].find((one) => entry.words[one] !== undefined);
  return path === undefined ? undefined : saidAt(incident, entry, id)?.value;
};

const isDone = (entry: StepRecord): boolean =>
  entry.type === 'step.overridden' || (entry.type === 'step.settled' && entry.data.outcome === 'done');

/** The day of the last publication of this response. */
const lastNotice = (incident: Incident, response: Response): string | undefined => {
  const last = response.runbook.steps
    .filter(({ form }) => PUBLIC.has(form))
    .flatMap(({ id }) => recordsOf(incident, response.id, id).filter(isDone))
    .sort((a, b) => a.seq - b.seq)
    .at(-1);
  return last === undefined ? undefined : eraDate(occurredAt(incident, last));
};

/** Posts that were named in records that stand. Accounts are none: neither @names nor the account that the incident was opened for. */
const posts = (incident: Incident): number => {
  const { account } = incident.opened.words;
  // Blacked out, it cannot be told from a post: then no number is better than a wrong one.
  if (account === undefined && incident.opened.pii.account !== undefined) return 0;
  const named = incident.entries
    .filter(isEntry)
    .filter(({ seq }) => !incident.undone.has(seq))
    .flatMap(({ data }) => ('subjects' in data ? data.subjects : []));
  const isPost = (subject: string): boolean => subject !== account && !/^[@＠]/u.test(subject);
  return [...new Set(named)].filter((one) => isPost(incident.subjects.get(one) ?? '')).length;
};

/** What this incident knows for the slots of a draft. What it does not know is left out: nothing is guessed. */
export const slotFacts = (incident: Incident, { response, view }: ResponseLine, now: number): SlotFacts => {
  const { guideline } = response.runbook;
  const said = (slot: keyof typeof words.fact, question: string): string | undefined =>
    (words.fact[slot] as Readonly<Record<string, string>>)[view.questions[question] ?? ''];
  const count = posts(incident);
  const found: Readonly<Record<string, string | undefined>> = {
    // A template is nobody's name.
    自治体名: guideline.template ? undefined : guideline.body,
    アカウント: wordsAt(incident, incident.opened, 'account'),
    覚知の日時: eraDateTime(detectedAt(incident)),
    記録した投稿の件数: count === 0 ? undefined : String(count),
    トラブル: words.trouble[response.trouble],
    今日: eraDate(now),
    前のお知らせの日付: lastNotice(incident, response),
    投稿の見きわめ: said('投稿の見きわめ', 'triage'),
    アカウントの見きわめ: said('アカウントの見きわめ', 'triage'),
    アカウントの管理: said('アカウントの管理', 'access'),
    真偽: said('真偽', 'facts'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
};

/** The approval steps that this publication waits for, each text anew. */
const approvalsBefore = (step: Step): string[] =>
  step.after.filter(({ order, per }) => order === 'strict' && per === 'text').map(({ step: id }) => id);

/** The publication steps of a runbook that wait for this approval; the step itself where it is a publication. */
export const publicationsOf = (response: Response, step: Step): string[] => {
  const waiting = response.runbook.steps.filter((one) => approvalsBefore(one).includes(step.id)).map(({ id }) => id);
  return PUBLIC.has(step.form) ? [step.id] : waiting;
};

/** The text that was approved for this publication and that none has used yet; undefined where the body asks for no approval. */
export const approvedText = (incident: Incident, response: Response, step: Step): string | undefined => {
  for (const id of approvalsBefore(step)) {
    const approved = recordsOf(incident, response.id, id).findLast(({ type }) => type !== 'step.recorded');
    const approval = stepOf(response.runbook, id);
    // One that was refused holds no text.
    if (approved === undefined || approval === undefined) continue;
    const used = publicationsOf(response, approval)
      .flatMap((one) => recordsOf(incident, response.id, one))
      .some((entry) => entry.seq > approved.seq && (entry.type !== 'step.settled' || isDone(entry)));
    const text = used ? undefined : wordsAt(incident, approved, 'text');
    if (text !== undefined) return text;
  }
  return undefined;
};
