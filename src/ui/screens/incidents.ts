import { view } from '../../../machines/response.ts';
import { isEntry } from '../../incident/chain.ts';
import { aboutOf, type Incident } from '../../incident/incident.ts';
import { terms } from '../../words/ja/terms.ts';
import type { App } from '../app.ts';

/** What an incident is called in a list: body, troubles, account. */
export const incidentName = (incident: Incident): string => {
  const live = incident.responses.filter((response) => view(response.live).course !== 'handed-over');
  const body = incident.responses[0]?.runbook.guideline.body ?? '';
  return `${body} ${live.map(({ trouble }) => terms.trouble[trouble]).join('・')}　${aboutOf(incident, 'account') ?? aboutOf(incident, 'title') ?? ''}`;
};

/** Loads every incident; one that cannot be read back is named, never hidden. */
export const allIncidents = (app: App): { open: Incident[]; closed: Incident[]; broken: string[] } => {
  const open: Incident[] = [];
  const closed: Incident[] = [];
  const broken: string[] = [];
  for (const id of app.session.ids()) {
    try {
      const incident = app.load(id);
      (incident.closed ? closed : open).push(incident);
    } catch {
      broken.push(id);
    }
  }
  const written = (incident: Incident) => incident.entries.findLast(isEntry)?.at ?? 0;
  return { open: open.sort((a, b) => written(b) - written(a)), closed: closed.sort((a, b) => written(b) - written(a)), broken };
};
