import type { Session } from '../../session/session.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { allIncidents, incidentName } from './incidents.ts';

/** What was open when the store was at a version: asked at every frame, worked out when something was written. */
const known = new WeakMap<Session, { readonly version: number; readonly ids: readonly string[] }>();

/** The open incidents in the order they were opened: it stays while they are worked on. */
export const openIds = (app: App): readonly string[] => {
  const version = app.session.version();
  const before = known.get(app.session);
  if (before?.version === version) return before.ids;
  const ids = allIncidents(app)
    .open.map(({ id, opened }) => ({ id, at: opened.at }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  known.set(app.session, { version, ids });
  return ids;
};

/** ← and → on the rows of an incident: the one before it, the one after it, round and round. True when it went there. */
export const switched = (app: App, from: string, key: Key): boolean => {
  if (key.name !== 'left' && key.name !== 'right') return false;
  const ids = openIds(app);
  const at = ids.indexOf(from);
  if (ids.length < (at < 0 ? 1 : 2)) return false;
  const next = at < 0 ? 0 : (at + (key.name === 'right' ? 1 : ids.length - 1)) % ids.length;
  const id = ids[next] ?? from;
  // What was half written here is kept first.
  app.top.rest?.(app);
  app.start(app.work(id));
  app.notice = [ui.work.switched(incidentName(app.load(id)), next + 1, ids.length)];
  return true;
};
