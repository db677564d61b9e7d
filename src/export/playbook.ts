import type { Phase } from '../../machines/words.ts';
import type { Runbook, Step } from '../runbook/runbook.ts';
import { cacao as words } from '../words/ja/cacao.ts';
import { terms } from '../words/ja/terms.ts';
import { layerMark } from './layer.ts';
import { layersOf } from './playbook-layers.ts';
import type { Activity, Playbook, Reference, WorkflowStep } from './playbook-schema.ts';

/** A UUID of version 5 for a name: the same name, the same UUID. A parameter, because it takes SHA-1. */
export type Uuid = (name: string) => string;

const ACTIVITY: Record<Phase, Activity> = {
  detect: 'identify-indicators',
  triage: 'analyze-collected-data',
  notify: 'identify-audience',
  preserve: 'execute-operation',
  contain: 'restrict-access',
  eradicate: 'eliminate-risk',
  communicate: 'deliver-content',
  monitor: 'identify-indicators',
  recover: 'restore-capabilities',
  close: 'analyze-engagement-results',
};

/** Day of the edition as a time; a guideline that bears no date has none, so 1970. */
const editionTime = ({ guideline }: Runbook): string => {
  const [year = '1970', month = '01', day = '01'] = guideline.edition.adopted?.split('-') ?? [];
  return `${year}-${month}-${day}T00:00:00.000Z`;
};

const variableOf = (kind: 'decision' | 'setting', id: string): string => `__${kind}_${id}__`;

/** Makes the parts of one playbook. */
class Maker {
  readonly #runbook: Runbook;
  readonly #uuid: Uuid;
  readonly workflow: Record<string, WorkflowStep> = {};
  readonly agents: Playbook['agent_definitions'] = {};
  readonly targets: Playbook['agent_definitions'] = {};

  constructor(runbook: Runbook, uuid: Uuid) {
    this.#runbook = runbook;
    this.#uuid = uuid;
  }

  /** `action--…`, from the guideline, the trouble and a name of its own. */
  id(kind: string, name: string): string {
    const { guideline, trouble } = this.#runbook;
    return `${kind}--${this.#uuid(`${guideline.id}/${trouble}/${kind}/${name}`)}`;
  }

  references(ids: readonly string[]): Reference[] {
    return [...new Set(ids)].flatMap((id) => {
      const clause = this.#runbook.clauses[id];
      return clause === undefined
        ? []
        : [{ name: `${clause.body} ${clause.ref}`, source: this.#source(clause.guideline, clause.body), external_id: id }];
    });
  }

  end(name: string): string {
    const id = this.id('end', name);
    this.workflow[id] = { type: 'end', name: words.end };
    return id;
  }

  /** Each layer after the one before it; the id of the first step. */
  layers(layers: readonly (readonly Step[])[], last: string): string {
    return layers.reduceRight((next, layer, at) => {
      const [only] = layer;
      if (layer.length === 1 && only !== undefined) return this.#branch(only, next);
      const id = this.id('parallel', `layer-${at}`);
      const branches = layer.map((step) => this.#branch(step, this.end(step.id)));
      this.workflow[id] = { type: 'parallel', name: words.together, next_steps: branches, on_completion: next };
      return id;
    }, last);
  }

  /** A step behind what it hangs on: its decisions, then its setting. */
  #branch(step: Step, next: string): string {
    const conditions = [
      ...step.only.map((one) => {
        const decision = this.#runbook.steps.find(({ id }) => id === one.step);
        const name = words.only(decision?.title ?? one.step, decision?.answers?.[one.answer] ?? one.answer);
        return { name, condition: `${variableOf('decision', one.step)}:value = '${one.answer}'` };
      }),
      ...(step.setting === undefined
        ? []
        : [
            {
              name: words.adopted(this.#runbook.settings[step.setting]?.title ?? step.setting),
              condition: `${variableOf('setting', step.setting)}:value = 'true'`,
            },
          ]),
    ];
    if (conditions.length === 0) return this.#action(step, next);
    const inner = this.#action(step, this.end(`inner-${step.id}`));
    return conditions.reduceRight((on, { name, condition }, at) => {
      const id = this.id('if-condition', `${step.id}-${at}`);
      const after = at === 0 ? next : this.end(`condition-${step.id}-${at}`);
      this.workflow[id] = { type: 'if-condition', name, condition, on_true: on, on_completion: after };
      return id;
    }, inner);
  }

  #action(step: Step, next: string): string {
    const id = this.id('action', step.id);
    const references = this.references(step.clauses);
    const targets = step.to.map((role) => this.#agent(role, this.targets));
    this.workflow[id] = {
      type: 'action',
      name: words.step(step.number, step.title),
      description: this.#describe(step),
      ...(references.length > 0 && { external_references: references }),
      commands: [{ type: 'manual', command: step.hint ?? step.title, playbook_activity: ACTIVITY[step.phase] }],
      agent: this.#agent(step.by, this.agents),
      ...(targets.length > 0 && { targets: [...new Set(targets)] }),
      ...(step.answers !== undefined && { out_args: [variableOf('decision', step.id)] }),
      on_completion: next,
    };
    return id;
  }

  #describe(step: Step): string {
    return [
      words.layer(layerMark(step, true)),
      ...(step.modality.length > 0 ? [words.modality(step.modality.map((one) => terms.modality[one]).join('・'))] : []),
      ...(step.deadlineWord === undefined ? [] : [words.deadline(step.deadlineWord)]),
      ...(step.when ?? []).map(words.when),
      ...(step.answers === undefined ? [] : [words.answers(Object.values(step.answers).join('、'))]),
      ...(step.quote === undefined ? [] : [words.quote(step.quote)]),
      ...step.clauses.flatMap((one) => {
        const clause = this.#runbook.clauses[one];
        return clause === undefined ? [] : [words.clause(clause.ref, clause.text)];
      }),
    ].join('\n');
  }

  /** A post is an individual; whoever stands outside the body, and the body itself, an organization. */
  #agent(role: string | undefined, agents: Playbook['agent_definitions']): string {
    const known = role === undefined ? undefined : this.#runbook.roles[role];
    const type = known === undefined || known.outside === true ? 'organization' : 'individual';
    const id = this.id(type, role ?? 'body');
    const name = known?.title ?? role ?? this.#runbook.guideline.body;
    agents[id] = {
      type,
      name,
      ...(role === undefined ? { description: words.anyone } : known?.note !== undefined && { description: known.note }),
    };
    return id;
  }

  #source(guideline: string, body: string): string {
    const own = this.#runbook.guideline;
    return guideline === own.id ? `${own.title}（${own.edition.label}）` : body;
  }
}

/** A runbook as a CACAO v2.0 playbook. The same runbook gives the same playbook, ids included. */
export const playbookOf = (runbook: Runbook, hash: string, uuid: Uuid): Playbook => {
  const { guideline, trouble, coverage, settings, steps } = runbook;
  const maker = new Maker(runbook, uuid);
  const start = maker.id('start', 'start');
  maker.workflow[start] = { type: 'start', name: words.start, on_completion: maker.layers(layersOf(runbook), maker.end('end')) };
  const time = editionTime(runbook);
  const variables: NonNullable<Playbook['playbook_variables']> = Object.fromEntries([
    ...steps
      .filter(({ answers }) => answers !== undefined)
      .map(({ id }) => [variableOf('decision', id), { type: 'string', value: '', constant: false, external: false }]),
    ...Object.entries(settings).map(([id, setting]) => [
      variableOf('setting', id),
      { type: 'bool', value: String(setting.default), constant: false, external: true },
    ]),
  ]);
  const made = Object.values(maker.workflow);
  const references = maker.references(steps.flatMap(({ clauses }) => clauses));
  return {
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id: maker.id('playbook', 'playbook'),
    name: words.name(guideline.body, terms.trouble[trouble]),
    description: [
      coverage.sentence ?? `${terms.coverage[coverage.kind]}。`,
      ...runbook.standingRules.map(({ title }) => words.rule(title)),
      ...(coverage.silent.length > 0 ? [words.silent(coverage.silent.join('、'))] : []),
    ].join('\n'),
    playbook_types: ['investigation', 'mitigation', 'notification', 'remediation'],
    playbook_activities: [...new Set(steps.map(({ phase }) => ACTIVITY[phase]))],
    playbook_processing_summary: {
      manual_playbook: true,
      parallel_processing: made.some(({ type }) => type === 'parallel'),
      if_logic: made.some(({ type }) => type === 'if-condition'),
    },
    created_by: `identity--${uuid(`identity/${guideline.id}`)}`,
    created: time,
    modified: time,
    industry_sectors: ['local-government'],
    labels: [trouble, guideline.id, coverage.kind, `runbook-sha256-${hash}`],
    ...(references.length > 0 && { external_references: references }),
    ...(Object.keys(variables).length > 0 && { playbook_variables: variables }),
    workflow_start: start,
    workflow: maker.workflow,
    agent_definitions: maker.agents,
    ...(Object.keys(maker.targets).length > 0 && { target_definitions: maker.targets }),
  };
};
