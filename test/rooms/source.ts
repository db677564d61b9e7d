/** A source file, seen twice at the same offsets. */
export interface Source {
  /** As written, comments blanked. */
  readonly code: string;
  /** The same with the insides of strings, templates and regular expressions blanked too: what is left is program. */
  readonly bare: string;
}

const BEFORE_REGEX = /(?:^|[(,=:[!&|?{;+\-*%~^>]|\b(?:return|typeof|case|in|of|delete|void|throw|await|yield))$/u;

/** Blanks comments and literals, keeping every offset and line. A small scanner, not a parser: TypeScript 7 has none to offer. */
export const readSource = (text: string): Source => {
  // By code units, so that offsets are those of the text.
  const code = text.split('');
  const bare = [...code];
  const blank = (from: number, to: number, ...where: string[][]) => {
    for (const one of where) for (let at = from; at < to; at += 1) if (one[at] !== '\n') one[at] = ' ';
  };
  /** How many braces are open inside each `${…}` that we are in. */
  const holes: number[] = [];
  /** What stands before, without blanks; enough to tell a regular expression from a division. */
  let before = '';
  let at = 0;

  const endOf = (from: number, close: RegExp): number => {
    close.lastIndex = from;
    const found = close.exec(text);
    return found === null ? text.length : close.lastIndex;
  };
  const template = (from: number): number => {
    let to = from;
    while (to < text.length) {
      if (text[to] === '\\') to += 2;
      else if (text[to] === '`') {
        blank(from, to, bare);
        return to + 1;
      } else if (text.startsWith('${', to)) {
        blank(from, to, bare);
        holes.push(0);
        return to + 2;
      } else to += 1;
    }
    blank(from, to, bare);
    return to;
  };

  while (at < text.length) {
    const letter = text.charAt(at);
    const isComment = text.startsWith('//', at) || text.startsWith('/*', at);
    if (isComment) {
      const end = text[at + 1] === '/' ? endOf(at, /(?=\n)/gu) : endOf(at + 2, /\*\//gu);
      blank(at, end, code, bare);
      at = end;
      continue;
    }
    if (letter === "'" || letter === '"') {
      const end = endOf(at + 1, letter === "'" ? /(?<!\\)(?:\\\\)*'|(?=\n)/gu : /(?<!\\)(?:\\\\)*"|(?=\n)/gu);
      blank(at + 1, end - 1, bare);
      at = end;
      before = letter;
      continue;
    }
    if (letter === '/' && BEFORE_REGEX.test(before.trimEnd())) {
      const end = endOf(at + 1, /(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\\/[\n])*\//gu);
      blank(at + 1, end - 1, bare);
      at = end;
      before = 'x';
      continue;
    }
    const hole = holes.at(-1);
    if (letter === '`') at = template(at + 1);
    else if (letter === '}' && hole === 0) {
      holes.pop();
      at = template(at + 1);
    } else {
      if (hole !== undefined && letter === '{') holes[holes.length - 1] = hole + 1;
      if (hole !== undefined && letter === '}') holes[holes.length - 1] = hole - 1;
      at += 1;
    }
    before = `${before}${letter}`.replace(/\s+$/u, ' ').slice(-16);
  }
  return { code: code.join(''), bare: bare.join('') };
};

/** The line, counted from 1, on which an offset stands. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;
