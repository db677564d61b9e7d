import type { Faults } from './faults.ts';

/** The most a runbook file may hold: our largest has about 15 KiB. */
export const MAX_BYTES = 512 * 1024;

/** Characters that no runbook needs and a terminal may obey: controls, bidi, zero-width, tags, line separators, non-characters. */
const ODD =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\u{e0000}-\u{e0fff}\ud800-\udfff\ufffd]/u;

/** The first odd character of a text, named as people look it up (U+200B). */
export function oddCharacter(text: string): { index: number; name: string } | undefined {
  const found = ODD.exec(text);
  return found === null
    ? undefined
    : { index: found.index, name: `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` };
}

/** Bytes or words of a file → its text with LF line ends, or what is wrong with its characters. */
export function readText(source: string | Uint8Array, faults: Faults): string | undefined {
  const bytes = typeof source === 'string' ? source.length : source.byteLength;
  if (bytes > MAX_BYTES) {
    faults.add('text.size', { line: 0 }, { bytes, limit: MAX_BYTES });
    return undefined;
  }
  const decoded = typeof source === 'string' ? source : new TextDecoder('utf-8', { ignoreBOM: true }).decode(source);
  if (decoded.startsWith('\ufeff')) {
    faults.add('text.mark', { line: 1, column: 1 }, {});
    return undefined;
  }
  const text = decoded.replaceAll('\r\n', '\n');
  let wrong = false;
  for (const [index, line] of text.split('\n').entries()) {
    const odd = oddCharacter(line);
    const tab = line.indexOf('\t');
    if (odd !== undefined) {
      wrong = true;
      const place = { line: index + 1, column: odd.index + 1 };
      if (odd.name !== 'U+FFFD') faults.add('text.character', place, { character: odd.name });
      else {
        // One broken line means a file saved in another encoding: one fault says it all.
        faults.add('text.encoding', place, {});
        return undefined;
      }
    }
    if (tab >= 0) {
      wrong = true;
      faults.add('text.tab', { line: index + 1, column: tab + 1 }, {});
    }
    if (faults.list.length >= 100) return undefined;
  }
  return wrong ? undefined : text;
}
