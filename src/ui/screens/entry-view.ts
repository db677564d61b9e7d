import { type ChronologyRow, rowOf } from '../../export/chronology.ts';
import { clauseName } from '../../export/clauses.ts';
import { labelOf } from '../../export/said.ts';
import { longDateSecond, longDateTime } from '../../incident/calendar.ts';
import { isEntry } from '../../incident/chain.ts';
import { detectedAt, timeFieldOf } from '../../incident/corrected.ts';
import type { Entry } from '../../incident/entry.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf } from '../../incident/overview.ts';
import { entryView as words } from '../../words/ja/entry-view.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { cutRow } from '../parts/fit.ts';
import { span } from '../parts/row.ts';
import { correct, UndoForm } from './correction-forms.ts';
import { linkedTo } from './entry-links.ts';
import { type Between, type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, labelled, numbered, saying } from './rows.ts';
import { titleRow } from './work-rows.ts';

const pair = (label: string, text: string): Between => ({ rows: (columns) => labelled(label, text, columns, 9) });

/** Which words of the line may be blacked out, which were, and which were erased. */
const disclosureOf = (incident: Incident, entry: Entry): string[] => {
  const about = 'target' in entry.data ? (incident.bySeq.get(entry.data.target.seq) ?? entry) : entry;
  const label = (path: string): string => {
    if (path === 'actor.name') return words.person;
    const id = path.startsWith('subjects.') ? 'subject' : path.replace(/^fields\./u, '');
    return labelOf(id === 'reason' ? entry : about, id);
  };
  const erasures = incident.entries
    .filter(isEntry)
    .flatMap((line) => (line.type === 'pii.erased' && line.data.target.seq === entry.seq ? [line] : []));
  const erased = new Set(erasures.map(({ data }) => data.path));
  const paths = Object.keys(entry.pii);
  const names = (list: readonly string[]) => [...new Set(list.map(label))].join('、');
  const here = paths.filter((path) => entry.words[path] !== undefined);
  const gone = paths.filter((path) => entry.words[path] === undefined && !erased.has(path));
  return [
    ...(here.length === 0 ? [] : [words.disclosed(names(here))]),
    ...(gone.length === 0 ? [] : [words.hidden(names(gone))]),
    ...erasures.map(({ seq, data }) => words.erased(label(data.path), seq)),
    words.clear,
  ];
};

const timesOf = (incident: Incident, entry: Entry, row: ChronologyRow): Between[] => [
  ...(row.occurred === undefined || timeFieldOf(entry) !== 'occurred' ? [] : [pair(words.occurred, longDateTime(row.occurred))]),
  ...(timeFieldOf(entry) === 'detected' ? [pair(words.detected, longDateTime(detectedAt(incident)))] : []),
  pair(words.written, longDateSecond(entry.at)),
];

/** One line of the log with everything that is known of it, and the lines that it hangs together with. Records nothing. */
export class EntryView extends ListScreen {
  readonly #incident: string;
  readonly #seq: number;

  constructor(incident: string, seq: number) {
    super();
    this.#incident = incident;
    this.#seq = seq;
  }

  override listing(app: App): Listing {
    const incident = app.load(this.#incident);
    const line = incident.entries.find(({ seq }) => seq === this.#seq);
    const title = titleRow(incident, responsesOf(incident), app.person, app.now(), app.size.columns);
    const back = { label: ui.back, press: (it: App) => it.back() };
    if (line === undefined || !isEntry(line))
      return { title, parts: [heading(words.heading(this.#seq, '')), saying([ui.timeline.unreadable])], buttons: [back] };
    const row = rowOf(incident, line);
    const linked = linkedTo(incident, line).map(
      ({ seq, text }): Item => ({
        number: seq,
        rows: (columns, chosen) => numbered(seq, text, '', columns, chosen),
        choose: (it) => it.open(new EntryView(this.#incident, seq)),
      }),
    );
    // The mark begins at the head of the record, so that it is read from its beginning.
    const top: Item = {
      number: null,
      rows: (columns, chosen) => [cutRow([span(chosen ? ' > ' : '   '), span(words.heading(line.seq, row.kind), { bold: true })], columns)],
      choose: (it) => {
        it.notice = [ui.keysHint];
      },
    };
    return {
      title,
      parts: [
        top,
        ...timesOf(incident, line, row),
        pair(words.person, row.person?.text ?? ''),
        ...(row.step === undefined
          ? []
          : [pair(words.step, `${row.step.number === null ? '' : `${row.step.number} `}${row.layer ?? ''} ${row.step.title}`)]),
        ...(row.clauses.length === 0 ? [] : [pair(words.clause, row.clauses.map(clauseName).join('、'))]),
        ...row.text.split('\n').map((text, index) => pair(index === 0 ? words.what : '', text)),
        ...row.struck.flatMap(({ label, old, new: now, bySeq }) => [
          pair(words.struck, `〔${label}　${old}〕`.replaceAll('\n', '　')),
          pair(words.right, `${label}　${now}${words.by(bySeq)}`.replaceAll('\n', '　')),
        ]),
        saying([
          ...(row.late ? [words.late] : []),
          ...(row.marks.includes('deviation') ? [words.deviation] : []),
          ...(row.undoneBy === undefined ? [] : [words.undone(row.undoneBy)]),
        ]),
        ...(linked.length === 0 ? [] : [blank, heading(words.linked), ...linked]),
        blank,
        heading(words.disclosure),
        // A log whose chain does not hold is not loaded at all.
        saying([...disclosureOf(incident, line), words.chain(`${line.hash.slice(0, 4)} ${line.hash.slice(4, 8)}`)]),
      ],
      buttons: [
        { label: words.correct, press: (it) => correct(it, app.load(this.#incident), this.#seq) },
        { label: words.undo, press: (it) => it.open(new UndoForm(this.#incident, this.#seq)) },
        back,
      ],
      kind: 'log',
    };
  }
}
