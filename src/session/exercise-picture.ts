import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { importEvidence } from '../store/evidence.ts';
import { drillLog } from '../words/ja/drill-log.ts';
import type { ExerciseSession } from './exercise.ts';
import type { Acted, Person } from './session.ts';

const SIDE = 8;

/** A picture of one grey, 8 by 8, in which nothing is to be seen: what a screenshot is in an exercise. `shade` tells one from the next. */
export const specimenPicture = (shade: number): Buffer => {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const edges = Buffer.alloc(8);
    edges.writeUInt32BE(data.length, 0);
    edges.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([edges.subarray(0, 4), body, edges.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head[8] = 8;
  const rows = Buffer.concat(Array.from({ length: SIDE }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(SIDE, shade % 256)])));
  const signature = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
};

/**
 * 画面を保存する, in an exercise: there is no screen to be taken a picture of, so a picture of nothing is retained as evidence, by the same
 * act and with the same line as a real one. Throws StoreError.
 *
 * @param subjects addresses of the posts that it stands for
 */
export const keepPicture = (session: ExerciseSession, home: string, subjects: readonly string[], person: Person): Acted => {
  const number = session.load(session.id).evidence.size + 1;
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-drill-'));
  try {
    const name = drillLog.picture(number);
    const file = join(folder, name);
    writeFileSync(file, specimenPicture(number * 16), { mode: 0o600 });
    const { sha256, size, type } = importEvidence(home, file);
    return session.run(session.id, { do: 'evidence', file: { sha256, size, type }, name, method: 'screenshot', subjects }, person);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
