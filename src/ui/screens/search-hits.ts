import { describe } from '../../export/describe.ts';
import { layerMark } from '../../export/layer.ts';
import { hm, near, since } from '../../incident/calendar.ts';
import { isEntry } from '../../incident/chain.ts';
import { detectedAt } from '../../incident/corrected.ts';
import type { Entry } from '../../incident/entry.ts';
import type { Incident } from '../../incident/incident.ts';
import { nextStep, responsesOf, stepsInPlay } from '../../incident/overview.ts';
import type { Runbook } from '../../runbook/runbook.ts';
import { beside } from '../../words/ja/beside.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { KINDS, keyHelp } from '../keys/table.ts';
import { ClauseReader } from './clause-reader.ts';
import { explained, Glossary } from './glossary.ts';
import { allIncidents, incidentName } from './incidents.ts';
import { operationsFound } from './operations.ts';
import { PersonForm } from './people-forms.ts';
import { RunbookReader } from './runbooks.ts';
import { type Sought, soughtFor } from './search-texts.ts';
import { openStep } from './step-rows.ts';
import { Timeline } from './timeline.ts';

/** Something that was found, and where it leads. */
export interface Hit {
  readonly words: string;
  readonly under?: string;
  readonly right?: string;
  readonly go: (app: App) => void;
}

/** At most so many of a kind are shown. */
const MOST = 5;

/** How many of a kind there are, and those that are shown. */
interface Found {
  readonly count: number;
  readonly hits: readonly Hit[];
}

export interface HitGroup extends Found {
  readonly title: string;
}

const allOf = (hits: readonly Hit[]): Found => ({ count: hits.length, hits: hits.slice(0, MOST) });

const incidentHits = (app: App, from: string | undefined, { query, has }: Sought): Hit[] => {
  const now = app.now();
  const { open } = allIncidents(app);
  // To switch is to leave this one: it stands last.
  const others = query === '' ? [...open.filter(({ id }) => id !== from), ...open.filter(({ id }) => id === from)] : open;
  return others
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
        right: incident.id === from ? ui.searchScreen.here : ui.home.since(since(now - detectedAt(incident))),
        under: `${ui.now}　${next === undefined ? ui.work.allDone : beside.stepInBrackets(next.step.title, next.step.number ?? '')}　${beside.left(left)}`,
        go: (it) => it.start(it.work(incident.id)),
      };
    });
};

const stepHits = (incident: Incident, { query, has, titled }: Sought): Hit[] =>
  stepsInPlay(responsesOf(incident))
    .filter(({ step }) => titled(step.title) || has(step.id) || String(step.number) === query)
    .map((line) => ({
      words: `${layerMark(line.step, line.adopted)} ${line.step.title}`,
      right: line.step.number === null ? '' : ui.searchScreen.step(`${line.step.number}`),
      go: (it) => {
        it.back();
        openStep(it, incident.id, line);
      },
    }));

type Line = { readonly entry: Entry; readonly text: string };

/** What the lines of an incident say, as far as it has come: a search asks for all of them at every letter. */
const told = new WeakMap<Incident, { readonly head: number; readonly lines: readonly Line[] }>();

const linesOf = (incident: Incident): readonly Line[] => {
  const before = told.get(incident);
  if (before?.head === incident.head.seq) return before.lines;
  const lines = incident.entries.filter(isEntry).map((entry) => ({ entry, text: describe(incident, entry).text }));
  told.set(incident, { head: incident.head.seq, lines });
  return lines;
};

/** Of a long record hundreds of lines may be found: only those that are shown are put into words. */
const recordHits = (incident: Incident, { has }: Sought, now: number): Found => {
  const found = linesOf(incident).filter(({ text }) => has(text));
  return {
    count: found.length,
    hits: found.slice(0, MOST).map(({ entry, text }) => ({
      words: `${beside.seq(entry.seq)} ${hm(entry.at)} ${text.replaceAll('\n', '　')}`,
      right: near(entry.at, now),
      go: (it) => it.replace(new Timeline(incident.id)),
    })),
  };
};

const operationHits = (app: App, incident: Incident | undefined, text: string): Hit[] =>
  operationsFound(text, incident !== undefined && !incident.closed).map((one) => ({
    words: one.title,
    // Every record names who made it: that is asked first.
    go: (it) =>
      incident !== undefined && app.person === undefined ? it.open(new PersonForm(incident.id)) : one.run(it, incident?.id ?? ''),
  }));

const runbookHits = (runbooks: readonly Runbook[], { has }: Sought): Hit[] =>
  runbooks
    .filter((runbook) => has(`${runbook.guideline.body} ${terms.trouble[runbook.trouble]}`, ui.reading[runbook.trouble]))
    .map((runbook) => ({
      words: `${runbook.guideline.body} ${terms.trouble[runbook.trouble]}　${terms.coverage[runbook.coverage.kind]}`,
      go: (it) => it.open(new RunbookReader(runbook)),
    }));

/** Titles of steps in every runbook: outside of an incident they lead to the book. Each title of a body once. */
const bookStepHits = (runbooks: readonly Runbook[], { titled }: Sought): Hit[] => {
  const seen = new Set<string>();
  return runbooks.flatMap((runbook) =>
    runbook.steps.flatMap((step): Hit[] => {
      const name = `${runbook.guideline.body}　${step.title}`;
      if (seen.has(name) || !titled(step.title)) return [];
      seen.add(name);
      return [{ words: name, right: terms.trouble[runbook.trouble], go: (it) => it.open(new RunbookReader(runbook, step.id)) }];
    }),
  );
};

const clauseHits = (runbooks: readonly Runbook[], { has }: Sought): Hit[] => {
  const seen = new Set<string>();
  return runbooks.flatMap((runbook) =>
    Object.entries(runbook.clauses).flatMap(([id, clause]): Hit[] => {
      const name = `${clause.body} ${clause.ref}`;
      if (clause.guideline !== runbook.guideline.id || seen.has(name) || !has(clause.text, `${clause.body}${clause.ref}`)) return [];
      seen.add(name);
      return [{ words: `${name}　${clause.text.replaceAll(/\s+/gu, '')}`, go: (it) => it.open(new ClauseReader(id, clause)) }];
    }),
  );
};

/** Words that are explained, and what the keys of a screen do. */
const helpHits = (app: App, { query, has }: Sought): Hit[] => {
  const all = explained(app.session.library);
  const named = all.filter(({ word, reading }) => has(word, reading));
  const words = [...named, ...all.filter((one) => !named.includes(one) && query.length > 1 && has(one.meaning))].map(
    (one): Hit => ({
      words: `${one.word}　${one.meaning}`,
      right: one.quoted ? '' : one.source,
      go: (it) => it.open(new Glossary(one)),
    }),
  );
  const seen = new Set<string>();
  const keys = KINDS.flatMap((kind) =>
    keyHelp(kind).flatMap(({ keys: names, meaning }): Hit[] => {
      if (query.length < 2 || seen.has(meaning) || !has(names, meaning)) return [];
      seen.add(meaning);
      return [{ words: `${names}　${meaning}`, go: (it) => it.open(it.routes.help(kind)) }];
    }),
  );
  return [...words, ...keys];
};

/** What a query finds, by kind; empty, the incidents that are open. `from` is the incident that the search was opened in. */
export const hitsOf = (app: App, from: string | undefined, text: string): HitGroup[] => {
  const { library } = app.session;
  const sought = soughtFor(library, text);
  const words = ui.searchScreen;
  const incidents = incidentHits(app, from, sought);
  // To switch, all of them; to find, the first.
  if (sought.query === '') return [{ title: words.incidents(incidents.length), count: incidents.length, hits: incidents }];
  const here = from === undefined ? undefined : app.load(from);
  // The guideline that this incident goes by stands first.
  const own = here?.responses.map(({ runbook }) => runbook.guideline.id) ?? [];
  const ids = [...library.ids.filter((id) => own.includes(id)), ...library.ids.filter((id) => !own.includes(id))];
  const runbooks = ids.flatMap((id) => library.runbooks(id));
  const groups: (readonly [title: (count: number) => string, found: Found])[] = [
    [words.operations, allOf(operationHits(app, here, text))],
    [words.incidents, allOf(incidents)],
    [words.steps, allOf(here === undefined ? [] : stepHits(here, sought))],
    [words.records, here === undefined ? allOf([]) : recordHits(here, sought, app.now())],
    [words.runbooks, allOf(runbookHits(runbooks, sought))],
    [words.bookSteps, allOf(here === undefined ? bookStepHits(runbooks, sought) : [])],
    [words.clauses, allOf(clauseHits(runbooks, sought))],
    [words.help, allOf(helpHits(app, sought))],
  ];
  return groups.filter(([, { count }]) => count > 0).map(([title, found]) => ({ title: title(found.count), ...found }));
};
