import { describe, expect, test } from 'vitest';
import { findDisclosure } from '../../src/content/disclosure.ts';
import { DISCLOSURE_WORDS } from '../../src/content/disclosure-words.ts';
import { checkOwnership } from '../../src/content/ownership.ts';

describe('an ad disclosure', () => {
  test('is known in every language of the portals and the first markets', () => {
    for (const language of ['en', 'ru', 'fr', 'es', 'pl', 'it', 'tr', 'ko', 'de'])
      expect(DISCLOSURE_WORDS).toHaveProperty(language);
  });

  test.for([
    ['#ad Look at this lamp', ['en']],
    ['Paid partnership with Casa Lumen: look', ['en']],
    ['#Реклама Лампа, которую я люблю', ['ru']],
    ['Реклама. Лампа для чтения', ['ru']],
    ['#PUBLICITÉ ma lampe', ['fr']],
    ['#publicidad mi lámpara', ['es']],
    ['Materiał reklamowy: lampa', ['pl']],
    ['#adv la mia lampada', ['it']],
    ['#reklam lambam', ['tr']],
    ['이 영상은 유료광고를 포함합니다 #광고', ['ko']],
    ['Anzeige | meine Lampe', ['de']],
    ['#publicidad mi lámpara', ['en', 'es']],
  ] as [string, string[]][])('is found in “%s”', ([text, languages]) => {
    expect(findDisclosure(text, languages).state).toBe('passed');
  });

  test.for([
    ['My favourite lamp, thanks to Casa Lumen #sp #collab', ['en']],
    ['I had a bad #adventure, and read /r/ad https://x.example/#ad2', ['en']],
    ['Моя любимая лампа', ['ru']],
    ['#ad Моя любимая лампа', ['ru']],
    [`${'A long story about a lamp. '.repeat(6)} #ad`, ['en']],
    ['', ['en']],
  ] as [string, string[]][])('is missing in “%s”', ([text, languages]) => {
    expect(findDisclosure(text, languages).state).toBe('failed');
  });

  test('says what to do: the word of the audience, or its place', () => {
    expect(findDisclosure('#ad Лампа', ['ru']).sentence).toContain('#реклама');
    expect(findDisclosure(`${'x '.repeat(100)}#ad`, ['en']).sentence).toContain('beginning');
  });

  test('is unknown, and not missing, where no list of words exists', () => {
    expect(findDisclosure('Nzuri sana', ['sw'])).toMatchObject({ state: 'unknown', word: null });
    expect(findDisclosure('Nzuri sana', []).state).toBe('unknown');
  });
});

describe('ownership', () => {
  const linked = [
    { network: 'instagram' as const, username: 'Ines.Cooks', profileUrl: null },
    { network: 'google' as const, username: null, profileUrl: 'https://www.youtube.com/@inescooks' },
    { network: 'facebook' as const, username: null, profileUrl: null },
  ];
  test.for([
    ['https://www.instagram.com/ines.cooks/p/C1/', 'passed'],
    ['https://instagram.com/stories/ines.cooks/123', 'passed'],
    ['https://www.youtube.com/@InesCooks/shorts/x', 'passed'],
    ['https://www.instagram.com/somebody.else/p/C1/', 'failed'],
    ['https://www.tiktok.com/@ines.cooks/video/1', 'failed'],
    ['https://www.instagram.com/p/C1/', 'unknown'],
    ['https://www.youtube.com/watch?v=1', 'unknown'],
    ['https://facebook.com/ines/posts/1', 'unknown'],
    ['https://blog.example/lamp', 'unknown'],
    ['https://instagram.com.evil.example/ines.cooks/p/C1', 'unknown'],
    ['https://www.instagram.com/%E0%A4%A/p/1', 'unknown'],
    ['not an address', 'failed'],
  ] as [string, string][])('of %s is %s', ([url, state]) => {
    expect(checkOwnership(url, linked).state).toBe(state);
  });
});
