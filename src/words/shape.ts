/**
 * The shape of a table of words: its keys, and what its sentences are told. A table of another language that lacks a word, has one too
 * many, or asks for something else does not compile.
 */
export type Words<Table> = Table extends string
  ? string
  : Table extends (...facts: infer Facts) => infer Said
    ? (...facts: Facts) => Words<Said>
    : Table extends object
      ? { readonly [Key in keyof Table]: Words<Table[Key]> }
      : Table;
