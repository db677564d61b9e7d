/**
 * The path in what a terminal types when a file is dropped on it: without quotes, `file://`, or backslashes before blanks.
 * A Windows path keeps its backslashes.
 */
export const filePath = (text: string): string => {
  const bare = text.trim().replace(/^(["'])(.*)\1$/u, '$2');
  if (/^file:\/\//iu.test(bare)) {
    const path = bare.replace(/^file:\/\/(?:localhost)?/iu, '');
    try {
      return decodeURIComponent(path).replace(/^\/([A-Za-z]:)/u, '$1');
    } catch {
      return path;
    }
  }
  if (/^[A-Za-z]:[\\/]|^\\\\/u.test(bare)) return bare;
  return bare === text.trim() ? bare.replace(/\\(.)/gu, '$1') : bare;
};
