import { createHash } from 'node:crypto';
import type { SealedEntry } from '../../src/incident/log.ts';

/** An entry as the store sees it: its meaning is no business of the store's. */
export const sealedLine = (incident: string, seq: number, more: Partial<SealedEntry> = {}): SealedEntry => {
  const bytes = more.bytes ?? `{"incident":"${incident}","seq":${seq},"title":"画面の保存"}`;
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { incident, seq, id: `${incident}/${seq}`, hash, bytes, disclosures: [], ...more };
};
