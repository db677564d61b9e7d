import { keysPage as words } from '../../words/ja/keys-page.ts';
import { KINDS, keyHelp } from './table.ts';

/** docs/keys.md: what each key does on each kind of screen, from the one table of keys. */
export const keysPage = (): string => {
  const parts = KINDS.map((kind) =>
    [
      `## ${words.kinds[kind]}`,
      '',
      `| ${words.key} | ${words.meaning} |`,
      '|---|---|',
      ...keyHelp(kind).map(({ keys, meaning }) => `| \`${keys}\` | ${meaning} |`),
    ].join('\n'),
  );
  return `${[`# ${words.title}`, words.rules, words.from, ...parts].join('\n\n')}\n`;
};
