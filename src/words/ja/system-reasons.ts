const reasons: Readonly<Record<string, string>> = {
  EACCES: 'アクセスの許可がありません',
  EPERM: 'アクセスの許可がありません',
  EROFS: '書き込みできないディスクです',
  EIO: 'ディスクを読み書きできません',
  EBUSY: 'ほかのプログラムが使っています',
  ENOSPC: 'ディスクに空きがありません',
  EDQUOT: '使える容量を使い切っています',
  EMFILE: '開いているファイルが多すぎます',
  ENOENT: '見つかりません',
  ENOTDIR: '途中にフォルダーでないものがあります',
  EISDIR: 'フォルダーです',
  ELOOP: 'リンクをたどれません',
  EFTYPE: 'ふつうのファイルではありません',
  'not-a-file': 'ふつうのファイルではありません',
  ENAMETOOLONG: '名前が長すぎます',
};

/** Why the system refused, by the name it gives; the name itself where there are no better words. */
export const why = (errno: string): string => reasons[errno] ?? errno;
