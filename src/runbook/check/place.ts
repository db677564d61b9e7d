import type { YamlFile } from '../yaml.ts';
import type { CheckFault } from './fault.ts';

/** Line of the YAML file on which what the check found stands: its order where it names one, else its step, else the steps as a whole. */
export function lineOfFault(fault: CheckFault, yaml: YamlFile): number {
  const facts: Readonly<Record<string, unknown>> = fault.facts;
  const list = (yaml.value as { steps?: readonly { id?: unknown; after?: readonly { step?: unknown }[] }[] }).steps ?? [];
  const steps = Array.isArray(facts.steps) ? facts.steps : [facts.step ?? stepIn(facts.event) ?? stepIn(fault.path?.at(-1))];
  const index = list.findIndex(({ id }) => id === steps[0]);
  if (index < 0) return yaml.keyAt(['steps']).line;
  const waitsFor = facts.waitsFor ?? facts.advice ?? facts.names ?? steps[1];
  const order = (list[index]?.after ?? []).findIndex(({ step }) => step === waitsFor);
  return order < 0 ? yaml.at(['steps', index, 'id']).line : yaml.at(['steps', index, 'after', order]).line;
}

/** The step of a machine event: `do.change-password`. */
const stepIn = (event: unknown): string | undefined => (typeof event === 'string' ? event.split('.')[1] : undefined);
