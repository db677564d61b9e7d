import { describe, expect, it } from 'vitest';
import { expandPath } from '../../src/store/expand-path.ts';

const linux = (text: string): string => expandPath(text, '/home/u', 'linux');
const windows = (text: string): string => expandPath(text, 'C:\\Users\\u', 'win32');

describe('a path that was dropped or pasted', () => {
  it.each([
    ['plain', '/tmp/画面.png', '/tmp/画面.png'],
    ['with a space that nobody escaped', '/tmp/my file.png', '/tmp/my file.png'],
    ['with a newline and spaces around it', ' \n/tmp/a.png \r\n', '/tmp/a.png'],
    ['in full-width spaces', '\u3000/tmp/a.png\u3000', '/tmp/a.png'],
    ['in single quotes', "'/tmp/my file.png' ", '/tmp/my file.png'],
    ['in single quotes, with a quote of its own', "'/tmp/it'\\''s.png'", "/tmp/it's.png"],
    ['in single quotes, where a backslash is one', "'/tmp/a\\b.png'", '/tmp/a\\b.png'],
    ['in double quotes', '"/tmp/a \\"b\\" \\\\ \\n.png"', '/tmp/a "b" \\ \\n.png'],
    ['in the quotes of an input method', '「/tmp/a.png」', '/tmp/a.png'],
    ['in quotes that do not match', "'/tmp/a.png", "'/tmp/a.png"],
    ['escaped', '/tmp/my\\ file\\(1\\).png', '/tmp/my file(1).png'],
    ['escaped, ending in a space', '/tmp/a\\ ', '/tmp/a '],
    ['a URL', 'file:///tmp/my%20%E7%94%BB.png', '/tmp/my 画.png'],
    ['a URL with a host', 'file://localhost/tmp/a.png', '/tmp/a.png'],
    ['a URL without slashes', 'FILE:/tmp/a.png', '/tmp/a.png'],
    ['a URL in quotes', "'file:///tmp/a%20b.png'", '/tmp/a b.png'],
    ['a URL whose percent sign stands for itself', 'file:///tmp/100%.png', '/tmp/100%.png'],
    ['at home', '~/a.png', '/home/u/a.png'],
    ['home itself', '~', '/home/u'],
    ['in a folder called ~x', '~x/a.png', '~x/a.png'],
    ['at home, but quoted', "'~/a.png'", '~/a.png'],
    ['empty', '   ', ''],
    ['a single quote', "'", "'"],
  ])('is read: %s', (_, text, path) => expect(linux(text)).toBe(path));

  it.each([
    ['plain', 'C:\\Users\\u\\画面.png', 'C:\\Users\\u\\画面.png'],
    ['in quotes', '"C:\\My Files\\a.png"', 'C:\\My Files\\a.png'],
    ['a URL', 'file:///C:/My%20Files/a.png', 'C:\\My Files\\a.png'],
    ['a URL of a share', 'file://server/share/a.png', '\\\\server\\share\\a.png'],
    ['at home', '~\\a.png', 'C:\\Users\\u\\a.png'],
  ])('is read on Windows: %s', (_, text, path) => expect(windows(text)).toBe(path));

  it('takes a home with a dollar sign as it is', () => expect(expandPath('~/a', '/home/$&', 'linux')).toBe('/home/$&/a'));
});
