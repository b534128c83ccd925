import { DISCLOSURE_WORDS } from './disclosure-words.ts';
import type { Finding } from './schemas.ts';

export interface Disclosure extends Finding {
  /** The word that was found, as it is listed; null when there is none. */
  word: string | null;
  /** Language of the word. */
  language: string | null;
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
    const { word, language } = first;
    return { state: 'failed', code: 'folded_away', figures: { word }, word, language, sentence };
  }
  if (known.length === 0)
    return {
      state: 'unknown',
      code: 'language_unknown',
      figures: {},
      word: null,
      language: null,
      sentence: 'The audience’s language is not known here: a person has to look.',
    };
  const foreign = Object.keys(DISCLOSURE_WORDS).flatMap((language) => hitsIn(caption, language))[0];
  const example = `#${DISCLOSURE_WORDS[known[0] ?? '']?.tags[0] ?? 'ad'}`;
  const sentence = foreign
    ? `“${foreign.word}” does not tell this audience that it is advertising. Say it in their language, for example ${example}.`
    : `Nothing says that this is advertising. Put, for example, ${example} at the beginning.`;
  const said = { word: foreign?.word ?? null, language: foreign?.language ?? null, sentence };
  return foreign
    ? { state: 'failed', code: 'foreign_disclosure', figures: { word: foreign.word, example }, ...said }
    : { state: 'failed', code: 'not_disclosed', figures: { example }, ...said };
}

interface Hit {
  word: string;
  language: string;
  at: number;
}

const passed = ({ word, language }: Hit): Disclosure => ({
  state: 'passed',
  code: 'disclosed',
  figures: { word },
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
