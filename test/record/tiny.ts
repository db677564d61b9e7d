import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadGuideline } from '../../src/runbook/load.ts';
import { exportBundle } from '../../src/session/bundling.ts';
import { Checkpoints } from '../../src/session/checkpoints.ts';
import { type Library, pin } from '../../src/session/library.ts';
import { Session } from '../../src/session/session.ts';
import { importEvidence } from '../../src/store/evidence.ts';
import { openHome } from '../../src/store/home.ts';
import { memoryLog } from '../../src/store/memory-log.ts';
import { tempHome } from '../store/temp-home.ts';
import { type Folder, readFolder } from './sample.ts';

const GUIDELINE = `schema: hikeshi/guideline@1
id: tiny
body: 小市
title: 小市の決まり
edition: {adopted: 2026-04-01, label: 第1版}
roles:
  account-manager: {title: 管理者}
clauses:
  TN-1: {ref: １, text: 画面を保存する。}
`;
const RUNBOOK = `schema: hikeshi/runbook@1
trouble: rumor
coverage: {kind: direct, sentence: 定めがあります}
steps:
  - id: capture-evidence
    phase: preserve
    title: 画面の保存
    modality: obligation
    clauses: [TN-1]
`;

/** A guideline of one step: its machine is built in a moment, and its bundle is small enough to flip every bit of it. */
export const tinyLibrary = (): Library => {
  const loaded = loadGuideline(
    new Map([
      ['guideline.yaml', GUIDELINE],
      ['rumor.yaml', RUNBOOK],
    ]),
    () => [],
    'tiny',
  );
  if ('faults' in loaded) throw new Error(JSON.stringify(loaded.faults));
  return { ids: ['tiny'], guideline: () => loaded.guideline, runbooks: () => loaded.runbooks };
};

/** A bundle of a few lines with a retained file, a blacked-out word or two, and two checkpoints. */
export const tinyBundle = (): { files: Folder; anchor: string } => {
  const home = openHome(tempHome()).path;
  const log = memoryLog();
  let now = Date.parse('2026-11-21T02:06:00+09:00');
  const session = new Session({ log, library: tinyLibrary(), mode: 'real', now: () => now });
  new Checkpoints({ log, home, now: () => now }).watch();
  const who = { role: '管理者', name: '田中 恵子' };
  const [runbook] = tinyLibrary().runbooks('tiny');
  if (runbook === undefined) throw new Error('no runbook');
  const opened = session.open({ pinned: pin(runbook), settings: {}, title: 'デマ' }, who);
  if ('refused' in opened) throw new Error(JSON.stringify(opened.refused));
  const { id } = opened.incident;
  const picture = join(home, 'picture');
  writeFileSync(picture, '写し');
  const { sha256, size, type } = importEvidence(home, picture);
  const run = (command: Parameters<Session['run']>[1]) => {
    now += 60_000;
    const acted = session.run(id, command, who);
    if ('refused' in acted) throw new Error(JSON.stringify(acted.refused));
  };
  run({ do: 'evidence', file: { sha256, size, type }, name: '画面.png', subjects: ['@koho'] });
  run({ do: 'hand-over', from: who, to: { role: '所属長', name: '鈴木' } });
  run({ do: 'note', text: '電話' });
  const out = join(tempHome(), 'bundle');
  const { head } = exportBundle({ log, home, now: () => now }, id, out);
  return { files: readFolder(out), anchor: head.slice(0, 32) };
};
