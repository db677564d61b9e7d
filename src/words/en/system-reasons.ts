import type { why as japanese } from '../ja/system-reasons.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'a disk that cannot be written to',
  EIO: 'the disk cannot be read or written',
  EBUSY: 'used by another program',
  ENOSPC: 'no room on the disk',
  EDQUOT: 'the quota is used up',
  EMFILE: 'too many files are open',
  ENOENT: 'not found',
  ENOTDIR: 'something on the way is no folder',
  EISDIR: 'a folder',
  ELOOP: 'a link that cannot be followed',
  EFTYPE: 'no plain file',
  'not-a-file': 'no plain file',
  ENAMETOOLONG: 'the name is too long',
};

/** Why the system refused, by the name it gives; the name itself where there are no better words. */
export const why: typeof japanese = (errno) => reasons[errno] ?? errno;
