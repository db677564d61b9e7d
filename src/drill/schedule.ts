import { holds, type Known, mayHold } from './condition.ts';
import type { Inject, Scenario } from './scenario.ts';
import type { Values } from './variants.ts';

export const MINUTE = 60_000;

/** What the log of an exercise says happened, in milliseconds of exercise time from STARTEX. */
export type Happening =
  | { readonly kind: 'done' | 'undone'; readonly at: number; readonly deed: string; readonly seq: number }
  | { readonly kind: 'release' | 'defer'; readonly at: number; readonly inject: string; readonly seq: number };

/** Where an inject stands: 待ち, 付与済, 見送り, or it cannot come any more. */
export type InjectStatus =
  | { readonly state: 'waiting'; readonly due?: number }
  | { readonly state: 'released'; readonly at: number; readonly by: 'time' | 'state' | 'controller' }
  | { readonly state: 'deferred'; readonly at: number }
  | { readonly state: 'obsolete'; readonly at: number; readonly because?: string };

export interface Schedule {
  /** In the order of the file. */
  readonly injects: ReadonlyMap<string, InjectStatus>;
  /** Released ones, in the order in which they came. */
  readonly released: readonly { readonly inject: Inject; readonly at: number }[];
  /** What came or dropped out by itself, in the order in which it did. */
  readonly passed: readonly { readonly id: string; readonly status: InjectStatus }[];
  /** When the next waiting one comes if nothing else happens. */
  readonly next?: { readonly id: string; readonly at: number };
}

/**
 * Where every inject of a scenario stands at a moment: a pure function of the log, so that the live view, a restart, a replay
 * and the report never differ. It goes through the moments one by one, however far the clock has jumped; at one moment what
 * people did comes before what falls due, and what falls due together comes in the order of the file.
 */
export function scheduleAt(scenario: Scenario, values: Values, happenings: readonly Happening[], now: number): Schedule {
  const run = new Run(scenario, values);
  run.settle(0);
  const past = happenings.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at || a.seq - b.seq);
  for (const happening of past) {
    run.fallDue((at) => at < happening.at);
    run.happen(happening);
  }
  run.fallDue((at) => at <= now);
  return run.told();
}

class Run {
  readonly #injects: readonly Inject[];
  readonly #status = new Map<string, InjectStatus>();
  readonly #released: { inject: Inject; at: number }[] = [];
  readonly #passed: { id: string; status: InjectStatus }[] = [];
  /** How many records that stand say that a deed was done. */
  readonly #done = new Map<string, number>();
  /** Since when the condition of an inject has held without a break. */
  readonly #since = new Map<string, number>();
  readonly #known: Known;

  constructor({ injects }: Scenario, values: Values) {
    this.#injects = injects;
    for (const { id } of injects) this.#status.set(id, { state: 'waiting' });
    this.#known = { done: (deed) => (this.#done.get(deed) ?? 0) > 0, released: (id) => this.#status.get(id)?.state === 'released', values };
  }

  happen(happening: Happening): void {
    const { at } = happening;
    if ('deed' in happening) this.#done.set(happening.deed, (this.#done.get(happening.deed) ?? 0) + (happening.kind === 'done' ? 1 : -1));
    else {
      const inject = this.#injects.find(({ id }) => id === happening.inject);
      const state = this.#status.get(happening.inject)?.state;
      if (inject === undefined || state === 'released') return;
      if (happening.kind === 'release') this.#release(inject, at, 'controller');
      else if (state === 'waiting') this.#status.set(inject.id, { state: 'deferred', at });
    }
    this.settle(at);
  }

  /** Follows the conditions of what waits: since when each holds, and which can never hold again. */
  settle(at: number): void {
    for (const inject of this.#waiting()) {
      const { id, when } = inject;
      if (when === undefined) continue;
      if (!holds(when, this.#known)) this.#since.delete(id);
      else if (!this.#since.has(id)) this.#since.set(id, at);
      if (!mayHold(when, this.#known)) this.#drop(inject, at);
    }
  }

  /** Meets one thing after the other that falls due in time; each may change what the next one waits for. */
  fallDue(inTime: (at: number) => boolean): void {
    for (let next = this.#next(); next !== undefined && inTime(next.at); next = this.#next()) {
      const { inject, at } = next;
      if (inject.at === undefined) this.#release(inject, at, 'state');
      else if (this.#heldLongEnough(inject, at)) this.#release(inject, at, inject.when === undefined ? 'time' : 'state');
      else this.#drop(inject, at);
      this.settle(at);
    }
  }

  told(): Schedule {
    const next = this.#next();
    const injects = new Map(
      [...this.#status].map(([id, status]): [string, InjectStatus] => {
        const inject = this.#injects.find((one) => one.id === id);
        const due = status.state === 'waiting' && inject !== undefined ? this.#dueOf(inject) : undefined;
        return [id, due === undefined ? status : { state: 'waiting', due }];
      }),
    );
    return {
      injects,
      released: this.#released,
      passed: this.#passed,
      ...(next !== undefined && { next: { id: next.inject.id, at: next.at } }),
    };
  }

  #waiting(): Inject[] {
    return this.#injects.filter(({ id }) => this.#status.get(id)?.state === 'waiting');
  }

  #heldLongEnough({ id, when, after = 0 }: Inject, at: number): boolean {
    const since = this.#since.get(id);
    return when === undefined || (since !== undefined && since + after * MINUTE <= at);
  }

  /** A time that is written is the time; else a condition counts from when it began to hold; else only the controller knows. */
  #dueOf({ id, at, when, after = 0 }: Inject): number | undefined {
    if (at !== undefined) return at * MINUTE;
    const since = this.#since.get(id);
    return when === undefined || since === undefined ? undefined : since + after * MINUTE;
  }

  #next(): { inject: Inject; at: number } | undefined {
    return this.#waiting()
      .flatMap((inject) => {
        const at = this.#dueOf(inject);
        return at === undefined ? [] : [{ inject, at }];
      })
      .sort((a, b) => a.at - b.at)[0];
  }

  #release(inject: Inject, at: number, by: 'time' | 'state' | 'controller'): void {
    const status: InjectStatus = { state: 'released', at, by };
    this.#status.set(inject.id, status);
    if (by !== 'controller') this.#passed.push({ id: inject.id, status });
    this.#released.push({ inject, at });
  }

  #drop(inject: Inject, at: number): void {
    const status: InjectStatus = { state: 'obsolete', at, ...(inject.else !== undefined && { because: inject.else }) };
    this.#status.set(inject.id, status);
    this.#passed.push({ id: inject.id, status });
  }
}
