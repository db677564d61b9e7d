import { gradedAt } from '../../drill/exercise.ts';
import { gradeExpected, gradeRules } from '../../drill/grade.ts';
import { type Rating, ratings } from '../../drill/rating.ts';
import { drillControl as words } from '../../words/ja/drill-control.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import type { DrillControl } from './drill-control.ts';
import { actInDrill, personOf } from './drill-told.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { sentences } from './rows.ts';

/** What the short forms of the controller share. A draft is kept where a sentence could be lost, and not of a number. */
abstract class SteerForm extends FormScreen {
  protected readonly control: DrillControl;
  protected abstract readonly title: string;

  constructor(control: DrillControl) {
    super();
    this.control = control;
  }

  protected about(): readonly string[] {
    return [];
  }

  protected override around(app: App, columns: number): Around {
    return {
      title: words.title(this.control.session.exercise().scenario.title),
      heading: this.title,
      below: sentences(this.about(), columns),
      end: app.unsaved === undefined ? '' : app.saved(),
    };
  }
}

/** 時計を何分か進める */
export class JumpForm extends SteerForm {
  protected override readonly title = words.more.jump;

  protected override about(): readonly string[] {
    return [words.jumpForm.about];
  }

  protected override spec(): FormSpec {
    return {
      fields: [
        {
          id: 'minutes',
          label: words.jumpForm.minutes,
          kind: 'text',
          required: true,
          check: (value) => (minutesIn(value) === undefined ? words.jumpForm.shape : undefined),
        },
      ],
      buttons: [
        { id: 'go', label: words.jumpForm.go, records: true },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const minutes = minutesIn(textOf(values, 'minutes'));
    if (button === 'go' && (minutes === undefined || !this.control.steer(app, { do: 'jump', minutes, why: 'asked' }))) return;
    app.back();
  }
}

const minutesIn = (value: string): number | undefined => {
  const digits = value.normalize('NFKC').trim().replace(/分$/u, '');
  const minutes = /^\d{1,3}$/u.test(digits) ? Number(digits) : 0;
  return minutes >= 1 && minutes <= 600 ? minutes : undefined;
};

/** 時計の速さを変える */
export class RateForm extends SteerForm {
  protected override readonly title = words.more.rate;

  protected override spec(): FormSpec {
    const { started, clock } = this.control.session.exercise();
    return {
      fields: [
        {
          id: 'rate',
          label: words.rateForm.rate,
          kind: 'choice',
          required: true,
          initial: String(clock.rate),
          choices: Array.from({ length: started.data.pace.maxRate }, (_, n) => ({ id: String(n + 1), label: words.rateForm.times(n + 1) })),
        },
      ],
      buttons: [
        { id: 'go', label: words.rateForm.go, records: true },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'go' && !this.control.steer(app, { do: 'rate', rate: Number(textOf(values, 'rate')) })) return;
    app.back();
  }
}

/** 観察を書く: what is typed under the screen itself as well, for whoever is told line by line. */
export class ObserveForm extends SteerForm {
  protected override readonly title = words.more.observe;

  protected override draftKey(): string {
    return `${this.control.session.id}/observe`;
  }

  protected override spec(): FormSpec {
    const { scenario } = this.control.session.exercise();
    return {
      fields: [
        {
          id: 'seat',
          label: words.seats,
          kind: 'choice',
          required: true,
          choices: scenario.seats.map((seat) => ({ id: seat, label: seat })),
        },
        { id: 'text', label: words.observe.text, kind: 'text', required: true },
      ],
      buttons: [
        {
          id: 'go',
          label: words.observe.go,
          records: true,
          blocked: (values) => (textOf(values, 'text') === '' ? words.observe.needs : undefined),
        },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const [seat, text] = [textOf(values, 'seat'), textOf(values, 'text')];
    const observed = () => this.control.session.observe({ do: 'observe', seat, text }, personOf(app));
    if (button === 'go') {
      if (actInDrill(app, observed) === undefined) return;
      this.dropDraft(app);
    }
    app.back();
  }
}

/** An evaluator's rating beside that of the rules, with the reason. */
export class RatingForm extends SteerForm {
  protected override readonly title = words.more.rating;

  protected override draftKey(): string {
    return `${this.control.session.id}/rating`;
  }

  #computed(): { of: string; name: string; rating: Rating }[] {
    const { session } = this.control;
    const exercise = session.exercise();
    const graded = gradedAt(exercise, session.elapsed());
    const { whole, objectives } = ratings(exercise.scenario, gradeExpected(graded), gradeRules(graded));
    const named = exercise.scenario.objectives.map(({ id, text }) => ({
      of: id,
      name: `${id} ${text}`,
      rating: objectives.get(id) ?? 'N/A',
    }));
    return [{ of: 'whole', name: words.ratingForm.whole, rating: whole }, ...named] as { of: string; name: string; rating: Rating }[];
  }

  protected override about(): readonly string[] {
    return [...this.#computed().map(({ name, rating }) => words.ratingForm.computed(name, rating)), words.ratingForm.about];
  }

  protected override spec(): FormSpec {
    return {
      fields: [
        {
          id: 'of',
          label: words.ratingForm.of,
          kind: 'choice',
          required: true,
          initial: 'whole',
          choices: this.#computed().map(({ of, name }) => ({ id: of, label: name })),
        },
        {
          id: 'rating',
          label: words.ratingForm.rating,
          kind: 'choice',
          required: true,
          choices: Object.entries(words.ratingForm.ratings).map(([id, label]) => ({ id, label })),
        },
        { id: 'reason', label: words.ratingForm.reason, kind: 'text', required: true },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        {
          id: 'go',
          label: words.ratingForm.go,
          records: true,
          blocked: (values) => (textOf(values, 'reason') === '' ? words.ratingForm.needs : undefined),
        },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { session } = this.control;
    const [of, rating, reason] = [textOf(values, 'of'), textOf(values, 'rating') as Rating, textOf(values, 'reason')];
    const rated = () => session.observe({ do: 'rate-otherwise', of, rating, reason }, personOf(app));
    if (button === 'go') {
      if (actInDrill(app, rated) === undefined) return;
      this.dropDraft(app);
    }
    app.back();
  }
}
