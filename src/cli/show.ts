import { postsOf } from '../incident/corrected.ts';
import { custodyOf } from '../incident/decide/custody.ts';
import type { EntryOf } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { beside } from '../words/ja/beside.ts';
import { keeping } from '../words/ja/keeping.ts';

/** One retained file, for people and for programs. */
export const evidenceLine = (incident: Incident, entry: EntryOf<'evidence.added'>) => {
  const [file] = entry.evidence;
  const subjects = postsOf(incident, entry).map((subject) => incident.subjects.get(subject) || subject);
  const json = {
    evidence: entry.data.evidence,
    seq: entry.seq,
    sha256: file?.sha256 ?? '',
    size: file?.size ?? 0,
    type: file?.type ?? '',
    name: entry.words.name ?? null,
    subjects,
    ...(entry.data.derivedFrom !== undefined && { derivedFrom: entry.data.derivedFrom }),
    handled: custodyOf(incident, entry.data.evidence).map(({ seq, data, words }) => ({ seq, how: data.how, to: words.to ?? null })),
  };
  const derived = json.derivedFrom === undefined ? '' : keeping.cli.derived(json.derivedFrom);
  return {
    json,
    text: `${json.evidence}　${json.name ?? '■'}　${beside.status.bytes(json.size)}　SHA-256 ${json.sha256}　${subjects.join('、')}${derived}${keeping.cli.custody(json.handled.length)}`,
  };
};
