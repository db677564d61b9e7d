import type { Trouble } from '../../../machines/words.ts';
import { layerMark } from '../../export/layer.ts';
import { longDateTime } from '../../incident/calendar.ts';
import { FIRST_QUESTION, QUESTIONS, REPLIES, type Reply, SYMPTOMS } from '../../incident/symptoms.ts';
import type { Runbook } from '../../runbook/runbook.ts';
import { beside } from '../../words/ja/beside.ts';
import { notices } from '../../words/ja/notices.ts';
import { start } from '../../words/ja/start.ts';
import { terms } from '../../words/ja/terms.ts';
import type { App } from '../app.ts';
import { Begin } from './begin.ts';
import { chosenGuideline, GuidelineChoice, settingsOf, settingWords } from './guideline.ts';
import { type Between, type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, numbered, ofMark, saying } from './rows.ts';
import { coverageHere, isUncovered, Uncovered } from './uncovered.ts';

/** How an incident came to its trouble: the symptom chosen, or the replies given. */
export interface Origin {
  readonly trouble: Trouble;
  readonly symptom: string;
  readonly answers?: readonly { readonly question: string; readonly answer: string }[];
  readonly replies?: readonly { readonly question: string; readonly reply: string }[];
}

const runbookFor = (app: App, trouble: Trouble): Runbook | undefined => {
  const id = chosenGuideline(app);
  return app.session.library.runbooks(id).find((one) => one.trouble === trouble);
};

/** What beginning with this trouble means, before anything is recorded: the coverage, and the first order that must be known. */
const preview = (app: App, trouble: Trouble): string[] => {
  const guideline = app.session.library.guideline(chosenGuideline(app));
  const runbook = runbookFor(app, trouble);
  const body = guideline?.body ?? '';
  if (runbook === undefined) return [start.missing(body, terms.trouble[trouble])];
  const { coverage, clauses, steps } = runbook;
  const ref = coverage.direct.map((id) => clauses[id]?.ref).find((one) => one !== undefined);
  const { kind, sentence } = coverageHere(runbook, settingsOf(app, runbook.guideline.id));
  // The screen that comes next says the rest, with the clauses it speaks of.
  const whole = sentence ?? beside.covered(terms.coverage[kind], ref);
  const said = isUncovered(runbook, settingsOf(app, runbook.guideline.id)) ? beside.firstSentence(whole) : whole;
  const held = steps.find((step) => step.layer === 'rule' && step.after.some(({ order }) => order === 'strict'));
  const order = held?.after.find((one) => one.order === 'strict');
  const first = steps.find(({ id }) => id === order?.step);
  const clause = order?.clause === undefined ? undefined : clauses[order.clause];
  const warning =
    held === undefined || first === undefined ? [] : [beside.needs(layerMark(held, true), held.title, first.title, clause?.ref ?? '')];
  // What this body's text leaves open and others put first (screens.md 02: 画面を保存してから消します).
  const advised = steps.flatMap((step) =>
    step.layer !== 'rule'
      ? []
      : step.after.flatMap((one) => {
          const before = steps.find(({ id }) => id === one.step);
          if (one.order !== 'document' || before === undefined || before.layer === 'rule') return [];
          const cited = clauses[before.clauses[0] ?? ''];
          const from = cited === undefined ? '' : `（${cited.body} ${cited.ref}）`;
          return [beside.advises(layerMark(before, true), step.title, before.title, from)];
        }),
  );
  return [start.begins(body, terms.trouble[trouble], said), ...warning, ...advised.slice(0, 1)];
};

/** The guideline in use and its settings, as on every screen before the record begins. */
const using = (app: App): Between[] => {
  const id = chosenGuideline(app);
  const guideline = app.session.library.guideline(id);
  if (guideline === undefined) return [];
  const values = settingsOf(app, id);
  const settings = Object.entries(guideline.settings).map(([key, { title }]) => settingWords(title, values[key] === true));
  return [
    heading(start.using),
    saying([
      `${guideline.title}（${guideline.edition.label}）`,
      ...settings,
      ...(guideline.template ? [start.template, notices.template] : []),
    ]),
  ];
};

const begin = (app: App, origin: Origin): void => {
  const runbook = runbookFor(app, origin.trouble);
  if (runbook === undefined) app.open(new GuidelineChoice());
  else if (isUncovered(runbook, settingsOf(app, runbook.guideline.id))) app.open(new Uncovered(runbook, origin));
  else app.open(new Begin(runbook, origin));
};

/** 02: what happened, in the words of whoever called. Nothing is recorded here. */
export class Symptoms extends ListScreen {
  override listing(app: App): Listing {
    const chosen = this.menu.index;
    const symptom = SYMPTOMS[chosen];
    const items: Item[] = SYMPTOMS.map((one, index) => ({
      number: index + 1,
      rows: (columns, isChosen) => numbered(index + 1, start.symptom[one.id] ?? one.id, terms.trouble[one.trouble], columns, isChosen),
      choose: (it) => begin(it, { trouble: one.trouble, symptom: one.id, ...(one.answers !== undefined && { answers: one.answers }) }),
    }));
    const unknown: Item = {
      number: items.length + 1,
      rows: (columns, isChosen) => numbered(items.length + 1, start.unknown, start.unknownHint, columns, isChosen),
      choose: (it) => it.open(new Questions()),
    };
    const detail =
      symptom === undefined
        ? [start.asks]
        : [...preview(app, symptom.trouble), ...(symptom.answers === undefined ? [] : [start.lockedOut])];
    return {
      title: `${start.title} 1/2　${start.what}`,
      right: longDateTime(app.now()),
      parts: [
        saying([start.choose]),
        blank,
        ...items,
        blank,
        unknown,
        blank,
        ...ofMark(heading(start.chosen(chosen + 1)), saying(detail)),
        ...using(app),
      ],
      buttons: [
        { label: start.changeGuideline, press: (it) => it.open(new GuidelineChoice()) },
        { label: start.back, press: (it) => it.back() },
      ],
      end: start.noRecordYet,
    };
  }
}

/** 03: up to three questions; 「わからない」 always leads on. */
export class Questions extends ListScreen {
  readonly #asked: { question: string; reply: Reply }[] = [];
  #question = FIRST_QUESTION;

  override listing(app: App): Listing {
    const ways = QUESTIONS[this.#question];
    const [words, hint] = start.question[this.#question] ?? ['', ''];
    const leads = (reply: Reply): string[] => {
      const way = ways?.[reply];
      if (way === undefined) return [];
      return 'ask' in way ? [start.next] : preview(app, way.trouble);
    };
    const before = this.#asked.map(
      ({ question, reply }, index): Between =>
        saying([beside.answered(index + 1, start.question[question]?.[0] ?? '', start.replyShort[reply])], 1, { dim: true }),
    );
    const items = REPLIES.map(
      (reply, index): Item => ({
        number: index + 1,
        rows: (columns, isChosen) => numbered(index + 1, start.reply[reply], '', columns, isChosen),
        choose: (it) => this.#answer(it, reply),
      }),
    );
    const reply = REPLIES[this.menu.index] ?? 'unknown';
    return {
      title: beside.questionOf(start.title, this.#asked.length + 1),
      right: longDateTime(app.now()),
      parts: [
        ...before,
        ...(before.length > 0 ? [blank] : []),
        saying([`${beside.question(this.#asked.length + 1)}　${words}`], 1, { bold: true }),
        saying([hint], 8),
        blank,
        ...items,
        blank,
        ...ofMark(heading(start.chosen(this.menu.index + 1)), saying(leads(reply)), blank),
        saying([start.anyReply]),
      ],
      buttons: [
        { label: start.previousQuestion, press: (it) => this.leave(it) },
        { label: start.symptoms, press: (it) => it.back() },
      ],
      end: start.noRecordYet,
    };
  }

  protected override first(): number {
    return REPLIES.length - 1;
  }

  protected override leave(app: App): void {
    const last = this.#asked.pop();
    if (last === undefined) app.back();
    else this.#question = last.question;
  }

  #answer(app: App, reply: Reply): void {
    const way = QUESTIONS[this.#question]?.[reply];
    if (way === undefined) return;
    const replies = [...this.#asked, { question: this.#question, reply }];
    if ('trouble' in way) {
      begin(app, { trouble: way.trouble, symptom: 'unknown', replies });
      return;
    }
    this.#asked.push({ question: this.#question, reply });
    this.#question = way.ask;
    this.menu.index = REPLIES.length - 1;
  }
}
