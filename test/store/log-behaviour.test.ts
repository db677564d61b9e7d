import { rmSync } from 'node:fs';
import { logFile, openHome } from '../../src/store/home.ts';
import { memory, memoryLog } from '../../src/store/memory-log.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { behavesAsLog } from '../log-behaviour.ts';
import { tempHome } from './temp-home.ts';

behavesAsLog('memory', () => {
  const kept = memory();
  return { open: () => memoryLog(kept), dispose: () => {} };
});

behavesAsLog('SQLite', () => {
  const home = openHome(tempHome()).path;
  return {
    open: () => openLog(logFile(home, 'real'), { mode: 'real' }),
    dispose: () => rmSync(home, { recursive: true }),
  };
});
