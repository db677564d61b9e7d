import type { Guideline } from '../runbook/schema.ts';
import { guidelineNamed, guidelinesInOrder } from '../session/guideline-names.ts';
import type { Library } from '../session/library.ts';
import { cli } from '../words/ja/cli.ts';
import { wrongCall } from './failure.ts';

/** 狛江市（komae）; the id alone where the folder is broken or bears no other name. */
const shown = (library: Library, id: string): string => {
  try {
    const body = library.guideline(id)?.body;
    return body === undefined ? id : `${body}（${id}）`;
  } catch {
    return id;
  }
};

/** The guideline that was named in a call, by id, body or title. Exit 2 where there is none, or where the words mean several. */
export const guidelineFrom = (library: Library, given: string): Guideline => {
  const named = guidelineNamed(library, given);
  if (named !== undefined && 'among' in named) {
    const among = named.among.map((id) => shown(library, id));
    throw wrongCall('guideline.ambiguous', cli.guidelines(given, among), { given, known: named.among });
  }
  const guideline = named === undefined ? undefined : library.guideline(named.id);
  if (guideline !== undefined) return guideline;
  const known = guidelinesInOrder(library);
  throw wrongCall(
    'guideline.unknown',
    cli.guideline(
      given,
      known.map((id) => shown(library, id)),
    ),
    { given, known },
  );
};
