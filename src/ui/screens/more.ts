import type { Incident } from '../../incident/incident.ts';
import { responsesOf } from '../../incident/overview.ts';
import { backEntry } from '../../words/ja/back-entry.ts';
import { carriedWords } from '../../words/ja/carried.ts';
import { keeping } from '../../words/ja/keeping.ts';
import { settingsWords } from '../../words/ja/settings.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Screen } from '../app.ts';
import { BackEntry } from './back-entry.ts';
import { CarriedOver } from './carried.ts';
import { CloseForm } from './close.ts';
import { ReportForm, ResumeForm } from './ending-forms.ts';
import { HandledForm, NumberForm, RetentionForm } from './keeping.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { PersonForm, RoleForm } from './people-forms.ts';
import { QuestionList } from './questions.ts';
import { heading, numbered } from './rows.ts';
import { RunbookReader } from './runbooks.ts';
import { DisplaySettings } from './settings.ts';
import { Timeline } from './timeline.ts';
import { BreachForm, EscalateForm, RecurForm } from './trouble-forms.ts';
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
              this.#work.advice.toggle(it);
              it.back();
            },
          ],
          [backEntry.title, turning(new BackEntry(id))],
          [ui.more.escalate, turning(new EscalateForm(id))],
          ...(incident.responses.length > 1
            ? ([[carriedWords.look, (it: App) => it.replace(new CarriedOver(id))]] as [string, (app: App) => void][])
            : []),
          ...(incident.responses.some((one) => one.runbook.standingRules.length > 0)
            ? ([[ui.more.breach, (it: App) => it.replace(new BreachForm(id))]] as [string, (app: App) => void][])
            : []),
          [ui.more.role, (it) => it.replace(new RoleForm(id))],
          [ui.more.person, (it) => it.replace(new PersonForm(id))],
          [ui.more.clauses, (it) => runbook !== undefined && it.replace(new RunbookReader(runbook))],
          [ui.more.report, (it) => it.replace(new ReportForm(id, 'html'))],
          [ui.more.markdown, (it) => it.replace(new ReportForm(id, 'md'))],
          ...keepingChoices(incident),
          [settingsWords.title, (it) => it.replace(new DisplaySettings())],
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
