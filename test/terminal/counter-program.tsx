import type { Key } from '../../src/ui/keys/key.ts';
import { row, span } from '../../src/ui/parts/row.ts';
import { width } from '../../src/ui/parts/width.ts';
import { runTerminal, type Size } from '../../src/ui/terminal.tsx';

/** A program small enough to see what the terminal does: it shows the keys it got, and ends on Ctrl+C. */
interface Model {
  readonly keys: readonly string[];
  readonly text: string;
  readonly polls: number;
  readonly size: string;
  readonly done?: boolean;
}

const named = (key: Key): string => `${key.chunk}:${key.name}${key.text === undefined ? '' : `(${key.text})`}`;

const update = (model: Model, key: Key): Model => {
  if (key.name === 'ctrl-c') return { ...model, done: true };
  if (key.name === 'ctrl-u') return { ...model, text: '', keys: [] };
  if (key.text === '壊') throw new Error('壊れました');
  return { ...model, keys: [...model.keys, named(key)].slice(-6), text: model.text + (key.text ?? '') };
};

const frame = (model: Model, size: Size) => ({
  rows: [
    row('火消し', { bold: true, color: 'red' }),
    row(`大きさ ${model.size}${size.small ? ' 小さい' : ''} 見た ${model.polls}`),
    row([span('赤', { color: 'red' }), span('反転', { inverse: true }), span('下線', { underline: true }), span('消', { strike: true })]),
    ...Array.from({ length: size.rows - 5 }, (_, at) => row(model.keys[at] ?? '')),
    row(`メモ：${model.text}`),
    row(`${'─'.repeat(size.columns - 6)}おわり`),
  ],
  cursor: { x: 6 + width(model.text), y: size.rows - 2 },
});

const { model, by } = await runTerminal<Model>(
  {
    model: { keys: [], text: '', polls: 0, size: '' },
    update,
    frame,
    poll: (model) => (model.polls < 2 ? { ...model, polls: model.polls + 1 } : model),
    resized: (model, size) => ({ ...model, size: `${size.columns}×${size.rows}` }),
  },
  { stdin: process.stdin, stdout: process.stdout, env: process.env },
);
console.log(`おわりました ${by} ${model.text}`);
