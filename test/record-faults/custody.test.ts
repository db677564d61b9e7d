import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportModel } from '../../src/export/report.ts';
import { everySceneIsSound, Scene, screenshot } from '../session/scene.ts';
import { BY, Shell } from './shell.ts';

let shell: Shell;
let id: string;
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(500, 7)]);
beforeEach(() => {
  shell = new Shell();
  id = shell.open();
  writeFileSync(shell.beside('画面.png'), png);
  shell.ok('evidence', 'add', id, shell.beside('画面.png'), ...BY);
});
afterEach(() => {
  shell.dispose();
  everySceneIsSound();
});

const entriesOf = () => shell.ok<{ type: string; data: object; words: object; evidence: object[] }[]>('timeline', id);

describe('custody of a retained file', () => {
  it('tells each view, copy and hand-over in lines of their own, in the list, in the report and on the time line', () => {
    shell.ok('evidence', 'viewed', id, 'E1', '--reason', '内容の確認', ...BY);
    const out = shell.beside('copy.png');
    shell.ok('evidence', 'export', id, 'E1', '--out', out, '--reason', '広報課の照会', ...BY);
    shell.ok('evidence', 'handed', id, 'E1', '--to', '調布警察署 生活安全課', ...BY);
    expect(readFileSync(out)).toEqual(png);
    const handled = entriesOf().filter(({ type }) => type === 'evidence.handled');
    expect(handled.map(({ data }) => data)).toEqual([
      { evidence: 'E1', how: 'viewed' },
      { evidence: 'E1', how: 'exported' },
      { evidence: 'E1', how: 'handed-over' },
    ]);
    expect(handled.every(({ evidence }) => evidence.length === 1)).toBe(true);
    const [listed] = shell.ok<{ handled: object[] }[]>('evidence', 'list', id);
    expect(listed?.handled).toMatchObject([{ how: 'viewed' }, { how: 'exported' }, { how: 'handed-over', to: '調布警察署 生活安全課' }]);
    expect(shell.run('evidence', 'verify', id).out).toContain('取扱い3件');
    expect(shell.run('timeline', id).out).toContain('E1 の写しを渡しました 受ける人：調布警察署');
    const report = shell.beside('report.html');
    shell.ok('export', id, '--out', report);
    expect(readFileSync(report, 'utf8')).toMatch(/引渡し.*調布警察署 生活安全課/u);
  });

  it('gives nothing out without a line, and no line for what was not given out', () => {
    const count = () => entriesOf().length;
    const before = count();
    const out = shell.beside('copy.png');
    expect(shell.run('evidence', 'export', id, 'E9', '--out', out, ...BY, '--json').json).toMatchObject({
      refused: { code: 'evidence.unknown', known: ['E1'] },
    });
    expect(shell.run('evidence', 'export', id, 'E1', '--out', join(shell.beside('no'), 'x'), ...BY).code).toBe(2);
    expect(shell.run('evidence', 'export', id, 'E1', '--out', out, ...BY, '--reason', 'パスワード：abcd1234').code).toBe(2);
    expect(existsSync(out)).toBe(false);
    expect(shell.run('evidence', 'handed', id, 'E1', ...BY).code).toBe(2);
    const [kept = ''] = readdirSync(join(shell.home, 'evidence'));
    appendFileSync(join(shell.home, 'evidence', kept), 'x');
    const refused = shell.run('evidence', 'export', id, 'E1', '--out', out, ...BY, '--json');
    expect([refused.code, refused.json]).toEqual([1, { refused: expect.objectContaining({ code: 'evidence.altered', state: 'altered' }) }]);
    expect(existsSync(out)).toBe(false);
    expect(count()).toBe(before);
  });

  it('in a bundle is a copy that went out: a line for each file that is in it, and for no other; asked for where nobody is named', () => {
    writeFileSync(shell.beside('黒塗り.png'), Buffer.concat([png, png]));
    shell.ok('evidence', 'add', id, shell.beside('黒塗り.png'), '--derived-from', 'E1', ...BY);
    const bundle = (name: string, ...more: string[]) => shell.run('export', id, '--format', 'bundle', '--out', shell.beside(name), ...more);
    const handled = () => entriesOf().flatMap(({ type, data, words }) => (type === 'evidence.handled' ? [{ ...data, ...words }] : []));
    expect(bundle('a').out).toContain('証拠 E1・E2 の写しが入っています。書き出したことを記録に残すときは、--by 職・氏名');
    expect(handled()).toEqual([]);
    const told = bundle('b', ...BY, '--to', '調布警察署');
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/証拠 E1・E2 の写しが入っています。書き出したことを、\d+・\d+番に記録しました/u);
    expect(handled()).toMatchObject([
      { evidence: 'E1', how: 'exported', to: '調布警察署' },
      { evidence: 'E2', how: 'exported', to: '調布警察署' },
    ]);
    bundle('c', ...BY, '--redact');
    expect(handled().slice(2)).toMatchObject([{ evidence: 'E2', how: 'exported' }]);
    // No bundle without its lines, and no line without a bundle.
    expect(bundle('d', ...BY, '--to', 'パスワード：abcd1234').code).toBe(2);
    expect(existsSync(shell.beside('d'))).toBe(false);
    expect(bundle('c', ...BY).code).toBe(2);
    // What is refused takes the place of nothing.
    expect(bundle('c', ...BY, '--force', '--to', '長'.repeat(20_000)).code).toBe(2);
    expect(existsSync(shell.beside('c'))).toBe(true);
    // Nobody is asked for a line where none can be written any more.
    shell.ok('handover', id, '--to', '所属長・鈴木', '--out', shell.beside('h'), ...BY);
    expect(bundle('e').out).not.toContain('--by');
    expect(handled()).toHaveLength(3);
  });

  it('links a redacted image to its original, both ways in the report', () => {
    writeFileSync(shell.beside('黒塗り.png'), Buffer.concat([png, Buffer.from('x')]));
    shell.ok('evidence', 'add', id, shell.beside('黒塗り.png'), '--derived-from', 'E1', ...BY);
    const unknown = shell.run('evidence', 'add', id, shell.beside('黒塗り.png'), '--derived-from', 'E7', ...BY, '--json');
    expect([unknown.code, unknown.json]).toEqual([2, { refused: { code: 'evidence.unknown', evidence: 'E7', known: ['E1', 'E2'] } }]);
    expect(shell.run('evidence', 'list', id).out).toContain('E1 から作った写し');
    const scene = new Scene();
    scene.do(screenshot('1.png'));
    scene.do({ ...screenshot('2.png'), derivedFrom: 'E1' } as never);
    expect(reportModel(scene.incident, scene.now).evidence.map(({ derivedFrom, derived }) => [derivedFrom, derived])).toEqual([
      [undefined, ['E2']],
      ['E1', []],
    ]);
  });

  it('takes no program for evidence, whatever it is called', () => {
    const programs = [
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(80)]),
      Buffer.from('\u007fELF\u0002\u0001\u0001'),
      Buffer.from('#!/bin/sh\nrm -rf /\n'),
      Buffer.from([0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1]),
    ];
    for (const bytes of programs) {
      writeFileSync(shell.beside('画面2.png'), bytes);
      const ran = shell.run('evidence', 'add', id, shell.beside('画面2.png'), ...BY, '--json');
      expect([ran.code, ran.json]).toEqual([2, { error: expect.objectContaining({ code: 'evidence.program' }) }]);
    }
    expect(readdirSync(join(shell.home, 'evidence'))).toHaveLength(1);
    writeFileSync(shell.beside('メモ.txt'), 'MZ と書いたメモ');
    expect(shell.run('evidence', 'add', id, shell.beside('メモ.txt'), ...BY).code).toBe(0);
  });
});

describe('how the record is filed', () => {
  it('is told in the report: the period that was entered last, and the document number also after the end', () => {
    const scene = new Scene();
    scene.do({ do: 'retain', years: 3, basis: '文書管理規程 別表' });
    scene.do({ do: 'retain', until: '2032-03-31', basis: '訴訟のため延長' });
    scene.do({ do: 'number', document: '狛企広第123号' });
    const { overview } = reportModel(scene.incident, scene.now);
    expect(overview.retention).toMatchObject({ until: '令和14年3月31日（水）', basis: '訴訟のため延長' });
    expect(overview.document?.number).toBe('狛企広第123号');
    shell.ok('retention', id, '--years', '５', '--basis', '文書管理規程', ...BY);
    shell.ok('document', id, '狛企広第9号', ...BY);
    const out = shell.beside('report.html');
    shell.ok('export', id, '--out', out);
    const html = readFileSync(out, 'utf8');
    expect(html).toContain('5年　根拠　文書管理規程');
    expect(html).toContain('狛企広第9号');
  });

  it('is told by status, corrections counted in, and only where something was said', () => {
    expect(shell.ok('status', id)).not.toHaveProperty('retention');
    shell.ok('retention', id, '--years', '5', '--basis', '文書管理規定', ...BY);
    const { seq } = shell.ok<{ entries: [{ seq: number }] }>('document', id, '狛企広第9号', ...BY).entries[0];
    shell.ok('correct', id, String(seq - 1), '--field', 'basis=文書管理規程', '--reason', '誤字', ...BY);
    expect(shell.ok('status', id)).toMatchObject({
      retention: { seq: seq - 1, until: '5年', basis: '文書管理規程' },
      document: { seq, number: '狛企広第9号' },
    });
    expect(shell.run('status', id).out).toContain(`保存期間　5年　根拠　文書管理規程（${seq - 1}番）\n文書番号　狛企広第9号（${seq}番）`);
  });

  it.each([
    [['--years', '0']],
    [['--years', '5', '--until', '2031-03-31']],
    [['--until', '2031-02-30']],
    [['--until', '令和13年']],
    [[]],
    [['--years', 'ずっと']],
  ])('refuses a period that is none: %j', (period) => {
    expect(shell.run('retention', id, ...period, '--basis', '規程', ...BY).code).toBe(2);
    expect(entriesOf().some(({ type }) => type === 'retention.set')).toBe(false);
  });
});
