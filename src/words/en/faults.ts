import type { Fault, FaultCode, FaultFacts, ScenarioPart } from '../../runbook/faults.ts';
import type { FormName } from '../../runbook/schema.ts';
import type { faultPlace as japanesePlace, faultSentence as japaneseSentence } from '../ja/faults.ts';
import { why } from './system-reasons.ts';

const how: Record<FormName, string> = {
  id: 'Please begin with a small letter, and use small letters, digits and hyphens (such as change-password). No dots.',
  'setting-id': 'Please begin with a small letter, and use letters and digits (such as sampleAdopted).',
  'clause-id': 'Please write two to four capital letters, a hyphen and a number (such as KM-13).',
  'one-line': 'Please write it in one line.',
  'scenario-id': 'Please begin with a letter, and use letters, digits and hyphens (such as I1 or save-screen).',
  minutes: 'Please write minutes from the start, from 0m to 999m (such as 10m).',
  moment: 'Please write the time in Japan like "2026-05-16T07:10+09:00", in quotes.',
  date: 'Please write 2022-05-26 or 2019-03. For a document without a date, please leave the field out.',
};

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list (lines that begin with -)',
  object: 'pairs of “name: value”',
  record: 'pairs of “name: value”',
  'text-or-list': 'a text, or a list of them',
};

const syntax: Record<string, string> = {
  BAD_INDENT: 'The indentation is uneven. Please begin what belongs together with the same number of blanks.',
  MISSING_CHAR: 'A closing sign (" \' ] } :) is missing.',
  TAB_AS_INDENT: 'Tabs cannot indent. Please use blanks.',
  BLOCK_AS_IMPLICIT_KEY:
    'There are two “:” in one line, or the indentation is off. Where a text holds “: ”, please put all of it in quotes (" ").',
  MULTILINE_IMPLICIT_KEY: 'A name goes over two lines. Please look for a missing “:” or an open quote.',
  NON_STRING_KEY: 'A name can only be a text.',
  KEY_OVER_1024_CHARS: 'A name is too long. Please look for an open quote.',
  BAD_SCALAR_START: 'A text that begins with “@” or “`” has to stand in quotes (" ").',
  BAD_DQ_ESCAPE: 'A “\\” inside " " could not be read. Please use \' \'.',
  BLOCK_IN_FLOW: 'Inside { } and [ ] there can be no lines with -.',
};

const part: Record<ScenarioPart, string> = {
  inject: 'inject',
  seat: 'seat',
  objective: 'objective',
  expected: 'expected action',
  rule: 'rule',
  step: 'step',
  act: 'act',
  deed: 'step or act',
  variant: 'variant',
  value: 'value of a variant',
  clause: 'clause',
};
const partMend: Record<ScenarioPart, string> = {
  inject: 'Please write it under injects, or mend the name.',
  seat: 'Please write it under seats, or mend the name.',
  objective: 'Please write it under objectives, or mend the name.',
  expected: 'Please write it under expected, or mend the name.',
  rule: 'Please write it under rules, or mend the name.',
  step: 'Please choose a step of this runbook, or write an act under acts.',
  act: 'Please write it under acts, or mend the name.',
  deed: 'Please name a step of this runbook, or an act written under acts.',
  variant: 'Please write it under variants, or mend the name.',
  value: 'Please write a value that stands in the oneOf of that variant.',
  clause: 'Please choose a clause that this runbook uses. For an objective without a guideline, please leave clause out.',
};
const triggerMend = {
  at: 'is standard, but has no time. Please write at, or make its kind contingency.',
  when: 'is adaptive, but has no condition. Please write when.',
  condition: 'has after, but no condition. Please write when, or leave after out.',
};
const realMend = {
  handle: 'Please let names of accounts end in “_example”.',
  address: 'Please let URLs and mail addresses end in “.example”.',
  body: 'Please use a name that is made up.',
};

const list = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');
const maybe = (suggestion: string | undefined) => (suggestion === undefined ? '' : ` Do you mean “${suggestion}”?`);

const under = (values: Readonly<Record<string, string | number>>): string => {
  const said = Object.entries(values).map(([id, value]) => `${id} = ${value}`);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
};
const loosen = (targets: readonly string[], rules: readonly string[]): string => {
  if (targets.length > 0) return `Please lengthen target or shorten takes of ${list(targets)}. Any one of them will do.`;
  if (rules.length > 0) return `The rules ${list(rules)} do not go together with the rest. Please mend one of them.`;
  return 'Please lengthen target of expected actions that overlap, and check that expected holds the actions that the rules need.';
};

/** What is wrong and what to write instead, one sentence or two each. */
const sentences: { readonly [C in FaultCode]: (facts: FaultFacts[C]) => string } = {
  'folder.missing': ({ reason }) => `The folder could not be opened (${why(reason)}). Please check where it is.`,
  'folder.empty': () => 'There is no runbook. Please put one of impersonation, takeover, firestorm or rumor (.yaml) there.',
  'file.missing': ({ name }) => `There is no ${name}. Please write one with the title, the posts and the clauses of the guideline.`,
  'file.unknown': ({ suggestion }) => `A file of this name is not read.${maybe(suggestion)}`,
  'file.unreadable': ({ reason }) => `It could not be read (${why(reason)}). Please check its permissions.`,
  'file.link': () => 'A link that leads out of the folder is not read. Please put the file itself there.',
  'file.kind': () => 'It is no plain file, and is not read.',
  'guideline.id': ({ id, folder }) => `The id is “${id}”. Please make it “${folder}” like the folder, or rename the folder.`,
  'guideline.twice': ({ id, other }) => `The guideline “${id}” is in ${other} too. Please change the name of the folder, and the id.`,
  'file.trouble': ({ trouble, expected }) => `The trouble is “${trouble}”. Please write “${expected}”, like the name of the file.`,
  'text.size': ({ bytes, limit }) => `It is too large (${bytes}). At most ${limit} bytes, please.`,
  'text.encoding': () => 'Some of it is not UTF-8. If it was saved as Shift_JIS or the like, please save it as UTF-8.',
  'text.mark': () => 'It begins with a BOM (an invisible mark). Please save it as UTF-8 without BOM.',
  'text.character': ({ character }) => `It holds an invisible or control character (${character}). Please remove it.`,
  'text.tab': () => 'It holds a tab. Please use blanks.',
  'yaml.syntax': ({ reason }) => syntax[reason] ?? `It could not be read as YAML (${reason}).`,
  'yaml.depth': ({ limit }) => `It is nested too deeply. At most ${limit} levels, please.`,
  'yaml.size': ({ limit }) => `It has too many parts (${limit} at most). Please split or shorten it.`,
  'yaml.alias': ({ word }) =>
    `“${word}” (& * ! %) cannot be used. Please write the same content out. If it is the first sign of a text, put that in quotes (" ").`,
  'yaml.documents': () => 'There is a second document after “---”. Please write one to a file.',
  'yaml.empty': () => 'It is empty.',
  'yaml.key': () => 'Something has no name. Please write “name: value”.',
  'yaml.forbidden-key': ({ key }) => `The name “${key}” cannot be used.`,
  'yaml.key-twice': ({ key, first }) => `“${key}” stands here twice (first in line ${first}). Please remove one.`,
  'shape.unknown-key': ({ key, suggestion }) => `There is no “${key}” here.${maybe(suggestion)}`,
  'shape.missing': ({ key }) => `“${key}” is missing. Please add it.`,
  'shape.type': ({ at, expected }) =>
    `“${at}” takes ${kinds[expected] ?? expected}. A text of digits or a date alone has to stand in quotes (" ").`,
  'shape.choice': ({ at, value, choices, suggestion }) =>
    `“${at}” cannot be “${value}”.${maybe(suggestion)} It can be ${choices.join(', ')}.`,
  'shape.form': ({ at, value, form }) => `“${value}” of “${at}” is written wrongly. ${how[form]}`,
  'shape.empty': ({ at }) => `“${at}” is empty. Please write it, or leave it out.`,
  'shape.long': ({ at, limit }) => `“${at}” is too long (${limit} at most).`,
  'shape.invalid': ({ at }) => `“${at}” could not be read.`,
  'clause.unknown': ({ clause, suggestion }) =>
    `There is no clause “${clause}”.${maybe(suggestion)} Please write it under clauses of this guideline, or check the number of the other city’s clause.`,
  'clause.ambiguous': ({ clause, bodies }) =>
    `The clause “${clause}” is in ${list(bodies)}, with different words. Please change the number.`,
  'clause.unused': ({ clause }) => `No step, no standing rule and no coverage uses the clause “${clause}”. Please use it, or leave it out.`,
  'quote.elsewhere': ({ at, words, clauses }) =>
    `The words “${words}” of “${at}” do not stand in the clause ${list(clauses)}. Please write them exactly as they stand there.`,
  'role.unknown': ({ role, suggestion }) => `The post “${role}” is not under roles.${maybe(suggestion)}`,
  'setting.unknown': ({ setting, suggestion }) => `The setting “${setting}” is not under settings.${maybe(suggestion)}`,
  'rule.unknown': ({ rule, suggestion }) => `The standing rule “${rule}” is not under standingRules of guideline.yaml.${maybe(suggestion)}`,
  'rule.twice': ({ rule, first }) => `The standing rule “${rule}” stands here twice (first in line ${first}). Please keep one.`,
  'coverage.sentence': ({ kind }) => `Where kind is “${kind}”, please write under sentence what is to be shown to the operator.`,
  'step.unknown': ({ id, suggestion }) =>
    `The step “${id}” is not in the vocabulary.${maybe(suggestion)} A step of your own begins with “x-”, and says its phase and form.`,
  'step.own': ({ id, missing }) => `Your own step “${id}” needs ${missing.join(' and ')}.`,
  'step.twice': ({ id, first }) =>
    `The step “${id}” stands here twice (first in line ${first}). Please give the second another name that begins with “x-”.`,
  'step.clause': ({ id }) =>
    `The layer of the step “${id}” is rule, but it names no clause of this guideline. Please write one under clauses, or make the layer peer or practice.`,
  'step.modality': ({ id }) =>
    `The step “${id}” has no modality. Please write how strongly the clause binds (obligation for a duty, for example).`,
  'step.peer': ({ id }) => `The layer of the step “${id}” is peer, but it names no clause of another city. Please write one under clauses.`,
  'step.practice': ({ id }) =>
    `The layer of the step “${id}” is practice, but it names a clause. With a clause, please make the layer rule or peer.`,
  'step.sample': ({ id }) =>
    `The step “${id}” is from a sample policy. Please write under setting which setting says whether it is adopted.`,
  'order.unknown-step': ({ at, step, suggestion }) =>
    `The step “${step}” of “${at}” is not in this runbook (and a step cannot name itself).${maybe(suggestion)}`,
  'order.question': ({ step }) => `The step “${step}” has no answers, so it cannot stand under only.`,
  'order.answer': ({ step, answer, choices }) => `The step “${step}” has no answer “${answer}”. There are: ${choices.join(', ')}.`,
  'order.clause': ({ step }) =>
    `The order of the step “${step}” is strict, but has no ground. Please write the clause that orders it under clause, and its words under because. Without a ground, please make it document.`,
  'order.peer-clause': ({ step, clause }) =>
    `The order of the step “${step}” is strict, but the clause “${clause}” is another city’s, which cannot hold anything back. Please make it document.`,
  'order.advice': ({ step, advice }) =>
    `The step “${step}” of the rules cannot be held back by “${advice}”, which is advice. Please make the order document.`,
  'order.cycle': ({ steps }) =>
    `The order goes round in a circle, so that none can start: ${[...steps, steps[0]].join(' → ')}. Please remove one of the orders.`,
  'walk.verb': ({ known }) => `Please write one thing to do in each part. There are: ${known.join(', ')}.`,
  'walk.step': ({ step, suggestion }) => `The step “${step}” is not in this runbook.${maybe(suggestion)}`,
  'scenario.unknown': ({ kind, id, suggestion }) => `There is no ${part[kind]} “${id}”.${maybe(suggestion)} ${partMend[kind]}`,
  'scenario.twice': ({ kind, id, first }) =>
    `The ${part[kind]} “${id}” stands here twice (first in line ${first}). Please rename one of them.`,
  'scenario.one-of': ({ keys }) => `Please write exactly one of ${keys.join(', ')}.`,
  'scenario.trigger': ({ inject, lacks }) => `The inject “${inject}” ${triggerMend[lacks]}`,
  'scenario.answer': ({ step }) => `The step “${step}” is none with answers. Please leave answer out.`,
  'scenario.act-step': ({ act }) =>
    `The runbook has a step with the same name as the act “${act}”. Please rename the act, or use the step with step.`,
  'scenario.unexpected': ({ inject }) =>
    `The inject “${inject}” expects no action. Please write one under expected, or info: true where it only informs.`,
  'scenario.slot': ({ slot }) => `There is no value for “{${slot}}”. Please write “${slot}” under variants, or remove { }.`,
  'scenario.late': ({ at, minutes, limit }) =>
    `${minutes} minutes at “${at}” is beyond the length of the exercise (${limit} minutes). Please shorten it, or lengthen duration.`,
  'scenario.runbook': ({ guideline, trouble }) =>
    `The guideline “${guideline}” has no runbook for ${trouble}. Please check guideline and trouble.`,
  'scenario.real': ({ kind, word }) => `“${word}” looks like something real. ${realMend[kind]}`,
  'scenario.start': ({ start }) => `There is no such time as “${start}”. Please check the day and the hour.`,
  'scenario.name': ({ id, name }) => `The id is “${id}”. Please make it “${name}” like the file, or rename the file.`,
  'scenario.dead': ({ inject }) =>
    `The inject “${inject}” never happens, whatever is done. Please check whether the conditions of when exclude each other, and whether at and after come before the end.`,
  'scenario.unsolvable': ({ values, targets, rules }) =>
    `There is no way to keep to every target and every rule${under(values)}. ${loosen(targets, rules)}`,
  'scenario.undecided': ({ values }) =>
    `There are too many ways to tell whether it can be solved${under(values)}. Please expect fewer actions, or move injects so that fewer overlap.`,
  'scenario.tight': ({ values, slack, least }) =>
    `There are only ${slack} minutes to spare${under(values)}. Please lengthen target or shorten takes, so that every target could be ${least} minutes earlier.`,
};

/** The sentence for one fault. */
export const faultSentence: typeof japaneseSentence = (fault) => (sentences[fault.code] as (facts: Fault['facts']) => string)(fault.facts);

/** Where it stands, as people say it: “takeover.yaml, line 12”. */
export const faultPlace: typeof japanesePlace = ({ file, line }) => (line > 0 ? `${file}, line ${line}` : file);
