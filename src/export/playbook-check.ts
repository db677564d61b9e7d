import { type Playbook, playbookSchema, type WorkflowStep } from './playbook-schema.ts';

/** What is wrong with a playbook, by the id of the part and what is missing there. */
export interface PlaybookFault {
  readonly problem: 'shape' | 'step' | 'agent' | 'reference' | 'variable' | 'activity' | 'unreachable' | 'round' | 'type' | 'unused';
  readonly at: string;
  readonly what: string;
}

/** The steps that a step names, in order. */
const nextOf = (step: WorkflowStep): string[] => {
  switch (step.type) {
    case 'end':
      return [];
    case 'if-condition':
      return [step.on_true, step.on_completion];
    case 'parallel':
      return [...step.next_steps, step.on_completion];
    default:
      return [step.on_completion];
  }
};

const VARIABLE = /(__[a-zA-Z_][a-zA-Z0-9_-]{0,250}__):value/gu;

const usedBy = (step: WorkflowStep): string[] => {
  if (step.type === 'if-condition') return [...step.condition.matchAll(VARIABLE)].map(([, name]) => name ?? '');
  return step.type === 'action' ? (step.out_args ?? []) : [];
};

/** Everything that a step names and that is not there. */
const dangling = (playbook: Playbook, id: string, step: WorkflowStep): PlaybookFault[] => {
  const { workflow, agent_definitions: agents, target_definitions: targets = {}, playbook_variables: variables = {} } = playbook;
  const known = new Set(playbook.external_references?.map(({ external_id }) => external_id));
  const fault = (problem: PlaybookFault['problem']) => (what: string) => ({ problem, at: id, what });
  return [
    ...(id.startsWith(`${step.type}--`) ? [] : [fault('type')(step.type)]),
    ...nextOf(step)
      .filter((one) => workflow[one] === undefined)
      .map(fault('step')),
    ...usedBy(step)
      .filter((one) => variables[one] === undefined)
      .map(fault('variable')),
    ...('external_references' in step ? (step.external_references ?? []) : [])
      .map(({ external_id }) => external_id)
      .filter((one) => !known.has(one))
      .map(fault('reference')),
    ...(step.type !== 'action' ? [] : [step.agent].filter((one) => agents[one] === undefined).map(fault('agent'))),
    ...(step.type !== 'action' ? [] : (step.targets ?? []).filter((one) => targets[one] === undefined).map(fault('agent'))),
    ...(step.type !== 'action'
      ? []
      : step.commands
          .flatMap(({ playbook_activity: one }) => (playbook.playbook_activities.includes(one) ? [] : [one]))
          .map(fault('activity'))),
  ];
};

/** Walks the workflow from its start: what is never reached, and what leads back to itself. */
const walked = ({ workflow, workflow_start: start }: Playbook): PlaybookFault[] => {
  const done = new Set<string>();
  const path = new Set<string>();
  const faults: PlaybookFault[] = [];
  const walk = (id: string): void => {
    const step = workflow[id];
    if (path.has(id)) faults.push({ problem: 'round', at: id, what: id });
    if (step === undefined || done.has(id) || path.has(id)) return;
    path.add(id);
    for (const next of nextOf(step)) walk(next);
    path.delete(id);
    done.add(id);
  };
  walk(start);
  const lost = Object.keys(workflow).filter((id) => !done.has(id));
  return [...faults, ...lost.map((id): PlaybookFault => ({ problem: 'unreachable', at: id, what: id }))];
};

/** Agents that nobody names. */
const idle = ({ workflow, agent_definitions: agents, target_definitions: targets = {} }: Playbook): PlaybookFault[] => {
  const named = new Set(Object.values(workflow).flatMap((step) => (step.type === 'action' ? [step.agent, ...(step.targets ?? [])] : [])));
  const all = [...Object.keys(agents), ...Object.keys(targets)];
  return all.filter((id) => !named.has(id)).map((id) => ({ problem: 'unused', at: id, what: id }));
};

/** Everything that a reader of the playbook would stumble over; none where it can be walked from its start to its ends. */
export const checkPlaybook = (json: unknown): PlaybookFault[] => {
  const read = playbookSchema.safeParse(json);
  if (!read.success) return read.error.issues.map(({ path, message }) => ({ problem: 'shape', at: path.join('/'), what: message }));
  const playbook = read.data;
  const steps = Object.entries(playbook.workflow).flatMap(([id, step]) => dangling(playbook, id, step));
  return [...steps, ...walked(playbook), ...idle(playbook)];
};
