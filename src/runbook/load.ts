import { TROUBLES } from '../../machines/words.ts';
import { didYouMean, type Fault, Faults, sortFaults } from './faults.ts';
import { checkOrders } from './load-orders.ts';
import { checkGuideline, checkUnused, checkWhole, citedClauses } from './load-references.ts';
import type { Checked, Scope } from './load-scope.ts';
import { parseShape, type Shaped } from './load-shape.ts';
import { checkSteps } from './load-steps.ts';
import { resolveRunbook } from './resolve.ts';
import { type Clauses, clauseFinder, clausesOf, type Peers } from './resolve-clauses.ts';
import type { Runbook } from './runbook.ts';
import { type Guideline, schemas } from './schema.ts';
import { readYaml, type YamlFile } from './yaml.ts';

/** Files of one guideline folder by name, as text or as bytes. */
export type GuidelineFiles = ReadonlyMap<string, string | Uint8Array>;

export interface LoadedGuideline {
  readonly guideline: Guideline;
  readonly runbooks: readonly Runbook[];
}

export type LoadResult = LoadedGuideline | { readonly faults: readonly Fault[] };

const GUIDELINE = 'guideline.yaml';
const NAMES: ReadonlyMap<string, string> = new Map(TROUBLES.map((trouble) => [`${trouble}.yaml`, trouble]));
/** Rehearsals stand beside the runbooks and are read by whoever rehearses. */
const REHEARSALS: ReadonlySet<string> = new Set(TROUBLES.map((trouble) => `${trouble}.rehearsal.yaml`));

/**
 * Text files of one guideline folder → its guideline and runbooks, or everything that is wrong with them, at once.
 *
 * @param folder name of the folder, which must be the guideline's id: by it a guideline is found without reading all
 */
export function loadGuideline(files: GuidelineFiles, peers: Peers = [], folder?: string): LoadResult {
  const faults: Fault[] = [];
  const guideline = readGuideline(files, faults);
  if (guideline !== undefined && folder !== undefined && guideline.shaped.data.id !== folder) {
    guideline.faults.add('guideline.id', guideline.yaml.at(['id']), { id: guideline.shaped.data.id, folder });
  }
  const checked = readRunbooks(files, faults);
  if (guideline !== undefined) {
    const scope = scopeOf(guideline, checked, peers);
    check(scope, guideline, checked, faults.length === 0);
    if (guideline.faults.list.length + faults.length === 0 && checked.every((one) => one.faults.list.length === 0)) {
      const runbooks = checked.map((one) => resolveRunbook(scope.guideline, one.shaped.data, scope.find));
      return { guideline: scope.guideline, runbooks };
    }
    faults.push(...guideline.faults.list);
  }
  return { faults: sortFaults([...faults, ...checked.flatMap((one) => one.faults.list)]) };
}

/** What others may cite of a guideline.yaml; undefined where it cannot be read. Its runbooks are not looked at. */
export function clausesIn(source: string | Uint8Array): Clauses | undefined {
  const guideline = readGuideline(new Map([[GUIDELINE, source]]), []);
  return guideline === undefined ? undefined : clausesOf(guideline.shaped.data);
}

interface ReadGuideline {
  readonly yaml: YamlFile;
  readonly shaped: Shaped<Guideline>;
  readonly faults: Faults;
}

function readGuideline(files: GuidelineFiles, lost: Fault[]): ReadGuideline | undefined {
  const source = files.get(GUIDELINE);
  const faults = new Faults(GUIDELINE);
  if (source === undefined) faults.add('file.missing', { line: 0 }, { name: GUIDELINE });
  const yaml = source === undefined ? undefined : readYaml(GUIDELINE, source, faults);
  const shaped = yaml === undefined ? undefined : parseShape(schemas().guidelineSchema, yaml, faults);
  if (yaml !== undefined && shaped !== undefined) return { yaml, shaped, faults };
  lost.push(...faults.list);
  return undefined;
}

function readRunbooks(files: GuidelineFiles, lost: Fault[]): Checked[] {
  const checked: Checked[] = [];
  for (const [file, source] of [...files].sort(byTrouble)) {
    if (file === GUIDELINE || REHEARSALS.has(file)) continue;
    const faults = new Faults(file);
    const trouble = NAMES.get(file);
    if (trouble === undefined) {
      if (/\.ya?ml$/iu.test(file))
        faults.add('file.unknown', { line: 0 }, { name: file, ...didYouMean(file, [GUIDELINE, ...NAMES.keys(), ...REHEARSALS]) });
      lost.push(...faults.list);
      continue;
    }
    const yaml = readYaml(file, source, faults);
    const shaped = yaml === undefined ? undefined : parseShape(schemas().runbookFileSchema, yaml, faults);
    if (yaml === undefined || shaped === undefined) {
      lost.push(...faults.list);
      continue;
    }
    const stated = shaped.data.trouble;
    if (stated !== trouble) faults.add('file.trouble', yaml.at(['trouble']), { trouble: stated, expected: trouble });
    checked.push({ yaml, shaped, faults });
  }
  if (![...files.keys()].some((file) => NAMES.has(file))) {
    const faults = new Faults('.');
    faults.add('folder.empty', { line: 0 }, {});
    lost.push(...faults.list);
  }
  return checked;
}

function scopeOf({ yaml, shaped }: ReadGuideline, checked: readonly Checked[], peers: Peers): Scope {
  const names = (part: string) => Object.keys((yaml.value as Record<string, object | undefined>)[part] ?? {});
  const clauseIds = new Set(names('clauses'));
  const rules = new Set(rawRules(yaml.value));
  const cited = [...shaped.data.standingRules.flatMap((rule) => rule.clauses), ...checked.flatMap((one) => citedClauses(one.shaped.data))];
  const wanted = new Set(cited.filter((id) => !clauseIds.has(id)));
  const pool = typeof peers !== 'function' ? peers : wanted.size > 0 ? peers(wanted) : [];
  const find = clauseFinder(clausesOf(shaped.data), pool);
  return { guideline: shaped.data, clauseIds, roles: new Set(names('roles')), settings: new Set(names('settings')), rules, find };
}

function check(scope: Scope, guideline: ReadGuideline, checked: readonly Checked[], complete: boolean): void {
  const whole = complete && guideline.shaped.whole && checked.every((one) => one.shaped.whole);
  checkGuideline(scope, guideline.yaml, guideline.shaped, guideline.faults);
  for (const one of checked) {
    checkWhole(scope, one);
    checkSteps(scope, one);
    checkOrders(scope, one);
  }
  if (!whole) return;
  const files = checked.map((one) => one.shaped.data);
  checkUnused(scope.guideline, files, guideline.yaml, guideline.faults);
}

function rawRules(value: unknown): string[] {
  const rules = (value as { standingRules?: unknown }).standingRules;
  return Array.isArray(rules) ? rules.map((rule: { id?: unknown } | null) => String(rule?.id)) : [];
}

function byTrouble([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  const order = [...NAMES.keys()];
  return order.indexOf(a) - order.indexOf(b);
}
