import { Composer, type Document, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, type Pair, Parser } from 'yaml';
import { cut, Faults, type Place } from './faults.ts';
import { oddCharacter, readText } from './yaml-text.ts';

/** Deeper than any runbook (8 levels) by far. */
export const MAX_DEPTH = 32;
/** Words and marks of the file, counted before anything expensive is done with them. */
export const MAX_TOKENS = 30_000;
const MAX_FAULTS = 100;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** A YAML file as plain data, with the place of everything in it. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** Place of the value at this path; of its nearest parent where there is none. */
  at(path: readonly PropertyKey[]): Place;
  /** Place of the key that stands at this path. */
  keyAt(path: readonly PropertyKey[]): Place;
}

/**
 * Reads one YAML file, strictly: one document, text keys used once, no aliases, anchors, tags or directives,
 * nothing deep or huge, no characters that a terminal would obey. Limits come before the work they save.
 */
export function readYaml(file: string, source: string | Uint8Array, faults = new Faults(file)): YamlFile | undefined {
  const text = readText(source, faults);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const document = compose(text, lines, faults);
  if (document === undefined) return undefined;
  const place = (node: unknown): Place => {
    const offset = (node as Node | undefined)?.range?.[0] ?? 0;
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const root = document.contents as Node | null;
  if (root === null || (isScalar(root) && (root.value === null || root.value === ''))) {
    faults.add('yaml.empty', { line: 1 }, {});
    return undefined;
  }
  walk(root, place, faults);
  if (faults.list.length > 0) return undefined;
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  return { file, value, at: (path) => place(find(root, path).node), keyAt: (path) => place(find(root, path).key) };
}

/** The parser works on a stack of its own, so depth is known before the recursive composer sees anything. */
function compose(text: string, lines: LineCounter, faults: Faults): Document.Parsed | undefined {
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({ strict: true, uniqueKeys: false, stringKeys: true, prettyErrors: false, lineCounter: lines });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  lines.addNewLine(0);
  const tokens = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const mark = lexeme[0];
    if (mark === '*' || mark === '&' || mark === '!' || mark === '%') faults.add('yaml.alias', at(parser.offset), { word: cut(lexeme) });
    for (const token of parser.next(lexeme)) tokens.push(token);
    count += 1;
    if (parser.stack.length > 2 * MAX_DEPTH) faults.add('yaml.depth', at(parser.offset), { limit: MAX_DEPTH });
    if (count > MAX_TOKENS) faults.add('yaml.size', at(parser.offset), { limit: MAX_TOKENS });
    if (faults.list.length > 0) return undefined;
  }
  for (const token of parser.end()) tokens.push(token);
  const documents = [...composer.compose(tokens, true, text.length)];
  const [document, second] = documents;
  if (second !== undefined) faults.add('yaml.documents', at(second.range[0]), {});
  for (const problem of [...(document?.errors ?? []), ...(document?.warnings ?? [])].slice(0, MAX_FAULTS)) {
    faults.add('yaml.syntax', at(problem.pos[0]), { reason: problem.code });
  }
  return faults.list.length > 0 ? undefined : (document as Document.Parsed);
}

function walk(node: Node | null, place: (node: unknown) => Place, faults: Faults, depth = 1): void {
  if (depth > MAX_DEPTH) faults.add('yaml.depth', place(node), { limit: MAX_DEPTH });
  if (depth > MAX_DEPTH || faults.list.length >= MAX_FAULTS) return;
  if (isScalar(node)) {
    const odd = typeof node.value === 'string' ? oddCharacter(node.value) : undefined;
    if (odd !== undefined) faults.add('text.character', place(node), { character: odd.name });
  } else if (isSeq(node)) {
    for (const item of node.items) walk(item as Node, place, faults, depth + 1);
  } else if (isMap(node)) {
    const first = new Map<string, number>();
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const key = isScalar(pair.key) ? pair.key.value : undefined;
      if (typeof key !== 'string' || key === '') {
        faults.add('yaml.key', place(pair.key), {});
        continue;
      }
      const here = place(pair.key);
      const before = first.get(key);
      if (FORBIDDEN.has(key)) faults.add('yaml.forbidden-key', here, { key });
      if (before === undefined) first.set(key, here.line);
      else faults.add('yaml.key-twice', here, { key: cut(key), first: before });
      walk(pair.key, place, faults, depth + 1);
      walk(pair.value, place, faults, depth + 1);
    }
  }
}

/** The node at a path, or the last one on the way that exists; and the key that led to it. */
function find(root: Node, path: readonly PropertyKey[]): { node: Node; key: Node } {
  let node = root;
  let key = root;
  for (const step of path) {
    const next = isMap(node)
      ? (node.items as Pair<Node, Node | null>[]).find((pair) => isScalar(pair.key) && pair.key.value === step)
      : isSeq(node) && typeof step === 'number'
        ? { key: node.items[step] as Node, value: node.items[step] as Node }
        : undefined;
    if (next?.key === undefined) break;
    key = next.key;
    node = next.value ?? next.key;
    if (node.range === null || node.range === undefined) node = key;
  }
  return { node, key };
}
