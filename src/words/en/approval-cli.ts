import type { approvalCli as japanese } from '../ja/approval-cli.ts';
import type { Words } from '../shape.ts';

/** Words of `approve` in the shell. */
export const approvalCli: Words<typeof japanese> = {
  about: 'record the approval of a text, with the code that was read back (without --code it only shows the code)',
  approver: 'who approved, or refused',
  channel: 'means',
  kind: 'kind (consent, decision, oral decision)',
  field: 'field of the text: text, or title and body (- is standard input)',
  code: 'the code as it was read back (“なし” where it cannot be)',
  refused: 'record that it was not approved',
  takenBy: 'who took it down (else whoever is named by --by)',
  exception: 'the exception by which it may be oral',
  note: 'remarks',
  out: 'write the text with the same code for paper (HTML)',
  force: 'overwrite a file of the same name',
  textMissing: ['There is no text to approve.', 'Please add it, as in --field body=… (- is standard input).'],
  next: 'Nothing is recorded yet. Please call it again with the code that was read back after --code.',
};
