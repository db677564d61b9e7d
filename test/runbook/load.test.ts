import { describe, expect, it } from 'vitest';
import { canonicalRunbook } from '../../src/runbook/canonical.ts';
import type { Fault } from '../../src/runbook/faults.ts';
import { loadGuideline } from '../../src/runbook/load.ts';
import type { Clauses } from '../../src/runbook/resolve-clauses.ts';
import { faultPlace, faultSentence } from '../../src/words/ja/faults.ts';

const guideline = `schema: hikeshi/guideline@1
id: kita
body: 北市
title: 北市ガイドライン
edition: { adopted: 2022-05, label: 令和4年5月策定 }
settings:
  sampleAdopted: { title: 見本を採用している, default: false }
roles:
  section-head: { title: 所属長 }
clauses:
  KI-1: { ref: １, text: 画面を保存した上で、当該情報を削除すること。 }
  KI-2: { ref: ２, text: 速やかに所属長に報告すること。 }
standingRules:
  - { id: stay-calm, title: 冷静に, clauses: [KI-2] }
`;
const head = `schema: hikeshi/runbook@1
trouble: takeover
coverage: { kind: direct, direct: [KI-1, KI-2] }
standingRules: [stay-calm]
steps:
`;
const capture = `  - { id: capture-evidence, title: 保存, modality: obligation, clauses: [KI-1] }
`;
const remove = `  - id: delete-unauthorized-posts
    title: 削除
    modality: obligation
    clauses: [KI-1]
    after: [{ step: capture-evidence, order: strict, clause: KI-1, because: 画面を保存した上で }]
`;
const peers: Clauses[] = [{ guideline: 'minami', body: '南市', clauses: { 'MI-1': { ref: '9', text: '南市の条項。' } } }];

const load = (takeover: string, text = guideline) =>
  loadGuideline(
    new Map([
      ['guideline.yaml', text],
      ['takeover.yaml', takeover],
    ]),
    peers,
  );
const faultsOf = (takeover: string, text?: string): readonly Fault[] => {
  const result = load(takeover, text);
  return 'faults' in result ? result.faults : [];
};
const codes = (takeover: string, text?: string) => faultsOf(takeover, text).map(({ code, line }) => `${line} ${code}`);

describe('a folder without faults', () => {
  const result = load(
    `${head}${capture}${remove}  - { id: scan-malware, title: 調査, layer: peer, clauses: [MI-1] }\n  - { id: x-call, title: 電話, modality: effort, clauses: [KI-2], phase: notify, form: R05 }\n`,
  );
  const runbook = 'faults' in result ? undefined : result.runbooks[0];

  it('numbers the rule steps and leaves advice without a number', () => {
    expect(runbook?.steps.map(({ id, number }) => [id, number])).toEqual([
      ['capture-evidence', 1],
      ['delete-unauthorized-posts', 2],
      ['scan-malware', null],
      ['x-call', 3],
    ]);
  });

  it('numbers every step of a template', () => {
    const template = load(
      `${head}${capture}${remove}  - { id: scan-malware, title: 調査, layer: peer, clauses: [MI-1] }\n`,
      guideline.replace('edition', 'template: true\nedition'),
    );
    expect('faults' in template ? template.faults : template.runbooks[0]?.steps.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('fills in phase, form and need of access from the vocabulary', () => {
    expect(runbook?.steps.map(({ phase, form, needsAccess }) => [phase, form, needsAccess])).toEqual([
      ['preserve', 'R07', false],
      ['eradicate', 'R12', true],
      ['eradicate', 'R13', false],
      ['notify', 'R05', false],
    ]);
  });

  it('carries every clause it names, each with the body it belongs to', () => {
    expect(Object.entries(runbook?.clauses ?? {}).map(([id, { body }]) => [id, body])).toEqual([
      ['KI-1', '北市'],
      ['KI-2', '北市'],
      ['MI-1', '南市'],
    ]);
  });

  it('keeps the order of roles and answers in its canonical text: people pick them by place', () => {
    const asked = load(
      `${head}  - { id: decide-response, title: 方針, modality: as-needed, clauses: [KI-2], answers: { explain: 説明, correct: 訂正 } }\n${capture}`,
      guideline.replace('roles:', 'roles:\n  zone: { title: 班 }'),
    );
    if ('faults' in asked || asked.runbooks[0] === undefined) throw new Error('faults');
    const pinned = JSON.parse(canonicalRunbook(asked.runbooks[0]));
    expect(Object.keys(pinned.roles)).toEqual(['zone', 'section-head']);
    expect(Object.keys(pinned.steps[0].answers)).toEqual(['explain', 'correct']);
    expect(canonicalRunbook(pinned)).toBe(canonicalRunbook(asked.runbooks[0]));
  });

  it('has one canonical text, whatever the order of its keys', () => {
    if (runbook === undefined) throw new Error('faults');
    const turned = Object.fromEntries(Object.entries(runbook).reverse()) as unknown as typeof runbook;
    expect(canonicalRunbook(turned)).toBe(canonicalRunbook(runbook));
    expect(canonicalRunbook(runbook)).toMatch(/^\{"clauses":\{"KI-1":\{"body":"北市","guideline":"kita","ref":"１"/u);
    expect(JSON.parse(canonicalRunbook(runbook))).toEqual(JSON.parse(JSON.stringify(runbook)));
  });

  it('takes over a standing rule, or the words and clauses that bear on this trouble alone', () => {
    const here = load(`${head.replace('[stay-calm]', '[{ id: stay-calm, title: 静かに, clauses: [KI-1] }]')}${capture}`);
    expect('faults' in here ? here.faults : here.runbooks[0]?.standingRules).toEqual([
      { id: 'stay-calm', title: '静かに', clauses: ['KI-1'], modality: 'prohibition' },
    ]);
  });
});

describe('a fault is told with its line', () => {
  const steps: readonly (readonly [string, string, string])[] = [
    ['an id that is not in the vocabulary', capture.replace('capture-evidence', 'capture-evidense'), '6 step.unknown'],
    ['an own step without phase and form', capture.replace('capture-evidence', 'x-mine'), '6 step.own'],
    ['an id with a dot', capture.replace('capture-evidence', 'capture.evidence'), '6 shape.form'],
    ['an id that is a number', capture.replace('capture-evidence', '"12"'), '6 shape.form'],
    ['the same id twice', `${capture}${capture}`, '7 step.twice'],
    ['a rule step without a clause of its own body', capture.replace('KI-1', 'MI-1'), '6 step.clause'],
    ['a rule step without a modality', capture.replace('modality: obligation, ', ''), '6 step.modality'],
    ['a peer step with only our own clause', capture.replace('modality: obligation', 'layer: peer'), '6 step.peer'],
    ['a practice step with a clause', capture.replace('modality: obligation', 'layer: practice'), '6 step.practice'],
    ['a sample step without a setting', capture.replace('modality', 'basis: sample, modality'), '6 step.sample'],
    ['an unknown clause', capture.replace('[KI-1]', '[KI-1, KI-9]'), '6 clause.unknown'],
    ['an unknown role', capture.replace('clauses', 'to: [section-haed], clauses'), '6 role.unknown'],
    ['an unknown setting', capture.replace('clauses', 'setting: sampleAdopt, clauses'), '6 setting.unknown'],
    ['a quotation that is not in the clause', capture.replace('clauses', 'quote: 画面を保存して, clauses'), '6 quote.elsewhere'],
    ['a deadline word that is not in the clause', capture.replace('clauses', 'deadlineWord: 速やかに, clauses'), '6 quote.elsewhere'],
    ['a condition that is not in the clause', capture.replace('clauses', 'when: 大変な場合, clauses'), '6 quote.elsewhere'],
    ['a key that does not exist', capture.replace('clauses', 'clause: KI-1, clauses'), '6 shape.unknown-key'],
    ['a wrong word for a modality', capture.replace('obligation', 'obligatory'), '6 shape.choice'],
    ['a title that is a number', capture.replace('title: 保存', 'title: 12'), '6 shape.type'],
    ['a condition that is a number', capture.replace('clauses', 'when: 12, clauses'), '6 shape.type'],
    ['an empty title', capture.replace('title: 保存', 'title: ""'), '6 shape.empty'],
    ['a title beyond all measure', capture.replace('title: 保存', `title: ${'長'.repeat(500)}`), '6 shape.long'],
    ['a missing title', capture.replace('title: 保存, ', ''), '6 shape.missing'],
    ['a strict order without a clause', capture + remove.replace(', clause: KI-1, because: 画面を保存した上で', ''), '11 order.clause'],
    ['a strict order without the words', capture + remove.replace(', because: 画面を保存した上で', ''), '11 order.clause'],
    [
      'words of an order that are not in its clause',
      capture + remove.replace('because: 画面を保存した上で', 'because: 画面を保存したあとで'),
      '11 quote.elsewhere',
    ],
    [
      "a strict order by a peer's clause",
      capture + remove.replace('clause: KI-1, because: 画面を保存した上で', 'clause: MI-1, because: 南市の'),
      '11 order.peer-clause',
    ],
    ['an order after a step that is not there', remove, '10 order.unknown-step'],
    ['an order after itself', remove.replace('step: capture-evidence', 'step: delete-unauthorized-posts'), '10 order.unknown-step'],
    [
      'a condition on a step that asks nothing',
      capture + remove.replace('after:', 'only: [{ step: capture-evidence, answer: a }]\n    after:'),
      '11 order.question',
    ],
    ['a rule step held back by advice', `  - { id: capture-evidence, title: 保存, layer: practice }\n${remove}`, '11 order.advice'],
  ];
  it.each(steps)('%s', (_, text, expected) => {
    expect(codes(head + text)).toContain(expected);
  });

  it('an answer that the question does not have, with those it has', () => {
    const text = `${capture}  - { id: assess-notice-need, title: 要否, modality: as-needed, clauses: [KI-2], answers: { needed: 要 } }\n  - { id: publish-website-notice, title: 周知, modality: obligation, clauses: [KI-2], only: [{ step: assess-notice-need, answer: yes }] }\n`;
    expect(faultsOf(head + text)[0]).toMatchObject({ code: 'order.answer', line: 8, facts: { answer: 'yes', choices: ['needed'] } });
  });

  it('strict orders that go round in a circle, with the circle', () => {
    const text = capture.replace(
      ' }\n',
      ', after: [{ step: delete-unauthorized-posts, order: strict, clause: KI-1, because: 画面を保存した上で }] }\n',
    );
    expect(faultsOf(head + text + remove)).toMatchObject([
      { code: 'order.cycle', line: 6, facts: { steps: ['capture-evidence', 'delete-unauthorized-posts'] } },
    ]);
  });

  it('document orders may go round: they only sort', () => {
    const text = capture.replace(' }\n', ', after: [{ step: delete-unauthorized-posts, order: document }] }\n');
    expect(faultsOf(head + text + remove)).toEqual([]);
  });

  it('steps that reopen each other', () => {
    const text =
      capture.replace(' }\n', ', reopensWith: [delete-unauthorized-posts] }\n') +
      remove.replace('after:', 'reopensWith: [capture-evidence]\n    after:');
    expect(codes(head + text)).toEqual(['6 order.cycle']);
  });

  it('coverage without the sentence that must then be shown', () => {
    expect(codes(head.replace('kind: direct', 'kind: none') + capture)).toEqual(['3 coverage.sentence']);
  });

  it('a standing rule that guideline.yaml does not have', () => {
    expect(codes(head.replace('[stay-calm]', '[stay-clam]') + capture)).toEqual(['4 rule.unknown']);
  });

  it('a standing rule named twice, here or in guideline.yaml', () => {
    expect(codes(head.replace('[stay-calm]', '[stay-calm, stay-calm]') + capture)).toEqual(['4 rule.twice']);
    const twice = `${guideline}  - { id: stay-calm, title: 冷静に, clauses: [KI-2] }\n`;
    expect(codes(head + capture, twice)).toEqual(['15 rule.twice']);
  });

  it('a clause that nothing uses', () => {
    const text = guideline.replace('standingRules', '  KI-3: { ref: ３, text: 誰も使わない。 }\nstandingRules');
    expect(codes(head + capture, text)).toEqual(['13 clause.unused']);
  });

  it('a trouble that is not the one of the file name', () => {
    expect(codes(head.replace('takeover', 'rumor') + capture)).toEqual(['2 file.trouble']);
  });

  it('a clause id that two peers word differently', () => {
    const twice = [...peers, { guideline: 'higashi', body: '東市', clauses: { 'MI-1': { ref: '9', text: '別の条項。' } } }];
    const files = new Map([
      ['guideline.yaml', guideline],
      ['takeover.yaml', `${head}${capture}  - { id: scan-malware, title: 調査, layer: peer, clauses: [MI-1] }\n`],
    ]);
    expect(loadGuideline(files, twice)).toMatchObject({ faults: [{ code: 'clause.ambiguous', facts: { bodies: ['南市', '東市'] } }] });
  });

  it('a missing guideline.yaml, a folder without a runbook, a file with a wrong name', () => {
    expect(loadGuideline(new Map([['takeovr.yaml', head]]))).toMatchObject({
      faults: [
        { code: 'folder.empty', line: 0 },
        { code: 'file.missing', file: 'guideline.yaml', facts: { name: 'guideline.yaml' } },
        { code: 'file.unknown', file: 'takeovr.yaml', facts: { suggestion: 'takeover.yaml' } },
      ],
    });
  });
});

describe('all faults at once', () => {
  const broken = `${head}  - { id: Capture, title: 保存, modality: obligation, clauses: [KI-1] }\n${remove}  - { id: notify-section-head, title: 報告, modality: obligation, clauses: [KI-2], to: [mayor] }\n`;

  it('a step that is wrong in itself does not hide what is wrong with the others', () => {
    expect(codes(broken)).toEqual(['6 shape.form', '11 order.unknown-step', '12 role.unknown']);
  });

  it('the faults of both files come together', () => {
    const result = faultsOf(broken, guideline.replace('section-head', 'Section-Head'));
    expect(result.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'guideline.yaml shape.form',
      'takeover.yaml shape.form',
      'takeover.yaml order.unknown-step',
      'takeover.yaml role.unknown',
    ]);
  });

  it('a key mistyped at the top is named, and the rest is still checked', () => {
    expect(codes(`${head.replace('standingRules', 'standingRule')}${capture.replace('KI-1', 'KI-8')}`)).toEqual([
      '4 shape.unknown-key',
      '6 step.clause',
      '6 clause.unknown',
    ]);
  });

  it('each is one plain Japanese sentence or two, and says where', () => {
    const faults = faultsOf(`${head}${capture.replace('obligation', 'obligatory').replace('clauses', 'clause')}`);
    expect(faults.map((fault) => `${faultPlace(fault)}：${faultSentence(fault)}`)).toEqual([
      'takeover.yaml 6行目：「modality」に「obligatory」は使えません。「obligation」のことではありませんか。使えるのは obligation・prohibition・effort・as-needed・as-possible・principle・permission・recommendation・declarative です。',
      'takeover.yaml 6行目：「clause」という項目はありません。「clauses」のことではありませんか。',
    ]);
  });
});
