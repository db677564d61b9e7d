/** Quotes that terminals and file managers put around a path; the last two pairs come from Japanese input methods. */
const QUOTES: readonly (readonly [string, string])[] = [
  ["'", "'"],
  ['"', '"'],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
];

const fromUrl = (text: string, windows: boolean): string | undefined => {
  const match = /^file:(?:\/\/(?<host>[^/]*))?(?<path>\/.*)$/isu.exec(text);
  if (!match?.groups) return undefined;
  const { host = '', path = '' } = match.groups;
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A percent sign that stands for itself.
    decoded = path;
  }
  if (!windows) return decoded;
  if (host !== '' && host.toLowerCase() !== 'localhost') return `\\\\${host}${decoded.replaceAll('/', '\\')}`;
  return decoded.replace(/^\/(?=[a-z]:)/iu, '').replaceAll('/', '\\');
};

/**
 * A path as it comes when a file is dropped on a terminal, or pasted: surrounding white space, quotes, `file://` URLs with percent signs,
 * backslash escapes (`my\ file.png`) and `~`. Inside single quotes nothing is an escape; on Windows a backslash never is.
 * Pure: `home` is the person's own folder, and nothing is looked up on a disk.
 */
export const expandPath = (text: string, home: string, platform: NodeJS.Platform): string => {
  const windows = platform === 'win32';
  // An escaped space at the end belongs to the name.
  const trimmed = windows ? text.trim() : text.trimStart().replace(/(?<!\\)\s+$/u, '');
  const quote = trimmed.length > 1 ? QUOTES.find(([open, close]) => trimmed.startsWith(open) && trimmed.endsWith(close)) : undefined;
  const inner = quote ? trimmed.slice(1, -1) : trimmed;
  const url = fromUrl(inner, windows);
  if (url !== undefined) return url;
  if (windows) return quote ? inner : inner.replace(/^~(?=$|[\\/])/u, () => home);
  if (quote?.[0] === '"') return inner.replaceAll(/\\(["\\$`])/gu, '$1');
  // 'It'\''s' is how a shell, and a terminal that drops a file, writes a quote inside quotes.
  if (quote) return inner.replaceAll("'\\''", "'");
  return inner.replace(/^~(?=$|\/)/u, () => home).replaceAll(/\\(.)/gsu, '$1');
};
