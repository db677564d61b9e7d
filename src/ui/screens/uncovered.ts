import { layerMark } from '../../export/layer.ts';
import { adopted, binds, settingsOf as chosenSettings, isAdvice } from '../../runbook/plan.ts';
import type { Clause, Runbook, SettingValues, Step } from '../../runbook/runbook.ts';
import type { CoverageKind } from '../../runbook/vocabulary.ts';
import { notices } from '../../words/ja/notices.ts';
import { start } from '../../words/ja/start.ts';
import { terms } from '../../words/ja/terms.ts';
import type { App } from '../app.ts';
import { cutRow } from '../parts/fit.ts';
import type { FormValues } from '../parts/form.ts';
import { type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { Begin } from './begin.ts';
import type { Around } from './form-screen.ts';
import { GuidelineChoice, settingsOf } from './guideline.ts';
import { type Between, type Item, type Listing, ListScreen } from './list-screen.ts';
import { heading, numbered, sentences } from './rows.ts';
import { RunbookReader } from './runbooks.ts';
import type { Origin } from './symptoms.ts';
import { Work } from './work.ts';

const words = notices.uncovered;

/** What the guideline says of the trouble as a whole under these settings. */
export const coverageHere = (runbook: Runbook, chosen: SettingValues): { kind: CoverageKind; sentence?: string } => {
  const { coverage } = runbook;
  const { unless } = coverage;
  if (unless !== undefined && chosenSettings(runbook, chosen)[unless.setting] !== true) return unless;
  return { kind: coverage.kind, ...(coverage.sentence !== undefined && { sentence: coverage.sentence }) };
};

const OPEN: ReadonlySet<CoverageKind> = new Set(['none', 'partial', 'sample']);

/** Whether the way in says first what this body's guideline does not say. A template is nobody's guideline and says its own sentence. */
export const isUncovered = (runbook: Runbook, chosen: SettingValues): boolean =>
  !runbook.guideline.template && OPEN.has(coverageHere(runbook, chosen).kind);

/** Clauses that may bear on the trouble, those that a step or a standing rule works by first. */
const related = ({ coverage, steps, standingRules, clauses }: Runbook, values: SettingValues): { mark: string; clause: Clause }[] => {
  const all = [...coverage.direct, ...coverage.indirect];
  const ours = steps.filter(({ layer }) => layer === 'rule');
  const used = [
    ...ours.filter((step) => adopted(step, values)).flatMap(({ clauses: [id = ''] }) => id),
    ...standingRules.flatMap(({ clauses: [id = ''] }) => id),
  ];
  return [...new Set([...used.filter((id) => all.includes(id)), ...all])].flatMap((id) => {
    const clause = clauses[id];
    const step = ours.find((one) => one.clauses.includes(id));
    const basis = coverage.direct.includes(id) ? 'direct' : 'indirect';
    const mark = step === undefined ? layerMark({ layer: 'rule', basis }, true) : layerMark(step, adopted(step, values));
    return clause === undefined ? [] : [{ mark, clause }];
  });
};

/** At most this many clauses before the way in; all of them stand behind the button. */
const FIRST = 4;
const CUT = [span('…')];

/** [他市] 平川市・上野原市 [実務]: whose advice stands beside the rules. */
const adviceFrom = ({ steps, clauses }: Runbook, isExtra: (step: Step) => boolean): string => {
  const extra = steps.filter(isExtra);
  const bodies = extra.filter(({ layer }) => layer === 'peer').flatMap(({ clauses: [id = ''] }) => clauses[id]?.body ?? []);
  return [
    ...(bodies.length > 0 ? [`[${terms.layer.peer}] ${[...new Set(bodies)].join('・')}`] : []),
    ...(extra.some(({ layer }) => layer === 'practice') ? [`[${terms.layer.practice}]`] : []),
  ].join(' ');
};

type Way = 'rules' | 'advice' | 'wait';

/** 18: before anything is recorded, that no clause rules this trouble, which may bear on it, and the ways to begin. */
export class Uncovered extends ListScreen {
  readonly #runbook: Runbook;
  readonly #origin: Origin;

  constructor(runbook: Runbook, origin: Origin) {
    super();
    this.#runbook = runbook;
    this.#origin = origin;
  }

  override listing(app: App): Listing {
    const runbook = this.#runbook;
    const { guideline, trouble, coverage, steps } = runbook;
    const { columns, rows } = app.size;
    const values = settingsOf(app, guideline.id);
    const low = rows < 24;
    const { kind, sentence } = coverageHere(runbook, values);
    const [first, ...rest] = (sentence ?? `${terms.coverage[kind]}。`).split(/(?<=。)/u);
    const more = sentences(rest.length === 0 ? [] : [rest.join('')], columns);
    const said = [...sentences([first ?? ''], columns, 1, { bold: true }), ...(low || more.length === 0 ? [] : [[]]), ...more];
    const silent =
      coverage.silent.length === 0
        ? []
        : low
          ? [cutRow([span(` ${words.silent(guideline.body)}　${coverage.silent.join('／')}`)], columns)]
          : [rule(columns, words.silent(guideline.body)), ...sentences([coverage.silent.join('／')], columns)];
    const open = (way: Way) => (it: App) => it.open(new BeginUncovered(runbook, this.#origin, way));
    const from = adviceFrom(runbook, (step) => isAdvice(runbook, step, values));
    const bound = steps.filter((step) => binds(runbook, step, values) && step.modality.length > 0).length;
    const way = (number: number, label: string, right: string, choose: (it: App) => void): Item => ({
      number,
      rows: (wide, chosen) => numbered(number, label, wide < 72 ? '' : right, wide, chosen),
      choose,
    });
    const ways = [
      way(1, words.rulesOnly, words.rulesCount(bound), open('rules')),
      ...(from === '' ? [] : [way(2, words.withAdvice, from, open('advice'))]),
      way(from === '' ? 2 : 3, words.wait, '', open('wait')),
    ];
    const note = from === '' || low ? [] : sentences([words.adviceNote(guideline.body)], columns, 6);
    // The sentence and the ways stand; the clauses take the rows that are left: title, rule, line, keys and two headings beside them.
    const room = rows - 4 - 2 - said.length - silent.length - note.length - ways.length;
    const clauses = related(runbook, values);
    return {
      title: `${start.title}　${words.title(guideline.body, terms.trouble[trouble])}`,
      right: columns < 72 ? '' : guideline.edition.label,
      parts: [
        { rows: () => said },
        heading(words.related(clauses.length), words.verbatim),
        { rows: (wide: number) => this.#clauses(clauses, room, wide) },
        { rows: () => silent },
        heading(words.ways),
        ...ways.flatMap((one, index): (Item | Between)[] => (index === 1 && note.length > 0 ? [one, { rows: () => note }] : [one])),
      ],
      buttons: [
        { label: words.readAll, press: (it) => it.open(new RunbookReader(runbook)) },
        { label: start.changeGuideline, press: (it) => it.replace(new GuidelineChoice()) },
        { label: start.back, press: (it) => it.back() },
      ],
      end: start.noRecordYet,
    };
  }

  /** Clauses, verbatim, as many of the first as have room, the others counted; one that has no room for itself alone ends in 「…」. */
  #clauses(clauses: ReturnType<typeof related>, room: number, columns: number): Row[] {
    const blocks = clauses
      .slice(0, FIRST)
      .map(({ mark, clause }) => sentences([`${mark} ${clause.ref}　${clause.text.replaceAll(/(?<!\s)\s*\n\s*/gu, '')}`], columns));
    const shown: Row[] = [];
    let count = 0;
    for (const block of blocks) {
      if (count > 0 && shown.length + block.length + 1 > room) break;
      shown.push(...block);
      count += 1;
    }
    if (shown.length > room)
      return shown.slice(0, Math.max(0, room)).map((row, at) => (at === room - 1 ? cutRow([...row, ...CUT], columns) : row));
    const hidden = clauses.length - count;
    return hidden > 0 && shown.length < room ? [...shown, ...sentences([words.others(hidden)], columns)] : shown;
  }
}

/** 04 on a way that was chosen where no clause rules the trouble. */
class BeginUncovered extends Begin {
  readonly #way: Way;

  constructor(runbook: Runbook, origin: Origin, way: Way) {
    super(runbook, origin);
    this.#way = way;
  }

  protected override get saidBefore(): boolean {
    return true;
  }

  protected override around(app: App, columns: number): Around {
    const around = super.around(app, columns);
    if (this.#way !== 'wait') return around;
    return { ...around, above: [...(around.above ?? []), ...sentences([words.waitNote(words.waiting)], columns)] };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    super.pressed(app, button, values);
    const { top, person } = app;
    // Only a button that opened the incident leads to its work screen.
    if (!(top instanceof Work) || person === undefined) return;
    if (this.#way === 'advice') top.advice.toggle(app);
    if (this.#way === 'wait') app.act(() => app.session.run(top.id, { do: 'note', text: words.waiting }, person));
  }
}
