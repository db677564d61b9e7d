import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BY, Shell } from '../record-faults/shell.ts';

/** A secret as somebody writes it, and the part that must be found nowhere. */
export interface Secret {
  readonly text: string;
  readonly part: string;
}

/** Of every shape that the documentation names (docs/record.md). */
export const SECRETS: readonly Secret[] = [
  { text: 'パスワード：Kanariya-2026!', part: 'Kanariya-2026!' },
  { text: 'ﾊﾟｽﾜｰﾄﾞは「kanariya77」です', part: 'kanariya77' },
  { text: '合言葉：kanariya-no-uta', part: 'kanariya-no-uta' },
  { text: '暗証番号：８８２７', part: '８８２７' },
  { text: '二段階認証コード 558213', part: '558213' },
  { text: 'password: kanariya_secret', part: 'kanariya_secret' },
  { text: 'PIN=4471-99', part: '4471-99' },
  { text: 'APIキー：kanariya0123456789', part: 'kanariya0123456789' },
  { text: 'KANA1-KANA2-KANA3-KANA4-KANA5', part: 'KANA1-KANA2' },
  { text: 'kanar-12345 kanas-67890', part: 'kanar-12345' },
  { text: '1234 5678\n8765 4321\n1122 3344', part: '8765 4321' },
  { text: 'otpauth://totp/komae?secret=KANARIYA', part: 'secret=KANARIYA' },
  { text: 'ghp_kanariya0123456789kanariya', part: 'ghp_kanariya' },
  { text: 'AKIAKANARIYA01234567', part: 'AKIAKANARIYA' },
  { text: '-----BEGIN PRIVATE KEY-----\nKANARIYAKEY\n-----END PRIVATE KEY-----', part: 'KANARIYAKEY' },
];

/** Every place of the shell where somebody may type a text; `secret` stands where it is typed. */
const prompts = (id: string, picture: string): readonly ((secret: string) => readonly string[])[] => [
  (secret) => ['open', 'takeover', '--guideline', 'komae', ...BY, '--title', secret],
  (secret) => ['open', 'takeover', '--guideline', 'komae', ...BY, '--account', secret],
  (secret) => ['open', 'takeover', '--guideline', 'komae', ...BY, '--field', `summary=${secret}`],
  (secret) => ['open', 'takeover', '--guideline', 'komae', '--by', `管理者・${secret}`],
  (secret) => ['note', id, secret, ...BY],
  (secret) => ['note', id, '電話', '--by', `${secret}・田中`],
  (secret) => ['do', id, 'verify-content', '--field', `finding=${secret}`, ...BY],
  (secret) => ['do', id, 'verify-content', '--field', 'finding=3件', '--field', `subject=${secret}`, ...BY],
  (secret) => ['do', id, 'change-password', '--field', `changedBy=${secret}`, '--override', '急ぎ', ...BY],
  (secret) => ['do', id, 'delete-unauthorized-posts', '--field', 'gist=x', '--override', secret, ...BY],
  (secret) => ['attempt', id, 'notify-section-head', '--field', `gist=${secret}`, '--field', 'means=phone', ...BY],
  (secret) => ['decide', id, 'triage', 'hijacked', '--reason', secret, ...BY],
  (secret) => ['skip', id, 'verify-content', '--reason', secret, ...BY],
  (secret) => ['reopen', id, 'record-detection', '--reason', secret, ...BY],
  (secret) => ['recur', id, '--note', secret, ...BY],
  (secret) => ['recur', id, '--subject', secret, ...BY],
  (secret) => ['breach', id, 'no-delete-before-record', secret, ...BY],
  (secret) => ['evidence', 'add', id, picture, '--post-id', secret, ...BY],
  (secret) => ['evidence', 'add', id, picture, '--shown-at', secret, ...BY],
  (secret) => ['evidence', 'add', id, picture, '--url', secret, ...BY],
  (secret) => ['evidence', 'viewed', id, 'E1', '--reason', secret, ...BY],
  (secret) => ['evidence', 'handed', id, 'E1', '--to', secret, ...BY],
  (secret) => ['role', id, '管理者', '--name', secret, ...BY],
  (secret) => ['role', id, secret, '--name', '田中', ...BY],
  (secret) => ['role', id, '管理者', '--name', '田中', '--concurrent', secret, ...BY],
  (secret) => ['correct', id, '3', '--field', `summary=${secret}`, '--reason', '誤記', ...BY],
  (secret) => ['correct', id, '3', '--field', 'summary=電話', '--reason', secret, ...BY],
  (secret) => ['undo', id, '4', '--reason', secret, ...BY],
  (secret) => ['escalate', id, 'firestorm', '--reason', secret, ...BY],
  (secret) => ['erase', id, '4', 'text', '--reason', secret, '--approver', '総務課長・佐藤', ...BY],
  (secret) => ['erase', id, '4', 'text', '--reason', '申出', '--approver', `総務課長・${secret}`, ...BY],
  (secret) => ['retention', id, '--years', '3', '--basis', secret, ...BY],
  (secret) => ['document', id, secret, ...BY],
  (secret) => ['handover', id, '--to', `所属長・${secret}`, ...BY],
  (secret) => ['close', id, '--field', `judge=${secret}`, '--field', 'damage=none', ...BY],
  (secret) => ['close', id, '--could-not', `verify-content=${secret}`, '--field', 'damage=none', ...BY],
];

export interface Canary {
  calls: number;
  prompts: number;
  refused: number;
  /** Where a secret was found afterwards. */
  readonly hits: string[];
  /** Calls that took a secret. */
  readonly accepted: string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A secret that comes on standard input: in a child, as the shell gives it. */
const onStandardInput = (shell: Shell, id: string, text: string): { code: number | null; said: string } => {
  const ran = spawnSync(process.execPath, [join(root, 'src', 'cli', 'main.ts'), 'note', id, '-', ...BY], {
    input: text,
    encoding: 'utf8',
    env: { ...process.env, HIKESHI_HOME: shell.home },
  });
  return { code: ran.status, said: ran.stdout + ran.stderr };
};

/** Types each secret into every prompt of the shell and looks for it afterwards: in the data directory, in an export, in what was said. */
export const canaryCampaign = (secrets: typeof SECRETS): Canary => {
  const shell = new Shell();
  const found: Canary = { calls: 0, prompts: 0, refused: 0, hits: [], accepted: [] };
  try {
    const id = shell.open();
    const picture = shell.beside('画面.png');
    writeFileSync(picture, 'x'.repeat(100));
    shell.ok('note', id, '秘密のないメモ', ...BY);
    shell.ok('evidence', 'add', id, picture, ...BY);
    const typing = prompts(id, picture);
    found.prompts = typing.length + 1;
    const took = (code: number | null, said: string, name: string, part: string) => {
      found.calls += 1;
      if (code === 2) found.refused += 1;
      else found.accepted.push(`${name}: exit ${code}`);
      if (said.includes(part)) found.hits.push(`${name}: said on the screen`);
    };
    for (const { text, part } of secrets) {
      for (const [at, prompt] of typing.entries()) {
        const words = prompt(text);
        const { code, out, err } = shell.run(...words);
        // What is refused for another reason first has been kept out as well; only its words are looked for.
        took(code === 1 ? 2 : code, out + err, `${words.slice(0, 2).join(' ')} #${at} ${part}`, part);
      }
      const { code, said } = onStandardInput(shell, id, text);
      took(code, said, `standard input ${part}`, part);
      found.hits.push(...shell.holding(part).map((file) => `${file}: ${part}`));
    }
    for (const format of ['html', 'md']) {
      const out = shell.beside(`report.${format}`);
      const ran = shell.run('export', id, '--format', format, '--out', out);
      if (ran.code !== 0) throw new Error(ran.err);
      const text = readFileSync(out, 'utf8');
      for (const { part } of secrets) if (text.includes(part)) found.hits.push(`${format}: ${part}`);
    }
  } finally {
    shell.dispose();
  }
  return found;
};
