import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import { personFields, personOf, postsOf } from './begin.ts';
import { textOf } from './form-screen.ts';
import { IncidentForm } from './incident-form.ts';

/** Who holds a post today, stands in, or could not be found. */
export class RoleForm extends IncidentForm {
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
