import { view } from '../../machines/response.ts';
import type { Step } from '../runbook/runbook.ts';
import { aboutOf, type Incident, type Response } from './incident.ts';

/** States of the lane `access` in which nobody has made sure that the account is ours to use. */
const NOT_OURS = ['unknown', 'locked-out', 'recovery-asked'] as const;

/** Why what is said on the account may reach nobody or be changed, and what stands beside it. */
export interface OutOfBand {
  readonly access: (typeof NOT_OURS)[number];
  /** The response whose account it is. */
  readonly response: string;
  /** The step that tells the public elsewhere, where a runbook in play has one that can be done. */
  readonly instead?: { readonly response: string; readonly step: string; readonly number: number | null; readonly title: string };
}

/** Media that are not an account, however they are written. */
const ELSEWHERE = /ホームページ|ウェブ|web|hp|広報[紙誌]|防災|放送|掲示|回覧/iu;

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();

/** The @name in a text, or the whole of it where there is none. */
const handle = (text: string): string => /@[\w.-]+/u.exec(plain(text))?.[0] ?? plain(text);

/**
 * Whether what this step says would go out on an account: a statement itself (form R15), or the approval that a statement waits for.
 * A medium or an account that was filled in and is another one says no.
 */
const goesOnAccount = (incident: Incident, { runbook }: Response, step: Step, fields: Readonly<Record<string, string>>): boolean => {
  const waiting = runbook.steps.filter(({ after }) => after.some((order) => order.per === 'text' && order.step === step.id));
  if (step.form !== 'R15' && !(step.form === 'R14' && waiting.some(({ form }) => form === 'R15'))) return false;
  const ours = aboutOf(incident, 'account');
  const { medium = '', account = '' } = fields;
  if (ELSEWHERE.test(plain(medium)) || ELSEWHERE.test(plain(account))) return false;
  return account.trim() === '' || ours === undefined || handle(account) === handle(ours);
};

const inPlay = (incident: Incident): readonly Response[] => incident.responses.filter(({ live }) => view(live).course !== 'handed-over');

/** Where the public is told beside the account: the first homepage step of a response in play, one that can be done before any other. */
const elsewhere = (incident: Incident): OutOfBand['instead'] => {
  const found = inPlay(incident).flatMap((response) => {
    const step = response.runbook.steps.find(({ form }) => form === 'R16');
    return step === undefined ? [] : [{ response, step, open: view(response.live).steps[step.id]?.state === 'open' }];
  });
  const chosen = found.find(({ open }) => open) ?? found[0];
  return chosen && { response: chosen.response.id, step: chosen.step.id, number: chosen.step.number, title: chosen.step.title };
};

/**
 * What to look at before this step says something to the public: an account of this incident is not known to be in control, whichever
 * response that is told in. `undefined` where nothing would go out on it. `fields` are those of the form as they stand.
 */
export const outOfBand = (
  incident: Incident,
  response: Response,
  step: Step,
  fields: Readonly<Record<string, string>> = {},
): OutOfBand | undefined => {
  if (!goesOnAccount(incident, response, step, fields)) return undefined;
  for (const one of inPlay(incident)) {
    const access = NOT_OURS.find((state) => state === view(one.live).questions.access);
    const instead = elsewhere(incident);
    if (access !== undefined) return { access, response: one.id, ...(instead !== undefined && { instead }) };
  }
  return undefined;
};
