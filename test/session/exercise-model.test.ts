import { describe, expect, it } from 'vitest';
import { gradedAt } from '../../src/drill/exercise.ts';
import { gradeExpected, gradeRules } from '../../src/drill/grade.ts';
import { playThrough } from '../../src/drill/playthrough.ts';
import { ratings } from '../../src/drill/rating.ts';
import type { Expected } from '../../src/drill/scenario.ts';
import { MINUTE } from '../../src/drill/schedule.ts';
import { combinations, type Values, valuesFor } from '../../src/drill/variants.ts';
import type { Command } from '../../src/incident/command.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import { ExerciseSession } from '../../src/session/exercise.ts';
import { startExercise } from '../../src/session/exercise-store.ts';
import { openLibrary } from '../../src/session/folders.ts';
import { specimenFields, specimenFile } from '../../src/session/rehearse-fields.ts';
import { scenariosOf } from '../../src/session/scenarios.ts';
import { memoryLog } from '../../src/store/memory-log.ts';

const library = openLibrary([]);
const { scenarios } = scenariosOf(library);
const ALONE = { role: '担当', name: '高橋 みなと' };
const ACCOUNT = '@minatono_example';

/** A seed that stands for these values. */
const seedOf = (scenario: Parameters<typeof valuesFor>[0], values: Values): number => {
  const wanted = JSON.stringify(Object.entries(values).sort());
  return (
    Array.from({ length: 200 }, (_, seed) => seed).find(
      (seed) => JSON.stringify(Object.entries(valuesFor(scenario, seed)).sort()) === wanted,
    ) ?? -1
  );
};

/** What a player writes for an expectation: the step with a specimen in each field that it needs. */
const commandsFor = ({ step, answer }: Expected & { step: string }, runbook: Runbook): Command[] => {
  const form = runbook.steps.find(({ id }) => id === step)?.form;
  const keeps = step === 'capture-evidence';
  const given = step === 'delete-unauthorized-posts' ? { evidence: ['E1'] } : {};
  const name = '画面.png';
  return [
    ...(keeps ? [{ do: 'evidence', file: specimenFile(name), name, method: 'screenshot', subjects: [ACCOUNT] } as const] : []),
    {
      do: 'settle',
      step,
      outcome: 'done',
      fields: form === undefined ? {} : specimenFields(form, given, ACCOUNT),
      ...(answer !== undefined && { answer }),
    } as const,
  ];
};

describe('the model answer of', () => {
  it.each(scenarios)('$scenario.id, played by one person alone, is rated P in every objective', (loaded) => {
    const { scenario, runbook } = loaded;
    const { variants } = playThrough(loaded);
    // One of those that are played alike, and one of each that is not.
    const different = variants.filter(
      (one, n) => variants.findIndex((other) => JSON.stringify({ ...other, values: 0 }) === JSON.stringify({ ...one, values: 0 })) === n,
    );
    expect(combinations(scenario).length).toBe(variants.length);
    for (const play of different) {
      const parts = { log: memoryLog(), library, real: () => Date.parse('2026-11-21T14:00:00+09:00') };
      const started = startExercise(parts, loaded, { seed: seedOf(scenario, play.values), alone: true }, ALONE);
      if ('refused' in started) throw new Error(JSON.stringify(started.refused));
      const { id } = started.incident;
      const session = new ExerciseSession(parts, id);
      expect(session.exercise().values).toEqual(play.values);
      const must = (acted: object) => {
        if ('refused' in acted) throw new Error(JSON.stringify(acted));
      };
      for (const { expected: wanted, from, to } of play.solvable ? play.answer : []) {
        while (session.elapsed() < from * MINUTE) must(session.skip(ALONE));
        const expected = scenario.expected.find((one) => one.id === wanted);
        if (expected?.step !== undefined)
          for (const command of commandsFor({ ...expected, step: expected.step }, runbook)) must(session.run(id, command, ALONE));
        else must(session.take({ do: 'act', act: expected?.act ?? '', seat: expected?.seat ?? '', text: '訓練で行った' }, ALONE));
        // The standard minutes were charged, and no others.
        expect([wanted, session.elapsed() / MINUTE]).toEqual([wanted, to]);
      }
      must(session.steer({ do: 'end', why: 'controller' }, ALONE, 'shell'));
      const exercise = session.exercise();
      const graded = gradedAt(exercise, session.elapsed());
      const [met, kept] = [gradeExpected(graded), gradeRules(graded)];
      expect(met.filter(({ state }) => state !== 'on-time').map(({ expected, state }) => [expected.id, state])).toEqual([]);
      expect(kept.filter(({ state }) => state === 'breached')).toEqual([]);
      const { whole, objectives } = ratings(scenario, met, kept);
      expect([whole, [...objectives.values()]]).toEqual(['P', scenario.objectives.map(() => 'P')]);
    }
  });
});
