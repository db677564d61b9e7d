type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A value that a log line may not hold: a float, an unsafe integer, a lone surrogate, something that is not JSON. */
export class NotCanonical extends Error {
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.name = 'NotCanonical';
    this.path = path;
  }
}

const write = (value: unknown, path: string): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new NotCanonical(path, 'not a safe integer');
    return String(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new NotCanonical(path, 'lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item, index) => write(item, `${path}/${index}`)).join(',')}]`;
  if (typeof value !== 'object') throw new NotCanonical(path, typeof value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${write(key, path)}:${write(member, `${path}/${key}`)}`);
  return `{${members.join(',')}}`;
};

/**
 * JSON with sorted keys, no white space, no floats and no lone surrogates: one value, one text.
 * Throws {@link NotCanonical}.
 */
export const canonicalJson = (value: Json | object): string => write(value, '');
