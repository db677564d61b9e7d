import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evidenceFile, importEvidence, verifyEvidence } from '../../src/store/evidence.ts';
import { isWindowsDevice } from '../../src/store/evidence-error.ts';
import { openHome } from '../../src/store/home.ts';
import { codeOf } from '../log-behaviour.ts';
import { canRunUnprivileged, closeTo, runUnprivileged } from './children.ts';
import { tempHome } from './temp-home.ts';

const posix = process.platform !== 'win32';
let home: string;
let desk: string;
beforeEach(() => {
  home = openHome(tempHome()).path;
  desk = tempHome();
  // Files must be closed to others by their own modes, not by the umask alone.
  process.umask(0);
});
afterEach(() => {
  rmSync(home, { recursive: true });
  rmSync(desk, { recursive: true });
});

const put = (name: string, data: string | Uint8Array = '画面の写し'): string => {
  const path = join(desk, name);
  writeFileSync(path, data);
  return path;
};
const kept = (): string[] => (statSync(join(home, 'evidence'), { throwIfNoEntry: false }) ? readdirSync(join(home, 'evidence')) : []);
const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe('importing evidence', () => {
  it.runIf(posix)('keeps nothing where a link stands in the place of its folder', () => {
    symlinkSync(desk, join(home, 'evidence'));
    const path = put('画面.png');
    expect(codeOf(() => importEvidence(home, path))).toBe('evidence.folder-link');
    expect(readdirSync(desk)).toEqual(['画面.png']);
  });

  it('keeps a copy under the hash of its content and says what it is', () => {
    const path = put('画面 1.png', Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1'));
    utimesSync(path, 1_700_000_000, 1_700_000_000);
    const data = readFileSync(path);
    const got = importEvidence(home, path);
    expect(got).toEqual({ sha256: sha256(data), size: data.length, type: 'image/png', name: '画面 1.png', modifiedAt: 1_700_000_000_000 });
    expect(readFileSync(evidenceFile(home, got.sha256)).equals(data)).toBe(true);
    expect(kept()).toEqual([got.sha256]);
    if (posix) {
      expect(statSync(evidenceFile(home, got.sha256)).mode & 0o777).toBe(0o600);
      expect(statSync(join(home, 'evidence')).mode & 0o777).toBe(0o700);
    }
  });

  it('keeps the same content once, whatever the files are called', () => {
    const first = importEvidence(home, put('a.txt'));
    const second = importEvidence(home, put('b.txt'));
    expect(second.sha256).toBe(first.sha256);
    expect(kept()).toHaveLength(1);
  });

  it('never takes the name for a path', () => {
    const got = importEvidence(home, put('CON ..\\..\\x\u001b]52;c;x\u0007.png'.replaceAll('/', '')));
    expect(kept()).toEqual([got.sha256]);
    expect(() => evidenceFile(home, '../../etc/passwd')).toThrow(TypeError);
  });

  it('copies a file of many chunks whole and tells how far it has come', () => {
    const data = Buffer.alloc(3_500_000, '火消し');
    const steps: number[] = [];
    const got = importEvidence(home, put('film.bin', data), {
      onProgress: (done, total) => {
        expect(total).toBe(data.length);
        steps.push(done);
      },
    });
    expect(got.sha256).toBe(sha256(data));
    expect(steps).toEqual([1_048_576, 2_097_152, 3_145_728, 3_500_000]);
  });

  it('takes a file of exactly the limit and refuses one byte more', () => {
    expect(importEvidence(home, put('fits', 'x'.repeat(100)), { maxBytes: 100 }).size).toBe(100);
    expect(codeOf(() => importEvidence(home, put('over', 'x'.repeat(101)), { maxBytes: 100 }))).toBe('evidence.too-large');
  });
});

describe('evidence that is refused', () => {
  const refused = (path: string): string => {
    const code = codeOf(() => importEvidence(home, path));
    expect(kept()).toEqual([]);
    return code;
  };

  it('is missing', () => {
    expect(refused(join(desk, 'none'))).toBe('evidence.missing');
    expect(refused(join(put('file'), 'below'))).toBe('evidence.missing');
    expect(refused(join(desk, 'nul\0byte'))).toBe('evidence.missing');
    expect(refused('')).toBe('evidence.missing');
  });

  it('is a folder', () => expect(refused(desk)).toBe('evidence.directory'));

  it('is empty', () => expect(refused(put('empty', ''))).toBe('evidence.empty'));

  it.skipIf(!posix)('is a link, even to a good file', () => {
    symlinkSync(put('good'), join(desk, 'link'));
    expect(refused(join(desk, 'link'))).toBe('evidence.symlink');
    symlinkSync(join(desk, 'circle'), join(desk, 'circle'));
    expect(refused(join(desk, 'circle'))).toBe('evidence.symlink');
  });

  it.skipIf(!posix)('is a pipe that nobody writes to, and is not waited for', () => {
    spawnSync('mkfifo', [join(desk, 'pipe')]);
    expect(refused(join(desk, 'pipe'))).toBe('evidence.fifo');
  });

  it.skipIf(!posix)('is a device', () => {
    expect(refused('/dev/zero')).toBe('evidence.device');
    expect(refused('/dev/null')).toBe('evidence.device');
  });

  it('is a device by its name on Windows', () => {
    for (const name of ['CON', 'con.png', 'NUL', 'aux', 'Com1.txt', 'LPT9', ' prn']) expect(isWindowsDevice(name)).toBe(true);
    for (const name of ['contract.png', 'com10', 'null', 'lpt']) expect(isWindowsDevice(name)).toBe(false);
  });

  it.skipIf(!posix)('is a socket', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(join(desk, 'socket'), done));
    expect(refused(join(desk, 'socket'))).toBe('evidence.socket');
    server.close();
  });

  it.skipIf(process.platform !== 'linux')('cannot be read', () => {
    // Root reads everything, but not its own memory at address 0.
    const code = codeOf(() => importEvidence(home, '/proc/self/mem'));
    expect(['evidence.unreadable', 'evidence.empty']).toContain(code);
  });

  const meanwhile = (act: (path: string) => void): string => {
    const path = put('growing', Buffer.alloc(3_000_000, 1));
    let once = false;
    const code = codeOf(() =>
      importEvidence(home, path, {
        onProgress: () => {
          if (!once) act(path);
          once = true;
        },
      }),
    );
    expect(kept()).toEqual([]);
    return code;
  };

  it('grows while it is copied', () => {
    expect(meanwhile((path) => appendFileSync(path, 'more'))).toBe('evidence.changed');
  });

  it('grows faster than it is copied, and is not followed for ever', () => {
    const path = put('endless', Buffer.alloc(1 << 20));
    let calls = 0;
    const code = codeOf(() =>
      importEvidence(home, path, {
        onProgress: () => {
          calls += 1;
          if (calls < 10) appendFileSync(path, Buffer.alloc(1 << 20));
        },
      }),
    );
    expect(code).toBe('evidence.changed');
    expect(calls).toBe(1);
  });

  it('is cut while it is copied', () => {
    expect(meanwhile((path) => writeFileSync(path, 'short'))).toBe('evidence.changed');
  });

  it('is written to in place while it is copied', () => {
    expect(meanwhile((path) => writeFileSync(path, Buffer.alloc(3_000_000, 2)))).toBe('evidence.changed');
  });

  it('is swapped for another file while it is copied', () => {
    expect(meanwhile((path) => renameSync(put('other', Buffer.alloc(3_000_000, 1)), path))).toBe('evidence.changed');
  });

  it('is taken away while it is copied', () => {
    expect(meanwhile((path) => rmSync(path))).toBe('evidence.changed');
  });

  it('is not on the disk as it was written', () => {
    const code = codeOf(() =>
      importEvidence(home, put('good'), {
        onProgress: () => {
          const [temp = ''] = kept();
          writeFileSync(join(home, 'evidence', temp), 'bad disk');
        },
      }),
    );
    expect(code).toBe('evidence.mismatch');
    expect(kept()).toEqual([]);
  });

  it('has nowhere to go', () => {
    writeFileSync(join(home, 'evidence'), 'a file in the way');
    expect(codeOf(() => importEvidence(home, put('good')))).toBe('evidence.unwritable');
  });

  it.runIf(canRunUnprivileged())('may not be written into its folder: told as such, and nothing is kept', () => {
    mkdirSync(join(home, 'evidence'));
    closeTo(join(home, 'evidence'));
    const path = put('good');
    for (const folder of [home, desk]) chmodSync(folder, 0o755);
    chmodSync(path, 0o644);
    expect(runUnprivileged('keep-evidence', [home, path])).toEqual({ refused: 'evidence.unwritable', errno: 'EACCES' });
    chmodSync(join(home, 'evidence'), 0o700);
    expect(kept()).toEqual([]);
  });

  it("leaves nothing behind when the caller's own progress report throws, and passes that on", () => {
    const stop = new Error('stop');
    expect(() =>
      importEvidence(home, put('good'), {
        onProgress: () => {
          throw stop;
        },
      }),
    ).toThrow(stop);
    expect(kept()).toEqual([]);
  });
});

describe('a temporary file that a crash left', () => {
  it('is swept away when it is old, and left alone while it may be in use', () => {
    mkdirSync(join(home, 'evidence'));
    const old = join(home, 'evidence', '.hikeshi-0123456789abcdef-evidence.tmp');
    const young = join(home, 'evidence', '.hikeshi-fedcba9876543210-evidence.tmp');
    writeFileSync(old, 'half');
    writeFileSync(young, 'half');
    utimesSync(old, Date.now() / 1000 - 7200, Date.now() / 1000 - 7200);
    const { sha256: hash } = importEvidence(home, put('good'));
    expect(kept().sort()).toEqual([young.split('/').at(-1), hash].sort());
  });
});

describe('verifying evidence', () => {
  it('finds it intact, altered or missing', () => {
    const { sha256: hash } = importEvidence(home, put('good'));
    expect(verifyEvidence(home, hash)).toEqual({ state: 'intact' });
    writeFileSync(evidenceFile(home, hash), 'other');
    expect(verifyEvidence(home, hash)).toEqual({ state: 'altered', found: sha256('other') });
    rmSync(evidenceFile(home, hash));
    expect(verifyEvidence(home, hash)).toEqual({ state: 'missing' });
  });

  it.skipIf(!posix)('does not follow a link put in its place, nor wait for a pipe', () => {
    const { sha256: hash } = importEvidence(home, put('good'));
    renameSync(evidenceFile(home, hash), join(desk, 'moved'));
    symlinkSync(join(desk, 'moved'), evidenceFile(home, hash));
    expect(verifyEvidence(home, hash)).toEqual({ state: 'altered', found: '' });
    rmSync(evidenceFile(home, hash));
    spawnSync('mkfifo', [evidenceFile(home, hash)]);
    expect(verifyEvidence(home, hash)).toEqual({ state: 'altered', found: '' });
  });
});
