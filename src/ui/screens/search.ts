import { ui } from '../../words/ja/ui.ts';
import type { App, Screen, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import type { Choosable, Told } from '../lines/told.ts';
import { buttonLine } from '../parts/buttons.ts';
import { type EditorState, editor, editorKey } from '../parts/editor.ts';
import { editorLine } from '../parts/editor-rows.ts';
import { cut } from '../parts/fit.ts';
import { type Frame, type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { width } from '../parts/width.ts';
import { noticeRows, page, scrollMarks, windowOf } from './page.ts';
import { numbered, sentences } from './rows.ts';
import { type HitGroup, hitsOf } from './search-hits.ts';
import { Symptoms } from './symptoms.ts';

/** 10: search and switch are one thing; empty, it lists the incidents that are open. */
export class Search implements Screen {
  readonly #from: string | undefined;
  #query: EditorState;
  #index = 0;
  #zone: 'query' | 'rows' | 'buttons' = 'query';
  #button = 0;
  #arrived: number | undefined;

  constructor(from: string | undefined, text: string) {
    this.#from = from;
    this.#query = editor(text);
  }

  #last: { readonly of: string; readonly groups: readonly HitGroup[] } | undefined;

  /** What is found now: worked out once for a text, a state of the record and a minute, however often a key and a frame ask. */
  #found(app: App): readonly HitGroup[] {
    const { text } = this.#query;
    const of = `${app.session.version()}/${Math.floor(app.now() / 60_000)}/${app.person?.role ?? ''}/${text}`;
    if (this.#last?.of !== of) this.#last = { of, groups: hitsOf(app, this.#from, text) };
    return this.#last.groups;
  }

  #buttons(): { label: string; press: (app: App) => void }[] {
    const id = this.#from;
    const empty = this.#query.text.trim() === '';
    return [
      ...(id === undefined || empty
        ? []
        : [
            {
              label: ui.searchScreen.memo,
              press: (app: App) => {
                const { person } = app;
                if (
                  person !== undefined &&
                  app.act(() => app.session.run(id, { do: 'note', text: this.#query.text }, person)) !== undefined
                )
                  app.back();
              },
            },
          ]),
      ...(empty ? [{ label: ui.home.start, press: (app: App) => app.start(new Symptoms()) }] : []),
      { label: ui.back, press: (app) => app.back() },
    ];
  }

  /** With nothing typed the first incident bears the mark at once: `/` and Enter go to the one that was worked on before. */
  #marked(): number | undefined {
    if (this.#zone === 'rows') return this.#index;
    return this.#zone === 'query' && this.#query.text === '' ? 0 : undefined;
  }

  draw(app: App, size: Size): Frame {
    const { columns } = size;
    const groups = this.#found(app);
    const body: Row[] = [];
    let number = 0;
    let keep = { from: 0, to: 1 };
    for (const { title, count, hits } of groups) {
      body.push(rule(columns, title));
      for (const hit of hits) {
        const chosen = number === this.#marked();
        number += 1;
        const from = body.length;
        const room = columns - 6 - (hit.right === undefined ? 0 : width(hit.right) + 1);
        body.push(...numbered(number, cut(hit.words, room), hit.right ?? '', columns, chosen).slice(0, 1));
        if (hit.under !== undefined) body.push(...sentences([hit.under], columns, 6));
        // The heading above the first row comes into sight with it.
        if (chosen) keep = { from: number === 1 ? 0 : from, to: body.length };
      }
      if (count > hits.length) body.push(...sentences([ui.searchScreen.more(count - hits.length)], columns, 6));
    }
    if (groups.length === 0) body.push(...sentences([ui.searchScreen.nothing], columns));
    const label = ` ${ui.search}`;
    const left = width(label);
    const shown = editorLine(this.#query, columns - left - 1);
    const buttons = this.#buttons().map(({ label: name }, index) => ({
      label: name,
      focused: this.#zone === 'buttons' && index === this.#button,
    }));
    const drawn = buttonLine('', buttons, columns, 0);
    const top: Row[] = [[span(label), span(shown.text, { bold: true })], ...sentences([ui.searchScreen.hint], columns, 8, { dim: true })];
    const room = Math.max(1, size.rows - 2 - top.length - drawn.rows.length - 1 - noticeRows(app, columns).length);
    const start = windowOf(body.length, room, keep);
    const marks = scrollMarks(start, body.length - start - room, [ui.work.pageUp, ui.work.scrollRows]);
    const head: Row[] = [[span(ui.searchScreen.title, { bold: true })], rule(columns, '', marks), ...top];
    const onButton = this.#zone === 'buttons' ? drawn.cursor : undefined;
    const frame = page(app, size, {
      head,
      body,
      bottom: drawn.rows,
      kind: 'search',
      keep,
      ...(onButton !== undefined && { cursor: { in: 'bottom' as const, ...onButton } }),
    });
    return this.#zone === 'buttons' ? frame : { ...frame, cursor: { x: Math.min(columns - 1, left + shown.x), y: 2 } };
  }

  tell(app: App): Told<App> {
    const groups = this.#found(app);
    const hits = groups.flatMap((group) => group.hits);
    return {
      parts: [
        ui.searchScreen.title,
        ...(groups.length === 0 ? [ui.searchScreen.nothing] : []),
        ...groups.flatMap(({ title, hits: own }): (string | Choosable<App>)[] => [
          title,
          ...own.map((hit) => ({
            number: hits.indexOf(hit) + 1,
            rows: [hit.words, hit.right ?? '', hit.under ?? ''],
            go: hit.go,
          })),
        ]),
        ...this.#buttons().map(({ label, press }) => ({ number: null, rows: [label], go: press })),
      ],
    };
  }

  press(app: App, key: Key): void {
    app.notice = [];
    const hits = this.#found(app).flatMap((group) => group.hits);
    const buttons = this.#buttons();
    if (key.name === 'escape') {
      app.back();
      return;
    }
    if (key.name === 'tab' || key.name === 'shift-tab') {
      this.#arrived = key.chunk;
      if (this.#zone !== 'buttons') {
        this.#zone = 'buttons';
        this.#button = key.name === 'tab' ? 0 : buttons.length - 1;
      } else {
        const next = this.#button + (key.name === 'tab' ? 1 : -1);
        if (next < 0 || next >= buttons.length) this.#zone = 'query';
        else this.#button = next;
      }
      return;
    }
    if (this.#zone === 'buttons' && (key.name === 'left' || key.name === 'right')) {
      this.#button = Math.max(0, Math.min(buttons.length - 1, this.#button + (key.name === 'left' ? -1 : 1)));
      return;
    }
    if (key.name === 'enter') {
      // What comes in one read with text only confirms it.
      if (this.#zone === 'buttons') {
        if (this.#arrived !== key.chunk && !key.withText) buttons[this.#button]?.press(app);
      } else if (this.#zone === 'rows') hits[this.#index]?.go(app);
      else if (this.#query.text === '') {
        if (!key.withText) hits[0]?.go(app);
      } else if (hits.length > 0) {
        this.#zone = 'rows';
        this.#index = 0;
      }
      return;
    }
    if (key.name === 'down' || key.name === 'up') {
      if (this.#zone !== 'rows') {
        const below = this.#marked() === undefined ? 0 : 1;
        this.#zone = hits.length > 0 && key.name === 'down' ? 'rows' : 'query';
        this.#index = Math.min(below, Math.max(0, hits.length - 1));
      } else if (key.name === 'up' && this.#index === 0) this.#zone = 'query';
      else this.#index = Math.max(0, Math.min(hits.length - 1, this.#index + (key.name === 'down' ? 1 : -1)));
      return;
    }
    if (key.name === 'text' && key.sign === '?' && this.#query.text === '') {
      app.open(app.routes.help('search'));
      return;
    }
    if (key.name === 'text' && key.digits !== undefined && this.#zone === 'rows') {
      const wanted = Number(key.digits) - 1;
      if (wanted >= 0 && wanted < hits.length) this.#index = wanted;
      return;
    }
    const next = editorKey(this.#query, key, app.size.columns - width(ui.search) - 2);
    if (next !== undefined) {
      this.#query = next;
      this.#zone = 'query';
      this.#index = 0;
    }
  }
}
