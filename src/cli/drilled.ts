import type { LastDrilled } from '../session/last-drilled.ts';
import type { App } from '../ui/app.ts';

/** Milliseconds of each quarter second that may go into reading drills. */
const BUDGET = 8;

/**
 * Looks up when each runbook was drilled last, a piece at a time. Nothing of it is loaded before the first frame stands; what goes wrong
 * leaves the lines blank, and nothing else.
 * @returns to be called now and then: whether there is more to be shown
 */
export const lookUpDrills = (app: App): (() => boolean) => {
  let drilled: LastDrilled | undefined;
  let begun = false;
  let isNews = false;
  return () => {
    if (!begun) {
      begun = true;
      void import('../session/last-drilled.ts').then(
        ({ LastDrilled: Reader }) => {
          drilled = new Reader(app.home, app.session.library);
          app.drilled = drilled;
          isNews = true;
        },
        () => undefined,
      );
    }
    const more = drilled?.step(BUDGET) === true;
    const told = isNews || more;
    isNews = false;
    return told;
  };
};
