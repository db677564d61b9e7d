import { TROUBLES } from '../../../machines/words.ts';
import { describe } from '../../export/describe.ts';
import { layerMark } from '../../export/layer.ts';
import { hm, near, since } from '../../incident/calendar.ts';
import { isEntry } from '../../incident/chain.ts';
import { nextStep, responsesOf, stepsInPlay } from '../../incident/overview.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Screen, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { buttonLine } from '../parts/buttons.ts';
import { type EditorState, editor, editorKey } from '../parts/editor.ts';
import { editorLine } from '../parts/editor-rows.ts';
import { cut } from '../parts/fit.ts';
import { type Frame, type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { width } from '../parts/width.ts';
import { allIncidents, incidentName } from './incidents.ts';
import { operationsFor } from './operations.ts';
import { page } from './page.ts';
import { numbered, sentences } from './rows.ts';
import { RunbookReader } from './runbooks.ts';
import { openStep } from './step-rows.ts';
import { Timeline } from './timeline.ts';

interface Hit {
  readonly words: string;
  readonly under?: string;
  readonly right?: string;
  readonly go: (app: App) => void;
}

/** One spelling for all: full and half width, circled numbers, katakana as hiragana, no blanks. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u30a1-\u30f6]/gu, (each) => String.fromCharCode(each.charCodeAt(0) - 0x60))
    .replaceAll(/\s+/gu, '');

const MOST = 5;

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

  #groups(app: App): { title: string; hits: Hit[] }[] {
    const query = folded(this.#query.text);
    // のっとり is 乗っ取り, wherever it stands.
    const spellings = [
      query,
      ...TROUBLES.filter((trouble) => query.length > 1 && folded(ui.reading[trouble]).includes(query)).map((trouble) =>
        folded(terms.trouble[trouble]),
      ),
    ];
    const has = (...texts: string[]) => query !== '' && texts.some((text) => spellings.some((one) => folded(text).includes(one)));
    const { open } = allIncidents(app);
    const now = app.now();
    const incidents = open
      .filter(
        (incident) =>
          query === '' || has(incidentName(incident), incident.id, ...incident.responses.map(({ trouble }) => ui.reading[trouble])),
      )
      .map((incident): Hit => {
        const lines = responsesOf(incident);
        const next = nextStep(lines, app.person?.role ?? '');
        const left = lines.reduce((sum, line) => sum + (line.view.course === 'handed-over' ? 0 : line.left), 0);
        return {
          words: incidentName(incident),
          right: ui.home.since(since(now - incident.opened.data.detected)),
          under: `${ui.now}　${next === undefined ? ui.work.allDone : `${next.step.title}（手順${next.step.number ?? ''}）`}　残り${left}`,
          go: (it) => it.start(it.routes.work(incident.id)),
        };
      });
    if (query === '') return [{ title: ui.searchScreen.incidents(incidents.length), hits: incidents }];
    const here = this.#from === undefined ? undefined : app.load(this.#from);
    const steps =
      here === undefined
        ? []
        : stepsInPlay(responsesOf(here)).filter(({ step }) => has(step.title, step.id) || String(step.number) === query);
    const records = here === undefined ? [] : here.entries.filter(isEntry).filter((entry) => has(describe(here, entry).text));
    const operations = here === undefined ? [] : operationsFor(this.#query.text);
    const loaded = app.session.library.ids.flatMap((id) => app.session.library.runbooks(id));
    const runbooks = loaded.filter((runbook) =>
      has(`${runbook.guideline.body} ${terms.trouble[runbook.trouble]}`, ui.reading[runbook.trouble]),
    );
    const clauses = loaded.flatMap((runbook) =>
      Object.values(runbook.clauses)
        .filter(({ guideline }) => guideline === runbook.guideline.id)
        .map((clause) => ({ runbook, clause })),
    );
    const found = clauses.filter(
      ({ clause }, index) =>
        has(clause.text, `${clause.body}${clause.ref}`) &&
        clauses.findIndex((other) => other.clause.body === clause.body && other.clause.ref === clause.ref) === index,
    );
    const id = this.#from ?? '';
    return [
      {
        title: ui.searchScreen.operations(operations.length),
        hits: operations.map((one): Hit => ({ words: one.title, go: (it) => one.run(it, id) })),
      },
      { title: ui.searchScreen.incidents(incidents.length), hits: incidents },
      {
        title: ui.searchScreen.steps(steps.length),
        hits: steps.map(
          (line): Hit => ({
            words: `${line.step.number ?? ''} ${layerMark(line.step, line.adopted)} ${line.step.title}`,
            go: (it) => {
              it.back();
              openStep(it, id, line);
            },
          }),
        ),
      },
      {
        title: ui.searchScreen.records(records.length),
        hits: records.map(
          (entry): Hit => ({
            words: `${entry.seq}番 ${hm(entry.at)} ${here === undefined ? '' : describe(here, entry).text.replaceAll('\n', '　')}`,
            right: near(entry.at, now),
            go: (it) => it.replace(new Timeline(id)),
          }),
        ),
      },
      {
        title: ui.searchScreen.runbooks(runbooks.length),
        hits: runbooks.map(
          (runbook): Hit => ({
            words: `${runbook.guideline.body} ${terms.trouble[runbook.trouble]}　${terms.coverage[runbook.coverage.kind]}`,
            go: (it) => it.open(new RunbookReader(runbook)),
          }),
        ),
      },
      {
        title: ui.searchScreen.clauses(found.length),
        hits: found.map(
          ({ runbook, clause }): Hit => ({
            words: `${clause.body} ${clause.ref}　${clause.text.replaceAll(/\s+/gu, '')}`,
            go: (it) => it.open(new RunbookReader(runbook)),
          }),
        ),
      },
    ].filter(({ hits }) => hits.length > 0);
  }

  #buttons(): { label: string; press: (app: App) => void }[] {
    const id = this.#from;
    return [
      ...(id === undefined || this.#query.text.trim() === ''
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
      { label: ui.back, press: (app) => app.back() },
    ];
  }

  draw(app: App, size: Size): Frame {
    const { columns } = size;
    const groups = this.#groups(app);
    const body: Row[] = [];
    let number = 0;
    let keep = { from: 0, to: 1 };
    for (const { title, hits } of groups) {
      body.push(rule(columns, title));
      for (const hit of hits.slice(0, MOST)) {
        const chosen = this.#zone === 'rows' && number === this.#index;
        number += 1;
        const from = body.length;
        const room = columns - 6 - (hit.right === undefined ? 0 : width(hit.right) + 1);
        body.push(...numbered(number, cut(hit.words, room), hit.right ?? '', columns, chosen).slice(0, 1));
        if (hit.under !== undefined) body.push(...sentences([hit.under], columns, 6));
        if (chosen) keep = { from, to: body.length };
      }
    }
    if (groups.length === 0) body.push(...sentences([ui.searchScreen.nothing], columns));
    const label = ` ${ui.search}`;
    const shown = editorLine(this.#query, columns - 10);
    const buttons = this.#buttons().map(({ label: name }, index) => ({
      label: name,
      focused: this.#zone === 'buttons' && index === this.#button,
    }));
    const drawn = buttonLine('', buttons, columns, 0);
    const head: Row[] = [
      [span(ui.searchScreen.title, { bold: true })],
      rule(columns),
      [span(label), span(shown.text, { bold: true })],
      ...sentences([ui.searchScreen.hint], columns, 8, { dim: true }),
    ];
    const onButton = this.#zone === 'buttons' ? drawn.cursor : undefined;
    const frame = page(app, size, {
      head,
      body,
      bottom: drawn.rows,
      kind: 'search',
      keep,
      ...(onButton !== undefined && { cursor: { in: 'bottom' as const, ...onButton } }),
    });
    return this.#zone === 'buttons' ? frame : { ...frame, cursor: { x: Math.min(columns - 1, 1 + 6 + shown.x), y: 2 } };
  }

  press(app: App, key: Key): void {
    app.notice = [];
    const hits = this.#groups(app).flatMap((group) => group.hits.slice(0, MOST));
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
      else if (hits.length > 0) {
        this.#zone = 'rows';
        this.#index = 0;
      }
      return;
    }
    if (key.name === 'down' || key.name === 'up') {
      if (this.#zone !== 'rows') {
        this.#zone = hits.length > 0 && key.name === 'down' ? 'rows' : 'query';
        this.#index = 0;
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
    const next = editorKey(this.#query, key, app.size.columns - 10);
    if (next !== undefined) {
      this.#query = next;
      this.#zone = 'query';
      this.#index = 0;
    }
  }
}
