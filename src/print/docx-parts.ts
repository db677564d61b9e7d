/*
 * The parts of a Word file that would differ from one export to the next, and those that the library does not write: all fixed, so
 * that the same log gives the same bytes.
 */

/** Names of the fonts, and what stands in for them where an office does not have them. */
export const MINCHO = '游明朝';
export const GOTHIC = '游ゴシック';

const font = (name: string, others: string, family: string, pitch = 'variable'): string =>
  `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="80"/><w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`;

/** The table of fonts with their stand-ins. */
export const fontTable = (): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    font(MINCHO, 'Yu Mincho,ＭＳ 明朝,MS Mincho,BIZ UD明朝 Medium,Hiragino Mincho ProN,Noto Serif CJK JP', 'roman'),
    font(GOTHIC, 'Yu Gothic,ＭＳ ゴシック,MS Gothic,BIZ UDゴシック,Hiragino Sans,Noto Sans CJK JP', 'swiss'),
    '</w:fonts>',
  ].join('');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Title and times of the file. The times are those of the record, never those of the machine. */
export const coreProperties = (title: string, at: number): string => {
  const time = new Date(at).toISOString().replace(/\.\d+/u, '');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>hikeshi</dc:creator><cp:lastModifiedBy>hikeshi</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `<dc:language>ja-JP</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
};

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
/** 1 January 1980, 0:00: the first moment that a ZIP can name. */
const EPOCH = 0x00210000;

/** The same ZIP with every time in it set to the first that there is. Throws where it is no ZIP as the library writes it. */
export const withoutTimes = (zip: Uint8Array): Uint8Array => {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Error('no ZIP');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count; entry += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error('no ZIP');
    view.setUint32(at + 12, EPOCH, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, EPOCH, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
};
