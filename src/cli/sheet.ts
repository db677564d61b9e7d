import { readFileSync, statSync } from 'node:fs';
import { paperCli } from '../words/ja/paper-cli.ts';
import { wrongCall } from './failure.ts';
import { refuseSuspicious } from './suspicion.ts';

/** No night on paper has more to say. */
const MOST_BYTES = 1_048_576;

/** The text of a file that was typed from paper: UTF-8, one megabyte at most. Throws what can be told. */
export const readSheet = (path: string): string => {
  try {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > MOST_BYTES) throw wrongCall('paper.file', paperCli.file(path), { path });
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    refuseSuspicious(text);
    return text;
  } catch (problem) {
    if (problem instanceof Error && 'exit' in problem) throw problem;
    throw wrongCall('paper.file', paperCli.file(path), { path });
  }
};
