import type { Routes } from '../app.ts';
import { Blocked } from './blocked.ts';
import { Help } from './help.ts';
import { Search } from './search.ts';
import { StepDetail } from './step-detail.ts';
import { StepForm } from './step-form.ts';
import { Work } from './work.ts';

/** The one place that knows every screen. */
export const routes: Routes = {
  help: (kind) => new Help(kind),
  search: (from, text) => new Search(from, text),
  work: (incident) => new Work(incident),
  step: (incident, { response, step, state }) => {
    if (state === 'not-yet') return undefined;
    if (state === 'settled') return new StepDetail(incident, response.id, step.id);
    return state === 'blocked' ? new Blocked(incident, response.id, step.id) : new StepForm(incident, response.id, step.id);
  },
};
