import { inert } from '../export/inert.ts';

/** A text as a CSS string: everything but letters and digits by its number, so that it can end neither the string nor the style. */
export const cssString = (text: string): string =>
  `"${Array.from(inert(text), (character) =>
    /^[\p{L}\p{N}]$/u.test(character) ? character : `\\${character.codePointAt(0)?.toString(16) ?? ''} `,
  ).join('')}"`;

const MINCHO =
  '"BIZ UDMincho", "BIZ UDPMincho", "Yu Mincho", "YuMincho", "Hiragino Mincho ProN", "MS Mincho", "Noto Serif CJK JP", "Noto Serif JP", serif';
const GOTHIC =
  '"BIZ UDGothic", "BIZ UDPGothic", "Yu Gothic", "YuGothic", "Hiragino Sans", "Meiryo", "MS Gothic", "Noto Sans CJK JP", "Noto Sans JP", sans-serif';
const MONO = '"BIZ UDGothic", "MS Gothic", "Noto Sans Mono CJK JP", Consolas, Menlo, monospace';

/** Style of a printed page: A4 upright, black on white, rows never cut, the head of a table again on every page. */
export const styleOf = (running: string, drill: string): string => `
@page {
  size: A4 portrait;
  margin: 20mm 16mm 18mm;
  @top-left { content: ${cssString(running)}; font: 8pt ${GOTHIC}; color: #000; }
  @top-right { content: ${cssString(drill)}; font: bold 10pt ${GOTHIC}; color: #000; }
  @bottom-center { content: counter(page) " / " counter(pages); font: 9pt ${GOTHIC}; color: #000; }
}
* { box-sizing: border-box; }
html { color: #000; background: #fff; font: 10.5pt/1.6 ${MINCHO}; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0 auto; max-width: 178mm; padding: 0; line-break: strict; overflow-wrap: anywhere; }
h1, h2, caption, th, .day, .source, .drill, strong { font-family: ${GOTHIC}; }
header .corner { margin: 0 0 8mm; text-align: right; font-size: 9.5pt; line-height: 1.5; }
h1 { margin: 0 0 4mm; text-align: center; font-size: 17pt; line-height: 1.35; letter-spacing: .04em; }
header .subtitle { margin: 0; text-align: center; }
h2 { margin: 8mm 0 2.5mm; padding-bottom: .8mm; border-bottom: .5pt solid #000; font-size: 12pt; line-height: 1.4; break-after: avoid; }
h3 { margin: 4mm 0 1.5mm; font: bold 9.5pt/1.4 ${GOTHIC}; break-after: avoid; }
.new { break-before: page; }
.new h2 { margin-top: 0; }
p { margin: 0 0 2mm; }
ul { margin: 0 0 2mm; padding-left: 1.6em; }
li { margin: 0; break-inside: avoid; }
table { width: 100%; margin: 0 0 4.5mm; border-collapse: collapse; table-layout: fixed; font-size: 9pt; line-height: 1.45; }
caption { padding: 0 0 1mm; text-align: left; font-size: 9.5pt; font-weight: bold; break-after: avoid; }
caption.quiet { padding: 0; font-size: 0; line-height: 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: .9mm 1.3mm; border: .4pt solid #000; text-align: left; vertical-align: top; font-weight: normal; }
thead th { background: #ececec; font-weight: bold; border-bottom-width: .8pt; vertical-align: middle; }
tbody th { font-family: inherit; }
.facts code { font-size: 9.5pt; }
.facts th { font-family: ${GOTHIC}; background: #f4f4f4; }
tr.day { break-after: avoid; }
tr.day th { font-weight: bold; background: #f4f4f4; }
td p, th p { margin: 0; }
del { text-decoration: line-through; text-decoration-thickness: .7pt; }
code { font: 8.2pt/1.4 ${MONO}; word-break: break-all; white-space: pre-wrap; }
figure { margin: 0 0 4.5mm; break-inside: avoid; }
svg { display: block; width: 100%; height: auto; }
figcaption { font-size: 8.5pt; line-height: 1.5; }
blockquote { margin: 0 0 2.5mm; padding: 0 0 0 3mm; border-left: 1.2pt solid #000; font-size: 9.5pt; line-height: 1.55; break-inside: avoid; }
blockquote p { margin: 0; }
.source { font-size: 9pt; font-weight: bold; }
.drill { font-weight: bold; }
tbody th .drill { display: block; font-size: 6.2pt; font-weight: normal; line-height: 1.5; white-space: nowrap; }
.facts th .drill, .day th .drill { display: inline; font-size: inherit; }
.sheet .facts code { font-size: 12pt; }
.sheet header .corner { margin-bottom: 2mm; }
.sheet .subtitle { font-size: 10.5pt; line-height: 1.5; }
.sheet table { margin-bottom: 3.5mm; font-size: 10pt; line-height: 1.5; }
@media screen { body { padding: 12mm 8mm; } }
`;
