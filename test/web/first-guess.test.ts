import { describe, expect, test } from 'vitest';
import { countryOfTimeZone, languagesOfTags } from '../../src/web/public/apply/first-guess.ts';

describe('what the application form proposes', () => {
  test.each([
    ['Europe/Lisbon', 'PT'],
    ['Europe/Warsaw', 'PL'],
    ['Europe/Moscow', 'RU'],
    ['America/Los_Angeles', 'US'],
  ])('the country of a clock: %s is %s', (timeZone, country) => expect(countryOfTimeZone(timeZone)).toBe(country));

  test.each(['UTC', 'Etc/GMT+3', 'Mars/Olympus', ''])('no country where the clock does not say one: %j', (timeZone) =>
    expect(countryOfTimeZone(timeZone)).toBeNull(),
  );

  test('the languages of the device, each once, three at most', () => {
    expect(languagesOfTags(['pt-PT', 'pt', 'en-US', 'es', 'fr'], 'en')).toEqual(['pt', 'en', 'es']);
  });

  test('the portal’s language where the device names none that the form has', () => {
    expect(languagesOfTags(['tlh', 'x-pirate'], 'ru')).toEqual(['ru']);
    expect(languagesOfTags([], 'en')).toEqual(['en']);
  });
});
