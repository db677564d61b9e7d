import type { Incident } from '../../incident/incident.ts';
import { type UsedBefore, usedBefore } from '../../incident/used-before.ts';
import type { Field, FormSpec } from '../parts/form.ts';

type Kind = keyof UsedBefore;

/** What each field may offer again, by its id; a field for a person offers people. */
const RECALLS: Readonly<Record<string, readonly Kind[]>> = {
  name: ['names'],
  role: ['roles'],
  roleName: ['roles'],
  other: ['roles'],
  asker: ['people'],
  to: ['people'],
  askedTo: ['people'],
  recipients: ['people'],
  account: ['accounts'],
  target: ['accounts', 'urls'],
  subject: ['urls', 'accounts'],
  url: ['urls'],
  window: ['urls'],
  notice: ['urls'],
};

const kindsOf = ({ id, kind }: Field): readonly Kind[] => {
  if (kind !== 'text' && kind !== 'person') return [];
  return RECALLS[id] ?? (kind === 'person' ? ['people'] : []);
};

/** The form with what was used before in this incident, and in no other, behind ↓ of its fields. */
export const remembering = (incident: Incident, spec: FormSpec): FormSpec => {
  const used = usedBefore(incident);
  const fields = spec.fields.map((field): Field => {
    const history = [...new Set([...(field.history ?? []), ...kindsOf(field).flatMap((kind) => used[kind])])];
    return history.length === 0 ? field : { ...field, history };
  });
  return { ...spec, fields };
};
