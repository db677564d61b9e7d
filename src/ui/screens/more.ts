import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { view } from '../../../machines/response.ts';
import { TROUBLES, type Trouble } from '../../../machines/words.ts';
import { markdownReport } from '../../export/markdown.ts';
import { reportModel } from '../../export/report.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf } from '../../incident/overview.ts';
import { htmlReport } from '../../print/html.ts';
import { expandPath } from '../../store/expand-path.ts';
import { writeOutput } from '../../store/output.ts';
import { keeping } from '../../words/ja/keeping.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Screen } from '../app.ts';
import { type FormSpec, type FormValues, formTime } from '../parts/form.ts';
import { personFields, personOf, postsOf } from './begin.ts';
import { CloseForm } from './close.ts';
import { type Around, FormScreen, listOf, textOf } from './form-screen.ts';
import { HandledForm, NumberForm, RetentionForm } from './keeping.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { heading, numbered, sentences } from './rows.ts';
import { RunbookReader } from './runbooks.ts';
import { Timeline } from './timeline.ts';
import type { Work } from './work.ts';
import { titleRow } from './work-rows.ts';

/** How retained files were handled, how long the record is kept, under which number: also after the end. */
const keepingChoices = ({ id, evidence }: Incident): [string, (app: App) => void][] => [
  ...(evidence.size > 0 ? ([[keeping.handled, (it: App) => it.replace(new HandledForm(id))]] as [string, (app: App) => void][]) : []),
  [keeping.retention, (it) => it.replace(new RetentionForm(id))],
  [keeping.number, (it) => it.replace(new NumberForm(id))],
];

/** ほかの操作: everything an incident offers besides its steps. */
export class MoreChoice extends ListScreen {
  readonly #work: Work;

  constructor(work: Work) {
    super();
    this.#work = work;
  }

  override listing(app: App): Listing {
    const { id } = this.#work;
    const incident = app.load(id);
    const runbook = incident.responses.at(-1)?.runbook;
    // What these change is the whole situation: the mark goes to what is to be done now, not back to where it stood.
    const turning = (screen: Screen) => (it: App) => {
      this.#work.choose();
      it.replace(screen);
    };
    const choices: [string, (app: App) => void][] = incident.closed
      ? [
          [ui.more.resume, turning(new ResumeForm(id))],
          [ui.more.timeline, (it) => it.replace(new Timeline(id))],
          [ui.more.report, (it) => it.replace(new ReportForm(id, 'html'))],
          [ui.more.markdown, (it) => it.replace(new ReportForm(id, 'md'))],
          ...keepingChoices(incident),
          [ui.more.person, (it) => it.replace(new PersonForm(id))],
        ]
      : [
          [ui.more.recur, turning(new RecurForm(id))],
          [ui.more.question, turning(new QuestionList(id))],
          [ui.more.timeline, (it) => it.replace(new Timeline(id))],
          [
            ui.more.advice,
            (it) => {
              this.#work.toggleAdvice();
              it.back();
            },
          ],
          [ui.more.escalate, turning(new EscalateForm(id))],
          ...(incident.responses.some((one) => one.runbook.standingRules.length > 0)
            ? ([[ui.more.breach, (it: App) => it.replace(new BreachForm(id))]] as [string, (app: App) => void][])
            : []),
          [ui.more.role, (it) => it.replace(new RoleForm(id))],
          [ui.more.person, (it) => it.replace(new PersonForm(id))],
          [ui.more.clauses, (it) => runbook !== undefined && it.replace(new RunbookReader(runbook))],
          [ui.more.report, (it) => it.replace(new ReportForm(id, 'html'))],
          [ui.more.markdown, (it) => it.replace(new ReportForm(id, 'md'))],
          ...keepingChoices(incident),
          [ui.more.close, (it) => it.replace(new CloseForm(id))],
        ];
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), app.size.columns),
      parts: [
        heading(ui.more.title),
        ...choices.map(
          ([label, choose], index): Item => ({
            number: index + 1,
            rows: (columns, chosen) => numbered(index + 1, label, '', columns, chosen),
            choose,
          }),
        ),
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

/** The machine's own questions: what is known of the world. An answer may be changed; 「わからない」 is one. */
class QuestionList extends ListScreen {
  readonly #incident: string;

  constructor(incident: string) {
    super();
    this.#incident = incident;
  }

  override listing(app: App): Listing {
    const incident = app.load(this.#incident);
    const live = incident.responses.filter((response) => view(response.live).course !== 'handed-over');
    let number = 0;
    const parts = (live.length > 0 ? live : incident.responses).flatMap((response) => {
      const { questions } = view(response.live);
      return response.live.chart.questions.flatMap(({ id, answers }) => {
        const words = ui.question.answers;
        const now = questions[id] ?? 'unknown';
        return [
          heading(`${terms.trouble[response.trouble]}　${(ui.question as unknown as Readonly<Record<string, string>>)[id] ?? id}`),
          ...answers.map((answer): Item => {
            number += 1;
            const own = number;
            const trouble: Trouble | undefined = id === 'triage' ? response.live.chart.handsOver[answer] : undefined;
            return {
              number: own,
              rows: (columns, chosen) => [
                ...numbered(
                  own,
                  words[answer] ?? answer,
                  answer === now ? ui.question.current : trouble === undefined ? '' : `→ ${terms.trouble[trouble]}`,
                  columns,
                  chosen,
                ),
                ...(chosen && trouble !== undefined ? sentences([ui.question.opens(terms.trouble[trouble])], columns, 6) : []),
              ],
              choose: (it) => it.replace(new AnswerForm(this.#incident, response.id, id, answer)),
            };
          }),
        ];
      });
    });
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), app.size.columns),
      parts,
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

/** What all short forms of an incident share. */
abstract class IncidentForm extends FormScreen {
  protected readonly incident: string;

  constructor(incident: string) {
    super();
    this.incident = incident;
  }

  protected abstract readonly title: string;
  /** Which of the forms it is, beside the drafts of the others. */
  protected abstract readonly kind: string;
  protected readonly hint: readonly string[] = [];

  protected override draftKey(): string {
    return `${this.incident}/${this.kind}`;
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.incident);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      heading: this.title,
      below: sentences(this.hint, columns),
    };
  }

  protected loaded(app: App): Incident {
    return app.load(this.incident);
  }
}

const needs = (ids: readonly string[], why: string) => (values: FormValues) =>
  ids.some((id) => textOf(values, id) === '') ? why : undefined;

class AnswerForm extends IncidentForm {
  protected override readonly title = ui.question.title;
  readonly #response: string;
  readonly #question: string;
  readonly #answer: string;

  constructor(incident: string, response: string, question: string, answer: string) {
    super(incident);
    this.#response = response;
    this.#question = question;
    this.#answer = answer;
  }

  protected override get kind(): string {
    return `${this.#response}/${this.#question}/${this.#answer}`;
  }

  protected override spec(): FormSpec {
    const word = ui.question.answers[this.#answer] ?? this.#answer;
    return {
      fields: [
        { id: 'reason', label: ui.record.reason, kind: 'text', optionalNote: true },
        { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: 'いま' },
      ],
      buttons: [
        { id: 'go', label: `「${word}」と記録する`, records: true },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const occurred = formTime(this.form(app), 'occurred', app.now());
      const reason = textOf(values, 'reason');
      const command = {
        do: 'answer' as const,
        question: this.#question,
        answer: this.#answer,
        response: this.#response,
        ...(reason !== '' && { reason }),
        ...(occurred !== undefined && { occurred }),
      };
      if (this.act(app, () => app.session.run(this.incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

class RecurForm extends IncidentForm {
  protected override readonly title = ui.recur.title;
  protected override readonly kind = 'recur';
  protected override readonly hint = [ui.recur.hint];

  protected override spec(): FormSpec {
    return {
      fields: [
        { id: 'subject', label: ui.recur.subject, kind: 'text', optionalNote: true, hint: ui.record.subjectHint },
        { id: 'note', label: ui.recur.note, kind: 'text', optionalNote: true },
        { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: 'いま' },
      ],
      buttons: [
        { id: 'go', label: ui.recur.go, records: true },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const occurred = formTime(this.form(app), 'occurred', app.now());
      const note = textOf(values, 'note');
      const command = {
        do: 'recur' as const,
        subjects: listOf(values, 'subject'),
        ...(note !== '' && { note }),
        ...(occurred !== undefined && { occurred }),
      };
      if (this.act(app, () => app.session.run(this.incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

class EscalateForm extends IncidentForm {
  protected override readonly title = ui.escalate.title;
  protected override readonly kind = 'escalate';
  protected override readonly hint = [ui.escalate.hint];

  protected override spec(app: App): FormSpec {
    const standing = this.loaded(app)
      .responses.filter(({ live }) => view(live).course !== 'handed-over')
      .map(({ trouble }) => trouble);
    const choices = TROUBLES.filter((trouble) => !standing.includes(trouble)).map((id) => ({ id, label: terms.trouble[id] }));
    return {
      fields: [
        { id: 'trouble', label: ui.escalate.trouble, kind: 'choice', required: true, choices },
        { id: 'reason', label: ui.escalate.reason, kind: 'text', required: true },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        { id: 'go', label: ui.escalate.go, records: true, blocked: needs(['trouble', 'reason'], ui.record.reasonFirst) },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const command = { do: 'escalate' as const, trouble: textOf(values, 'trouble') as Trouble, reason: textOf(values, 'reason') };
      if (this.act(app, () => app.session.run(this.incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

class BreachForm extends IncidentForm {
  protected override readonly title = ui.breach.title;
  protected override readonly kind = 'breach';
  protected override readonly hint = [ui.breach.hint];

  protected override spec(app: App): FormSpec {
    const rules = new Map(
      this.loaded(app).responses.flatMap(({ runbook }) =>
        runbook.standingRules.map(({ id, title, short }) => [id, short ?? title] as const),
      ),
    );
    return {
      fields: [
        { id: 'rule', label: ui.breach.rule, kind: 'choice', required: true, choices: [...rules].map(([id, label]) => ({ id, label })) },
        { id: 'text', label: ui.breach.text, kind: 'text', required: true },
        { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: 'いま' },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        { id: 'go', label: ui.breach.go, records: true, blocked: needs(['rule', 'text'], ui.record.reasonFirst) },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const occurred = formTime(this.form(app), 'occurred', app.now());
      const command = {
        do: 'breach' as const,
        rule: textOf(values, 'rule'),
        text: textOf(values, 'text'),
        ...(occurred !== undefined && { occurred }),
      };
      if (this.act(app, () => app.session.run(this.incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

class RoleForm extends IncidentForm {
  protected override readonly title = ui.role.title;
  protected override readonly kind = 'role';

  protected override spec(app: App): FormSpec {
    const [first] = this.loaded(app).responses;
    const posts = first === undefined ? [] : postsOf(first.runbook);
    const absent = (values: FormValues) => textOf(values, 'as') === 'absent';
    return {
      fields: [
        { id: 'role', label: ui.role.role, kind: 'choice', required: true, choices: posts },
        {
          id: 'as',
          label: ui.role.as,
          kind: 'choice',
          required: true,
          initial: 'holder',
          choices: Object.entries(ui.role.ases).map(([id, label]) => ({ id, label })),
        },
        {
          id: 'other',
          label: ui.role.other,
          kind: 'text',
          optionalNote: true,
          when: (values) => ['concurrent', 'acting'].includes(textOf(values, 'as')),
        },
        { id: 'name', label: ui.role.name, kind: 'person', required: true, when: (values) => !absent(values) },
      ],
      buttons: [
        { id: 'go', label: ui.role.go, records: true },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const [first] = this.loaded(app).responses;
      const id = textOf(values, 'role');
      const name = textOf(values, 'name');
      const other = textOf(values, 'other');
      const command = {
        do: 'role' as const,
        role: first?.runbook.roles[id]?.title ?? id,
        as: textOf(values, 'as') as 'holder' | 'concurrent' | 'acting' | 'absent',
        ...(name !== '' && { name }),
        ...(other !== '' && { other }),
      };
      if (this.act(app, () => app.session.run(this.incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

/** Who is operating from now on. */
export class PersonForm extends IncidentForm {
  protected override readonly title = ui.person.title;
  protected override readonly kind = 'person';

  protected override spec(app: App): FormSpec {
    const [first] = this.loaded(app).responses;
    return {
      fields: first === undefined ? [] : personFields(app, first.runbook),
      buttons: [
        { id: 'go', label: ui.person.go },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const [first] = this.loaded(app).responses;
    if (button === 'go' && first !== undefined) {
      const person = personOf(first.runbook, values);
      if (person.role === '' || person.name === '') return;
      app.person = person;
      app.keep({ person });
      this.dropDraft(app);
    }
    app.back();
  }
}

class ReportForm extends IncidentForm {
  protected override readonly title = ui.report.title;
  readonly #format: 'html' | 'md';

  constructor(incident: string, format: 'html' | 'md') {
    super(incident);
    this.#format = format;
  }

  protected override get kind(): string {
    return this.#format;
  }

  protected override spec(app: App): FormSpec {
    return {
      fields: [
        {
          id: 'out',
          label: ui.report.out,
          kind: 'file',
          required: true,
          initial: join(app.cwd, `houkoku-${this.incident}.${this.#format}`),
        },
      ],
      buttons: [
        { id: 'go', label: ui.report.go },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'back') {
      app.back();
      return;
    }
    const path = resolve(app.cwd, expandPath(textOf(values, 'out'), homedir(), process.platform));
    const model = reportModel(this.loaded(app), app.now());
    const written = app.attempt(() => {
      writeOutput(path, this.#format === 'html' ? htmlReport(model) : markdownReport(model));
      return path;
    });
    if (written === undefined) return;
    app.back();
    app.notice = [ui.report.done(path)];
  }
}

class ResumeForm extends IncidentForm {
  protected override readonly title = ui.close.resumeGo;
  protected override readonly kind = 'resume';

  protected override spec(): FormSpec {
    return {
      fields: [{ id: 'reason', label: ui.close.resumeReason, kind: 'text', required: true }],
      buttons: [
        { id: 'back', label: ui.back },
        { id: 'go', label: ui.close.resumeGo, records: true, blocked: needs(['reason'], ui.record.reasonFirst) },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (
      button === 'go' &&
      person !== undefined &&
      this.act(app, () => app.session.run(this.incident, { do: 'resume', reason: textOf(values, 'reason') }, person)) === undefined
    )
      return;
    app.back();
  }
}
