import { expect } from 'vitest';
import type { Library } from '../../../src/session/library.ts';
import { Session } from '../../../src/session/session.ts';
import { memory, memoryLog } from '../../../src/store/memory-log.ts';
import { App, type Screen, type Size } from '../../../src/ui/app.ts';
import type { Key, KeyName } from '../../../src/ui/keys/key.ts';
import { frameText } from '../../../src/ui/parts/row.ts';
import { width } from '../../../src/ui/parts/width.ts';
import { routes } from '../../../src/ui/screens/routes.ts';
import { tokyo } from '../../fixtures/walk.ts';
import { library, type Scene, tanaka } from '../../session/scene.ts';
import { tempHome } from '../../store/temp-home.ts';

export const WIDE: Size = { columns: 80, rows: 24 };
export const NARROW: Size = { columns: 60, rows: 20 };
export const TALL: Size = { columns: 120, rows: 40 };

interface Set {
  /** The incident that is open; none: an empty log. */
  readonly scene?: Scene;
  readonly guideline?: string;
  readonly settings?: Record<string, Record<string, boolean>>;
  readonly library?: Library;
  readonly size?: Size;
}

/** A screen without a terminal: its frames as text, and keys one by one. */
export class Stage {
  readonly app: App;
  #size: Size;
  #chunk = 0;

  constructor(screen: Screen, { scene, guideline, settings = {}, library: shelf = library, size = WIDE }: Set = {}) {
    const session =
      scene?.session ?? new Session({ log: memoryLog(memory()), library: shelf, mode: 'real', now: () => tokyo('2026-11-21 2:05') });
    const chosen = { settings, ...(guideline !== undefined && { guideline }) };
    this.app = new App({ session, home: tempHome(), settings: chosen, cwd: '.', routes }, screen);
    this.app.person = tanaka;
    this.#size = size;
  }

  /** The screen as it stands: every row fits, and there are exactly as many as the terminal has. */
  rows(size: Size = this.#size): string[] {
    this.#size = size;
    const rows = frameText(this.app.draw(size));
    expect(rows).toHaveLength(size.rows);
    for (const row of rows) expect(width(row)).toBeLessThanOrEqual(size.columns);
    return rows;
  }

  text(size?: Size): string {
    return this.rows(size).join('\n');
  }

  #key(key: Partial<Key> & { name: KeyName }): this {
    this.#chunk += 1;
    this.app.press({ chunk: this.#chunk, withText: false, last: true, ...key });
    this.rows();
    return this;
  }

  press(...names: KeyName[]): this {
    for (const name of names) this.#key({ name });
    return this;
  }

  type(text: string): this {
    return this.#key({ name: 'text', text, withText: true, ...(/^[0-9]+$/u.test(text) && { digits: text }) });
  }

  /** Tab until the button bears the mark, then Enter. */
  button(label: string): this {
    this.rows();
    for (let tries = 0; tries < 40 && !this.text().includes(`>[${label}]`); tries += 1) this.press('tab');
    expect(this.text()).toContain(`>[${label}]`);
    return this.press('enter');
  }
}

/** Rows as one text without the blanks and breaks that a width brings. */
export const squeezed = (text: string): string => text.replaceAll(/[\s]+/gu, '');
