import { inflateRawSync } from 'node:zlib';

/** The files of a ZIP by their path, and the time that each bears. */
export const readZip = (zip: Uint8Array): Map<string, { readonly text: string; readonly time: number }> => {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const files = new Map<string, { text: string; time: number }>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, note] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number];
    const [method, size, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const raw = bytes.subarray(begin, begin + size);
    const path = bytes.toString('utf8', at + 46, at + 46 + name);
    files.set(path, { text: (method === 8 ? inflateRawSync(raw) : raw).toString('utf8'), time: bytes.readUInt32LE(at + 12) });
    at += 46 + name + extra + note;
  }
  return files;
};
