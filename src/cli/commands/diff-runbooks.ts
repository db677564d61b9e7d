import { diffGuidelines } from '../../runbook/diff.ts';
import type { LoadedGuideline } from '../../runbook/load.ts';
import { BrokenGuideline, shippedRunbooks } from '../../session/folders.ts';
import { guidelineFolders, readGuideline } from '../../store/runbooks.ts';
import { safe } from '../../ui/parts/safe.ts';
import { faultPlace, faultSentence } from '../../words/ja/faults.ts';
import { diffLines } from '../../words/ja/runbook-diff.ts';
import { runbookWords } from '../../words/ja/runbooks.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, Failure, wrongCall } from '../failure.ts';

/** The one guideline folder at a path, whole; what is wrong with it is thrown as data. */
const loadedAt = (dir: string): LoadedGuideline => {
  const { folders, faults } = guidelineFolders([dir]);
  if (faults.length > 0) throw new BrokenGuideline(faults);
  const [folder] = folders;
  if (folder === undefined || folders.length > 1) throw wrongCall('diff.folder', runbookWords.diff.one(dir), { given: dir });
  const among = [...folders, ...guidelineFolders([shippedRunbooks()]).folders];
  const loaded = readGuideline(folder, among);
  if (!('faults' in loaded)) return loaded;
  // An old edition is kept under another name; that its folder is not called by its id is no fault here.
  const [named] = loaded.faults;
  const again =
    named?.code === 'guideline.id' && loaded.faults.length === 1 ? readGuideline({ ...folder, id: named.facts.id }, among) : loaded;
  if ('faults' in again) throw new BrokenGuideline(again.faults);
  return again;
};

/** `runbook diff OLD NEW`: 0 whatever changed, 1 when either folder has faults. */
export const diffCommand = (old: string, now: string, options: Shared): void => {
  const context = new Context(options);
  try {
    const diff = diffGuidelines(loadedAt(old), loadedAt(now));
    context.answer(diff);
    if (!context.json) context.say(...diffLines(diff).map(safe));
  } catch (problem) {
    if (!(problem instanceof BrokenGuideline)) throw problem;
    const { faults } = problem;
    throw new Failure(
      EXIT.refused,
      faults.map((fault) => `${faultPlace(fault)}　${faultSentence(fault)}`),
      { refused: { code: 'runbook.broken', faults } },
    );
  }
};
