import type { impossible as japanese } from '../ja/impossible.ts';
import type { Words } from '../shape.ts';

export const impossible: Words<typeof japanese> = {
  incident: (id, seq) => [
    `Incident ${id} cannot be opened: entry ${seq} could not be replayed in the order of the runbook.`,
    'It may have been altered. The other incidents can be used as they are.',
    'Please leave it as it is; if there is a bundle of the record, check it with hikeshi verify.',
  ],
};
