import { inert } from './inert.ts';

/** A text inside a Mermaid diagram: on one line, and nothing in it that Mermaid or a page would take for a sign. */
export const mermaidText = (text: string): string =>
  inert(text)
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/[#;"<>{}|`%&\\]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
