import type { Faults } from '../runbook/faults.ts';
import type { Shaped } from '../runbook/load-shape.ts';
import type { YamlFile } from '../runbook/yaml.ts';
import { realIn } from './fiction.ts';
import type { Scenario } from './scenario.ts';

/** Every text of the file, wherever it stands: nothing in a scenario may be somebody's account, page or town. */
export function checkFiction(yaml: YamlFile, bodies: readonly string[], faults: Faults): void {
  const look = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value === 'string') for (const real of realIn(value, bodies)) faults.add('scenario.real', yaml.at(path), real);
    else if (Array.isArray(value)) for (const [n, item] of value.entries()) look(item, [...path, n]);
    else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) look(item, [...path, key]);
  };
  look(yaml.value, []);
}

/** Times that lie outside the exercise, and a day that no calendar has. */
export function checkTimes({ data, index }: Shaped<Scenario>, yaml: YamlFile, faults: Faults): void {
  // A day such as 30 February is carried over into March by the platform's reading: written back, it differs.
  const local = new Date(Date.parse(data.start) + 9 * 3_600_000);
  if (Number.isNaN(local.getTime()) || !data.start.startsWith(local.toISOString().slice(0, 16)))
    faults.add('scenario.start', yaml.at(['start']), { start: data.start });
  const limit = data.duration;
  const late = (minutes: number | undefined, at: string, path: readonly PropertyKey[]) => {
    if (minutes !== undefined && minutes > limit) faults.add('scenario.late', yaml.at(path), { at, minutes, limit });
  };
  for (const [n, inject] of data.injects.entries()) late(inject.at, 'at', ['injects', index('injects', n), 'at']);
  for (const [n, expected] of data.expected.entries()) {
    const from = data.injects.find(({ id }) => id === expected.from)?.at ?? 0;
    late(from + expected.target, 'target', ['expected', index('expected', n), 'target']);
  }
  for (const [n, end] of data.end.any.entries()) late(end.at, 'at', ['end', 'any', n, 'at']);
}
