import { chartOf } from '../../../machines/response.ts';
import { coverageOf } from '../../export/coverage.ts';
import { planOf } from '../../runbook/plan.ts';
import type { Runbook } from '../../runbook/runbook.ts';
import { pin } from '../../session/library.ts';
import { beside } from '../../words/ja/beside.ts';
import { start } from '../../words/ja/start.ts';
import { terms } from '../../words/ja/terms.ts';
import type { App } from '../app.ts';
import { type Field, type FormSpec, type FormValues, formTime } from '../parts/form.ts';
import { type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { settingsOf } from './guideline.ts';
import { labelled, sentences } from './rows.ts';
import { RunbookReader } from './runbooks.ts';
import type { Origin } from './symptoms.ts';

const OTHER = 'other';

/** The posts of a guideline that somebody here can hold. */
export const postsOf = (runbook: Runbook): { id: string; label: string }[] =>
  Object.entries(runbook.roles)
    .filter(([, role]) => role.outside !== true && role.anyone !== true)
    .map(([id, { title }]) => ({ id, label: title }));

/** Fields that say who is operating; the last person is offered. */
export const personFields = (app: App, runbook: Runbook): Field[] => {
  const posts = postsOf(runbook);
  const last = app.person ?? app.settings.person;
  const known = posts.find(({ label }) => label === last?.role);
  return [
    {
      id: 'role',
      label: start.role,
      kind: 'choice',
      choices: [...posts, { id: OTHER, label: start.otherRole }],
      required: true,
      ...(last !== undefined && { initial: known?.id ?? OTHER }),
    },
    {
      id: 'roleName',
      label: start.roleName,
      kind: 'text',
      required: true,
      when: (values) => values.role === OTHER,
      ...(last !== undefined && known === undefined && { initial: last.role }),
    },
    { id: 'name', label: start.name, kind: 'person', required: true, ...(last !== undefined && { initial: last.name }) },
  ];
};

/** The person that the fields name. */
export const personOf = (runbook: Runbook, values: FormValues): { role: string; name: string } => {
  const role = textOf(values, 'role');
  return { role: role === OTHER ? textOf(values, 'roleName') : (runbook.roles[role]?.title ?? role), name: textOf(values, 'name') };
};

/** 04: who is operating, and what must not be done. One button opens the incident. */
export class Begin extends FormScreen {
  readonly #runbook: Runbook;
  readonly #origin: Origin;

  constructor(runbook: Runbook, origin: Origin) {
    super();
    this.#runbook = runbook;
    this.#origin = origin;
  }

  /** Whether a screen before this one said what the guideline leaves open. */
  protected get saidBefore(): boolean {
    return false;
  }

  protected override draftKey(): string {
    return `begin/${this.#runbook.guideline.id}/${this.#runbook.trouble}`;
  }

  protected override spec(app: App): FormSpec {
    const { questions } = chartOf(this.#runbook.trouble, planOf(this.#runbook, settingsOf(app, this.#runbook.guideline.id)));
    const access = questions.find(({ id }) => id === 'access');
    const known = this.#origin.answers?.find(({ question }) => question === 'access')?.answer;
    const accesses = Object.entries(start.accesses).map(([id, label]) => ({ id, label }));
    return {
      fields: [
        ...personFields(app, this.#runbook),
        {
          id: 'standing',
          label: start.standing,
          kind: 'choice',
          choices: Object.entries(start.standings).map(([id, label]) => ({ id, label })),
          initial: 'none',
        },
        { id: 'detected', label: start.detected, kind: 'time', initial: beside.now },
        { id: 'account', label: start.account, kind: 'text', optionalNote: true },
        ...(access === undefined
          ? []
          : [{ id: 'access', label: start.access, kind: 'choice', choices: accesses, initial: known ?? 'unknown' } as const]),
        { id: 'summary', label: start.summary, kind: 'text', optionalNote: true },
      ],
      buttons: [
        { id: 'go', label: start.go, records: true },
        { id: 'clauses', label: start.readClauses },
        { id: 'back', label: start.back },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const { guideline, trouble, standingRules, clauses, coverage } = this.#runbook;
    const values = settingsOf(app, guideline.id);
    const { sentence } = coverageOf({ runbook: this.#runbook, trouble }, values);
    // Where 18 came before, the whole of it was read there.
    const said = this.saidBefore ? beside.firstSentence(sentence) : sentence;
    const rules = standingRules
      .filter(({ setting }) => setting === undefined || values[setting] === true)
      .flatMap((one): Row[] => {
        const clause = clauses[one.clauses[0] ?? ''];
        // A template takes its clauses from several bodies: each says from which.
        const source = guideline.template ? `${clause?.body ?? ''} ${clause?.ref ?? ''}` : (clause?.ref ?? '');
        return labelled(source, one.title, columns, guideline.template ? 20 : 12);
      });
    return {
      title: `${start.title} 2/2　${start.who}`,
      right: `${guideline.body} ${terms.trouble[trouble]}`,
      below: [
        rule(columns, start.rules, beside.clausesOf(guideline.body)),
        ...(rules.length > 0 ? rules : sentences([start.noRules], columns)),
        ...(coverage.sentence === undefined ? [] : [[], ...sentences([said], columns)]),
        [],
        ...sentences([start.noSecrets], columns),
      ],
      end: [span(start.noRecordYet)],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'back') {
      app.back();
      return;
    }
    if (button === 'clauses') {
      app.open(new RunbookReader(this.#runbook));
      return;
    }
    const { role, name } = personOf(this.#runbook, values);
    const standing = textOf(values, 'standing');
    const person = { role, name, ...((standing === 'concurrent' || standing === 'acting') && ({ as: standing } as const)) };
    const detected = formTime(this.form(app), 'detected', app.now());
    const access = textOf(values, 'access');
    const account = textOf(values, 'account');
    const summary = textOf(values, 'summary');
    const { symptom, replies } = this.#origin;
    const done = this.act(app, () =>
      app.session.open(
        {
          pinned: pin(this.#runbook),
          settings: settingsOf(app, this.#runbook.guideline.id),
          ...(detected !== undefined && { detected }),
          ...(account !== '' && { account }),
          symptom,
          ...(replies !== undefined && { replies }),
          ...(access !== '' && access !== 'unknown' && { answers: [{ question: 'access', answer: access }] }),
          ...(summary !== '' && { fields: { summary } }),
        },
        person,
      ),
    );
    if (done === undefined) return;
    app.person = person;
    app.keep({ person: { role, name } });
    app.start(app.work(done.incident.id));
  }
}
