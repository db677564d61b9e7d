import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { CloseForm } from './close.ts';
import { EvidenceForm } from './evidence.ts';
import { HandoverSheet } from './handover.ts';
import { Timeline } from './timeline.ts';

/** An operation that can be asked for by typing its name. */
export interface Operation {
  readonly title: string;
  readonly names: readonly string[];
  readonly run: (app: App, incident: string) => void;
}

const OPERATIONS: readonly Operation[] = [
  { title: ui.handover.title, names: ['引継', '引き継', 'ひきつ', 'hikitsu'], run: (app, id) => app.open(new HandoverSheet(id)) },
  { title: ui.more.close, names: ['終結', 'しゅうけつ', 'syuuketu', 'shuketsu'], run: (app, id) => app.open(new CloseForm(id)) },
  { title: ui.evidence.title, names: ['証拠', 'しょうこ', 'shouko', 'syouko'], run: (app, id) => app.open(new EvidenceForm(id)) },
  { title: ui.more.timeline, names: ['時系列', 'じけいれつ', '訂正', 'ていせい'], run: (app, id) => app.open(new Timeline(id)) },
  {
    title: ui.home.leave,
    names: ['q', 'quit', 'exit', '終了', 'しゅうりょう', 'おわる', '終わる'],
    run: (app) => {
      app.done = true;
    },
  },
];

/** Operations whose name the text is, or begins with; a letter more and it is a memo again. */
export const operationsFor = (text: string): readonly Operation[] => {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  if (typed === '' || typed.length > 8) return [];
  return OPERATIONS.filter(({ names }) => names.some((name) => name === typed || (name.length > 1 && typed.startsWith(name))));
};
