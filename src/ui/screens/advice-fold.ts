import { dropDraft, writeDraft } from '../../store/drafts.ts';
import type { App } from '../app.ts';
import { keepBeside } from './keep-beside.ts';
import { readQuietly } from './work-list.ts';

/** Whether the advice beyond the rules stands open on the work screen: kept beside the log, so that it is found as it was left. */
export class AdviceFold {
  readonly #key: string;
  #open: boolean | undefined;

  constructor(incident: string) {
    this.#key = `${incident}/advice`;
  }

  isOpen(app: App): boolean {
    this.#open ??= readQuietly(app, this.#key) === true;
    return this.#open;
  }

  /** Opens it, or folds it. */
  toggle(app: App): void {
    const open = !this.isOpen(app);
    this.#open = open;
    keepBeside(app, () => (open ? writeDraft(app.home, this.#key, true) : dropDraft(app.home, this.#key)));
  }
}
