/** An element of a parsed page. */
export interface Node {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Node | string)[];
}

const VOID = ['meta', 'col', 'br'];
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };

const decoded = (text: string): string =>
  text.replaceAll(/&([^;]{1,5});|[&<>]/gu, (found, name?: string) => {
    const character = name === undefined ? undefined : ENTITIES[name];
    if (character === undefined) throw new Error(`not escaped: ${found} in ${text}`);
    return character;
  });

/**
 * Reads a page more strictly than a browser: every element closed in its turn, every attribute quoted, every `&`, `<` and `>` of a
 * text escaped; an element may close itself as SVG does. Throws where a browser would guess.
 */
export const parseHtml = (html: string): Node => {
  const root: Node = { tag: '#root', attributes: {}, children: [] };
  const open: Node[] = [root];
  const top = (): Node => open.at(-1) as Node;
  const tokens = html
    .replace(/^<!DOCTYPE html>\n/u, '')
    .matchAll(/<style>([^<]*)<\/style>|<(\/?)([a-z0-9]+)((?: [a-zA-Z][a-zA-Z0-9:-]*="[^"<>]*")*)(\/?)>|([^<]+)|</gu);
  for (const [token, style, slash, tag, attributes = '', empty, text] of tokens) {
    if (text !== undefined) top().children.push(decoded(text));
    else if (style !== undefined) top().children.push({ tag: 'style', attributes: {}, children: [style] });
    else if (tag === undefined) throw new Error(`a bare < near ${html.slice(0, 40)}`);
    else if (slash === '/') {
      const closed = open.pop();
      if (closed?.tag !== tag) throw new Error(`${token} closes ${closed?.tag ?? 'nothing'}`);
    } else {
      const pairs = [...attributes.matchAll(/ ([a-zA-Z][a-zA-Z0-9:-]*)="([^"]*)"/gu)].map(
        ([, name = '', value = '']) => [name, decoded(value)] as const,
      );
      const node: Node = { tag, attributes: Object.fromEntries(pairs), children: [] };
      top().children.push(node);
      if (!VOID.includes(tag) && empty !== '/') open.push(node);
    }
  }
  if (open.length > 1) throw new Error(`${top().tag} was not closed`);
  return root;
};

/** Every element below with a tag, or with any (`*`), in order. */
export const allOf = (node: Node, tag: string): Node[] =>
  node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(tag === '*' || child.tag === tag ? [child] : []), ...allOf(child, tag)],
  );

/** The words of an element. */
export const textOf = (node: Node): string => node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
