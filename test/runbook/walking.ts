import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { view } from '../../machines/response.ts';
import type { Trouble } from '../../machines/words.ts';
import { countsIn } from '../../src/runbook/plan.ts';
import type { Runbook, SettingValues, Step } from '../../src/runbook/runbook.ts';
import { type Library, pin } from '../../src/session/library.ts';
import { namedBy } from '../../src/session/rehearse.ts';
import { specimenFields } from '../../src/session/rehearse-fields.ts';
import { Session } from '../../src/session/session.ts';
import { memoryLog } from '../../src/store/memory-log.ts';
import { readGuidelines } from '../../src/store/runbooks.ts';

export const shippedFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'runbooks');
const { guidelines } = readGuidelines([shippedFolder]);

export const runbookOf = (id: string, trouble: Trouble): Runbook => {
  const found = guidelines.find(({ guideline }) => guideline.id === id)?.runbooks.find((one) => one.trouble === trouble);
  if (found === undefined) throw new Error(`${id} ${trouble}`);
  return found;
};

export const allRunbooks = (): readonly Runbook[] => guidelines.flatMap(({ runbooks }) => runbooks);

export const stepsOf = (id: string, trouble: Trouble): readonly Step[] => runbookOf(id, trouble).steps;

export const step = (id: string, trouble: Trouble, name: string): Step => {
  const found = stepsOf(id, trouble).find((one) => one.id === name);
  if (found === undefined) throw new Error(`${id} ${trouble} ${name}`);
  return found;
};

/** Steps that must be settled before the incident can close. */
export const owed = (id: string, trouble: Trouble, settings: SettingValues = {}): string[] => {
  const runbook = runbookOf(id, trouble);
  return runbook.steps.filter((one) => countsIn(runbook, one, settings)).map((one) => one.id);
};

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** One incident, walked step by step; each act answers what refused it: a code and the steps or fields, or nothing. */
export class Case {
  readonly #session: Session;
  readonly #id: string;
  readonly #who = { role: '職員', name: '試し 太郎' };

  constructor(id: string, trouble: Trouble, settings: SettingValues = {}) {
    const runbook = runbookOf(id, trouble);
    const loaded = guidelines.find(({ guideline }) => guideline.id === id);
    const library: Library = { ids: [id], guideline: () => loaded?.guideline, runbooks: () => loaded?.runbooks ?? [] };
    this.#session = new Session({ log: memoryLog(), library, mode: 'real', now: () => Date.parse('2026-11-21T02:04:00+09:00') });
    const opened = this.#session.open({ pinned: pin(runbook), settings, account: '@example' }, this.#who);
    if ('refused' in opened) throw new Error(opened.refused.code);
    this.#id = opened.incident.id;
  }

  get incident() {
    return this.#session.load(this.#id);
  }

  #act(command: Parameters<Session['run']>[1]): string {
    const acted = this.#session.run(this.#id, command, this.#who);
    return 'refused' in acted ? [acted.refused.code, ...namedBy(acted.refused)].join(' ') : '';
  }

  do(name: string, fields: Fields = {}, answer?: string): string {
    const [response] = this.incident.responses;
    const found = response?.runbook.steps.find((one) => one.id === name);
    const filled = found === undefined ? fields : specimenFields(found.form, fields, '@example');
    return this.#act({ do: 'settle', step: name, outcome: 'done', fields: filled, ...(answer !== undefined && { answer }) });
  }

  skip(name: string, outcome: 'not-needed' | 'not-applicable' | 'could-not'): string {
    return this.#act({ do: 'settle', step: name, outcome, fields: { reason: '試し' } });
  }

  missed(name: string): string {
    return this.#act({ do: 'attempt', step: name });
  }

  close(): string {
    return this.#act({ do: 'close', fields: { judge: '試し 太郎', damage: 'none' } });
  }

  /** Counting steps that are still open. */
  get open(): readonly string[] {
    return this.incident.responses.flatMap(({ live }) => view(live).open);
  }
}
