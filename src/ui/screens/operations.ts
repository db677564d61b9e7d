import { backEntry } from '../../words/ja/back-entry.ts';
import { glossary } from '../../words/ja/glossary.ts';
import { settingsWords } from '../../words/ja/settings.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Screen } from '../app.ts';
import { folded } from '../parts/fold.ts';
import { BackEntry } from './back-entry.ts';
import { CloseForm } from './close.ts';
import { ReportForm } from './ending-forms.ts';
import { EvidenceForm } from './evidence.ts';
import { Glossary } from './glossary.ts';
import { HandoverSheet } from './handover.ts';
import { PersonForm, RoleForm } from './people-forms.ts';
import { QuestionList } from './questions.ts';
import { Runbooks } from './runbooks.ts';
import { DisplaySettings } from './settings.ts';
import { Timeline } from './timeline.ts';
import { EscalateForm, RecurForm } from './trouble-forms.ts';

/** An operation that can be asked for by typing its name. */
export interface Operation {
  readonly title: string;
  /** Typed into the line of the work screen, these offer the operation before the memo. Few, as a memo may begin with any word. */
  readonly names: readonly string[];
  /** How it is said: the search finds it by these, in either script. */
  readonly readings: readonly string[];
  readonly run: (app: App, incident: string) => void;
}

type Made = (incident: string) => Screen;
const opens =
  (made: Made): Operation['run'] =>
  (app, incident) =>
    app.open(made(incident));

/** What is done in an incident. */
const IN_INCIDENT: readonly Operation[] = [
  {
    title: ui.handover.title,
    names: ['引継', '引き継', 'ひきつ', 'hikitsu', 'handover'],
    readings: ['ひきつぎしょ', '引き継ぎ', 'こうたい'],
    run: opens((id) => new HandoverSheet(id)),
  },
  {
    title: ui.more.close,
    names: ['終結', 'しゅうけつ', 'syuuketu', 'shuketsu', 'close'],
    readings: ['しゅうけつする', 'おわらせる'],
    run: opens((id) => new CloseForm(id)),
  },
  {
    title: ui.evidence.title,
    names: ['証拠', 'しょうこ', 'shouko', 'syouko', 'evidence'],
    readings: ['しょうこをくわえる', 'がめん', 'がぞう'],
    run: opens((id) => new EvidenceForm(id)),
  },
  {
    title: ui.more.timeline,
    names: ['時系列', 'じけいれつ', '訂正', 'ていせい', 'timeline', 'correct'],
    readings: ['じけいれつをみる', 'ていせい', '訂正', 'とりけし', '取り消し'],
    run: opens((id) => new Timeline(id)),
  },
  {
    title: backEntry.title,
    names: ['紙', '書き写', 'かきうつ', 'paper'],
    readings: ['かみのきろく', 'かきうつす', '後刻記入', 'こうこくきにゅう'],
    run: opens((id) => new BackEntry(id)),
  },
  { title: ui.more.recur, names: [], readings: ['またおきたこと', 'さいはつ', '再発'], run: opens((id) => new RecurForm(id)) },
  { title: ui.more.question, names: [], readings: ['しつもんにこたえる', 'ろぐいん'], run: opens((id) => new QuestionList(id)) },
  { title: ui.more.escalate, names: [], readings: ['しゅべつをかえる', 'くわえる'], run: opens((id) => new EscalateForm(id)) },
  { title: ui.more.role, names: [], readings: ['たんとう', 'やくしょく', 'しょく'], run: opens((id) => new RoleForm(id)) },
  { title: ui.more.person, names: [], readings: ['たんとうしゃ', 'じぶん', 'こうたい'], run: opens((id) => new PersonForm(id)) },
  { title: ui.more.report, names: [], readings: ['ほうこくしょ', 'かきだす'], run: opens((id) => new ReportForm(id, 'html')) },
];

/** What is done anywhere. */
const ANYWHERE: readonly Operation[] = [
  { title: glossary.title, names: [], readings: ['ことばのせつめい', 'ようご', '用語'], run: opens(() => new Glossary()) },
  { title: ui.help.title, names: [], readings: ['つかいかた', 'へるぷ', 'きー'], run: (app) => app.open(app.routes.help('list')) },
  { title: ui.home.runbooks, names: [], readings: ['てじゅんしょをよむ', 'がいどらいん'], run: opens(() => new Runbooks()) },
  {
    title: settingsWords.title,
    names: [],
    readings: ['せってい', 'きごう', 'こんとらすと', 'いろ'],
    run: opens(() => new DisplaySettings()),
  },
  {
    title: ui.home.leave,
    names: ['q', 'quit', 'exit', 'leave', '終了', 'しゅうりょう', 'おわる', '終わる'],
    readings: ['しゅうりょうする', 'おわる', '終わる'],
    run: (app) => {
      app.done = true;
    },
  },
];

/** Operations whose name the text is, or begins with; a letter more and it is a memo again. */
export const operationsFor = (text: string): readonly Operation[] => {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const hiragana = folded(typed);
  if (typed === '' || typed.length > 8) return [];
  return [...IN_INCIDENT, ...ANYWHERE].filter(({ names }) =>
    names.some((name) => name === hiragana || (name.length > 1 && hiragana.startsWith(name))),
  );
};

/** Operations that the search finds by title or reading, in an incident or outside of one. */
export const operationsFound = (text: string, inIncident: boolean): readonly Operation[] => {
  const query = folded(text);
  if (query === '') return [];
  return [...(inIncident ? IN_INCIDENT : []), ...ANYWHERE].filter(
    ({ title, names, readings }) =>
      folded(title).includes(query) || names.includes(query) || (query.length > 1 && readings.some((one) => folded(one).includes(query))),
  );
};
