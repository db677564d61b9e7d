/** What each maker makes, made when it is first asked for: a program that reads three types of entries pays for three. */
export const lazily = <M extends Readonly<Record<string, () => unknown>>>(makers: M): { readonly [K in keyof M]: ReturnType<M[K]> } => {
  const all = {};
  for (const [name, make] of Object.entries(makers)) {
    let made: { readonly it: unknown } | undefined;
    Object.defineProperty(all, name, {
      enumerable: true,
      get: () => {
        made ??= { it: make() };
        return made.it;
      },
    });
  }
  return all as { readonly [K in keyof M]: ReturnType<M[K]> };
};
