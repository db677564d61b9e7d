import { TROUBLES } from '../../../machines/words.ts';
import { describe } from '../../export/describe.ts';
import { layerMark } from '../../export/layer.ts';
import { hm, near, since } from '../../incident/calendar.ts';
import { isEntry } from '../../incident/chain.ts';
import { detectedAt } from '../../incident/corrected.ts';
import { nextStep, responsesOf, stepsInPlay } from '../../incident/overview.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { allIncidents, incidentName } from './incidents.ts';
import { operationsFor } from './operations.ts';
import { RunbookReader } from './runbooks.ts';
import { openStep } from './step-rows.ts';
import { Timeline } from './timeline.ts';

/** Something that was found, and where it leads. */
export interface Hit {
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

/** What a query finds, by kind; empty, the incidents that are open. `from` is the incident that the search was opened in. */
export const hitsOf = (app: App, from: string | undefined, text: string): { title: string; hits: Hit[] }[] => {
  const query = folded(text);
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
        right: ui.home.since(since(now - detectedAt(incident))),
        under: `${ui.now}　${next === undefined ? ui.work.allDone : `${next.step.title}（手順${next.step.number ?? ''}）`}　残り${left}`,
        go: (it) => it.start(it.routes.work(incident.id)),
      };
    });
  if (query === '') return [{ title: ui.searchScreen.incidents(incidents.length), hits: incidents }];
  const here = from === undefined ? undefined : app.load(from);
  const steps =
    here === undefined
      ? []
      : stepsInPlay(responsesOf(here)).filter(({ step }) => has(step.title, step.id) || String(step.number) === query);
  const records = here === undefined ? [] : here.entries.filter(isEntry).filter((entry) => has(describe(here, entry).text));
  const operations = here === undefined ? [] : operationsFor(text);
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
  const id = from ?? '';
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
};
