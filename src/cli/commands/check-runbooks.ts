import type { Fault } from '../../runbook/faults.ts';
import { checkFolders, type FoldersReport, type ModelFault, type RunbookReport } from '../../session/check-folders.ts';
import { shippedRunbooks } from '../../session/folders.ts';
import { safe } from '../../ui/parts/safe.ts';
import { checkLines } from '../../words/ja/check.ts';
import { faultPlace, faultSentence } from '../../words/ja/faults.ts';
import { refusalLines } from '../../words/ja/refusals.ts';
import { runbookWords } from '../../words/ja/runbooks.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, type Exit } from '../failure.ts';

const { check: words } = runbookWords;

/** What was found, as a program reads it. */
interface Found {
  readonly kind: 'file' | 'model' | 'rehearsal';
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly facts: object;
  readonly path?: readonly string[];
  readonly settings?: object;
  /** The sentence and what follows it, for people. */
  readonly message: readonly string[];
}

const fileFault = (fault: Fault): Found => ({
  kind: 'file',
  code: fault.code,
  file: fault.file,
  line: fault.line,
  ...(fault.column !== undefined && { column: fault.column }),
  facts: fault.facts,
  message: [`${faultPlace(fault)}　${faultSentence(fault)}`],
});

const modelFault = ({ runbook, combinations }: RunbookReport, { file, line, settings, fault }: ModelFault): Found => {
  const [sentence = '', ...way] = checkLines(fault, runbook);
  const chosen = Object.entries(settings).map(([id, value]) => words.on(runbook.settings[id]?.title ?? id, value));
  return {
    kind: 'model',
    code: fault.code,
    file,
    line,
    facts: fault.facts,
    ...(fault.path !== undefined && { path: fault.path }),
    settings,
    message: [`${words.place(file, line)}　${sentence}${combinations > 1 ? words.under(chosen) : ''}`, ...way.map((one) => `    ${one}`)],
  };
};

const walkFault = ({ walk }: RunbookReport): Found[] => {
  if (walk === undefined) return [];
  const { file, fault } = walk;
  const { code, line, ...facts } = fault;
  const why = 'refusal' in fault ? refusalLines(fault.refusal) : [];
  const sentence = runbookWords.walk(fault);
  return [
    { kind: 'rehearsal', code, file, line, facts, message: [`${words.place(file, line)}　${sentence}`, ...why.map((one) => `    ${one}`)] },
  ];
};

/** What need not be mended, and is good to know. */
const notesOf = (report: RunbookReport): string[] => {
  const { runbook, combinations, guideline, trouble } = report;
  const sampled = combinations < 2 ** Object.keys(runbook.settings).length;
  return [...(sampled ? [`${guideline}/${trouble}.yaml　${words.limit(combinations)}`] : []), ...rehearsalNotes(report)];
};

const rehearsalNotes = ({ rehearsal, guideline, trouble, runbook, unrehearsed }: RunbookReport): string[] => {
  if (rehearsal === undefined) return unrehearsed ? [words.noRehearsal(`${guideline}/${trouble}.rehearsal.yaml`)] : [];
  const titled = (id: string) => runbook.steps.find((step) => step.id === id)?.title ?? id;
  return [
    ...rehearsal.orders.map(({ step, by }) => words.untried(rehearsal.file, titled(step), titled(by))),
    ...(rehearsal.secondRound ? [words.onlyOnce(rehearsal.file)] : []),
  ];
};

const isSound = (report: RunbookReport): boolean => report.model.length === 0 && report.walk === undefined;

const jsonOf = (report: FoldersReport, faults: readonly Found[], notes: readonly string[]) => ({
  sound: faults.length === 0 && report.runbooks.length > 0,
  runbooks: report.runbooks.map((one) => ({
    guideline: one.guideline,
    trouble: one.trouble,
    sound: isSound(one),
    combinations: one.combinations,
    parts: one.parts,
    states: one.states,
    rehearsal: one.rehearsal ?? null,
  })),
  faults: faults.map(({ path, ...fault }) => ({ ...fault, ...(path !== undefined && { path }) })),
  notes,
});

/** `runbook check [DIR]…`: 0 sound, 1 a process or a rehearsal is wrong, 2 something cannot be read. */
export const checkCommand = (dirs: readonly string[], options: Shared): void => {
  const context = new Context(options);
  const given = [...dirs, ...(options.runbooks === undefined ? [] : [options.runbooks])];
  const progress = (report: RunbookReport): void => {
    const line = words.done(report.body, report.trouble, report.states, isSound(report), report.rehearsal?.lines);
    if (!context.json) process.stderr.write(`${safe(line)}\n`);
  };
  const report = checkFolders(given.length > 0 ? given : [shippedRunbooks()], progress);
  const { runbooks } = report;
  const faults = [
    ...report.faults.map(fileFault),
    ...runbooks.flatMap((one) => [...one.model.map((fault) => modelFault(one, fault)), ...walkFault(one)]),
  ];
  const notes = runbooks.flatMap(notesOf);
  context.answer(jsonOf(report, faults, notes));
  const states = runbooks.reduce((sum, one) => sum + one.states, 0);
  const guidelines = new Set(runbooks.map(({ guideline }) => guideline)).size;
  if (!context.json) {
    for (const { message } of faults) context.say(...message.map(safe));
    if (notes.length > 0) context.say('', words.notes, ...notes.map((note) => `  ${safe(note)}`));
    if (faults.length > 0) context.say('', words.faults(faults.length));
    else context.say(runbooks.length === 0 ? words.nothing : words.sound(guidelines, runbooks.length, states));
  }
  process.exitCode = exitOf(faults, runbooks.length);
};

const exitOf = (faults: readonly Found[], runbooks: number): Exit => {
  if (faults.some(({ kind }) => kind === 'file') || (faults.length === 0 && runbooks === 0)) return EXIT.input;
  return faults.length > 0 ? EXIT.refused : EXIT.done;
};
