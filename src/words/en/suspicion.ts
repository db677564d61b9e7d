import type { suspicion as japanese } from '../ja/suspicion.ts';
import type { Words } from '../shape.ts';

/** Secrets in the words of a call: what is refused, and what is asked about once. */
export const suspicion: Words<typeof japanese> = {
  refused: [
    'No password and no recovery code may be written into any field.',
    'If one was written somewhere, please change that password.',
  ],
  ask: (length) => [
    `${length} characters look like a password. No password and no recovery code may be written into any field.`,
    'If you are sure that it is no secret, please add --not-secret to the same command.',
  ],
};
