const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

const starts = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean => magic.every((byte, n) => bytes[at + n] === byte);

/** HEIC's brands; other brands of the same container are films. */
const HEIC = /^(?:heic|heix|hevc|hevx|heim|heis|mif1|msf1)$/u;
const AVIF = /^avi[fs]$/u;

/** Text that can be read as UTF-8 without control characters; the sample may end within a character. */
const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return /[\0-\u0008\u000e-\u001a\u001c-\u001f]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
};

/** What {@link typeOf} says of programs and scripts: a retained file is never one. */
export const PROGRAM = 'application/x-executable';

const MACH = [0xfe, 0xed, 0xfa];
const isProgram = (bytes: Uint8Array): boolean =>
  (starts(bytes, [0x4d, 0x5a]) && bytes.subarray(2, 64).includes(0)) ||
  starts(bytes, [0x7f, 0x45, 0x4c, 0x46]) ||
  (starts(bytes, MACH) && [0xce, 0xcf].includes(bytes[3] ?? 0)) ||
  ([0xce, 0xcf].includes(bytes[0] ?? 0) && starts(bytes, [0xfa, 0xed, 0xfe], 1)) ||
  starts(bytes, [0x23, 0x21, 0x2f]);

/** How many first bytes {@link typeOf} wants to see. */
export const SAMPLE_BYTES = 4096;

/** Media type of a file by its first bytes; its name and what the sender said of it count for nothing. */
export const typeOf = (sample: Uint8Array): string => {
  if (starts(sample, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (starts(sample, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (/^GIF8[79]a$/u.test(ascii(sample, 0, 6))) return 'image/gif';
  if (ascii(sample, 0, 4) === 'RIFF' && ascii(sample, 8, 12) === 'WEBP') return 'image/webp';
  if (ascii(sample, 0, 5) === '%PDF-') return 'application/pdf';
  if (ascii(sample, 4, 8) === 'ftyp') {
    const brand = ascii(sample, 8, 12);
    if (HEIC.test(brand)) return 'image/heic';
    if (AVIF.test(brand)) return 'image/avif';
    return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
  }
  if (starts(sample, [0x1a, 0x45, 0xdf, 0xa3])) return ascii(sample, 0, 64).includes('webm') ? 'video/webm' : 'application/octet-stream';
  if (isProgram(sample)) return PROGRAM;
  const text = textOf(sample);
  if (text === undefined) return 'application/octet-stream';
  // A saved page: MHTML is a mail message whose head names its parts.
  if (/^(?:from|mime-version|subject|date|snapshot-content-location):/iu.test(text) && /content-type:\s*multipart\/related/iu.test(text)) {
    return 'multipart/related';
  }
  if (/^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu.test(text)) return 'text/html';
  return 'text/plain';
};
