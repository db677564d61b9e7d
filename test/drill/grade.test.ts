import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Deed, deedsOf } from '../../src/drill/deeds.ts';
import { findingsOf } from '../../src/drill/findings.ts';
import { type Graded, gradeExpected, gradeRules, type Hint } from '../../src/drill/grade.ts';
import { metricsOf } from '../../src/drill/metrics.ts';
import { ratings } from '../../src/drill/rating.ts';
import { type Happening, MINUTE, scheduleAt } from '../../src/drill/schedule.ts';
import { komaeTakeover } from '../fixtures/incidents.ts';
import { sha256, Walk } from '../fixtures/walk.ts';
import { saturday } from './saturday.ts';

const MANY = { followers: 4200 };
const { scenario: SATURDAY } = saturday();
const INFOSEC =
  '  - { id: infosec, objective: O1, seat: 担当, step: notify-infosec-supervisor, from: I1, target: 20m, takes: 3m, critical: true }\n';

/** What grading reads of a run of these deeds, at a minute of it. */
function graded(
  deeds: readonly Deed[],
  more: Partial<Graded> & { by?: readonly Happening[]; values?: Record<string, number> } = {},
): Graded {
  const { by = [], values = MANY, scenario = SATURDAY, now = 150 * MINUTE, ...rest } = more;
  const done = deeds.flatMap((one): Happening[] => (one.partial === true ? [] : [{ kind: 'done', ...one }]));
  const schedule = scheduleAt(scenario, values, [...done, ...by], now);
  return { scenario, schedule, deeds, hints: [], now, lastSeq: 99, ended: true, ...rest };
}
const run = (...list: readonly (readonly [minute: number, deed: string])[]): Deed[] =>
  list.map(([minute, deed], n) => ({ deed, at: minute * MINUTE, seq: 10 + n }));
const states = (from: Graded) => gradeExpected(from).map(({ expected, state }) => `${expected.id} ${state}`);
const rules = (from: Graded) => gradeRules(from).map(({ rule, state }) => `${rule.id} ${state}`);
const rated = (from: Graded) => {
  const { whole, objectives } = ratings(from.scenario, gradeExpected(from), gradeRules(from));
  return [whole, ...objectives.values()].join(' ');
};
const figures = (from: Graded) => metricsOf(gradeExpected(from), gradeRules(from), from.schedule);

const GOOD = run(
  [4, 'capture-evidence'],
  [8, 'notify-section-head'],
  [15, 'change-password'],
  [20, 'revoke-third-party-apps'],
  [30, 'publish-website-notice'],
  [45, 'warn-dm-receivers'],
);
const without = (deed: string) => GOOD.filter((one) => one.deed !== deed);
const moved = (deed: string, minute: number) => GOOD.map((one) => (one.deed === deed ? { ...one, at: minute * MINUTE } : one));

describe('three planted mistakes, on the log that the program itself writes,', () => {
  const { scenario, runbook } = saturday(['rules:\n', `${INFOSEC}rules:\n`]);
  const post = 'https://x.com/minatono_example/status/1';
  const walk = new Walk({
    guideline: 'komae',
    trouble: 'takeover',
    day: '2026-05-16',
    clock: '7:10',
    who: { role: '管理者', name: '訓練 一郎' },
    mode: 'drill',
    command: { detected: Date.parse('2026-05-16T07:10+09:00'), answers: [{ question: 'access', answer: 'in-control' }] },
  });
  const settle = (clock: string, step: string, fields: Record<string, string | string[]>) =>
    walk.at(clock).do({ do: 'settle', step, outcome: 'done', fields });
  walk.at('7:12').do({ do: 'answer', question: 'triage', answer: 'hijacked' });
  settle('7:14', 'verify-content', { finding: '出していない投稿', subject: [post], postedShown: '7時', access: 'can' });
  const deleted = walk.at('7:16').do({
    do: 'settle',
    step: 'delete-unauthorized-posts',
    outcome: 'done',
    fields: { subject: post, gist: '暗号資産の宣伝', deletedBy: '訓練 一郎' },
    override: { reason: '早く消したかった', decidedBy: '訓練 一郎' },
  });
  const shot = { method: 'screenshot', original: 'original', shows: ['body'], takenBy: '訓練 一郎' } as const;
  walk.at('7:17').do({
    do: 'evidence',
    file: { sha256: sha256('a'), size: 9, type: 'image/png' },
    name: 'a.png',
    ...shot,
    subjects: [post],
    shownAt: '7時',
  });
  settle('7:18', 'capture-evidence', { evidence: ['E1'], subject: [post], takenBy: '訓練 一郎', method: 'screenshot' });
  settle('7:20', 'notify-section-head', { from: '管理者', to: '所属長', means: 'phone', gist: '報告', receipt: 'read-back' });
  const call = { from: '所属長', to: '統括情報セキュリティ責任者', means: 'phone', gist: '報告' };
  walk.at('7:25').do({ do: 'attempt', step: 'notify-infosec-supervisor', fields: call });
  const announced = walk.at('7:30').do({ do: 'note', text: '被害アカウントで「乗っ取られました」と投稿した' });

  const start = Date.parse(scenario.start);
  const acts: Deed[] = [{ deed: 'announce-on-hijacked-account-only', at: 20 * MINUTE, seq: announced }];
  const deeds = [...deedsOf(walk.incident, ({ at, occurred }) => (occurred ?? at) - start), ...acts];
  const from = graded(deeds, { scenario, lastSeq: walk.incident.head.seq });
  const findings = findingsOf(from, runbook, { sampleAdopted: true });

  it('are named with clause and number of the record', () => {
    expect(walk.incident.bySeq.get(deleted)?.type).toBe('step.overridden');
    expect(findings.filter(({ id }) => ['R1', 'R2', 'infosec'].includes(id))).toEqual([
      { kind: 'breached', id: 'R1', source: 'guideline', clauses: ['KM-13'], critical: true, shown: { seq: deleted } },
      { kind: 'breached', id: 'R2', source: 'guideline', clauses: ['KM-39'], critical: true, shown: { seq: announced } },
      {
        kind: 'missed',
        id: 'infosec',
        source: 'guideline',
        clauses: runbook.steps.find(({ id }) => id === 'notify-infosec-supervisor')?.clauses,
        critical: true,
        shown: { nowhereUpTo: walk.incident.head.seq },
      },
    ]);
    expect(runbook.steps.find(({ id }) => id === 'notify-infosec-supervisor')?.clauses).not.toEqual([]);
  });

  it('go against the guideline only where it was adopted; a training target is told as one', () => {
    const site = (sampleAdopted: boolean) => findingsOf(from, runbook, { sampleAdopted }).find(({ id }) => id === 'site');
    expect([site(true)?.source, site(false)?.source]).toEqual(['guideline', 'training']);
    const late = findingsOf(graded(moved('capture-evidence', 11)), runbook, {});
    expect(late).toEqual([{ kind: 'late', id: 'save', source: 'training', clauses: ['KM-13'], critical: true, shown: { seq: 10 } }]);
  });

  it('are not lost in an average', () => {
    expect(rated(from)).toBe('U U M');
    expect(figures(from).score).toMatchObject({ criticalBreaches: 2 });
  });
});

describe('the deeds of a record', () => {
  const walk = komaeTakeover({ mode: 'drill' });
  const deeds = deedsOf(walk.incident, ({ at }) => at);

  it('are what was done: not a call that found nobody; a part of a deed is a part', () => {
    const of = (step: string) => deeds.filter(({ deed }) => deed === step).map(({ partial }) => partial ?? false);
    expect(of('notify-infosec-supervisor')).toEqual([false]);
    expect(of('delete-unauthorized-posts')).toEqual([false, true]);
    expect(deeds.map(({ seq }) => seq)).toEqual(deeds.map(({ seq }) => seq).sort((a, b) => a - b));
  });
});

describe('an expectation', () => {
  it('is met in time, late, or missed; idle where nothing called for it', () => {
    expect(states(graded(GOOD))).toEqual(['save', 'head', 'password', 'apps', 'site', 'warn'].map((id) => `${id} on-time`));
    expect(states(graded(moved('change-password', 20)))[2]).toBe('password on-time');
    expect(states(graded(moved('change-password', 20.001)))[2]).toBe('password late');
    expect(states(graded(without('capture-evidence')))[0]).toBe('save missed');
    expect(states(graded(without('capture-evidence'), { ended: false }))[0]).toBe('save open');
    expect(states(graded(GOOD, { values: { followers: 560 } }))[5]).toBe('warn idle');
    expect(states(graded(GOOD.map((one) => (one.deed === 'capture-evidence' ? { ...one, partial: true } : one))))[0]).toBe('save missed');
  });

  it('counts from the release, which the controller may have given late', () => {
    const by: Happening[] = [
      { kind: 'defer', at: 1, inject: 'I2', seq: 1 },
      { kind: 'release', at: 30 * MINUTE, inject: 'I2', seq: 2 },
    ];
    expect(states(graded(moved('change-password', 40), { by }))[2]).toBe('password on-time');
    expect(figures(graded(GOOD, { by })).releaseDelay).toBe(20 * MINUTE);
    // Done before anybody asked: no time was taken.
    expect(gradeExpected(graded(GOOD, { by }))[2]?.response).toBe(0);
  });

  it('takes a deed of its own where two ask for the same', () => {
    const { scenario } = saturday([
      'rules:\n',
      '  - { id: again, objective: O2, seat: 担当, step: publish-website-notice, from: I3, target: 60m, takes: 3m }\nrules:\n',
    ]);
    expect(states(graded(GOOD, { scenario }))[6]).toBe('again missed');
    expect(states(graded([...GOOD, ...run([70, 'publish-website-notice'])], { scenario }))[6]).toBe('again on-time');
  });
});

describe('a rule', () => {
  const R = (from: Graded) => rules(from).join(', ');
  it.each<[string, Graded, string]>([
    ['all is well', graded(GOOD), 'R1 idle, R2 kept, R3 kept, R4 kept'],
    [
      'deleted after',
      graded([...GOOD, { deed: 'delete-unauthorized-posts', at: 50 * MINUTE, seq: 40 }]),
      'R1 kept, R2 kept, R3 kept, R4 kept',
    ],
    [
      'deleted first',
      graded([{ deed: 'delete-unauthorized-posts', at: 0, seq: 1, partial: true }, ...GOOD]),
      'R1 breached, R2 kept, R3 kept, R4 kept',
    ],
    [
      'in the same minute, by number',
      graded([{ deed: 'delete-unauthorized-posts', at: 4 * MINUTE, seq: 9 }, ...GOOD]),
      'R1 breached, R2 kept, R3 kept, R4 kept',
    ],
    ['what must not be', graded([...GOOD, ...run([50, 'announce-on-hijacked-account-only'])]), 'R1 idle, R2 breached, R3 kept, R4 kept'],
    ['too late after', graded(moved('revoke-third-party-apps', 31)), 'R1 idle, R2 kept, R3 breached, R4 kept'],
    ['never after', graded(without('revoke-third-party-apps')), 'R1 idle, R2 kept, R3 breached, R4 kept'],
    ['not answered', graded(without('warn-dm-receivers')), 'R1 idle, R2 kept, R3 kept, R4 breached'],
    ['nothing to answer', graded(without('warn-dm-receivers'), { values: { followers: 560 } }), 'R1 idle, R2 kept, R3 kept, R4 idle'],
    ['still going on', graded(run([15, 'change-password']), { now: 25 * MINUTE, ended: false }), 'R1 idle, R2 open, R3 open, R4 open'],
    [
      'over while going on',
      graded(run([15, 'change-password']), { now: 31 * MINUTE, ended: false }),
      'R1 idle, R2 open, R3 breached, R4 open',
    ],
  ])('%s', (_, from, told) => {
    expect(R(from)).toBe(told);
  });
});

describe('the rating', () => {
  const hint: Hint = { expected: 'apps', at: 18 * MINUTE, seq: 50 };
  it.each<[string, Graded, string]>([
    ['P where all is well', graded(GOOD), 'P P P'],
    ['S for a miss that is not critical', graded(without('publish-website-notice')), 'S P S'],
    ['S for a hint', graded(GOOD, { hints: [hint] }), 'S S P'],
    ['P for a hint that came after the deed', graded(GOOD, { hints: [{ ...hint, at: 21 * MINUTE }] }), 'P P P'],
    ['M for a critical one that is late', graded(moved('capture-evidence', 11)), 'M M P'],
    ['M for a rule', graded(moved('revoke-third-party-apps', 31)), 'M M P'],
    ['U for a critical miss', graded(without('capture-evidence')), 'U U P'],
    ['N/A where nothing was called for', graded([], { now: -1, ended: false }), 'N/A N/A N/A'],
  ])('%s', (_, from, told) => {
    expect(rated(from)).toBe(told);
  });
});

describe('the figures', () => {
  it('are those of a run that was counted by hand', () => {
    // Targets 10, 15, 10, 16, 40, 40; weights 2 and 1. 4 and 8 from 0; 5 and 10 from I2; 30 from I1 and 50 from I3, too late.
    const from = graded(moved('warn-dm-receivers', 70), { hints: [{ expected: 'save', at: 0, seq: 5 }] });
    expect(figures(from)).toEqual({
      done: { of: 6, count: 6 },
      onTime: { of: 6, count: 5 },
      response: { median: 9 * MINUTE, max: 50 * MINUTE },
      againstTarget: (4 + 8 + 5 + 10 + 30 + 50) / (10 + 15 + 10 + 16 + 40 + 40),
      orders: { of: 3, count: 3 },
      hinted: { of: 6, count: 1 },
      score: { points: 6.5, outOf: 7, criticalBreaches: 0, coverage: { of: 6, count: 6 } },
      releaseDelay: 0,
    });
    expect(figures(graded(GOOD, { values: { followers: 560 } })).score.coverage).toEqual({ of: 6, count: 5 });
  });

  it('never rise when a deed is left out', () => {
    fc.assert(
      fc.property(fc.subarray(GOOD), fc.constantFrom(...GOOD), (some, lost) => {
        const [all, fewer] = [some, some.filter((one) => one !== lost)].map((deeds) => figures(graded(deeds)));
        expect(fewer?.score.points).toBeLessThanOrEqual(all?.score.points ?? 0);
        expect(fewer?.done.count).toBeLessThanOrEqual(all?.done.count ?? 0);
      }),
    );
  });
});
