import { describe, expect, it } from 'vitest';
import { TROUBLES } from '../../machines/words.ts';
import { allRunbooks, Case, owed, runbookOf, step, stepsOf } from './walking.ts';

/** Posts of people on an official account, whatever the guideline calls them. */
const POSTS = ['publish-statement', 'publish-correct-information'] as const;

describe('長崎市 乗っ取り（10⑵⑶、S4）', () => {
  it('広報広聴課長 changes the password only after the report to him, whether or not the other was told', () => {
    const incident = new Case('nagasaki', 'takeover');
    expect(step('nagasaki', 'takeover', 'change-password').by).toBe('pr-head');
    expect(incident.do('change-password')).toBe('step.blocked notify-pr-division');
    expect(incident.do('notify-it-division')).toBe('');
    expect(incident.do('change-password')).toBe('step.blocked notify-pr-division');
    expect(incident.do('notify-pr-division')).toBe('');
    expect(incident.do('change-password')).toBe('');
  });

  it('情報システム課長 checks for malware only after the report to him, whether or not the other was told', () => {
    const incident = new Case('nagasaki', 'takeover');
    expect(step('nagasaki', 'takeover', 'scan-malware').by).toBe('it-head');
    expect(incident.do('notify-pr-division')).toBe('');
    expect(incident.do('scan-malware')).toBe('step.blocked notify-it-division');
    expect(incident.do('notify-it-division')).toBe('');
    expect(incident.do('scan-malware')).toBe('');
  });

  it('a call that found nobody is no report', () => {
    const incident = new Case('nagasaki', 'takeover');
    expect(incident.missed('notify-pr-division')).toBe('');
    expect(incident.do('change-password')).toBe('step.blocked notify-pr-division');
    expect(incident.skip('notify-pr-division', 'could-not')).toBe('');
    expect(incident.do('change-password')).toBe('step.blocked notify-pr-division');
  });

  it('10⑵ is complete only with both reports', () => {
    for (const told of ['notify-pr-division', 'notify-it-division']) {
      const incident = new Case('nagasaki', 'takeover');
      incident.do(told);
      const other = told === 'notify-pr-division' ? 'notify-it-division' : 'notify-pr-division';
      expect(incident.open).toContain(other);
      expect(incident.open).not.toContain(told);
      expect(incident.close()).toContain(other);
    }
  });
});

describe('平川市', () => {
  it('consults both posts before 説明・訂正・謝罪等 (S5)', () => {
    const incident = new Case('hirakawa', 'firestorm');
    expect(step('hirakawa', 'firestorm', 'consult-section-head-and-general-affairs').to).toEqual(['section-head', 'general-affairs-head']);
    expect(incident.do('obtain-approval')).toBe('');
    expect(incident.do('publish-statement')).toBe('step.blocked consult-section-head-and-general-affairs');
    expect(incident.do('decide-response', {}, 'apologise')).toBe('step.blocked consult-section-head-and-general-affairs');
    expect(incident.do('consult-section-head-and-general-affairs')).toBe('');
    expect(incident.do('decide-response', {}, 'apologise')).toBe('');
    expect(incident.do('publish-statement')).toBe('');
  });

  it('consults nobody before removing comments', () => {
    const incident = new Case('hirakawa', 'firestorm');
    expect(incident.do('judge-policy-violation', {}, 'violates')).toBe('');
    expect(incident.do('remove-user-comments')).toBe('');
    expect(step('hirakawa', 'firestorm', 'remove-user-comments').after.filter(({ order }) => order === 'strict')).toEqual([]);
  });

  it('names nobody to report a takeover or an impersonation to, not even as advice', () => {
    for (const trouble of ['takeover', 'impersonation'] as const) {
      expect(stepsOf('hirakawa', trouble).filter(({ phase }) => phase === 'notify')).toEqual([]);
      expect(runbookOf('hirakawa', trouble).coverage.silent).toContain('報告・連絡先');
    }
  });
});

describe('the screenshot before the deletion', () => {
  it('上野原市 does not order it: as advice, and nothing waits for it', () => {
    for (const trouble of TROUBLES) expect(owed('uenohara', trouble)).not.toContain('capture-evidence');
    const incident = new Case('uenohara', 'takeover');
    expect(incident.do('delete-unauthorized-posts')).toBe('');
    expect(runbookOf('uenohara', 'takeover').coverage.silent).toContain('画面の記録');
  });

  it('狛江市 orders it: no post is deleted before it is retained (S1)', () => {
    const incident = new Case('komae', 'takeover');
    expect(owed('komae', 'takeover')).toContain('capture-evidence');
    expect(incident.do('delete-unauthorized-posts')).toBe('step.blocked capture-evidence');
  });

  it('in 狛江市 lets the password be changed before it, with a reason (S2)', () => {
    const incident = new Case('komae', 'takeover');
    expect(incident.do('change-password')).toBe('fields.invalid orderReason');
    expect(incident.do('change-password', { orderReason: '投稿が続いているため' })).toBe('');
  });

  it('is ordered by no other city', () => {
    for (const id of ['ueda', 'hirakawa', 'uenohara', 'nagasaki'])
      for (const trouble of TROUBLES) expect(owed(id, trouble)).not.toContain('capture-evidence');
  });
});

describe('狛江市 forbids deleting the account (４(５)エ)', () => {
  it('as a standing rule in every trouble that might tempt to, and no step does it', () => {
    for (const trouble of ['impersonation', 'takeover', 'firestorm'] as const) {
      const rule = runbookOf('komae', trouble).standingRules.find(({ id }) => id === 'no-account-deletion');
      expect(rule).toMatchObject({ modality: 'prohibition', clauses: ['KM-28'] });
    }
    expect(allRunbooks().flatMap(({ steps }) => steps.map(({ id }) => id))).not.toContain('delete-account');
  });

  it('and no other city does', () => {
    for (const id of ['ueda', 'hirakawa', 'uenohara', 'nagasaki'])
      for (const trouble of TROUBLES)
        expect(runbookOf(id, trouble).standingRules.map((rule) => rule.id)).not.toContain('no-account-deletion');
  });
});

describe('上田市 報告（６(2)）', () => {
  it('is to 所属長 and 広報課, both, in every trouble', () => {
    for (const trouble of TROUBLES) {
      expect(step('ueda', trouble, 'notify-section-head').to).toEqual(['section-head']);
      expect(step('ueda', trouble, 'notify-pr-division').to).toEqual(['pr-division']);
      const incident = new Case('ueda', trouble);
      incident.do('notify-section-head');
      expect(incident.open).toContain('notify-pr-division');
      expect(incident.close()).toContain('notify-pr-division');
    }
  });
});

describe('approval before a post on an official account (S8)', () => {
  const posting = ['ueda', 'hirakawa', 'uenohara', 'nagasaki'].flatMap((id) =>
    TROUBLES.flatMap((trouble) =>
      stepsOf(id, trouble)
        .filter((one) => POSTS.some((post) => post === one.id))
        .map((one) => [id, trouble, one.id] as const),
    ),
  );

  it.each(posting)('%s %s: %s waits for it, advice or not', (id, trouble, post) => {
    const incident = new Case(id, trouble);
    if (id === 'hirakawa' && trouble === 'firestorm') incident.do('consult-section-head-and-general-affairs');
    const reason = step(id, trouble, post).after.some(({ askReason }) => askReason) ? { orderReason: '試し' } : {};
    if (id === 'uenohara' && trouble === 'rumor') incident.do('share-with-agencies');
    expect(incident.do(post, reason)).toBe('step.blocked obtain-approval');
    expect(incident.skip('obtain-approval', 'could-not')).toBe('');
    expect(incident.do(post, reason)).toBe('step.blocked obtain-approval');
  });

  it.each(posting)('%s %s: one approval releases %s once', (id, trouble, post) => {
    const incident = new Case(id, trouble);
    if (id === 'hirakawa' && trouble === 'firestorm') incident.do('consult-section-head-and-general-affairs');
    if (id === 'uenohara' && trouble === 'rumor') incident.do('share-with-agencies');
    const reason = step(id, trouble, post).after.some(({ askReason }) => askReason) ? { orderReason: '試し' } : {};
    expect(incident.do('obtain-approval')).toBe('');
    expect(incident.do(post, reason)).toBe('');
  });

  it('never holds back a homepage notice, or telling the press', () => {
    for (const { guideline, trouble, steps } of allRunbooks())
      for (const one of steps.filter(({ form }) => form === 'R16' || form === 'R17'))
        expect([guideline.id, trouble, one.id, one.after.filter(({ step: id }) => id === 'obtain-approval')]).toEqual([
          guideline.id,
          trouble,
          one.id,
          [],
        ]);
    expect(new Case('nagasaki', 'impersonation').do('publish-website-notice')).toBe('');
  });

  it('is not asked for in 狛江市, whose accounts decide it themselves (４(３)ア)', () => {
    for (const trouble of TROUBLES) {
      expect(stepsOf('komae', trouble).map(({ id }) => id)).not.toContain('obtain-approval');
      expect(stepsOf('komae', trouble).flatMap(({ after }) => after.map(({ step: id }) => id))).not.toContain('obtain-approval');
    }
    expect(new Case('komae', 'firestorm').do('publish-statement')).toBe('');
  });
});

describe('the exceptions to approval (ただし書)', () => {
  const approve = (id: string, fields: Readonly<Record<string, string>>) => new Case(id, 'impersonation').do('obtain-approval', fields);

  it.each([
    ['ueda', '４(２)オ ただし書', 'UE-14'],
    ['hirakawa', '２（４）③ ただし書', 'HK-13'],
    ['uenohara', '7(4) ただし書', 'UN-26'],
  ])('%s exempts what was made public before, and the record names %s', (id, ref, clause) => {
    expect(approve(id, { approval: 'exempt' })).toBe('fields.invalid exception');
    expect(approve(id, { approval: 'exempt', exception: '急ぐため' })).toBe('fields.invalid exception');
    expect(approve(id, { approval: 'exempt', exception: ref })).toBe('');
    expect(approve(id, { approval: 'exempt', exception: clause })).toBe('');
    const incident = new Case(id, 'impersonation');
    incident.do('obtain-approval', { approval: 'exempt', exception: ref });
    expect(incident.do('publish-statement')).toBe('');
    expect(incident.incident.entries.some((entry) => 'words' in entry && entry.words['fields.exception'] === ref)).toBe(true);
  });

  it('長崎市 approves orally only within ７⑴ア–ウ, and the record names which', () => {
    expect(approve('nagasaki', { approval: 'oral' })).toBe('fields.invalid exception');
    expect(approve('nagasaki', { approval: 'oral', exception: '７⑴エ' })).toBe('fields.invalid exception');
    for (const item of ['７⑴ア', '７⑴イ', '７⑴ウ', '7(1)ウ']) expect(approve('nagasaki', { approval: 'oral', exception: item })).toBe('');
  });

  it('長崎市 says so wherever it asks for an approval', () => {
    for (const trouble of ['impersonation', 'firestorm', 'rumor'] as const)
      expect(step('nagasaki', trouble, 'obtain-approval').exceptions).toEqual([
        { clause: 'NG-12', approval: 'oral', items: ['７⑴ア', '７⑴イ', '７⑴ウ'] },
      ]);
  });

  it('長崎市 exempts nothing; its ただし書 is about the form of approval only', () => {
    expect(approve('nagasaki', { approval: 'exempt', exception: '７⑴ア' })).toBe('fields.invalid approval');
  });

  it('the others know no oral approval', () => {
    for (const id of ['ueda', 'hirakawa', 'uenohara'])
      expect(approve(id, { approval: 'oral', exception: 'ただし書' })).toBe('fields.invalid approval');
  });

  it('an approval said to be not applicable releases no post', () => {
    const incident = new Case('ueda', 'impersonation');
    expect(incident.skip('obtain-approval', 'not-applicable')).toBe('');
    expect(incident.do('publish-statement')).toBe('approval.missing obtain-approval');
  });
});

describe('what a guideline says of a trouble', () => {
  const kinds = (kind: string) =>
    allRunbooks()
      .filter(({ guideline, coverage }) => !guideline.template && coverage.kind === kind)
      .map(({ guideline, trouble }) => `${guideline.body} ${trouble}`)
      .sort();

  it('is nothing direct in 7 cells, and each says so in the very words, with the clauses that may bear on it', () => {
    expect(kinds('none')).toEqual(
      [
        ...['impersonation', 'takeover', 'rumor'].map((trouble) => `上田市 ${trouble}`),
        ...['impersonation', 'takeover'].map((trouble) => `平川市 ${trouble}`),
        ...['firestorm', 'rumor'].map((trouble) => `長崎市 ${trouble}`),
      ].sort(),
    );
    const named = { impersonation: 'なりすまし', takeover: '乗っ取り', firestorm: '炎上', rumor: 'デマ' };
    for (const { guideline, trouble, coverage, steps } of allRunbooks().filter(
      (one) => one.coverage.kind === 'none' && !one.guideline.template,
    )) {
      expect(coverage.sentence).toContain(`${guideline.body}のガイドラインに「${named[trouble]}」を直接定めた規定はありません。`);
      expect(coverage.direct).toEqual([]);
      expect(coverage.indirect.length).toBeGreaterThan(0);
      expect(coverage.silent.length).toBeGreaterThan(0);
      expect(steps.filter(({ layer, basis }) => layer === 'rule' && basis !== 'indirect')).toEqual([]);
    }
  });

  it('is a part in 2 cells, and each says which part', () => {
    expect(kinds('partial')).toEqual(['平川市 rumor', '狛江市 rumor'].sort());
    expect(runbookOf('hirakawa', 'rumor').coverage.sentence).toMatch(/^直接の規定は、自市のアカウントへの書き込みが.*だけです。$/u);
    expect(runbookOf('komae', 'rumor').coverage.sentence).toMatch(/^直接の規定は次の範囲だけです：/u);
  });

  it('is a sample policy in 1 cell, which asks whether it was adopted, and is advice where it was not', () => {
    expect(kinds('sample')).toEqual(['狛江市 impersonation']);
    const { coverage } = runbookOf('komae', 'impersonation');
    expect(coverage.sentence).toContain('運用ポリシー（見本）第７条２だけです。貴課がこの見本を採用しているか確認してください');
    expect(coverage.unless).toMatchObject({ setting: 'sampleAdopted', kind: 'partial' });
    expect(owed('komae', 'impersonation', { sampleAdopted: true })).toContain('publish-website-notice');
    expect(owed('komae', 'impersonation')).not.toContain('publish-website-notice');
  });
});
