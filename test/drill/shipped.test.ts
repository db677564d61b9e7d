import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { TROUBLES } from '../../machines/words.ts';
import { checkScenario } from '../../src/drill/check-play.ts';
import { readScenario } from '../../src/drill/load-scenario.ts';
import { type Playthrough, playThrough } from '../../src/drill/playthrough.ts';
import { type Expected, testsOf } from '../../src/drill/scenario.ts';
import { expectedTitle } from '../../src/drill/titles.ts';
import { combinations, valuesFor } from '../../src/drill/variants.ts';
import type { Rehearsal, WalkLine } from '../../src/runbook/rehearsal.ts';
import { openLibrary, shippedRunbooks } from '../../src/session/folders.ts';
import { rehearse } from '../../src/session/rehearse.ts';
import { scope } from './saturday.ts';

const folder = join(shippedRunbooks(), 'scenarios');
const shipped = readdirSync(folder).map((file) => {
  const source = readFileSync(join(folder, file));
  const read = readScenario(file, source, scope);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults, undefined, 1));
  return { name: file.replace('.yaml', ''), file, source, ...read };
});
const found = new Map<string, Playthrough>();
beforeAll(() => {
  for (const one of shipped) found.set(one.name, playThrough(one));
});
const playOf = (name: string): Playthrough => found.get(name) ?? { variants: [], dead: [] };
/** Expectations whose window, quartered, leaves no way in any variant. */
const tightIn = (name: string): string[] => {
  const sets = playOf(name).variants.map((one) => (one.solvable ? one.tight : []));
  return (sets[0] ?? []).filter((id) => sets.every((set) => set.includes(id)));
};

describe('the scenarios that are shipped', () => {
  it('are two for each trouble, and every guideline is drilled', () => {
    const troubles = shipped.map(({ scenario }) => scenario.trouble);
    for (const trouble of TROUBLES) expect(troubles.filter((one) => one === trouble)).toHaveLength(2);
    expect([...new Set(shipped.map(({ scenario }) => scenario.guideline))].sort()).toEqual([...openLibrary([]).ids].sort());
    expect(shipped.map(({ scenario, name }) => scenario.id === name)).toEqual(Array(8).fill(true));
  });

  it.each(shipped)('$name is in order, and can be won in every variant', ({ name, file, source, scenario }) => {
    const checked = checkScenario(file, source, scope);
    expect('faults' in checked ? checked.faults : []).toEqual([]);
    const { variants, dead } = playOf(name);
    expect(variants).toHaveLength(combinations(scenario).length);
    expect(variants.filter(({ solvable }) => !solvable)).toEqual([]);
    expect(dead).toEqual([]);
  });

  it.each(shipped)('$name has a window that, quartered, leaves no way in any variant', ({ name }) => {
    expect(tightIn(name)).not.toEqual([]);
  });

  it.each(shipped)('$name is won in earnest by its model answer: each step is taken by the record, one after the other', (one) => {
    const { scenario, runbook } = one;
    for (const variant of playOf(one.name).variants) {
      const moves = variant.solvable ? variant.answer : [];
      const steps = moves
        .flatMap(({ expected }) => scenario.expected.filter(({ id }) => id === expected))
        .filter((expected): expected is Expected & { step: string } => expected.step !== undefined);
      const account = '@minatono_example';
      const walk = steps.flatMap(({ step, answer }): WalkLine[] => [
        ...(step === 'capture-evidence' ? [{ evidence: [account] } as WalkLine] : []),
        {
          ...(answer === undefined ? { do: step } : { decide: step, answer }),
          ...(step === 'delete-unauthorized-posts' && { fields: { evidence: ['E1'] } }),
        } as WalkLine,
      ]);
      const rehearsal: Rehearsal = {
        schema: 'hikeshi/rehearsal@1',
        trouble: scenario.trouble,
        title: scenario.title,
        by: { role: '担当', name: '山田' },
        account,
        settings: {},
        walk,
        file: one.file,
        lines: walk.map((_, n) => n),
      };
      const { fault } = rehearse(rehearsal, runbook, openLibrary([]));
      // A drill ends at ENDEX; what is left to be closed is another day's.
      expect(fault?.code === 'walk.not-closed' ? undefined : fault).toBeUndefined();
      expect(steps.length).toBeGreaterThan(2);
    }
  });

  it.each(shipped)('$name is written out: whole sentences, notes for the evaluator, hints that ask', ({ scenario }) => {
    for (const { text, hidden, id } of scenario.injects) {
      expect([id, text.length > 20, /[。？！」）]$/u.test(text)]).toEqual([id, true, true]);
      expect([id, (hidden ?? '').length > 10]).toEqual([id, true]);
    }
    for (const { id, hint, target } of scenario.expected)
      if (hint !== undefined) expect([id, /か。$/u.test(hint.text), hint.after < target]).toEqual([id, true, true]);
    expect(scenario.expected.filter(({ hint }) => hint !== undefined).length).toBeGreaterThanOrEqual(5);
    expect(scenario.injects.filter(({ kind }) => kind === 'adaptive').length).toBeGreaterThan(0);
    expect(scenario.injects.filter(({ kind }) => kind === 'contingency').length).toBeGreaterThan(0);
    expect(scenario.rules.some(({ absence }) => absence !== undefined)).toBe(true);
    expect(scenario.rules.some(({ critical }) => critical)).toBe(true);
    expect(scenario.expected.some(({ critical }) => critical)).toBe(true);
  });

  it.each(shipped)('$name has no seat, objective, act or variant that nothing uses', ({ scenario }) => {
    const { seats, objectives, acts, variants, expected, rules, injects } = scenario;
    const ruled = rules.flatMap(({ precedence, absence, response, within }) => [precedence, absence, response, within].flat());
    const asked = injects.flatMap(({ when }) => (when === undefined ? [] : testsOf(when)));
    const texts = injects.map(({ text, hidden }) => `${text}${hidden}`).join('');
    expect(seats.filter((seat) => !expected.some((one) => one.seat === seat))).toEqual([]);
    expect(objectives.filter(({ id }) => !expected.some(({ objective }) => objective === id))).toEqual([]);
    expect(acts.filter(({ id }) => !expected.some(({ act }) => act === id) && !ruled.includes(id))).toEqual([]);
    expect(Object.keys(variants).filter((id) => !texts.includes(`{${id}}`) && !asked.some(({ variant }) => variant === id))).toEqual([]);
    // Every variant is met by some seed that a trainer would try.
    const met = new Set(Array.from({ length: 50 }, (_, seed) => JSON.stringify(valuesFor(scenario, seed))));
    expect(met.size).toBe(combinations(scenario).length);
  });
});

/** Minutes from STARTEX by which each thing should be done, as the scenarios were drawn up. */
const DRAWN: Readonly<Record<string, string>> = {
  'impersonation-prize':
    'save 16 head 20 planning 20 official 25 report 35 draft 45 need 45 website 50 victim 40 press 55 again 75 followup 130 chronology 150',
  'impersonation-mayor':
    'save 15 verify 20 report-head 20 police 40 takedown 45 approval 55 website 60 media 60 list 75 councillor 80 renamed 125 night 150',
  'takeover-saturday':
    'save 10 logins 10 head 15 infosec 15 password 20 sessions 22 apps 26 two-step 30 website 40 other-sns 40 same-password 60 platform 60 receivers 60 police 70 delete 75 press 75 personal-data 140 recovery 150',
  'takeover-dormant':
    'save 20 head 20 pr 20 register 40 owner 50 need 50 notice 55 recovery 75 police 80 proof 85 inventory 95 council 110 closing 180',
  'firestorm-video':
    'save 15 scheduled 20 report 20 production 45 faq 55 council 65 draft 80 statement 90 press 95 keep-or-not 110 chronology 160',
  'firestorm-misfire':
    'save 6 head 10 pr 10 rights 15 facts 30 policy 40 protect 50 approval 52 apology 55 delete 60 doxxing 65 press 70 prevention 120',
  'rumor-water':
    'save 15 waterworks 20 head 20 planning 20 checking 30 agencies 45 facts 45 approval 48 result 50 all-media 55 easy 70 image 90 prefecture 100 turbidity 112 posts 120 chronology 150',
  'rumor-polling':
    'save 10 commission 18 head 18 pr 18 police 25 facts 28 approval 28 open 30 fake-notice 66 suspension 76 resumption 90 prefecture 100 chronology 130',
};

describe('the targets, counted from what asks for them,', () => {
  it.each(shipped)('of $name are those that were drawn up from the beginning', ({ name, scenario }) => {
    const told = scenario.expected.map(
      ({ id, from, target }) => `${id} ${(scenario.injects.find((one) => one.id === from)?.at ?? 0) + target}`,
    );
    expect(told.join(' ')).toBe(DRAWN[name]);
  });
});

describe('the handbook of the drills', () => {
  it('shows a scenario that passes the check as it stands', () => {
    const page = readFileSync(join(shippedRunbooks(), '..', 'docs', 'drills.md'), 'utf8');
    const [[, example = ''] = []] = [...page.matchAll(/^```yaml\n(.*?)^```$/gmsu)];
    const checked = checkScenario('library-fake.yaml', example, scope);
    if ('faults' in checked) throw new Error(JSON.stringify(checked.faults, undefined, 1));
    expect(checked.scenario.id).toBe('library-fake');
    expect(page).toContain('library-fake.yaml\n');
  });

  it('tells the figures of self-play as they are', () => {
    const page = readFileSync(join(shippedRunbooks(), '..', 'docs', 'drills.md'), 'utf8');
    const rows = shipped.map(({ name, scenario, runbook }) => {
      const slacks = playOf(name).variants.map((one) => (one.solvable ? one.slack : -1));
      const titles = tightIn(name).flatMap((id) =>
        scenario.expected.filter((one) => one.id === id).map((one) => expectedTitle(one, scenario, runbook)),
      );
      const about = `${name}<br>${scenario.title} | ${runbook.guideline.body} | ${scenario.duration}分`;
      return `| ${about} | ${slacks.length} | ${Math.min(...slacks)}分 | ${titles.join('／')} |`;
    });
    for (const row of rows) expect(page).toContain(row);
  });
});
