import { existsSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homePath, logFile, makeFolder, openHome } from '../../src/store/home.ts';
import { fileSystemOf, isUnc, nameFileSystem } from '../../src/store/network.ts';
import { codeOf } from '../log-behaviour.ts';
import { tempHome } from './temp-home.ts';

let folder: string;
beforeEach(() => {
  folder = tempHome();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the data directory', () => {
  it('is HIKESHI_HOME, else what the platform calls the place for data', () => {
    expect(homePath({ HIKESHI_HOME: '/srv/h', XDG_DATA_HOME: '/x' }, 'linux', '/home/u')).toBe('/srv/h');
    expect(homePath({ XDG_DATA_HOME: '/x' }, 'linux', '/home/u')).toBe('/x/hikeshi');
    expect(homePath({ HIKESHI_HOME: '', XDG_DATA_HOME: '' }, 'linux', '/home/u')).toBe('/home/u/.local/share/hikeshi');
    expect(homePath({ XDG_DATA_HOME: 'relative' }, 'linux', '/home/u')).toBe('/home/u/.local/share/hikeshi');
    expect(homePath({ LOCALAPPDATA: 'C:\\Users\\u\\AppData\\Local', XDG_DATA_HOME: '/x' }, 'win32', 'C:\\Users\\u')).toBe(
      'C:\\Users\\u\\AppData\\Local\\hikeshi',
    );
    expect(homePath({}, 'win32', 'C:\\Users\\u')).toBe('C:\\Users\\u\\AppData\\Local\\hikeshi');
  });

  it.skipIf(process.platform === 'win32')(
    'is created with all that is missing above it, closed to others, and so is what is written later',
    () => {
      const path = join(folder, 'a', 'b', 'hikeshi');
      process.umask(0o022);
      expect(openHome(path)).toEqual({ path, readonly: false });
      for (const made of [path, join(folder, 'a', 'b'), join(folder, 'a')]) expect(statSync(made).mode & 0o777).toBe(0o700);
      writeFileSync(join(path, 'later'), '');
      expect(statSync(join(path, 'later')).mode & 0o777).toBe(0o600);
    },
  );

  it.skipIf(process.platform === 'win32')('closes its folders even where the umask could not be set', () => {
    process.umask(0);
    makeFolder(join(folder, 'a', 'b'));
    process.umask(0o077);
    for (const made of ['a', 'a/b']) expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700);
  });

  it('opens again as it is', () => {
    const path = join(folder, 'hikeshi');
    openHome(path);
    expect(openHome(path)).toEqual({ path, readonly: false });
  });

  it('is refused where a file stands in its place, or above it', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(codeOf(() => openHome(join(folder, 'file')))).toBe('home.not-a-directory');
    expect(codeOf(() => openHome(join(folder, 'file', 'below')))).toBe('home.not-a-directory');
  });

  it.skipIf(process.platform === 'win32')('is refused where a link leads nowhere, or in a circle', () => {
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
    expect(codeOf(() => openHome(join(folder, 'dangling')))).toBe('home.not-a-directory');
    symlinkSync(join(folder, 'circle'), join(folder, 'circle'));
    expect(codeOf(() => openHome(join(folder, 'circle', 'below')))).toBe('home.uncreatable');
  });

  // Node's own recursive mkdir never returns here.
  it.skipIf(process.platform !== 'linux')('is refused where the system lets nobody create anything', () => {
    expect(codeOf(() => openHome('/proc/hikeshi'))).toBe('home.uncreatable');
  });

  it('keeps drills in a file of their own', () => {
    expect(logFile('/h', 'real')).not.toBe(logFile('/h', 'drill'));
  });
});

describe('network file systems', () => {
  it('are known by the number that Linux gives them', () => {
    const network = [0x6969n, 0x517bn, 0xfe534d42n, 0xff534d42n, 0x01021997n, 0x65735546n];
    expect(network.map((type) => nameFileSystem(type).name)).toEqual(['NFS', 'SMB', 'SMB2', 'CIFS', '9p', 'FUSE']);
    for (const type of network) expect(nameFileSystem(type).network).toBe(true);
    // As the kernel gives it on some machines: sign-extended.
    expect(nameFileSystem(0xffffffffff534d42n)).toEqual({ name: 'CIFS', network: true });
    for (const type of [0xef53n, 0x58465342n, 0x01021994n, 0x9123683en, 0x1234n]) expect(nameFileSystem(type).network).toBe(false);
  });

  it('are known on Windows by their path', () => {
    for (const path of ['\\\\server\\share\\x', '//server/share', '\\\\?\\UNC\\server\\share', '\\\\wsl$\\Ubuntu'])
      expect(isUnc(path)).toBe(true);
    for (const path of ['C:\\data', '\\\\?\\C:\\data', '\\\\.\\C:\\data', '\\data', '/data']) expect(isUnc(path)).toBe(false);
    expect(fileSystemOf('\\\\server\\share\\hikeshi', 'win32')).toEqual({ name: 'UNC', network: true });
  });

  it('are looked for above a folder that is not there yet', () => {
    mkdirSync(join(folder, 'there'));
    expect(fileSystemOf(join(folder, 'there', 'not', 'yet'))).toEqual(fileSystemOf(folder));
    expect(existsSync(join(folder, 'there', 'not'))).toBe(false);
  });
});
