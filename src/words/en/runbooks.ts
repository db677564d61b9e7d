import type { runbookWords as japanese } from '../ja/runbooks.ts';
import type { Words } from '../shape.ts';
import { terms } from './terms.ts';

const list = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');

/** Words of the commands about runbooks. */
export const runbookWords: Words<typeof japanese> = {
  check: {
    about: 'check runbooks (form, clauses, order, every way to go on, rehearsals)',
    done: (body, trouble, states, sound, lines) =>
      `${sound ? '○' : '×'} ${body}  ${terms.trouble[trouble]}  ${states} states${lines === undefined ? '  no rehearsal' : `  rehearsal of ${lines} lines`}`,
    sound: (guidelines, runbooks, states) => `All is well: ${guidelines} guidelines, ${runbooks} runbooks, ${states} states.`,
    faults: (count) => `${count} ${count === 1 ? 'thing' : 'things'} to mend.`,
    place: (file, line) => (line > 0 ? `${file}, line ${line}` : file),
    under: (names) => ` (settings: ${names.join(', ')})`,
    on: (name, value) => `${name} = ${value ? 'yes' : 'no'}`,
    noRehearsal: (file) => `${file}  has no rehearsal. With one, every check tries whether it leads to the closing.`,
    untried: (file, step, by) => `${file}  the rehearsal does not try whether “${step}” is held back before “${by}”.`,
    onlyOnce: (file) => `${file}  the rehearsal does not try that it comes back (recur).`,
    notes: 'Need not be mended, but is good to know:',
    nothing: 'There is not one runbook. Please check where the folder is.',
    limit: (combinations) => `There are many settings, so only ${combinations} combinations were checked.`,
  },
  coverage: {
    about: 'how clauses and steps correspond (clauses not used, steps without a clause, what is not ruled)',
    kind: { direct: 'direct', 'same-meaning': 'same meaning', partial: 'in part', sample: 'sample', none: 'no rule' },
    template: 'template',
    missing: '(no runbook)',
    counts: (steps, template) =>
      `${template ? `counts ${steps.counting}` : `rule ${steps.rule}(${steps.counting})`} peer ${steps.peer} pr. ${steps.practice}`,
    legend: [
      'rule: steps with a clause of one’s own (in brackets: those that count for closing). peer: with a clause of another city.',
      'pr.: practice, without a clause. counts: those of the template that count for closing.',
    ],
    noRule: 'Without one step that has a clause of its own',
    unsupported: 'Steps without a clause (practice)',
    unused: 'Clauses that no step uses',
    usedBy: {
      rule: (body, count) => `${body}: used by standing rules only (${count})`,
      coverage: (body, count) => `${body}: general clauses that may apply (${count})`,
    },
  },
  show: {
    silent: (items) => `Not ruled: ${items.join(', ')}`,
    otherwise: (setting, value, sentence) => `Where “${setting}” is ${value ? 'yes' : 'no'}: ${sentence}`,
    indirect: (refs) => `General clauses that may apply: ${refs.join(', ')}`,
    by: (role) => `   By: ${role}`,
    to: (roles) => `   To: ${roles.join(', ')}`,
    exception: {
      oral: (refs) => `   May be oral: ${refs.join(', ')}`,
      exempt: (refs) => `   Not needed: ${refs.join(', ')}`,
    },
  },
  print: 'write the runbook for use on paper (A4)',
  diagram: 'draw it (Mermaid): the course, and the order of the steps',
  diff: {
    about: 'compare the folders of two editions',
    one: (dir) => [`“${dir}” is not the folder of one guideline.`, 'Please name the folder that holds guideline.yaml.'],
  },
  guideline: {
    name: (id) => [
      `The name of the folder, “${id}”, cannot be the id of a guideline.`,
      'Please begin with a small letter, and use small letters, digits and hyphens (such as minatono).',
    ],
    exists: (dir) => [`There are files in “${dir}” already.`, 'So that nothing is lost, please use another name.'],
    made: (dir, files) => [
      `The folder ${dir} is made (${files.length} files).`,
      `Please begin with guideline.yaml, and check it with hikeshi runbook check ${dir}.`,
    ],
  },
  walk: (fault) => {
    switch (fault.code) {
      case 'walk.refused':
        return 'The rehearsal was held back here. Please mend the script, or write under refused that it is.';
      case 'walk.accepted':
        return `It is written that this is held back (${fault.expected}), but it was not. Please look for a missing order (after).`;
      case 'walk.otherwise':
        return `It was held back, but for another reason (${fault.refusal.code}) than the one written (${[fault.expected, ...fault.by].join(', ')}).`;
      case 'walk.not-closed':
        return `The rehearsal does not lead to the closing. ${fault.left.length === 0 ? 'Please write close: true at its end.' : `Left: ${list(fault.left)}`}`;
    }
  },
};
