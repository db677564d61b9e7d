import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keysPage } from '../../../src/ui/keys/page.ts';
import { footer, KINDS, keyHelp } from '../../../src/ui/keys/table.ts';
import { width } from '../../../src/ui/parts/width.ts';

test('writes the footers that the screens show', () => {
  expect(footer('work', 70, ['leftRight'])).toBe('↑↓ 選ぶ  Enter 開く  Tab ボタンへ  / 検索  ? 使い方  Esc 戻る');
  expect(footer('work', 71)).toBe('↑↓ 選ぶ Enter 開く Tab ボタンへ / 検索 ←→ 別の事案 ? 使い方 Esc 戻る');
  expect(footer('list', 70, ['escape'])).toBe('↑↓・1-9 選ぶ  Enter 決める  Tab ボタンへ  / 検索  ? 使い方');
  expect(footer('form', 80)).toBe('Tab 次の欄  Enter 次へ  1-9 選択欄で選ぶ  ? 使い方  Esc 戻る（書きかけは残る）');
  expect(footer('memo', 70)).toBe('Enter 次へ（まだ記録しません）  ↓ 選ぶ  Esc 閉じる（文字は残る）');
});

test('closes the gaps first, then gives up keys that ? tells as well', () => {
  expect(footer('work', 60)).toBe('↑↓ 選ぶ Enter 開く Tab ボタンへ / 検索 ? 使い方 Esc 戻る');
  expect(footer('work', 40)).toBe('↑↓ 選ぶ Enter 開く ? 使い方 Esc 戻る');
});

test.each(KINDS)('fits the footer of %s into any width', (kind) => {
  for (let columns = 0; columns <= 90; columns++) expect(width(footer(kind, columns))).toBeLessThanOrEqual(columns);
});

test.each(KINDS)('explains every key of %s in a sentence, and offers no letter, F key or Space', (kind) => {
  const help = keyHelp(kind);
  for (const { keys, meaning } of help) {
    expect(meaning).toMatch(/。$/u);
    expect(keys).not.toMatch(/^(?:[a-z]|F\d+|Space|Delete)$/iu);
  }
  expect(help.map(({ keys }) => keys)).toContain('Ctrl+C');
});

test('docs/keys.md is what the table says today', () => {
  const page = readFileSync(new URL('../../../docs/keys.md', import.meta.url), 'utf8');
  expect(page).toBe(keysPage());
  // Every kind has its chapter, and each of its keys a row.
  expect(page.match(/^## /gmu)).toHaveLength(KINDS.length);
  for (const kind of KINDS) for (const { keys, meaning } of keyHelp(kind)) expect(page).toContain(`| \`${keys}\` | ${meaning} |`);
});
