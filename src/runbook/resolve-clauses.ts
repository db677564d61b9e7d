import type { Clause } from './runbook.ts';
import type { Guideline } from './schema.ts';

/** The clauses of one guideline, as others may cite them. */
export interface Clauses {
  readonly guideline: string;
  readonly body: string;
  readonly clauses: Readonly<Record<string, { readonly ref: string; readonly text: string }>>;
}

/** Other bodies' clauses, or a way to get them: asked once, only when a runbook cites one that is not its own. */
export type Peers = readonly Clauses[] | ((wanted: ReadonlySet<string>) => readonly Clauses[]);

/** What others may cite of a guideline. */
export function clausesOf({ id, body, clauses }: Pick<Guideline, 'id' | 'body' | 'clauses'>): Clauses {
  return { guideline: id, body, clauses };
}

/** Every place where a clause id stands: our own, or else the peers'. */
export function clauseFinder(own: Clauses, peers: readonly Clauses[]): (id: string) => readonly Clause[] {
  const among = (pool: readonly Clauses[], id: string) =>
    pool.flatMap(({ guideline, body, clauses }) => {
      const clause = Object.hasOwn(clauses, id) ? clauses[id] : undefined;
      return clause === undefined ? [] : [{ guideline, body, ref: clause.ref, text: clause.text }];
    });
  const others = peers.filter((peer) => peer.guideline !== own.guideline);
  return (id) => {
    const ours = among([own], id);
    return ours.length > 0 ? ours : among(others, id);
  };
}

/** Whether words stand in a text: white space aside, every character must agree. */
export function quotes(text: string, words: string): boolean {
  return squeeze(text).includes(squeeze(words));
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
