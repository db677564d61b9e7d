import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/incident/calendar.ts';
import { keyReader } from '../../../src/ui/keys/chunks.ts';
import { filePath } from '../../../src/ui/parts/file-path.ts';
import {
  type FormSpec,
  type FormState,
  formKey,
  formRows,
  formTime,
  formValues,
  problems,
  startForm,
  withValue,
} from '../../../src/ui/parts/form.ts';
import { frameText, rowWidth } from '../../../src/ui/parts/row.ts';
import { assertAligned } from '../../terminal/aligned.ts';

/** 令和8年11月21日（土）8時20分 */
const now = instant({ year: 2026, month: 11, day: 21, hour: 8, minute: 20 }) ?? 0;
const choices = (...labels: string[]) => labels.map((label) => ({ id: label, label }));

/** R05, the record of a contact (screen 07). */
const contact: FormSpec = {
  fields: [
    { id: 'from', label: '誰から', kind: 'person', required: true, initial: '所属長　鈴木 一郎' },
    { id: 'to', label: '誰へ', kind: 'person', required: true, history: ['統括情報セキュリティ責任者　山本 健', '企画課長　佐藤 花'] },
    { id: 'answered', label: '受けた人', kind: 'choice', choices: choices('本人', '代行の人'), initial: '本人' },
    {
      id: 'at',
      label: '日時',
      kind: 'time',
      initial: 'いま',
      notes: (values) => (values.at === 'いま' ? [] : ['「後刻記入」として残します']),
    },
    { id: 'means', label: '手段', kind: 'choice', required: true, choices: choices('電話', '対面', 'メール', '庁内チャット', '文書') },
    { id: 'gist', label: '要旨', kind: 'text', required: true },
    { id: 'ack', label: '受領の確認', kind: 'choice', optionalNote: true, choices: choices('復唱を受けた', '返信があった', 'まだ') },
    { id: 'note', label: '備考', kind: 'text', optionalNote: true },
  ],
  buttons: [
    { id: 'reached', label: 'つながったと記録する', records: true },
    { id: 'missed', label: 'つながらなかったと記録する', records: true },
    { id: 'more', label: 'ほかの操作' },
    { id: 'back', label: '戻る' },
  ],
};

/** 06, a heavy act: 戻る first, and no record without who decided and why. */
const heavy: FormSpec = {
  fields: [
    { id: 'who', label: '決めた人', kind: 'person', required: true },
    { id: 'why', label: '理由', kind: 'text', required: true },
  ],
  buttons: [
    { id: 'back', label: '戻る' },
    {
      id: 'record',
      label: '理由を記録して、6 を開く',
      records: true,
      blocked: ({ why }) => (why === '' ? '理由を書くと押せます' : undefined),
    },
  ],
};

/** Types reads of the terminal into a form; tells what was pressed and which keys were not the form's. */
const filling = (spec: FormSpec, draft = {}, focus?: string) => {
  let state: FormState = startForm(spec, draft, focus);
  const reader = keyReader();
  const pressed: string[] = [];
  const unhandled: string[] = [];
  return {
    pressed,
    unhandled,
    state: () => state,
    value: (id: string) => formValues(state)[id],
    type(...reads: string[]) {
      for (const read of reads) {
        for (const key of [...reader.push(read), ...reader.flush()]) {
          const step = formKey(state, key, { columns: 80, now });
          state = step.state;
          if (step.pressed !== undefined) pressed.push(step.pressed);
          if (!step.handled) unhandled.push(key.name);
        }
      }
      return this;
    },
    lines: (columns = 80) => frameText({ rows: formRows(state, { columns, now }).rows }),
  };
};
const ENTER = '\r';
const UP = '\u001b[A';
const DOWN = '\u001b[B';
const RIGHT = '\u001b[C';

test('an Enter right behind the digit of a choice belongs to the digit, as on a list: the empty field it led to is not passed over', () => {
  const form = filling(contact, {}, 'means');
  form.type('1', ENTER);
  expect(form.state().focus).toBe('gist');
  // Only that one: the next Enter goes on.
  form.type(ENTER);
  expect(form.state().focus).toBe('to');
});

test('a time is read back in one row where there is room for no more, without the year that is this one', () => {
  const rows = filling(contact, { at: '8時08分' }, 'at').lines(60);
  expect(rows.find((row) => row.includes('→'))?.trim()).toBe('→ 11月21日（土）8時08分、と読みました');
  const other = filling(contact, { at: '2025年11月20日 20:19' }, 'at').lines(60);
  expect(other.join()).toContain('令和7年11月20日');
});

test('draws the form of a contact as screen 07 shows it', () => {
  const form = filling(
    contact,
    {
      to: '統括情報セキュリティ責任者　山本 健',
      at: '8時08分',
      means: '電話',
      gist: '公式Xに、市が出していない投稿が3件あることを伝えた。画面の保存、投稿の削除、パスワードの変更はすんだ',
    },
    'gist',
  );
  expect(form.lines()).toEqual([
    '   誰から        所属長　鈴木 一郎',
    '   誰へ          統括情報セキュリティ責任者　山本 健',
    '   受けた人      (*)1本人 ( )2代行の人',
    '   日時          8時08分',
    '                 → 令和8年11月21日（土）8時08分、と読みました',
    '                 「後刻記入」として残します',
    '   手段          (*)1電話 ( )2対面 ( )3メール ( )4庁内チャット ( )5文書',
    ' > 要旨          公式Xに、市が出していない投稿が3件あることを伝えた。画面の',
    '                 保存、投稿の削除、パスワードの変更はすんだ',
    '   受領の確認    ( )1復唱を受けた ( )2返信があった ( )3まだ 　（任意）',
    '   備考          （任意）',
    '',
    ' [つながったと記録する] [つながらなかったと記録する] [ほかの操作] [戻る]',
  ]);
  expect(formRows(form.state(), { columns: 80, now }).cursor).toEqual({ x: 59, y: 8 });
  expect(problems(form.state(), now)).toEqual([]);
});

test('wraps choices and buttons under each other at 60 columns', () => {
  const lines = filling(contact).lines(60);
  expect(lines).toContain('                 ( )4庁内チャット ( )5文書');
  expect(lines.at(-1)).toBe(' [ほかの操作] [戻る]');
  assertAligned(lines, 60);
});

describe('Enter', () => {
  test('goes to the next empty required field, then to the first button, and records only there', () => {
    const form = filling(contact);
    expect(form.state().focus).toBe('to');
    form.type('山本', ENTER);
    expect(form.state().focus).toBe('means');
    form.type('1');
    expect([form.value('means'), form.state().focus]).toEqual(['電話', 'gist']);
    form.type('伝えた', ENTER);
    expect([form.state().focus, form.pressed]).toEqual(['reached', []]);
    form.type(ENTER);
    expect(form.pressed).toEqual(['reached']);
  });

  test('comes back to an earlier field that is still empty', () => {
    const form = filling(contact, {}, 'gist').type('伝えた', ENTER);
    expect(form.state().focus).toBe('to');
  });

  test('that comes with text, or behind it in one read, records nothing', () => {
    const form = filling(contact, { to: '山本', means: '電話' });
    form.type('伝えた\r\r\r');
    expect([form.state().focus, form.pressed]).toEqual(['reached', []]);
    form.type('あ\r');
    expect(form.pressed).toEqual([]);
    form.type(ENTER);
    expect(form.pressed).toEqual(['reached']);
  });

  test('repeated in one read stops at the button', () => {
    const form = filling(contact, { to: '山本', means: '電話', gist: '伝えた' }, 'gist').type('\r\r\r');
    expect([form.state().focus, form.pressed]).toEqual(['reached', []]);
  });

  test('ends on 戻る in a heavy form, however often it is pressed', () => {
    const form = filling(heavy, { who: '鈴木' }).type('待てない', ENTER, ENTER);
    expect(form.pressed).toEqual(['back']);
  });

  test('stays in a required field that is empty, and says so without blame', () => {
    const form = filling(heavy, { who: '鈴木' }).type(ENTER);
    expect([form.state().focus, form.lines().join('')]).toEqual(['why', expect.stringContaining('この欄を書くと、次へ進めます。')]);
    expect(form.type('待').lines().join('')).not.toContain('この欄を書くと');
  });

  test('on a record button goes to the field that is missing', () => {
    const form = filling(contact, { gist: '伝えた', means: '電話' }, 'reached').type(ENTER);
    expect([form.state().focus, form.pressed]).toEqual(['to', []]);
  });
});

test('cannot reach a button that is blocked, and says why in its place', () => {
  const form = filling(heavy);
  expect(form.lines().at(-1)).toBe(' [戻る] （理由を書くと押せます）');
  form.type('\t', '\t', '\t');
  expect(form.state().focus).toBe('who');
  form.type('\t', '待てない', '\t', RIGHT);
  expect([form.state().focus, form.lines().at(-1)]).toEqual(['record', ' [戻る]>[理由を記録して、6 を開く]']);
});

test('chooses by digit, by ← →, and several by digits', () => {
  const spec: FormSpec = {
    fields: [
      { id: 'one', label: '手段', kind: 'choice', choices: choices('電話', '対面') },
      { id: 'many', label: '写っているもの', kind: 'multi', choices: choices('本文', 'アカウント名', '日時', 'URL') },
    ],
    buttons: [{ id: 'back', label: '戻る' }],
  };
  const form = filling(spec).type(RIGHT, RIGHT, RIGHT);
  expect(form.value('one')).toBe('対面');
  form.type(DOWN, '3', '１', '2', '2', '9');
  expect(form.value('many')).toEqual(['本文', '日時']);
  expect(form.lines()[1]).toBe(' > 写っているもの [*]1本文 [ ]2アカウント名 [*]3日時 [ ]4URL');
  form.type('あ');
  expect(form.lines()[2]?.trim()).toBe('選ぶと、次へ進めます。番号か ← → で選べます。');
  form.type('？');
  expect(form.unhandled).toEqual(['text']);
});

test('takes digits and ? as text in a text field', () => {
  expect(filling(contact).type('1', '？', '/').value('to')).toBe('1？/');
});

test('brings words used before with ↓, and gives the typed text back with ↑', () => {
  const form = filling(contact).type('山', DOWN, DOWN);
  expect(form.value('to')).toBe('企画課長　佐藤 花');
  form.type(UP, UP);
  expect([form.value('to'), form.state().focus]).toEqual(['山', 'to']);
  form.type(UP);
  expect(form.state().focus).toBe('from');
});

describe('a time', () => {
  test('says what was read, and asks about one that has not come', () => {
    const form = filling(contact, { at: '' }, 'at').type('23時');
    expect(form.lines().slice(4, 6)).toEqual([
      '                 まだ来ていない時刻です。昨日の23時00分ですか。',
      '                 ↓ で、この時刻にします。',
    ]);
    form.type(DOWN);
    expect(form.lines().join('')).toContain('→ 令和8年11月20日（金）23時00分、と読みました');
    expect(formTime(form.state(), 'at', now)).toBe(now - (9 * 60 + 20) * 60_000);
  });

  test('that is half typed is not complained about, but does not let Enter pass', () => {
    const form = filling(contact, { at: '' }, 'at').type('25時');
    expect(form.lines().join('')).not.toContain('読めませんでした');
    form.type(ENTER);
    expect([form.state().focus, form.lines().join('')]).toEqual([
      'at',
      expect.stringContaining('「25時」を読めませんでした。「1時8分」のように書いてください。'),
    ]);
  });

  test('of さっき is a suggestion that the operator takes', () => {
    const form = filling(contact, { at: '' }, 'at').type('さっき');
    expect(form.lines().join('')).toContain('8時15分ごろですか。');
    expect(form.type(DOWN).value('at')).toBe('8:15');
  });

  test('of いま states none', () => {
    expect(formTime(startForm(contact), 'at', now)).toBeUndefined();
  });
});

describe('a secret', () => {
  test('that is pasted never stands in the field', () => {
    const form = filling(contact, {}, 'gist').type('\u001b[200~パスワード：hunter2\u001b[201~');
    expect([form.value('gist'), form.lines().join('')]).toEqual(['', expect.stringContaining('パスワードは書けません。消しました。')]);
  });

  test('that is typed is taken out when the field is left', () => {
    const form = filling(contact, {}, 'gist').type('電話で、パスワード：hunter2', '\t');
    expect([form.value('gist'), form.lines().join('')]).toEqual(['電話で、', expect.stringContaining('消しました')]);
  });

  test('that was all of a required field leaves it to be written', () => {
    const form = filling(contact, { to: '山本', means: '電話' }, 'gist').type('パスワード：hunter2', ENTER);
    expect([form.state().focus, form.value('gist')]).toEqual(['gist', '']);
  });

  test('that may be none is mentioned and kept', () => {
    const form = filling(contact, {}, 'gist').type('\u001b[200~Komae!2026kohoX\u001b[201~');
    expect([form.value('gist'), form.lines().join('')]).toEqual([
      'Komae!2026kohoX',
      expect.stringContaining('パスワードに見える字があります'),
    ]);
  });
});

test('leaves Esc, PgUp, Ctrl+C and F keys to the screen', () => {
  expect(filling(contact).type('\u001b', '\u001b[5~', '\u0003', '\u001bOP').unhandled).toEqual(['escape', 'pageup', 'ctrl-c']);
});

test('shows a field only while it applies, keeps its draft, and moves on from one that went', () => {
  const spec: FormSpec = {
    fields: [
      { id: 'how', label: '順番', kind: 'choice', choices: choices('戻る', '進める'), initial: '進める' },
      { id: 'why', label: '理由', kind: 'text', required: true, when: ({ how }) => how === '進める' },
    ],
    buttons: [{ id: 'back', label: '戻る' }],
  };
  const form = filling(spec).type('待てない', UP);
  form.type('\u001b[D');
  expect(form.lines().join('')).not.toContain('理由');
  expect(form.value('why')).toBe('待てない');
  const gone = { ...form.state(), focus: 'why' };
  expect(formKey(gone, keyReader().push('\t')[0] as never, { columns: 80, now }).state.focus).toBe('back');
});

test('starts from a draft, drops choices that no longer exist, and takes values from outside', () => {
  const state = startForm(contact, { to: '山本', means: '伝書鳩' });
  expect([formValues(state).to, formValues(state).means, state.focus]).toEqual(['山本', '', 'means']);
  expect(formValues(withValue(withValue(state, 'means', '対面'), 'note', '写し'))).toMatchObject({ means: '対面', note: '写し' });
});

test('breaks lines with Enter in a long text only', () => {
  const spec: FormSpec = { fields: [{ id: 'body', label: '本文', kind: 'long' }], buttons: [{ id: 'back', label: '戻る' }] };
  const form = filling(spec).type('一行目', ENTER, '二行目');
  expect(form.value('body')).toBe('一行目\n二行目');
  expect(form.lines().slice(0, 2)).toEqual([' > 本文          一行目', '                 二行目']);
});

test.each([
  ["'/home/tanaka/画面 1.png'", '/home/tanaka/画面 1.png'],
  ['/home/tanaka/画面\\ 1.png ', '/home/tanaka/画面 1.png'],
  ['file:///home/tanaka/%E7%94%BB%E9%9D%A2.png', '/home/tanaka/画面.png'],
  ['"C:\\Users\\田中\\画面 1.png"', 'C:\\Users\\田中\\画面 1.png'],
  ['file:///C:/Users/a.png', 'C:/Users/a.png'],
])('reads the dropped file %s as %s', (dropped, path) => {
  expect(filePath(dropped)).toBe(path);
  const spec: FormSpec = { fields: [{ id: 'file', label: 'ファイル', kind: 'file' }], buttons: [] };
  expect(filling(spec).type(`\u001b[200~${dropped}\u001b[201~`).value('file')).toBe(path);
});

test('draws no row wider than the screen and keeps the cursor on it, whatever is typed', () => {
  const keys = [
    'あ',
    '公式Xに、市が出していない投稿',
    '1',
    '３',
    ENTER,
    '\t',
    UP,
    DOWN,
    RIGHT,
    '25時',
    '昨日 23:10',
    '👨‍👩‍👧‍👦',
    '\u007f',
    '\u001b[Z',
    'パスワード：hunter2',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...keys), { maxLength: 25 }), fc.constantFrom(80, 60, 40, 24), (reads, columns) => {
      const form = filling(contact).type(...reads);
      const { rows, cursor } = formRows(form.state(), { columns, now });
      for (const each of rows) expect(rowWidth(each)).toBeLessThanOrEqual(columns);
      expect(cursor?.x).toBeLessThan(columns);
      expect(cursor?.y).toBeLessThan(rows.length);
      expect(formValues(form.state()).gist).not.toContain('hunter2'.repeat(2));
    }),
    { numRuns: 100 },
  );
});

test('what is typed over いま stands in its place, until it was changed', () => {
  const spec: FormSpec = {
    fields: [{ id: 'at', label: '日時', kind: 'time', initial: 'いま' }],
    buttons: [{ id: 'back', label: '戻る' }],
  };
  const form = filling(spec).type('2時');
  expect(form.value('at')).toBe('2時');
  expect(form.type('4分').value('at')).toBe('2時4分');
  expect(filling(spec).type('\u007f', 'ま').value('at')).toBe('いま');
});
