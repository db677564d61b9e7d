import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { playbookOf } from '../../src/export/playbook.ts';
import { checkPlaybook } from '../../src/export/playbook-check.ts';
import { layersOf } from '../../src/export/playbook-layers.ts';
import type { Playbook } from '../../src/export/playbook-schema.ts';
import { canonicalRunbook } from '../../src/runbook/canonical.ts';
import { openLibrary } from '../../src/session/folders.ts';
import { uuid5 } from '../../src/session/uuid5.ts';
import { sha256 } from '../fixtures/walk.ts';

const library = openLibrary([]);
const runbooks = library.ids.flatMap((id) => library.runbooks(id));
const named = runbooks.map((runbook) => [`${runbook.guideline.id} ${runbook.trouble}`, runbook] as const);
const hashOf = (runbook: (typeof runbooks)[number]): string => sha256(canonicalRunbook(runbook));
const made = new Map(named.map(([name, runbook]) => [name, playbookOf(runbook, hashOf(runbook), uuid5)]));
const komae = made.get('komae takeover') as Playbook;

/** The published schemas stand outside the repository; where they are not, what needs them is told as skipped. */
const schemas = fileURLToPath(new URL('../../../shared/schemas/cacao-2.0/schemas', import.meta.url));

const published = () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  for (const entry of readdirSync(schemas, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith('.json')) ajv.addSchema(JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')));
  const one = (path: string) => ajv.getSchema(`https://raw.githubusercontent.com/oasis-open/cacao-json-schemas/main/schemas/${path}.json`);
  return { playbook: one('playbook'), manual: one('commands/manual') };
};

describe('a runbook as a playbook', () => {
  it('is made of every shipped runbook', () => {
    expect(made.size).toBe(24);
  });

  it.each(named)('of %s can be walked from its start to its end, with nothing named that is not there', (name) => {
    expect(checkPlaybook(made.get(name))).toEqual([]);
  });

  it.each(named)('of %s has every step, once, with who does it and the clauses that say so', (name, runbook) => {
    const playbook = made.get(name) as Playbook;
    const actions = Object.values(playbook.workflow).filter((step) => step.type === 'action');
    expect(actions.map((step) => step.name).toSorted()).toEqual(
      runbook.steps.map(({ number, title }) => (number === null ? title : `${number} ${title}`)).toSorted(),
    );
    const references = actions.reduce((sum, step) => sum + (step.external_references?.length ?? 0), 0);
    expect(references).toBe(runbook.steps.reduce((sum, { clauses }) => sum + new Set(clauses).size, 0));
  });

  it.skipIf(!existsSync(schemas))('is what the schemas of OASIS say, all 24 of them', () => {
    const { playbook, manual } = published();
    for (const [name, one] of made) {
      playbook?.(one);
      expect([name, playbook?.errors ?? []]).toEqual([name, []]);
      for (const step of Object.values(one.workflow))
        for (const command of step.type === 'action' ? step.commands : []) expect(manual?.(command)).toBe(true);
    }
    // The schemas can fail: a playbook without its start is none.
    const { workflow_start: _, ...headless } = komae;
    expect(playbook?.(headless)).toBe(false);
    expect(playbook?.({ ...komae, workflow: { ...komae.workflow, 'x--1': { type: 'end' } }, id: 'no id' })).toBe(false);
  });

  it('has the same ids from the same runbook, and others for another trouble', () => {
    const again = runbooks.find(
      ({ guideline, trouble }) => guideline.id === 'komae' && trouble === 'takeover',
    ) as (typeof runbooks)[number];
    expect(JSON.stringify(playbookOf(again, hashOf(again), uuid5))).toBe(JSON.stringify(komae));
    const other = new Set(Object.keys(made.get('komae rumor')?.workflow ?? {}));
    expect(Object.keys(komae.workflow).filter((id) => other.has(id))).toEqual([]);
    // Of RFC 9562: SHA-1 of the name space and the name, version 5.
    expect(uuid5('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  });

  it('puts what a strict order puts first into a layer before', () => {
    for (const runbook of runbooks) {
      const layer = new Map(layersOf(runbook).flatMap((steps, at) => steps.map(({ id }) => [id, at] as const)));
      for (const step of runbook.steps)
        for (const { step: first } of step.after.filter(({ order }) => order === 'strict'))
          expect(layer.get(first) ?? -1, `${runbook.trouble} ${step.id}`).toBeLessThan(layer.get(step.id) ?? -1);
    }
  });

  it('asks for a decision before what hangs on it, as a condition', () => {
    const conditions = [...made.values()].flatMap(({ workflow }) => Object.values(workflow).filter(({ type }) => type === 'if-condition'));
    const hanging = runbooks.flatMap(({ steps }) =>
      steps.flatMap(({ only, setting }) => [...only, ...(setting === undefined ? [] : [setting])]),
    );
    expect(conditions).toHaveLength(hanging.length);
    expect(hanging.length).toBeGreaterThan(5);
  });

  it('takes posts for individuals, and the body and whoever stands outside it for organizations', () => {
    const names = Object.values(komae.agent_definitions).map(({ type, name }) => `${type} ${name}`);
    expect(names).toContain('individual 管理者');
    expect(names).toContain('organization 狛江市');
    expect(Object.keys(komae.agent_definitions).every((id) => id.startsWith(`${komae.agent_definitions[id]?.type}--`))).toBe(true);
  });
});

describe('the check of a playbook', () => {
  const [action = '', step] = Object.entries(komae.workflow).find(([, one]) => one.type === 'action') ?? [];
  const changed = (more: object) => ({ ...komae, workflow: { ...komae.workflow, [action]: { ...step, ...more } } });
  const problems = (json: unknown) => [...new Set(checkPlaybook(json).map(({ problem }) => problem))];
  const lost = uuid5('nowhere');

  it.each([
    ['a step that leads nowhere', changed({ on_completion: `end--${lost}` }), ['step', 'unreachable']],
    ['an agent that is not defined', changed({ agent: `individual--${lost}` }), ['agent']],
    [
      'a clause that is not among the references',
      changed({ external_references: [{ name: 'x', source: 'y', external_id: 'ZZ-1' }] }),
      ['reference'],
    ],
    ['a variable that is not defined', changed({ out_args: ['__lost__'] }), ['variable']],
    ['a step that leads back to itself', changed({ on_completion: action }), ['round', 'unreachable']],
    [
      'a step nobody comes to',
      { ...komae, workflow: { ...komae.workflow, [`end--${lost}`]: { type: 'end', name: 'x' } } },
      ['unreachable'],
    ],
    [
      'an agent that nobody names',
      { ...komae, agent_definitions: { ...komae.agent_definitions, [`individual--${lost}`]: { type: 'individual', name: 'x' } } },
      ['unused'],
    ],
    ['a misspelt key', changed({ on_compeltion: action }), ['shape']],
    ['an activity that the playbook does not tell', { ...komae, playbook_activities: ['identify-channel'] }, ['activity']],
  ])('names %s', (_, json, expected) => {
    expect(problems(json)).toEqual(expect.arrayContaining(expected));
  });
});
