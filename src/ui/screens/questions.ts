import { view } from '../../../machines/response.ts';
import type { Trouble } from '../../../machines/words.ts';
import { responsesOf } from '../../incident/overview.ts';
import { beside } from '../../words/ja/beside.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type FormSpec, type FormValues, formTime } from '../parts/form.ts';
import { showCarried } from './carried.ts';
import { textOf } from './form-screen.ts';
import { IncidentForm } from './incident-form.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { heading, numbered, sentences } from './rows.ts';
import { titleRow } from './work-rows.ts';

/** The machine's own questions: what is known of the world. An answer may be changed; 「わからない」 is one. */
export class QuestionList extends ListScreen {
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

/** One answer, with its reason and time. */
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
        { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: beside.now },
      ],
      buttons: [
        { id: 'go', label: beside.recordAnswer(word), records: true },
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
      const done = this.act(app, () => app.session.run(this.incident, command, person));
      if (done === undefined || showCarried(app, this.incident, done)) return;
    }
    app.back();
  }
}
