import { inputWords } from '../../words/ja/input.ts';
import { TEXT_LIMIT } from '../parts/editor.ts';
import type { Key } from './key.ts';

/** What is said of text that could not be taken as it came: bytes that are no characters, or more than any field holds. */
export const unreadNotice = ({ name, text = '' }: Key): readonly string[] | undefined => {
  if (name === 'broken') return [inputWords.broken];
  return text.length > TEXT_LIMIT ? [inputWords.cut] : undefined;
};
