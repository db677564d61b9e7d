import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { markdownReport } from '../../export/markdown.ts';
import { reportModel } from '../../export/report.ts';
import { htmlReport } from '../../print/html.ts';
import { Checkpoints } from '../../session/checkpoints.ts';
import { pathFor } from '../../store/drill-path.ts';
import { expandPath } from '../../store/expand-path.ts';
import { writeOutput } from '../../store/output.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import { textOf } from './form-screen.ts';
import { IncidentForm, needs } from './incident-form.ts';

/** Where the report is written to. */
export class ReportForm extends IncidentForm {
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
    const path = pathFor(app.session.mode, resolve(app.cwd, expandPath(textOf(values, 'out'), homedir(), process.platform)));
    const incident = this.loaded(app);
    const model = reportModel(incident, app.now());
    const written = app.attempt(() => {
      writeOutput(path, this.#format === 'html' ? htmlReport(model) : markdownReport(model));
      return path;
    });
    if (written === undefined) return;
    app.back();
    new Checkpoints({ log: app.session.log, home: app.home, now: () => app.now() }).signIfAble({ incident: incident.id, ...incident.head });
    app.notice = [ui.report.done(path), `${ui.handover.upTo(model.anchor.seq)}　${model.anchor.text}`];
  }
}

/** It moves again after it was closed. */
export class ResumeForm extends IncidentForm {
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
