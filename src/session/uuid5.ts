import { createHash } from 'node:crypto';

/** Names of this program, as RFC 9562 asks for one. */
const NAMESPACE = '6f0f5a3e-2b8c-5d7a-9c41-7a5b0c9e1d24';

/** The UUID of version 5 of a name: the same name, the same UUID, on every machine. */
export const uuid5 = (name: string): string => {
  const space = Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(space).update(name, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
