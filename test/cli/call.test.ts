import { describe, expect, it } from 'vitest';
import { opensTerminal, readCall } from '../../src/cli/call.ts';
import { Failure, refuseCall } from '../../src/cli/failure.ts';
import { jsonLine } from '../../src/cli/json.ts';

describe('a call', () => {
  it.each<[string[], object]>([
    [[], { words: [] }],
    [['--lang', 'ja'], { words: [], lang: 'ja' }],
    [['--runbooks=町', 'resume', 'x'], { words: ['resume', 'x'], runbooks: '町' }],
    [['resume', 'x', '--runbooks', 'a=b'], { words: ['resume', 'x'], runbooks: 'a=b' }],
    [['status', '--lang'], { words: ['status'], missing: '--lang' }],
    [['status', '--lang='], { words: ['status'], missing: '--lang' }],
    [['note', 'x', '--', '--lang', 'xx'], { words: ['note', 'x', '--', '--lang', 'xx'] }],
  ])('is read before anything is loaded: %j', (argv, call) => {
    expect(readCall(argv)).toEqual(call);
  });

  it.each<[string[], boolean]>([
    [[], true],
    [['--lang', 'ja'], true],
    [['resume'], true],
    [['resume', 'x', '--json'], true],
    [['--runbooks', '町', 'resume'], true],
    [['resume', '--help'], false],
    [['--help'], false],
    [['--version'], false],
    [['--json'], false],
    [['status'], false],
  ])('opens the screens without a command or with resume, and nowhere else: %j', (argv, opens) => {
    expect(opensTerminal(readCall(argv))).toBe(opens);
  });

  it('names its language, or is refused', () => {
    expect(() => refuseCall(readCall(['--lang', 'ja']))).not.toThrow();
    for (const argv of [['--lang', 'xx'], ['--lang=xx'], ['--lang'], ['resume', '--runbooks']])
      expect(() => refuseCall(readCall(argv))).toThrow(Failure);
  });
});

describe('a line of JSON', () => {
  it('says the same value, on one line, without a character that cannot be seen', () => {
    const value = { a: 'x\u0000\u001b\u007f\u009b\u200b\u202e\u2028\ufeff\u{e0041}😱 終\n', 'b\u0085': [1, null, '\ud800'] };
    const line = jsonLine(value);
    expect(JSON.parse(line)).toEqual(value);
    expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(line).toContain('😱');
  });
});
