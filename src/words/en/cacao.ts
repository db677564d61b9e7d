import type { cacao as japanese } from '../ja/cacao.ts';
import type { Words } from '../shape.ts';

/** Words of a playbook for other tools (CACAO v2.0). */
export const cacao: Words<typeof japanese> = {
  name: (body, trouble) => `${body}: steps for ${trouble}`,
  step: (number, title) => (number === null ? title : `${number} ${title}`),
  modality: (words) => `Modality: ${words}`,
  layer: (mark) => `Layer: ${mark}`,
  deadline: (word) => `Deadline word: “${word}”`,
  when: (word) => `Condition: ${word}`,
  quote: (words) => `Ground: “${words}”`,
  clause: (ref, text) => `${ref}: ${text}`,
  rule: (title) => `Not to be done: ${title}`,
  silent: (items) => `Not ruled: ${items}`,
  answers: (list) => `Choose: ${list}`,
  anyone: 'organization that does the steps nobody is named for',
  start: 'start',
  end: 'end',
  together: 'steps without an order',
  only: (question, answer) => `Where “${question}” is “${answer}”`,
  adopted: (title) => `Where “${title}” holds`,
  about: 'write a runbook in the format of other tools',
  format: 'cacao (a CACAO v2.0 playbook)',
  out: 'where to write',
  force: 'overwrite a file of the same name',
};
