const LONGEST = 30;
const MOST = 40;

/** Text as search compares it: compatibility forms, accents and case folded away. Source: Unicode UAX 15, NFKD. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The different words of some texts, folded; at most 40. */
export function wordsOf(texts: string[]): string[] {
  const words = texts.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u));
  return [...new Set(words.filter((word) => word.length > 0).map((word) => word.slice(0, LONGEST)))].slice(0, MOST);
}
