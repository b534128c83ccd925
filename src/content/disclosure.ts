import { DISCLOSURE_WORDS } from './disclosure-words.ts';

export interface Disclosure {
  state: 'passed' | 'failed' | 'unknown';
  /** The word that was found, as it is listed; null when there is none. */
  word: string | null;
  /** Language of the word. */
  language: string | null;
  sentence: string;
}

/** Behind this many letters a phone folds the caption away: what stands there is not seen before the link is. */
const SEEN_LETTERS = 125;

/**
 * Whether a caption says that it is advertising, in a language of its audience, where people see it. English words count for an
 * English-speaking audience only. Source: product.md section 9; FTC 16 CFR 255.0(f), "clear and conspicuous".
 * @param languages of the audience (ISO 639-1); those without a list of words are unknown
 */
export function findDisclosure(text: string, languages: string[]): Disclosure {
  const known = languages.filter((language) => Object.hasOwn(DISCLOSURE_WORDS, language));
  const caption = text.normalize('NFC').toLowerCase();
  const hits = known.flatMap((language) => hitsIn(caption, language)).sort((left, right) => left.at - right.at);
  const first = hits[0];
  if (first && first.at <= SEEN_LETTERS) return passed(first);
  if (first) {
    const sentence = `“${first.word}” stands so far behind that a phone folds it away. Put it at the beginning.`;
    return { state: 'failed', word: first.word, language: first.language, sentence };
  }
  if (known.length === 0)
    return {
      state: 'unknown',
      word: null,
      language: null,
      sentence: 'The audience’s language is not known here: a person has to look.',
    };
  const foreign = Object.keys(DISCLOSURE_WORDS).flatMap((language) => hitsIn(caption, language))[0];
  const example = `#${DISCLOSURE_WORDS[known[0] ?? '']?.tags[0] ?? 'ad'}`;
  const sentence = foreign
    ? `“${foreign.word}” does not tell this audience that it is advertising. Say it in their language, for example ${example}.`
    : `Nothing says that this is advertising. Put, for example, ${example} at the beginning.`;
  return { state: 'failed', word: foreign?.word ?? null, language: foreign?.language ?? null, sentence };
}

interface Hit {
  word: string;
  language: string;
  at: number;
}

const passed = ({ word, language }: Hit): Disclosure => ({
  state: 'passed',
  word,
  language,
  sentence: `“${word}” says that this is advertising.`,
});

function hitsIn(caption: string, language: string): Hit[] {
  const { tags = [], plain = [] } = DISCLOSURE_WORDS[language] ?? {};
  const found = [...tags.map((tag) => `#${tag}`), ...plain].map((word) => ({
    word,
    language,
    at: placeOf(caption, word),
  }));
  return found.filter(({ at }) => at >= 0);
}

const LETTER = /[\p{L}\p{N}_]/u;
/** Korean and Japanese hang endings onto a word and write without spaces. */
const UNSPACED = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}]/u;

/** Where a word stands on its own; -1 when nowhere. Part of a longer word or of an address does not count. */
function placeOf(caption: string, word: string): number {
  for (let at = caption.indexOf(word); at >= 0; at = caption.indexOf(word, at + 1)) {
    const before = caption[at - 1] ?? ' ';
    const after = caption[at + word.length] ?? ' ';
    const endsWell = !LETTER.test(after) || (UNSPACED.test(word) && !word.startsWith('#'));
    if (endsWell && !LETTER.test(before) && before !== '/' && before !== '#' && before !== '&') return at;
  }
  return -1;
}
