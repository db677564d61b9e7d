/** The language of these words, by the name that pages of HTML give it. */
export const language: string = 'ja';
