import { basename, dirname, join } from 'node:path';
import { exports } from '../words/ja/exports.ts';

/** Where a file of a drill is written: its name begins with 【訓練】 where it does not hold it already, so that it is never taken for a record. */
export function drillPath(out: string): string {
  // A folder, or one with its separator, is refused where it is written.
  if (/[/\\]$/u.test(out)) return out;
  const name = basename(out);
  return name.includes(exports.drill) ? out : join(dirname(out), `${exports.drill}${name}`);
}

/** The same for a record of either kind: that of a real incident keeps the name that it was given. */
export const pathFor = (mode: 'real' | 'drill', out: string): string => (mode === 'drill' ? drillPath(out) : out);
