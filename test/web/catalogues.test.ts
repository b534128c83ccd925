import { describe, expect, test } from 'vitest';
import { en } from '../../src/web/i18n/en/index.ts';
import { ru } from '../../src/web/i18n/ru/index.ts';

type Sentences = Map<string, string>;

function sentencesOf(catalogue: object, path = ''): Sentences {
  const entries = Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : [...sentencesOf(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

const blanksOf = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const baseOf = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

const english = sentencesOf(en);

describe.each([{ language: 'ru', catalogue: ru }])('the catalogue of $language', ({ language, catalogue }) => {
  const sentences = sentencesOf(catalogue);

  test('has every sentence of English and no others', () => {
    const bases = (keys: Iterable<string>) => [...new Set([...keys].map(baseOf))].sort();
    expect(bases(sentences.keys())).toEqual(bases(english.keys()));
  });

  test('has every plural form that the language tells apart', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = [...english.keys()].filter((key) => key.endsWith('_other')).map(baseOf);
    const missing = counted
      .flatMap((base) => forms.map((form) => `${base}_${form}`))
      .filter((key) => !sentences.has(key));
    expect(missing).toEqual([]);
  });

  test('leaves the same blanks to fill as English', () => {
    for (const [key, sentence] of sentences) {
      const source = english.get(key) ?? english.get(`${baseOf(key)}_other`) ?? '';
      expect({ key, blanks: blanksOf(sentence) }).toEqual({ key, blanks: blanksOf(source) });
    }
  });

  test('leaves nothing empty', () => {
    expect([...sentences].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });
});
