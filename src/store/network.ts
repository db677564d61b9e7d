import { realpathSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * File systems on which SQLite's locks and shared memory cannot be trusted, by the `f_type` of Linux statfs(2).
 * FUSE is among them because sshfs and its like cannot be told from a local one.
 */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB2'],
  [0xff534d42, 'CIFS'],
  [0x01021997, '9p'],
  [0x65735546, 'FUSE'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x7461636f, 'OCFS2'],
  [0x01161970, 'GFS2'],
  [0x786f4256, 'VirtualBox'],
  [0xbacbacbc, 'VMware'],
]);

const LOCAL: ReadonlyMap<number, string> = new Map([
  [0xef53, 'ext4'],
  [0x58465342, 'xfs'],
  [0x9123683e, 'btrfs'],
  [0x01021994, 'tmpfs'],
  [0x794c7630, 'overlay'],
  [0x2fc12fc1, 'zfs'],
  [0xf2f52010, 'f2fs'],
  [0x4d44, 'vfat'],
  [0x2011bab0, 'exfat'],
  [0x7366746e, 'ntfs3'],
]);

/** The type's name, and whether it is a network file system. `f_type` is cut to 32 bits: the kernel sign-extends it. */
export const nameFileSystem = (type: bigint): { name: string; network: boolean } => {
  const magic = Number(BigInt.asUintN(32, type));
  const network = NETWORK.get(magic);
  return { name: network ?? LOCAL.get(magic) ?? `0x${magic.toString(16)}`, network: network !== undefined };
};

/** `\\server\share`, `//server/share` and `\\?\UNC\…`; a local `\\?\C:\…` is not one. */
export const isUnc = (path: string): boolean => {
  const plain = path.replaceAll('/', '\\');
  if (/^\\\\[?.]\\UNC\\/iu.test(plain)) return true;
  return /^\\\\[^\\?.]/u.test(plain);
};

/** The nearest folder above `path`, or `path` itself, that is there. */
export const nearestExisting = (path: string): string => {
  let at = path;
  for (;;) {
    try {
      return realpathSync.native(at);
    } catch {
      const up = dirname(at);
      if (up === at) return at;
      at = up;
    }
  }
};

/**
 * File system under `path`, which need not be there yet. On Windows only shares are told apart (a mapped drive's real path is a share's);
 * elsewhere than Linux and Windows the type is `unknown`.
 */
export const fileSystemOf = (path: string, platform: NodeJS.Platform = process.platform): { name: string; network: boolean } => {
  if (platform === 'win32') {
    const network = isUnc(path) || isUnc(nearestExisting(path));
    return { name: network ? 'UNC' : 'local', network };
  }
  if (platform !== 'linux') return { name: 'unknown', network: false };
  return nameFileSystem(statfsSync(nearestExisting(path), { bigint: true }).type);
};
