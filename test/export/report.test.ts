import { describe, expect, it } from 'vitest';
import { escapeMarkdown, markdownReport } from '../../src/export/markdown.ts';
import { reportModel } from '../../src/export/report.ts';
import { longDateTime } from '../../src/incident/calendar.ts';
import { parseEntry } from '../../src/incident/chain.ts';
import { replay } from '../../src/incident/replay.ts';
import { HOSTILE, komaeEscalated, komaeTakeover, komaeTakeoverClosed, nagasakiFirestorm } from '../fixtures/incidents.ts';
import { tokyo } from '../fixtures/walk.ts';

const walk = komaeTakeoverClosed();
const model = reportModel(walk.incident, walk.now);
const steps = model.responses[0]?.steps ?? [];
const night = komaeTakeover({ mode: 'drill', adopted: false });
const drill = reportModel(night.incident, night.now);

describe('the report as data', () => {
  it('keeps 発生, 覚知 and 確認 apart, and never reads a shown time as a time', () => {
    const { estimated, detected, verified } = model.overview;
    expect(estimated).toEqual([
      { text: '1時58分から2時22分', seq: 5 },
      { text: '2時14分', seq: 12 },
      { text: '2時22分', seq: 13 },
    ]);
    expect(detected).toMatchObject({
      at: tokyo('2026-11-21 2:04'),
      channel: '市民の通報',
      office: { state: 'closed', because: 'saturday' },
    });
    expect(verified).toMatchObject({ at: tokyo('2026-11-21 2:07'), seq: 5 });
  });

  it('names guideline, edition, coverage, account, state, damage and cause', () => {
    expect(model.overview).toMatchObject({
      body: '狛江市',
      guideline: '狛江市ソーシャルメディア活用ガイドライン',
      edition: '令和4年5月26日策定',
      account: '公式X @komae_koho_example',
      subject: '公式Xに心当たりのない投稿',
      troubles: [{ trouble: 'takeover', course: 'closed', round: 2 }],
      closed: { judge: '所属長 鈴木 一郎', damage: '確認されていない', cause: '分かっていない' },
    });
    expect(model.overview.coverage[0]?.sentence).toContain('直接定めた規定があります');
  });

  it('lists every step of the runbook, done or not, with its clause word for word', () => {
    expect(steps.map(({ number, state }) => [number, state])).toEqual([
      [1, '済'],
      [2, '済'],
      [3, '済'],
      [4, '済'],
      [5, '済'],
      [6, '済'],
      [7, '済'],
      [8, '済'],
      [9, '未実施（任意）'],
      [10, '済'],
      [11, '済'],
      [null, '未実施（任意）'],
      [null, '未実施（任意）'],
      [null, '未実施（任意）'],
      [null, '未実施（任意）'],
    ]);
    expect(steps.slice(3, 6).map(({ title }) => title)).toEqual([
      '統括情報セキュリティ責任者への連絡',
      '画面の保存等の記録',
      '当該情報の削除',
    ]);
    expect(steps[4]?.clauses).toEqual([
      expect.objectContaining({ id: 'KM-13', ref: '４(３)カ 第1段', text: expect.stringContaining('画面を保存するなど記録を残した上で') }),
    ]);
    expect(steps.at(-1)).toMatchObject({ layer: '[他市]', clauses: [{ body: '長崎市' }] });
  });

  it('keeps the results of both rounds, the calls that found nobody, and words of time as they are written', () => {
    expect(steps[4]?.results.map(({ round, seq }) => [round, seq])).toEqual([
      [1, 14],
      [2, 27],
    ]);
    expect(steps[3]).toMatchObject({ deadlineWord: '速やかに', by: '所属長', to: ['統括情報セキュリティ責任者'] });
    expect(steps[3]?.missed.map(({ seq }) => seq)).toEqual([8, 16]);
  });

  it('marks a sample policy that was not adopted, and one that was', () => {
    const mark = (report: typeof model) => report.responses[0]?.steps.find(({ id }) => id === 'publish-website-notice')?.layer;
    expect(mark(model)).toBe('[規]');
    expect(mark(drill)).toBe('[見本・未採用]');
  });

  it('lists deviations with the clause, who decided and why', () => {
    expect(model.deviations).toMatchObject([
      {
        seq: 10,
        kind: 'override',
        step: { number: 6 },
        decidedBy: '所属長 鈴木',
        reason: '市民の住所が載り、閲覧が増え続けているため',
        earlier: [{ number: 5, clause: '４(３)カ 第1段', because: '画面を保存するなど記録を残した上で、当該情報を削除し' }],
      },
      { seq: 11, kind: 'order', step: { number: 7 }, reason: '投稿が続いているため、先に変更した' },
    ]);
  });

  it('lists late lines, corrections and undone lines', () => {
    expect(model.late.map(({ seq }) => seq)).toEqual([4, 19, 20]);
    expect(model.corrections).toMatchObject([{ seq: 23, target: 17, label: 'アカウント側', old: '2件を解除', new: '1件を解除' }]);
    expect(model.undone).toMatchObject([{ seq: 22, target: 21, kind: 'メモ', reason: 'ほかの事案に書くべき記録のため' }]);
  });

  it('lists each file with its whole SHA-256, size, type, post, who took it and when', () => {
    expect(model.evidence.map(({ number }) => number)).toEqual(['E1', 'E2', 'E3']);
    expect(model.evidence[0]).toMatchObject({
      name: '画面_1992.png',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
      bytes: 284_113,
      type: 'image/png',
      subjects: ['https://x.com/komae_koho_example/status/1992'],
      takenBy: '田中 恵子',
      at: tokyo('2026-11-21 2:35'),
      usedBy: [14, 15],
      undone: false,
    });
  });

  it('lists what the guideline does not provide for, and what is left', () => {
    expect(model.overview.coverage[0]?.silent).toContain('警察への相談');
    expect(model.remaining.map(({ kind, number }) => [kind, number])).toEqual([['notice', 10]]);
    expect(drill.remaining.filter(({ kind }) => kind === 'open').map(({ number }) => number)).toEqual([11]);
  });

  it('says in a sentence that a guideline has no clause of its own', () => {
    const none = nagasakiFirestorm();
    const report = reportModel(none.incident, none.now);
    expect(report.overview.coverage[0]).toMatchObject({ kind: 'none', sentence: expect.stringContaining('直接定めた規定はありません') });
    expect(report.overview.coverage[0]?.indirect.length).toBeGreaterThan(0);
    expect(report.overview.detected.office).toEqual({ state: 'closed', because: 'year-end' });
  });

  it('tells both responses of an incident whose trouble changed', () => {
    const both = komaeEscalated();
    const report = reportModel(both.incident, both.now);
    expect(report.responses.map(({ trouble }) => trouble)).toEqual(['takeover', 'firestorm']);
    expect(report.responses[1]?.steps.some(({ state }) => state === '引継')).toBe(true);
    expect(markdownReport(report)).toContain('# 乗っ取り・炎上への対応 報告書');
  });

  it('ends with the number, the time and the first 128 bits of the last line', () => {
    expect(model.anchor).toEqual({
      seq: 31,
      at: tokyo('2026-11-24 10:05'),
      hash: walk.incident.head.hash,
      text: expect.stringMatching(/^(?:[0-9a-f]{4} ){3}[0-9a-f]{4} {3}(?:[0-9a-f]{4} ){3}[0-9a-f]{4}$/u),
    });
    expect(model.anchor.text.replaceAll(' ', '')).toBe(walk.incident.head.hash.slice(0, 32));
  });

  it('is the same, byte for byte, from the same log; only the time of export differs', () => {
    const runbooks = new Map(walk.incident.responses.map(({ hash, runbook }) => [hash, runbook]));
    const again = replay(walk.log.map(parseEntry), (hash) => runbooks.get(hash));
    expect(JSON.stringify(reportModel(again, walk.now))).toBe(JSON.stringify(model));
    expect(markdownReport(reportModel(again, walk.now))).toBe(markdownReport(model));
    expect({ ...reportModel(again, 0), exportedAt: walk.now }).toEqual(model);
  });
});

/** Rows of every table, cells split at bars that are not escaped. */
const tableRows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split(/(?<!\\)(?:\\\\)*\|/u).slice(1, -1));

describe('the report as Markdown', () => {
  const text = markdownReport(model);

  it('writes every day with its era and weekday', () => {
    expect(text).toContain('令和8年11月21日（土）2時04分　閉庁日（土曜日）');
    expect(text).toContain('\n令和8年11月24日（火）\n');
    expect(longDateTime(tokyo('2019-05-01 0:00'))).toBe('令和元年5月1日（水）0時00分');
    expect(markdownReport(reportModel(walk.incident, tokyo('2019-05-01 0:00')))).toContain('作成　令和元年5月1日（水）0:00');
  });

  it('writes the year where an incident goes over into another', () => {
    const turn = nagasakiFirestorm();
    turn.do({ do: 'note', text: '年をまたいだ', occurred: tokyo('2026-12-31 23:58') });
    const report = markdownReport(reportModel(turn.incident, turn.now));
    const late = tableRows(report).map((cells) => cells.map((cell) => cell.trim()));
    expect(late).toContainEqual(['4', '12月31日（木）23:58', '令和9年1月4日（月）0:10', '所属長（代行） 山口 恵', 'メモ　年をまたいだ']);
  });

  it('shows old words struck through and named, so that they can be read without the stroke', () => {
    expect(text).toContain('消〔~~アカウント側：2件を解除~~〕<br>**正** アカウント側：1件を解除（23番で訂正）');
  });

  it('has tables whose rows all have as many cells as their head', () => {
    let width = 0;
    for (const line of text.split('\n')) {
      const cells = line.startsWith('|') ? (tableRows(line)[0]?.length ?? 0) : 0;
      if (cells === 0) width = 0;
      else if (width === 0) width = cells;
      else expect(cells, line).toBe(width);
    }
    expect(tableRows(text).length).toBeGreaterThan(60);
  });

  it('uses no word that blames and no number of minutes for a deadline', () => {
    expect(text).not.toMatch(/警告|エラー|違反|期限超過|失敗/u);
    expect(text).not.toMatch(/速やかに」[^|]*\d+分/u);
  });

  it('carries 【訓練】 on every heading, caption, item and row of a drill', () => {
    const lines = markdownReport(drill).split('\n');
    const bare = lines.filter(
      (line) => line !== '' && !line.startsWith('>') && !/^\| (?:---|番号|対象|\s*\|)/u.test(line) && !line.includes('【訓練】'),
    );
    expect(bare).toEqual([]);
    expect(text).not.toContain('【訓練】');
  });

  it.each(HOSTILE.map((note, at) => [at, note] as const))('keeps hostile words %i in their cell, as words', (_, note) => {
    const hostile = nagasakiFirestorm();
    const plain = markdownReport(reportModel(hostile.incident, hostile.now));
    hostile.do({ do: 'note', text: note });
    const report = markdownReport(reportModel(hostile.incident, hostile.now));
    expect(tableRows(report).length).toBe(tableRows(plain).length + 1);
    expect(report.split('\n').filter((line) => line.startsWith('#'))).toEqual(plain.split('\n').filter((line) => line.startsWith('#')));
    expect(report.replaceAll('<br>', '')).not.toMatch(/[<\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\u2028]/u);
    expect(report.replaceAll(/`[0-9a-f ]+`/gu, '')).not.toMatch(/(?<!\\)(?:\]\(|@|:\/\/|`|!\[)|www\./u);
  });

  it('keeps the lines of a longer text apart, inside its cell', () => {
    const lines = nagasakiFirestorm();
    lines.do({ do: 'note', text: '一行目\n二行目\r\n三行目' });
    expect(markdownReport(reportModel(lines.incident, lines.now))).toContain('**メモ**　一行目<br>二行目<br>三行目 |');
  });

  it('escapes what a reader of Markdown would obey at the start of a line', () => {
    expect(escapeMarkdown('# a')).toBe('\\# a');
    expect(escapeMarkdown('- a')).toBe('\\- a');
    expect(escapeMarkdown('12. a')).toBe('12\\. a');
    expect(escapeMarkdown('> a')).toBe('&gt; a');
    expect(escapeMarkdown('2:04 a|b\\')).toBe('2:04 a\\|b\\\\');
  });
});
