import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { TROUBLES, type Trouble } from '../../machines/words.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import { readGuidelines } from '../../src/store/runbooks.ts';
import { terms } from '../../src/words/ja/terms.ts';
import register from '../domain/clauses.json' with { type: 'json' };

const { guidelines, faults } = readGuidelines([join(import.meta.dirname, '../../runbooks')]);
const all = guidelines.flatMap(({ runbooks }) => runbooks);
const five = all.filter(({ guideline }) => !guideline.template);
const name = ({ guideline, trouble }: Runbook) => `${guideline.id} ${trouble}`;
const cell = (guideline: string, trouble: Trouble): Runbook => {
  const found = all.find((one) => one.guideline.id === guideline && one.trouble === trouble);
  if (found === undefined) throw new Error(`${guideline} ${trouble}`);
  return found;
};
const strict = (runbook: Runbook) =>
  runbook.steps.flatMap((step) =>
    step.after.filter(({ order }) => order === 'strict').map((order) => `${order.step} → ${step.id} ${order.clause}`),
  );

describe('what is shipped', () => {
  it('loads without a fault', () => {
    expect(faults).toEqual([]);
  });

  it('is five guidelines and a template, each for the four troubles', () => {
    expect(guidelines.map(({ guideline }) => guideline.id)).toEqual(['hirakawa', 'komae', 'nagasaki', 'standard', 'ueda', 'uenohara']);
    for (const { runbooks } of guidelines) expect(runbooks.map(({ trouble }) => trouble)).toEqual([...TROUBLES]);
  });
});

describe('what a guideline says of a trouble (matrix A-1, A-3)', () => {
  it.each(five.map((runbook) => [name(runbook), runbook] as const))(
    '%s: direct and indirect clauses are those of the register',
    (_, runbook) => {
      const bearing = (kinds: readonly string[]) =>
        register
          .filter(
            ({ guideline, bearsOn }) =>
              guideline === runbook.guideline.id &&
              kinds.includes((bearsOn as Record<string, { kind: string }>)[runbook.trouble]?.kind ?? ''),
          )
          .map(({ id }) => id)
          .sort();
      expect([...runbook.coverage.direct].sort()).toEqual(bearing(['direct', 'direct-same-meaning']));
      expect([...runbook.coverage.indirect].sort()).toEqual(bearing(['indirect']));
    },
  );

  it('says of each of the twenty cells how far it is ruled', () => {
    const table = Object.fromEntries(
      ['ueda', 'hirakawa', 'uenohara', 'komae', 'nagasaki'].map((id) => [id, TROUBLES.map((trouble) => cell(id, trouble).coverage.kind)]),
    );
    expect(table).toEqual({
      ueda: ['none', 'none', 'same-meaning', 'none'],
      hirakawa: ['none', 'none', 'same-meaning', 'partial'],
      uenohara: ['direct', 'direct', 'direct', 'direct'],
      komae: ['sample', 'direct', 'same-meaning', 'partial'],
      nagasaki: ['direct', 'direct', 'none', 'none'],
    });
  });

  it('says in the seven cells without a rule that there is none, and invents none', () => {
    const silent = five.filter(({ coverage }) => coverage.kind === 'none');
    expect(silent).toHaveLength(7);
    for (const { guideline, trouble, coverage, steps } of silent) {
      const word = terms.trouble[trouble];
      expect(coverage.sentence).toBe(
        `${guideline.body}のガイドラインに「${word}」を直接定めた規定はありません。以下は、このガイドラインの中で${word}に関係し得る一般の規定です（間接）。具体的な手順は、市の情報セキュリティポリシーその他の定め、又は所属長の指示によってください。参考として、他市の規定と実務を「規定外」の印を付けて示すことができます。`,
      );
      expect(steps.filter(({ layer, basis }) => layer === 'rule' && basis !== 'indirect')).toEqual([]);
      expect(coverage.silent.length).toBeGreaterThan(2);
    }
  });

  it('in 平川市, where nothing orders a report, nobody is told to report a fake account or a takeover', () => {
    for (const trouble of ['impersonation', 'takeover'] as const) {
      expect(cell('hirakawa', trouble).steps.filter(({ phase }) => phase === 'notify')).toEqual([]);
    }
  });
});

describe('the layers', () => {
  it.each(five.map((runbook) => [name(runbook), runbook] as const))(
    '%s: a rule step rests on clauses that bear on this very trouble',
    (_, runbook) => {
      const bearing = new Set([...runbook.coverage.direct, ...runbook.coverage.indirect]);
      const outside = runbook.steps
        .filter(({ layer }) => layer === 'rule')
        .flatMap(({ id, clauses }) => clauses.filter((clause) => !bearing.has(clause)).map((clause) => `${id} ${clause}`));
      expect(outside).toEqual([]);
    },
  );

  it.each(five.map((runbook) => [name(runbook), runbook] as const))(
    '%s: a step on direct clauses alone is not marked indirect, nor the other way round',
    (_, runbook) => {
      const direct = new Set(runbook.coverage.direct);
      const claimed = runbook.steps.filter(
        ({ layer, basis, clauses }) => layer === 'rule' && basis === 'direct' && !clauses.some((clause) => direct.has(clause)),
      );
      expect(claimed.map(({ id }) => id)).toEqual([]);
    },
  );

  it('standing rules rest on clauses of their cell; only 長崎市 impersonation takes ３⑷ from B-5 though A-3 does not list it', () => {
    const outside = five.flatMap((runbook) => {
      const bearing = new Set([...runbook.coverage.direct, ...runbook.coverage.indirect]);
      return runbook.standingRules.flatMap(({ id, clauses }) =>
        clauses.filter((clause) => !bearing.has(clause)).map((clause) => `${name(runbook)} ${id} ${clause}`),
      );
    });
    expect(outside).toEqual(['nagasaki impersonation no-reply NG-05']);
  });

  it('every step of the template comes from a peer or from practice, and has a number', () => {
    for (const runbook of all.filter(({ guideline }) => guideline.template)) {
      expect(runbook.steps.map(({ number }) => number)).toEqual(runbook.steps.map((_, index) => index + 1));
      expect(runbook.steps.filter(({ layer }) => layer === 'rule')).toEqual([]);
    }
  });

  it('a sample step hangs on the setting that says whether the sample was adopted', () => {
    const samples = five.flatMap(({ steps }) => steps).filter(({ basis }) => basis === 'sample');
    expect(samples.length).toBeGreaterThan(7);
    expect(samples.filter(({ setting }) => setting !== 'sampleAdopted')).toEqual([]);
  });
});

describe('strict orders are those of matrix A-5, and no others', () => {
  const S8 = { ueda: 'UE-13', hirakawa: 'HK-12', uenohara: 'UN-25', nagasaki: 'NG-11' };
  const S6 = 'judge-policy-violation → remove-user-comments UN-36';
  const approved = (id: keyof typeof S8, step: string) => `obtain-approval → ${step} ${S8[id]}`;
  const table: readonly (readonly [string, Trouble, readonly string[]])[] = [
    ['komae', 'impersonation', []],
    ['komae', 'takeover', ['capture-evidence → delete-unauthorized-posts KM-13']],
    ['komae', 'firestorm', []],
    ['komae', 'rumor', []],
    ['uenohara', 'impersonation', [approved('uenohara', 'publish-statement')]],
    ['uenohara', 'takeover', []],
    ['uenohara', 'firestorm', [S6, approved('uenohara', 'publish-holding-statement'), approved('uenohara', 'publish-statement')]],
    [
      'uenohara',
      'rumor',
      ['share-with-agencies → publish-correct-information UN-22', approved('uenohara', 'publish-correct-information'), S6],
    ],
    [
      'hirakawa',
      'firestorm',
      [
        'consult-section-head-and-general-affairs → decide-response HK-23',
        'consult-section-head-and-general-affairs → publish-statement HK-23',
        approved('hirakawa', 'publish-statement'),
      ],
    ],
    ['hirakawa', 'impersonation', [approved('hirakawa', 'publish-statement')]],
    ['hirakawa', 'takeover', [approved('hirakawa', 'publish-statement')]],
    ['hirakawa', 'rumor', [approved('hirakawa', 'publish-correct-information')]],
    ['nagasaki', 'impersonation', [approved('nagasaki', 'publish-statement')]],
    [
      'nagasaki',
      'takeover',
      [
        'notify-pr-division → change-password NG-35',
        'notify-pr-division → suspend-account NG-35',
        'notify-pr-division → delete-unauthorized-posts NG-35',
        'notify-it-division → scan-malware NG-35',
      ],
    ],
    ['nagasaki', 'firestorm', [approved('nagasaki', 'publish-holding-statement'), approved('nagasaki', 'publish-statement')]],
    ['nagasaki', 'rumor', [approved('nagasaki', 'publish-correct-information')]],
    ['ueda', 'impersonation', [approved('ueda', 'publish-statement')]],
    ['ueda', 'takeover', []],
    ['ueda', 'firestorm', [approved('ueda', 'publish-statement')]],
    ['ueda', 'rumor', [approved('ueda', 'publish-correct-information')]],
  ];
  it.each(table)('%s %s', (id, trouble, orders) => {
    expect(strict(cell(id, trouble))).toEqual(orders);
  });

  it('a homepage notice never waits', () => {
    expect(
      all
        .flatMap(({ steps }) => steps)
        .filter(({ id, after }) => id === 'publish-website-notice' && after.some(({ order }) => order === 'strict')),
    ).toEqual([]);
  });

  it('統括情報セキュリティ責任者 may be told before 所属長 is reached', () => {
    for (const trouble of TROUBLES) {
      const told = cell('komae', trouble).steps.find(({ id }) => id === 'notify-infosec-supervisor');
      expect(told?.after).toMatchObject([{ step: 'notify-section-head', order: 'document' }]);
      expect(told?.after[0]?.askReason).toBeUndefined();
    }
  });

  it('only the deed releases an approval, a report or a consultation; evidence that could not be had releases too', () => {
    const release = Object.fromEntries(
      all
        .flatMap(({ steps }) => steps)
        .flatMap(({ after }) => after.filter(({ order }) => order === 'strict').map((order) => [order.step, order.release])),
    );
    expect(release).toEqual({
      'capture-evidence': 'settled',
      'share-with-agencies': 'settled',
      'judge-policy-violation': 'done',
      'obtain-approval': 'done',
      'consult-section-head-and-general-affairs': 'done',
      'notify-pr-division': 'done',
      'notify-it-division': 'done',
    });
  });
});

describe('the screens', () => {
  const numbered = (runbook: Runbook) =>
    runbook.steps.filter(({ number }) => number !== null).map(({ number, title }) => `${number} ${title}`);

  it('狛江市 takeover stands as on screen 05', () => {
    const runbook = cell('komae', 'takeover');
    expect(numbered(runbook)).toEqual([
      '1 覚知の記録',
      '2 情報の内容の確認',
      '3 所属長への連絡',
      '4 統括情報セキュリティ責任者への連絡',
      '5 画面の保存等の記録',
      '6 当該情報の削除',
      '7 パスワードの変更',
      '8 連携機能の解除',
      '9 アカウントの停止',
      '10 市公式ホームページでの注意喚起',
      '11 常時監視',
    ]);
    expect(runbook.steps.filter(({ number }) => number === null)).toHaveLength(4);
    expect(runbook.steps.find(({ id }) => id === 'change-password')?.after).toMatchObject([
      { step: 'capture-evidence', order: 'document', askReason: true },
    ]);
  });

  it('狛江市 takeover has the five standing rules of screen 04', () => {
    expect(cell('komae', 'takeover').standingRules.map(({ id, clauses }) => `${id} ${clauses}`)).toEqual([
      'no-account-deletion KM-28',
      'no-repeat-posting KM-22',
      'no-masked-characters KM-21',
      'no-prohibited-content KM-19',
      'beware-deletion KM-02',
    ]);
  });

  it('上野原市 firestorm stands as on screen 20', () => {
    const runbook = cell('uenohara', 'firestorm');
    expect(numbered(runbook).slice(6)).toEqual([
      '7 対応に時間を要する旨の説明',
      '8 発信の了承・決裁',
      '9 説明・訂正・謝罪等の発信',
      '10 自らの誤情報の訂正',
    ]);
    expect(runbook.steps.filter(({ number }) => number === null).map(({ layer, title }) => `${layer} ${title}`)).toEqual([
      'peer 所属長及び総務課長との協議',
      'practice 画面の保存等の記録',
      'practice 終結の判断・報告書',
    ]);
    expect(runbook.standingRules).toHaveLength(5);
  });

  it('長崎市 firestorm names what is not provided for as on screen 18', () => {
    expect(cell('nagasaki', 'firestorm').coverage.silent).toEqual(['報告', '協議', '説明', '謝罪', '対応に時間を要する旨の説明']);
    expect(numbered(cell('nagasaki', 'firestorm'))).toEqual(['1 「市政への提案」への案内', '2 発信の決裁']);
  });

  it('every hint is one short sentence, every title fits a row of 80 columns', () => {
    const steps = all.flatMap((runbook) => runbook.steps.map((step) => ({ where: `${name(runbook)} ${step.id}`, step })));
    expect(steps.filter(({ step }) => step.hint === undefined || stringWidth(step.hint) > 40).map(({ where }) => where)).toEqual([]);
    expect(steps.filter(({ step }) => stringWidth(step.title) > 44).map(({ where }) => where)).toEqual([]);
  });
});

describe('words and people', () => {
  it('deadline words are those of the clauses, and none is put where the text has none', () => {
    const words = five.flatMap((runbook) =>
      runbook.steps
        .filter(({ deadlineWord }) => deadlineWord !== undefined)
        .map(({ id, deadlineWord, clauses }) => ({ where: `${name(runbook)} ${id}`, deadlineWord, clauses })),
    );
    expect(new Set(words.map(({ deadlineWord }) => deadlineWord))).toEqual(new Set(['速やかに', '直ちに', 'ただちに']));
    const bare = words.filter(
      ({ deadlineWord, clauses }) =>
        !register.some(({ id, deadlineWord: stated }) => clauses.includes(id) && stated?.startsWith(deadlineWord ?? '-')),
    );
    expect(bare.map(({ where }) => where)).toEqual([]);
    expect(
      cell('nagasaki', 'takeover').steps.filter(({ phase, deadlineWord }) => phase === 'notify' && deadlineWord !== undefined),
    ).toEqual([]);
  });

  it('「及び」 is two reports, each to be made', () => {
    const told = (id: string, trouble: Trouble) =>
      cell(id, trouble)
        .steps.filter(({ phase, layer }) => phase === 'notify' && layer === 'rule')
        .map(({ to }) => to.join());
    expect(told('uenohara', 'firestorm')).toEqual(['section-head', 'planning-head']);
    expect(told('ueda', 'rumor')).toEqual(['section-head', 'pr-division']);
    expect(told('nagasaki', 'takeover')).toEqual(['pr-head', 'it-head']);
    expect(told('hirakawa', 'firestorm')).toEqual(['section-head,general-affairs-head']);
  });

  it('長崎市’s password is changed by 広報広聴課長, not by the section', () => {
    const by = Object.fromEntries(cell('nagasaki', 'takeover').steps.map(({ id, by: who }) => [id, who]));
    expect(by).toMatchObject({
      'change-password': 'pr-head',
      'delete-unauthorized-posts': 'pr-head',
      'suspend-account': 'pr-head',
      'scan-malware': 'it-head',
    });
  });

  it('狛江市’s steps without a subject in the text have none here (K1)', () => {
    const named = cell('komae', 'takeover')
      .steps.filter(({ by }) => by !== undefined)
      .map(({ id, by }) => `${id} ${by}`);
    expect(named).toEqual(['notify-section-head account-manager', 'notify-infosec-supervisor section-head']);
  });

  it('whoever is outside the body does no step', () => {
    for (const { roles, steps } of all) expect(steps.filter(({ by }) => by !== undefined && roles[by]?.outside)).toEqual([]);
  });

  it('whether to warn is itself decided where the text says 必要に応じ, and only there among the five', () => {
    const asked = five.filter(({ steps }) => steps.some(({ id }) => id === 'assess-notice-need')).map(name);
    expect(asked).toEqual(['uenohara impersonation', 'uenohara takeover']);
    for (const trouble of ['impersonation', 'takeover'] as const) {
      const notice = cell('uenohara', trouble).steps.find(({ id }) => id === 'publish-website-notice');
      expect(notice?.only).toEqual([{ step: 'assess-notice-need', answer: 'needed' }]);
    }
  });

  it('a trouble that comes back reopens at least one step that counts', () => {
    expect(all.filter(({ steps }) => !steps.some(({ perRound }) => perRound)).map(name)).toEqual([]);
  });
});
