import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { TROUBLES } from '../../machines/words.ts';
import { responsesOf } from '../../src/incident/overview.ts';
import {
  FACT_SLOTS,
  fillNotice,
  type Notice,
  namesIn,
  noticesFor,
  openSlots,
  readNotice,
  type SlotFacts,
} from '../../src/runbook/notice.ts';
import { STEP_WORDS } from '../../src/runbook/vocabulary.ts';
import { approvedText, extrasOf, publicationsOf, slotFacts } from '../../src/session/extras.ts';
import { openLibrary, shippedRunbooks } from '../../src/session/folders.ts';
import { readNotices } from '../../src/store/notices.ts';
import { faultSentence } from '../../src/words/ja/faults.ts';
import { approval, done, everySceneIsSound, library, POST, POST2, Scene } from '../session/scene.ts';
import { tempHome } from '../store/temp-home.ts';

const folder = join(shippedRunbooks(), 'notices');
const files = readdirSync(folder);
const read = (file: string): Notice => {
  const notice = readNotice(file, readFileSync(join(folder, file)));
  if ('faults' in notice) throw new Error(JSON.stringify(notice.faults));
  return notice;
};
const all = files.map(read);
const full: SlotFacts = Object.fromEntries(FACT_SLOTS.map((slot) => [slot, `事実${slot}`]));
const textOf = (notice: Notice, facts: SlotFacts): string => {
  const { heading, body } = fillNotice(notice, facts);
  return `${heading}\n${body}`;
};

afterEach(everySceneIsSound);

describe.each(files)('%s', (file) => {
  const notice = read(file);

  it('is named by its id', () => expect(`${notice.id}.yaml`).toBe(basename(file)));

  it('fits publication steps of the vocabulary and nothing else', () => {
    const forms = notice.steps.map((step) => STEP_WORDS[step as keyof typeof STEP_WORDS]?.form);
    expect(forms.filter((form) => form !== 'R15' && form !== 'R16')).toEqual([]);
  });

  it('leaves open, with every fact known, only what it asks for', () => {
    expect(openSlots(textOf(notice, full), all).filter((slot) => !notice.asks.includes(slot))).toEqual([]);
  });

  it('leaves nothing open once what it asks for is written too', () => {
    const written = notice.asks.reduce((text, slot) => text.replaceAll(`【${slot}】`, () => '書いたこと'), textOf(notice, full));
    expect(openSlots(written, all)).toEqual([]);
    expect(namesIn(written)).toEqual(notice.mark === undefined ? [] : [notice.mark]);
  });

  it('asks for nothing that it does not use', () => {
    const used = namesIn(`${notice.heading}\n${notice.body}`);
    expect(notice.asks.filter((slot) => !used.includes(slot))).toEqual([]);
  });

  it('shows every slot when nothing is known', () => {
    expect(namesIn(textOf(notice, {})).filter((slot) => slot !== notice.mark)).toEqual(namesIn(`${notice.heading}\n${notice.body}`));
  });

  it('says whom to ask', () => expect(notice.asks).toContain('問い合わせ先'));

  it('names no number, no time limit, no law and no threat, and does not cry out', () => {
    const words = `${notice.heading}${notice.body}`;
    expect(
      words.match(/[0-9０-９]|以内|至急|必ず|直ちに|速やかに|！|!|法的|告訴|告発|訴訟|賠償|開示請求|逮捕|犯人|処罰|厳正/gu),
    ).toBeNull();
  });
});

const scene = (options: ConstructorParameters<typeof Scene>[0] = {}): Scene =>
  new Scene({ account: '公式X @komae_koho_example', detected: Date.parse('2026-11-21T02:04:00+09:00'), ...options });
const factsOf = (one: Scene): SlotFacts => {
  const [line] = responsesOf(one.incident);
  if (line === undefined) throw new Error('no response');
  return slotFacts(one.incident, line, one.now);
};

describe('the facts of an incident', () => {
  it('fill a takeover notice as far as they go', () => {
    const one = scene();
    one.do(done('verify-content', { finding: '市が出していない投稿', subject: [POST, POST2] }));
    one.do({ do: 'answer', question: 'triage', answer: 'hijacked' });
    const { heading, body } = fillNotice(read('takeover-notice.yaml'), factsOf(one));
    expect(heading).toBe('【注意喚起】公式X @komae_koho_exampleの投稿にご注意ください');
    expect(body).toContain(
      '令和8年11月21日（土）2時04分、公式X @komae_koho_exampleに、公式に発信したものではない投稿があることを把握しました。\nこれまでに確認した投稿は、2件です。',
    );
    expect(body).toContain('続報は、狛江市のホームページでお知らせします。');
    expect(openSlots(body, all)).toEqual(['アカウントの管理', '問い合わせ先']);
  });

  it('claim no hijacking before anybody has said so', () => {
    expect(factsOf(scene())).not.toHaveProperty('投稿の見きわめ');
    const staff = scene();
    staff.do({ do: 'answer', question: 'triage', answer: 'misposted' });
    expect(factsOf(staff)).not.toHaveProperty('投稿の見きわめ');
  });

  it('call a rumour untrue only once it was found to be', () => {
    const rumor = scene({ guideline: 'uenohara', trouble: 'rumor' });
    expect(factsOf(rumor)).not.toHaveProperty('真偽');
    const found = (answer: string) => done('verify-facts', { askedTo: '担当課', ground: '現地を見た' }, { answer });
    const { seq } = rumor.did(found('true'));
    expect(factsOf(rumor)).not.toHaveProperty('真偽');
    rumor.do({ do: 'undo', seq, reason: '答えの選び違い' });
    expect(factsOf(rumor)).not.toHaveProperty('真偽');
    rumor.do(found('false'));
    expect(factsOf(rumor).真偽).toBe('事実ではありません');
  });

  it('give no name to a template, no account to an incident without one, and no count to no posts', () => {
    const bare = new Scene({ guideline: 'standard', trouble: 'takeover' });
    expect(Object.keys(factsOf(bare)).sort()).toEqual(['トラブル', '今日', '覚知の日時'].sort());
  });

  it('count each post once, and neither accounts nor what was taken back', () => {
    const one = scene();
    one.do(done('verify-content', { finding: '投稿', subject: [POST, '@fake_example'] }));
    const again = one.did({
      do: 'evidence',
      file: { sha256: '0'.repeat(64), size: 1, type: 'image/png' },
      name: 'a.png',
      subjects: [POST, POST2],
    });
    expect(factsOf(one).記録した投稿の件数).toBe('2');
    one.do({ do: 'undo', seq: again.seq, reason: '別の事案の画像' });
    expect(factsOf(one).記録した投稿の件数).toBe('1');
  });

  it('take a corrected account as it was put right', () => {
    const one = scene();
    one.do({ do: 'correct', seq: 1, fields: { account: '公式X @komae_city_example' }, reason: '書き違い' });
    expect(factsOf(one).アカウント).toBe('公式X @komae_city_example');
  });
});

describe('a draft is inert', () => {
  const hostile = `\u001b]52;c;AAAA\u0007【今日】{{x}}\${y}$&$1\n\u202e【アカウント】`;
  const notice = read('takeover-notice.yaml');
  const { heading, body } = fillNotice(notice, { ...full, アカウント: hostile, 今日: 'きょう' });

  it('against escapes, line breaks and turned text in a fact', () => {
    expect(`${heading}${body.replaceAll('\n', '')}`).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(heading).toBe(`【注意喚起】]52;c;AAAA 【今日】{{x}}\${y}$&$1 【アカウント】の投稿にご注意ください`);
  });

  it('against slots, braces and replacement marks in a fact: they are words', () => {
    expect(body).toContain(`【今日】{{x}}\${y}$&$1 【アカウント】に、`);
    // Looked at again, the fact would stand in itself.
    expect(body.match(/\{\{x\}\}/gu)).toHaveLength(1);
    expect(body.endsWith('きょう')).toBe(true);
  });

  it('against a fact that is nothing but blanks: its slot stays open', () => {
    expect(fillNotice(notice, { アカウント: ' \u001b\n ' }).heading).toContain('【アカウント】');
  });

  it('against facts that nobody defined', () => {
    const strange = { ...notice, heading: '【constructor】【__proto__】' };
    expect(fillNotice(strange, {}).heading).toBe('【注意喚起】【constructor】【__proto__】');
  });

  it('against a fact without end', () => {
    expect(fillNotice(notice, { アカウント: 'あ'.repeat(10_000) }).heading.length).toBeLessThan(400);
  });
});

describe('words in 【】 that are nobody’s slot', () => {
  it('are the writer’s own and hold nothing back', () => {
    expect(openSlots('【公式】狛江市から【重要】のお知らせ', all)).toEqual([]);
    expect(openSlots('【公式】【問い合わせ先】【問い合わせ先】', all)).toEqual(['問い合わせ先']);
  });
});

const draft = (change: (text: string) => string): string =>
  change(readFileSync(join(folder, 'holding-statement.yaml'), 'utf8').replace(/^#.*\n/u, ''));

describe('a draft is refused', () => {
  it.each([
    ['with a slot that nobody fills', draft((text) => text.replace('【今日】', '【きょう】')), 8, '【きょう】'],
    [
      'with a slot spelt wrong, and told which was meant',
      draft((text) => text.replace('【アカウント】に', '').replaceAll('【アカウント】の', '【アカウト】の')),
      7,
      '【アカウント】',
    ],
    ['with a mark that is a slot', draft((text) => text.replace('heading:', 'mark: 今日\nheading:')), 7, '「mark」'],
    ['for a trouble that is none', draft((text) => text.replace('[firestorm]', '[fire]')), 4, 'firestorm'],
    ['without a body', draft((text) => text.slice(0, text.indexOf('body:'))), 1, '「body」がありません'],
    ['with a key that is none', draft((text) => text.replace('asks:', 'slots:')), 6, '「slots」'],
    ['of another shape altogether', 'a: *b\n', 1, '使えません'],
  ])('%s', (_, text, line, words) => {
    const notice = readNotice('own.yaml', text);
    const [fault] = 'faults' in notice ? notice.faults : [];
    expect(fault).toMatchObject({ file: 'own.yaml', line });
    expect(fault === undefined ? '' : faultSentence(fault)).toContain(words);
  });
});

describe('an office’s own drafts', () => {
  it('stand before ours, ours stay beside them, and a broken one is told', () => {
    const dir = tempHome();
    mkdirSync(join(dir, 'notices'));
    writeFileSync(
      join(dir, 'notices', 'holding-statement.yaml'),
      draft((text) => text.replace('対応に時間を要する旨', '自分の文')),
    );
    writeFileSync(join(dir, 'notices', 'broken.yaml'), 'schema: hikeshi/notice@2\n');
    const { notices, faults } = readNotices([dir, shippedRunbooks()]);
    expect(notices.find(({ id }) => id === 'holding-statement')?.title).toBe('自分の文');
    expect(notices).toHaveLength(files.length);
    expect(new Set(faults.map(({ file }) => file))).toEqual(new Set([join(dir, 'notices', 'broken.yaml')]));
  });

  it('are read once for a library', () => {
    const shelf = openLibrary([]);
    expect(extrasOf(shelf).notices()).toBe(extrasOf(shelf).notices());
  });
});

const responseOf = (guideline: string, trouble: (typeof TROUBLES)[number]) => {
  const response = new Scene({ guideline, trouble }).incident.responses[0];
  if (response === undefined) throw new Error('no response');
  return response;
};

describe('the drafts that are offered', () => {
  it('fit every publication step of every shipped runbook, but for ways to other pages and a body’s own words', () => {
    const runbooks = library.ids.flatMap((id) => library.runbooks(id));
    const without = runbooks.flatMap(({ trouble, steps }) =>
      steps.filter(({ id, form }) => (form === 'R15' || form === 'R16') && noticesFor(all, trouble, [id]).length === 0).map(({ id }) => id),
    );
    expect([...new Set(without)].sort()).toEqual(['guide-to-website', 'route-opinions']);
  });

  it('for an approval are those of the publications that wait for it', () => {
    const response = responseOf('uenohara', 'firestorm');
    const step = response.runbook.steps.find(({ id }) => id === 'obtain-approval');
    const fits = step === undefined ? [] : publicationsOf(response, step);
    expect(fits).toEqual(['publish-holding-statement', 'publish-statement']);
    expect(noticesFor(all, 'firestorm', fits).map(({ id }) => id)).toEqual([
      'firestorm-apology',
      'firestorm-explanation',
      'holding-statement',
      'follow-up',
      'withdrawal',
    ]);
  });

  it('do not deny a rumour in a step that only asks for time', () => {
    expect(noticesFor(all, 'rumor', ['publish-holding-statement']).map(({ id }) => id)).toEqual(['rumor-checking']);
  });
});

describe('the text that was approved', () => {
  const statement = (one: Scene): string | undefined => {
    const [response] = one.incident.responses;
    const step = response?.runbook.steps.find(({ id }) => id === 'publish-statement');
    return response === undefined || step === undefined ? undefined : approvedText(one.incident, response, step);
  };

  it('is offered until it has gone out', () => {
    const one = scene({ guideline: 'uenohara', trouble: 'firestorm' });
    expect(statement(one)).toBeUndefined();
    one.do(done('obtain-approval', approval));
    expect(statement(one)).toBe('お詫びの文案');
    one.do(done('publish-statement', { body: 'お詫びの文案' }));
    expect(statement(one)).toBeUndefined();
  });

  it('is the corrected one, and none where the approval was refused', () => {
    const one = scene({ guideline: 'uenohara', trouble: 'firestorm' });
    const { seq } = one.did(done('obtain-approval', approval));
    one.do({ do: 'correct', seq, fields: { text: 'おわびの文案' }, reason: '字の誤り' });
    expect(statement(one)).toBe('おわびの文案');
    const refused = scene({ guideline: 'uenohara', trouble: 'firestorm' });
    refused.do({ do: 'settle', step: 'obtain-approval', outcome: 'could-not', fields: { reason: '所属課長等が認めなかった' } });
    expect(statement(refused)).toBeUndefined();
  });

  it('is asked of no body whose text asks for no approval', () => {
    const { runbook } = responseOf('komae', 'firestorm');
    expect(runbook.steps.some(({ after }) => after.some(({ per }) => per === 'text'))).toBe(false);
  });
});
