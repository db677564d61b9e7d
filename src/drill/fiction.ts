/** Something in the text of a scenario that could be taken for real. */
export type Real = { readonly kind: 'handle' | 'address' | 'body'; readonly word: string };

const HANDLE = /(?<![A-Za-z0-9._%+-])[@＠]([A-Za-z0-9_]+)/gu;
// No part is sought without an end: a long word would be looked through once for each of its letters.
const SCHEME = /[a-z][a-z0-9+.-]{0,20}:\/\/([^\s/?#「」『』（）、。]+)/giu;
const MAIL = /[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/gu;
/** A name of a host without a scheme: letters, a dot, and an ending that is really given out. */
const HOST =
  /(?<![A-Za-z0-9.@/-])((?:[a-z0-9-]+\.)+(?:jp|com|net|org|info|biz|io|co|me|tv|app|dev|xyz|gov|edu|ly|gl|link|site|online|shop|top))(?![A-Za-z0-9-])/giu;

const fictional = (host: string): boolean => /(?:^|\.)example$/iu.test(host.replace(/^.*@/u, '').replace(/:\d+$/u, ''));

/**
 * What in a text could be a real account, page, mailbox or public body. Handles of a drill end in `_example`, hosts in `.example`:
 * neither can ever be somebody's.
 *
 * @param bodies names of real bodies, such as those whose guidelines are shipped
 */
export function realIn(text: string, bodies: readonly string[]): Real[] {
  const hosts = [SCHEME, MAIL, HOST].flatMap((pattern) => [...text.matchAll(pattern)].filter(([, host]) => !fictional(host ?? '')));
  return [
    ...[...text.matchAll(HANDLE)]
      .filter(([, name]) => !name?.slice(1).endsWith('_example'))
      .map(([word]): Real => ({ kind: 'handle', word })),
    ...[...new Set(hosts.map(([word]) => word))].map((word): Real => ({ kind: 'address', word })),
    ...bodies.filter((body) => text.includes(body)).map((word): Real => ({ kind: 'body', word })),
  ];
}
