import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstBreak, isEntry, parseEntry } from '../../src/incident/chain.ts';
import type { SealedEntry } from '../../src/incident/log.ts';
import { replay } from '../../src/incident/replay.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import { openLibrary } from '../../src/session/folders.ts';
import { pinnedFrom, sha256 } from '../../src/session/library.ts';
import { Session } from '../../src/session/session.ts';
import { verifyEvidence } from '../../src/store/evidence.ts';
import { logFile, openHome } from '../../src/store/home.ts';
import { openLog } from '../../src/store/sqlite-log.ts';

const library = openLibrary([]);

/** Opens 狛江市 乗っ取り in a data directory; its id. */
export const openIncident = (home: string): string => {
  openHome(home);
  const log = openLog(logFile(home, 'real'), { mode: 'real' });
  const session = new Session({ log, library, mode: 'real', now: () => Date.now() });
  const pinned = pinnedFrom(library, 'komae', 'takeover');
  if (pinned === undefined) throw new Error('komae has no takeover');
  const acted = session.open({ pinned, settings: {} }, { role: '管理者', name: '田中' });
  log.close();
  if ('refused' in acted) throw new Error(JSON.stringify(acted.refused));
  return acted.incident.id;
};

/** Everything that is wrong with a data directory: a log that cannot be opened, read, followed or replayed, or evidence that is not there. */
export const troubleIn = (home: string, incident: string): { readonly troubles: string[]; readonly lines: readonly SealedEntry[] } => {
  const troubles: string[] = [];
  let lines: SealedEntry[] = [];
  try {
    const log = openLog(logFile(home, 'real'), { mode: 'real' });
    try {
      if (log.reason !== undefined) troubles.push(`read-only: ${log.reason.code}`);
      lines = log.read(incident);
      const broken = firstBreak(lines, sha256);
      if (broken !== undefined) troubles.push(`chain: ${JSON.stringify(broken)}`);
      const parsed = lines.map(parseEntry);
      replay(parsed, (hash) => JSON.parse(log.runbook(hash) ?? 'null') as Runbook);
      for (const { sha256: file } of parsed.flatMap((line) => (isEntry(line) ? line.evidence : [])))
        if (verifyEvidence(home, file).state !== 'intact') troubles.push(`evidence ${file}`);
    } finally {
      log.close();
    }
  } catch (error) {
    troubles.push(String(error));
  }
  return { troubles, lines };
};

/** Texts that lie in the drafts and cannot be read back: none, also after a kill. */
export const brokenDrafts = (home: string): string[] => {
  try {
    return readdirSync(join(home, 'drafts'))
      .filter((name) => name.endsWith('.json'))
      .filter((name) => {
        try {
          JSON.parse(readFileSync(join(home, 'drafts', name), 'utf8'));
          return false;
        } catch {
          return true;
        }
      });
  } catch {
    return [];
  }
};
