import type { approvalCopy as japanese } from '../ja/approval-copy.ts';
import type { Words } from '../shape.ts';

/** Words of the sheet with a text that is to be approved. */
export const approvalCopy: Words<typeof japanese> = {
  title: 'Text for approval',
  running: (body, code) => `${body}  text for approval  code ${code}`,
  step: 'Step',
  incident: 'Incident',
  how: 'Please go through the text by telephone; if it is right, read the code out.',
  seals: 'Approval',
};
