import { glossaryOf } from '../../session/glossary.ts';
import type { Library } from '../../session/library.ts';
import { faultPlace, faultSentence } from '../../words/ja/faults.ts';
import { glossary } from '../../words/ja/glossary.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, labelled, saying, sentences } from './rows.ts';

/** A word with its reading, what it means, and whose words those are. */
export interface Explained {
  readonly word: string;
  readonly reading: string;
  readonly meaning: string;
  readonly source: string;
  /** Explained by a guideline, in its own words. */
  readonly quoted: boolean;
}

/** Every word that is explained: those of this program, then those of the guidelines. */
export const explained = (library: Library): readonly Explained[] => [
  ...glossary.words.map(([word, reading, meaning]) => ({ word, reading, meaning, source: glossary.ownSource, quoted: false })),
  ...glossaryOf(library).glossary.words.map(({ word, reading, quote, source }) => ({
    word,
    reading,
    meaning: quote,
    source,
    quoted: true,
  })),
];

/** The words in the order of their readings; opened from the search, the mark stands on the word that was found. */
export class Glossary extends ListScreen {
  readonly #wanted: Explained | undefined;

  constructor(wanted?: Explained) {
    super();
    this.#wanted = wanted;
  }

  override listing(app: App): Listing {
    const { library } = app.session;
    const all = explained(library).toSorted((a, b) => a.reading.localeCompare(b.reading, 'ja'));
    const item = ({ word, meaning, source, quoted }: Explained): Item => ({
      number: null,
      rows: (columns, chosen) => [
        ...labelled(`${chosen ? '>' : ' '} ${word}`, meaning, columns, 22),
        ...(quoted ? sentences([glossary.source(source)], columns, 23, { dim: true }) : []),
      ],
      choose: () => undefined,
    });
    const { faults } = glossaryOf(library);
    return {
      title: glossary.title,
      parts: [
        ...(faults.length === 0 ? [] : [saying(faults.map((fault) => `${faultPlace(fault)}　${faultSentence(fault)}`))]),
        heading(glossary.own),
        ...all.filter(({ quoted }) => !quoted).map(item),
        blank,
        heading(glossary.quoted),
        ...all.filter(({ quoted }) => quoted).map(item),
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }

  protected override first(app: App): number {
    const wanted = this.#wanted;
    if (wanted === undefined) return 0;
    const all = explained(app.session.library).toSorted((a, b) => a.reading.localeCompare(b.reading, 'ja'));
    const shown = [...all.filter(({ quoted }) => !quoted), ...all.filter(({ quoted }) => quoted)];
    return Math.max(
      0,
      shown.findIndex(({ word, quoted }) => word === wanted.word && quoted === wanted.quoted),
    );
  }
}
