import { homedir } from 'node:os';
import { shortDayTime } from '../../incident/calendar.ts';
import { responsesOf } from '../../incident/overview.ts';
import { importEvidence } from '../../store/evidence.ts';
import { expandPath } from '../../store/expand-path.ts';
import { fileTime } from '../../store/file-time.ts';
import { beside } from '../../words/ja/beside.ts';
import { forms } from '../../words/ja/forms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type FormSpec, type FormValues, formTime } from '../parts/form.ts';
import { rule } from '../parts/rule.ts';
import { type Around, FormScreen, listOf, textOf } from './form-screen.ts';
import { sentences } from './rows.ts';
import { evidenceRows } from './step-rows.ts';
import { titleRow } from './work-rows.ts';

/** The number that stands in the URL of a post, where there is one. */
const postIdIn = (url: string): string => /\/(?:status|posts|p|reel|videos)\/([\w-]{5,})/u.exec(url)?.[1] ?? '';

/** A picture that was taken longer ago than this, in milliseconds, was not taken now. */
const A_WHILE = 10 * 60_000;

const pathOf = (values: FormValues): string => expandPath(textOf(values, 'file'), homedir(), process.platform);

/** What the file itself says of its time, while the field says いま and the file is older. */
const olderFile = (values: FormValues, now: number): string[] => {
  if (textOf(values, 'file') === '' || textOf(values, 'occurred') !== beside.now) return [];
  const written = fileTime(pathOf(values));
  return written === undefined || now - written < A_WHILE ? [] : [ui.evidence.fileTime(shortDayTime(written))];
};

/** 08: a file is kept: copied, synced, hashed again, and only then told. */
export class EvidenceForm extends FormScreen {
  readonly #incident: string;
  readonly #added: (() => void) | undefined;

  constructor(incident: string, added?: () => void) {
    super();
    this.#incident = incident;
    this.#added = added;
  }

  protected override subject(): string {
    return this.#incident;
  }

  protected override draftKey(): string {
    return `${this.#incident}/evidence`;
  }

  protected override spec(app: App): FormSpec {
    const choices = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([id, label]) => ({ id, label }));
    const { 'no-image': _none, ...methods } = forms.choice.method;
    const fileFirst = (values: FormValues) => (textOf(values, 'file') === '' ? ui.evidence.fileFirst : undefined);
    return {
      fields: [
        { id: 'file', label: ui.evidence.file, kind: 'file', required: true, hint: ui.evidence.fileHint },
        { id: 'url', label: ui.evidence.url, kind: 'text', hint: ui.record.subjectHint, optionalNote: true },
        {
          id: 'takenBy',
          label: ui.evidence.takenBy,
          kind: 'person',
          initial: app.person === undefined ? '' : `${app.person.role} ${app.person.name}`,
        },
        { id: 'occurred', label: ui.evidence.occurred, kind: 'time', initial: beside.now, notes: olderFile },
        { id: 'method', label: ui.evidence.method, kind: 'choice', choices: choices(methods), initial: 'screenshot' },
        { id: 'original', label: ui.evidence.original, kind: 'choice', choices: choices(forms.choice.original), initial: 'original' },
        { id: 'shownAt', label: ui.evidence.shownAt, kind: 'text', optionalNote: true },
        {
          id: 'shows',
          label: ui.evidence.shows,
          kind: 'multi',
          choices: choices(forms.choice.shows),
          initial: ['body', 'account', 'date'],
          notes: (values) => ((values.shows as readonly string[]).includes('url') ? [] : [ui.evidence.noUrl]),
        },
      ],
      buttons: [
        { id: 'go', label: ui.evidence.go, records: true, blocked: fileFirst },
        { id: 'more', label: ui.evidence.more, records: true, blocked: fileFirst },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#incident);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      heading: ui.evidence.title,
      below: [
        rule(columns, ui.evidence.list(incident.evidence.size)),
        ...evidenceRows(incident, columns),
        ...sentences([ui.evidence.copied], columns),
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'back' || person === undefined) {
      app.back();
      return;
    }
    const kept = app.attempt(() => importEvidence(app.home, pathOf(values)));
    if (kept === undefined) return;
    const subjects = listOf(values, 'url');
    const postId = subjects.map(postIdIn).find((id) => id !== '');
    const shownAt = textOf(values, 'shownAt');
    const occurred = formTime(this.form(app), 'occurred', app.now());
    const done = app.act(() =>
      app.session.run(
        this.#incident,
        {
          do: 'evidence',
          file: { sha256: kept.sha256, size: kept.size, type: kept.type },
          name: kept.name,
          subjects,
          ...(postId !== undefined && { postId }),
          ...(shownAt !== '' && { shownAt }),
          takenBy: textOf(values, 'takenBy'),
          method: textOf(values, 'method'),
          original: textOf(values, 'original'),
          shows: values.shows as readonly string[],
          ...(occurred !== undefined && { occurred }),
        },
        person,
      ),
    );
    if (done === undefined) return;
    const entry = done.entries[0];
    if (entry?.type === 'evidence.added')
      app.notice = [ui.evidence.kept(entry.data.evidence, kept.name, kept.size.toLocaleString('ja-JP'))];
    this.dropDraft(app);
    this.#added?.();
    if (button === 'more') this.restart(app);
    else app.back();
  }
}
