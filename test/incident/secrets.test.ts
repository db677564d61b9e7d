import { expect, test } from 'vitest';
import { findSecret, withoutSecrets } from '../../src/incident/secrets.ts';

test.each([
  'パスワード：hunter2',
  'パスワードは hunter2 です',
  'パスワード「S3cret!」を伝えた',
  'パスワード（旧）：Komae2026!',
  'パスワード hunter2を使った',
  'ﾊﾟｽﾜｰﾄﾞ:hunter2',
  'ＰＡＳＳＷＯＲＤ：ｈｕｎｔｅｒ２',
  'password: correcthorse',
  'pw=abcd1234',
  'PIN：1234',
  '暗証番号は0000です',
  '回復コード abcd-efgh-1234',
  '認証コードは「123456」',
  'backup code: 12345678',
  '仮パスワード→Tmp#9911',
  'APIキー = abcdef123456',
  '合言葉：himawari',
  'あいことばは「sakura22」',
  'パスフレーズ：correct-horse',
  '秘密の質問の答え：pochi',
])('refuses a labelled secret: %s', (text) => {
  expect(findSecret(text)?.kind).toBe('labelled');
});

test.each([
  ['five groups of five', 'ABCDE-FGHIJ-KLMNO-PQRST-UVWXY'],
  ['two codes with a hyphen', 'abcde-12345\nfghij-67890'],
  ['three codes of eight digits', '1234 5678\n2345 6789\n3456 7890'],
  ['three codes of eight digits that a field made one line of', '1234 5678 2345 6789 3456 7890'],
  ['numbered codes in two columns', '1. 1234 5678   6. 2345 6789\n2. 3456 7890   7. 4567 8901'],
  ['an authenticator link', 'otpauth://totp/X:komae?secret=JBSWY3DP'],
  ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1\n-----END OPENSSH PRIVATE KEY-----'],
  ['a token with a known head', `ghp_${'a1B2'.repeat(9)}`],
])('refuses %s without a label', (_, text) => {
  expect(findSecret(text)?.kind).toBe('shape');
});

test('asks about a word that looks like a password', () => {
  expect(findSecret('これは Komae!2026kohoX です')).toEqual({ kind: 'suspicious', start: 4, end: 19 });
});

test.each([
  ['合言葉：ひまわり', 0, 8],
  ['電話で、パスワード「さくら2026」', 4, 17],
  ['パスワード：さくらんぼ', 0, 11],
  ['パスワードは『コマエ市の桜』', 0, 13],
  ['合い言葉＝山と川', 0, 8],
])('asks about a label with a value in Japanese: %s', (text, start, end) => {
  expect(findSecret(text)).toEqual({ kind: 'suspicious', start, end });
});

test.each([
  'パスワード：未変更',
  'パスワード：担当者が管理',
  'パスワード：3回間違えた',
  'パスワード「再設定」の画面',
  '合言葉：使わない',
  '認証コード：届いていない',
  '合言葉を決める',
  '暗証番号：総務課で保管',
])('takes what became of a password for no password: %s', (text) => {
  expect(findSecret(text)).toBeUndefined();
});

test.each([
  'パスワード：変更済み',
  'パスワードを変更した 2:50',
  'パスワードは2時50分に変更',
  'パスワードの変更は 14:30 に完了',
  'パスワードは 12:30 に変えた',
  'パスワードは2026年まで',
  'パスワード：なし',
  'パスワードは所属長 鈴木',
  'パスワード Twitter のもの',
  'password: changed',
  '認証コードが届かない',
  'pinned post',
  'passed the test 100%',
  '3f9a 0c21 77be 41d0   9b02 e6fa 5c18 d3a7',
  'SHA-256  9b1f6c0ad3e24857b0c9f2716a5de83345cc0f19e7a2d46088b35f7ec1d49a02',
  '03-1234-5678 へ電話した',
  '1990000000000003',
  '整理番号 1234 5678 8765 4321',
  'https://x.example/Komae_Koho/status/1990000000000003?s=20&t=aB3',
  '@Komae_Koho_2026!',
  'スクリーンショット 2026-11-21 023310.png',
  String.raw`C:\Users\Tanaka\Pictures\Shot_1.PNG`,
  'Tanaka.Keiko_2026@city.komae.example.jp',
])('lets an ordinary record be: %s', (text) => {
  expect(findSecret(text)).toBeUndefined();
});

test('takes out every refused secret and leaves the other words', () => {
  expect(withoutSecrets('電話。パスワード：hunter2 と PIN：1234、以上')).toEqual({ text: '電話。 と 、以上', removed: true });
  expect(withoutSecrets('パスワードを変更した')).toEqual({ text: 'パスワードを変更した', removed: false });
});

test('takes out of a long hostile text what a second look would find too, and ends', () => {
  for (const text of [
    `${'パスワード'.repeat(1000)}${'a'.repeat(5000)}`,
    'a-'.repeat(5000),
    '1234 5678\n'.repeat(1000),
    'pass '.repeat(2000),
    '-----BEGIN PRIVATE KEY-----'.repeat(300),
  ]) {
    const { text: left } = withoutSecrets(text);
    expect(withoutSecrets(left)).toEqual({ text: left, removed: false });
  }
});
