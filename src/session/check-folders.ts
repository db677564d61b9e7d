import { join } from 'node:path';
import { chartOf } from '../../machines/response.ts';
import type { Trouble } from '../../machines/words.ts';
import { type CheckFault, checkRunbook } from '../runbook/check/check.ts';
import { lineOfFault } from '../runbook/check/place.ts';
import type { Fault } from '../runbook/faults.ts';
import type { LoadedGuideline } from '../runbook/load.ts';
import { planOf, settingsOf } from '../runbook/plan.ts';
import { type Rehearsal, readRehearsal, rehearsalFile } from '../runbook/rehearsal.ts';
import type { Runbook, SettingValues } from '../runbook/runbook.ts';
import { readYaml, type YamlFile } from '../runbook/yaml.ts';
import { type GuidelineFolder, guidelineFolders, readBeside, readGuideline } from '../store/runbooks.ts';
import { shippedRunbooks } from './folders.ts';
import type { Library } from './library.ts';
import { rehearse, type WalkFault } from './rehearse.ts';
import { type Gaps, gapsOf } from './rehearse-gaps.ts';

/** A fault of a runbook as a process, with its line and the settings under which it was met first. */
export interface ModelFault {
  readonly file: string;
  readonly line: number;
  readonly settings: SettingValues;
  readonly fault: CheckFault;
}

/** One runbook, looked at whole. */
export interface RunbookReport {
  readonly guideline: string;
  readonly body: string;
  readonly runbook: Runbook;
  readonly trouble: Trouble;
  /** Combinations of settings that were looked at. */
  readonly combinations: number;
  readonly parts: number;
  readonly states: number;
  readonly model: readonly ModelFault[];
  readonly rehearsal?: { readonly file: string; readonly lines: number; readonly refusals: number; readonly rounds: number } & Gaps;
  /** There is no rehearsal. */
  readonly unrehearsed?: true;
  readonly walk?: { readonly file: string; readonly fault: WalkFault };
}

type Rehearsed = Pick<RunbookReport, 'rehearsal' | 'unrehearsed' | 'walk'>;

/** What a check of folders found. */
export interface FoldersReport {
  /** What cannot be read, or says what it may not: nothing of such a folder is looked at further. */
  readonly faults: readonly Fault[];
  readonly runbooks: readonly RunbookReport[];
}

/** The most combinations of settings that are looked at; beyond them each setting alone, and all, and none. */
const MAX_COMBINATIONS = 64;

/**
 * Checks guideline folders: as text, as processes under every combination of their settings, and by their rehearsals.
 * `told` hears of each runbook as it is done.
 */
export function checkFolders(dirs: readonly string[], told: (report: RunbookReport) => void = () => undefined): FoldersReport {
  const { folders, faults } = guidelineFolders(dirs);
  const all: Fault[] = [...faults];
  const runbooks: RunbookReport[] = [];
  const among = [...folders, ...guidelineFolders([shippedRunbooks()]).folders];
  for (const folder of folders) {
    const loaded = readGuideline(folder, among);
    if ('faults' in loaded) {
      all.push(...loaded.faults);
      continue;
    }
    for (const runbook of loaded.runbooks) {
      const report = checkOne(folder, loaded, runbook, all);
      runbooks.push(report);
      told(report);
    }
  }
  return { faults: all, runbooks };
}

function checkOne(folder: GuidelineFolder, loaded: LoadedGuideline, runbook: Runbook, faults: Fault[]): RunbookReport {
  const looked = new Map<string, { settings: SettingValues; checked: ReturnType<typeof checkRunbook> }>();
  const combinations = settingsToTry(Object.keys(runbook.settings));
  for (const settings of combinations) {
    // Where a setting changes nothing for this trouble, its machine is the same.
    const key = JSON.stringify([planOf(runbook, settings), rulesInForce(runbook, settings)]);
    if (!looked.has(key)) looked.set(key, { settings, checked: checkRunbook(runbook, settings) });
  }
  const found = [...looked.values()];
  const { guideline } = loaded;
  const { trouble } = runbook;
  const model = placed(folder, trouble, found);
  return {
    guideline: guideline.id,
    body: guideline.body,
    runbook,
    trouble,
    combinations: combinations.length,
    parts: found.reduce((sum, { checked }) => sum + checked.parts, 0),
    states: found.reduce((sum, { checked }) => sum + checked.states, 0),
    model,
    // A process that is wrong in itself is mended first.
    ...(model.length === 0 && rehearsed(folder, loaded, runbook, faults)),
  };
}

const rulesInForce = (runbook: Runbook, settings: SettingValues): string[] =>
  runbook.standingRules.filter(({ setting }) => setting === undefined || settings[setting] === true).map(({ id }) => id);

/** Every combination of settings, or a sample of them where there are very many. */
export function settingsToTry(names: readonly string[]): SettingValues[] {
  const set = (on: (index: number) => boolean) => Object.fromEntries(names.map((name, index) => [name, on(index)]));
  if (2 ** names.length <= MAX_COMBINATIONS)
    return Array.from({ length: 2 ** names.length }, (_, bits) => set((index) => ((bits >> index) & 1) === 1));
  return [set(() => false), set(() => true), ...names.flatMap((_, one) => [set((index) => index === one), set((index) => index !== one)])];
}

/** The same fault under several settings once, with its line. */
function placed(
  folder: GuidelineFolder,
  trouble: Trouble,
  found: readonly { settings: SettingValues; checked: { faults: readonly CheckFault[] } }[],
): ModelFault[] {
  const once = new Map<string, { settings: SettingValues; fault: CheckFault }>();
  for (const { settings, checked } of found)
    for (const fault of checked.faults) {
      const key = JSON.stringify([fault.code, fault.facts]);
      if (!once.has(key)) once.set(key, { settings, fault });
    }
  if (once.size === 0) return [];
  const name = `${trouble}.yaml`;
  const { bytes } = readBeside(folder, name);
  const yaml: YamlFile | undefined = bytes === undefined ? undefined : readYaml(name, bytes);
  return [...once.values()].map(({ settings, fault }) => ({
    file: join(folder.path, name),
    line: yaml === undefined ? 0 : lineOfFault(fault, yaml),
    settings,
    fault,
  }));
}

function rehearsed(folder: GuidelineFolder, loaded: LoadedGuideline, runbook: Runbook, faults: Fault[]): Rehearsed {
  const name = rehearsalFile(runbook.trouble);
  const file = join(folder.path, name);
  const { bytes, faults: unread } = readBeside(folder, name);
  faults.push(...unread);
  if (bytes === undefined) return unread.length > 0 ? {} : { unrehearsed: true };
  const { questions } = chartOf(runbook.trouble, planOf(runbook, settingsOf(runbook, {})));
  const read = readRehearsal(
    bytes,
    runbook,
    questions.map(({ id }) => id),
  );
  if ('faults' in read) {
    faults.push(...read.faults.map((fault) => ({ ...fault, file })));
    return {};
  }
  return walked(file, read, loaded, runbook);
}

function walked(file: string, rehearsal: Rehearsal, loaded: LoadedGuideline, runbook: Runbook): Rehearsed {
  const library: Library = { ids: [loaded.guideline.id], guideline: () => loaded.guideline, runbooks: () => loaded.runbooks };
  const went = rehearse(rehearsal, runbook, library);
  const { fault, lines, refusals, rounds } = went;
  const gaps = fault === undefined ? gapsOf(runbook, rehearsal, went) : { orders: [], secondRound: false };
  return {
    rehearsal: { file, lines, refusals: refusals.length, rounds, ...gaps },
    ...(fault !== undefined && { walk: { file, fault } }),
  };
}
