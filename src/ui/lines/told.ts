import type { FormState } from '../parts/form-model.ts';
import type { RowLike } from '../parts/row.ts';

/** Something that can be chosen, and what that does. Without a number of its own it gets the next that is free. */
export interface Choosable<App> {
  readonly number: number | null;
  readonly rows: readonly RowLike[];
  readonly go: (app: App) => void;
}

/** What a screen has to say and to ask, without any layout: for a dumb terminal, a small one, or somebody who listens. */
export interface Told<App> {
  /** In the order of saying. */
  readonly parts: readonly (RowLike | Choosable<App>)[];
  /** What can be chosen by its number though it is not said by itself: it is told with something else. */
  readonly besides?: readonly Choosable<App>[];
  /** The form that is being filled; its fields and buttons are asked one by one, after the parts. */
  readonly form?: FormState;
  /** The incident that words like 終結 and メモ are about. */
  readonly incident?: string;
  /** What is read only when it is asked for. */
  readonly onRequest?: { readonly clause: readonly RowLike[]; readonly records: readonly RowLike[]; advice(): void };
}
