import { withoutSecrets } from '../../incident/secrets.ts';
import { dropDraft, writeDraft } from '../../store/drafts.ts';
import type { App } from '../app.ts';
import { keepBeside } from './keep-beside.ts';
import { readQuietly } from './work-list.ts';

/** The memo that stands in the line of an incident, kept beside the log as forms keep their fields. */
export class MemoDraft {
  readonly #key: string;
  /** What lies on the disk; not known before it was asked for. */
  #kept: string | undefined;

  constructor(incident: string) {
    this.#key = `${incident}/memo`;
  }

  /** Keeps the text as it stands now, secrets left out. */
  keep(app: App, line: string): void {
    const { text } = withoutSecrets(line);
    if (this.#kept === undefined || this.#kept === text) return;
    this.#kept = text;
    keepBeside(app, () => (text === '' ? dropDraft(app.home, this.#key) : writeDraft(app.home, this.#key, text)));
  }

  /** The memo that was begun when the terminal was last closed; given once. */
  takeUp(app: App): string {
    if (this.#kept !== undefined) return '';
    const draft = readQuietly(app, this.#key);
    this.#kept = typeof draft === 'string' ? draft : '';
    return this.#kept;
  }
}
