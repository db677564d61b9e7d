/**
 * The shape of a table of words: its keys, and what its sentences are told. A table of another language that lacks a word, has one too
 * many, or asks for something else does not compile. Pairs and threes stay what they are; a longer list may have as many words as that language needs.
 */
export type Words<Table> = Table extends string
  ? string
  : Table extends (...facts: infer Facts) => infer Said
    ? (...facts: Facts) => Words<Said>
    : Table extends readonly [infer First, infer Second]
      ? readonly [Words<First>, Words<Second>]
      : Table extends readonly [infer First, infer Second, infer Third]
        ? readonly [Words<First>, Words<Second>, Words<Third>]
        : Table extends readonly [unknown, ...unknown[]]
          ? readonly [Words<Table[number]>, ...Words<Table[number]>[]]
          : Table extends object
            ? { readonly [Key in keyof Table]: Words<Table[Key]> }
            : Table;
