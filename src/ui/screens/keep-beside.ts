import { StoreError } from '../../store/error.ts';
import type { App } from '../app.ts';

/**
 * Does something with a draft; what the machine refuses is told. Where it was told already that nothing can be stored, a draft is
 * still tried, as it may lie on a disk that is well: quietly, because the operator knows.
 */
export const keepBeside = (app: App, act: () => void): void => {
  if (app.unsaved === undefined) {
    app.attempt(act);
    return;
  }
  try {
    act();
  } catch (problem) {
    if (!(problem instanceof StoreError)) throw problem;
  }
};
