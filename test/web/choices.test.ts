import { expect, test } from 'vitest';
import { campaignEndpoints } from '../../src/campaigns/index.ts';
import { catalogueEndpoints } from '../../src/catalogue/index.ts';
import { FILE_PROBLEMS, LINE_PROBLEMS } from '../../src/catalogue/schemas.ts';
import { NICHES } from '../../src/creators/schemas.ts';
import { discoveryEndpoints } from '../../src/discovery/index.ts';
import { mediaKitEndpoints } from '../../src/media-kits/index.ts';
import { reportEndpoints } from '../../src/reports/index.ts';
import { SIGNALS as KNOWN } from '../../src/trust/signals/schemas.ts';
import { catalogue as en } from '../../src/web/i18n/en/catalogue.ts';
import { common as commonEn } from '../../src/web/i18n/en/common.ts';
import { catalogue as ru } from '../../src/web/i18n/ru/catalogue.ts';
import { common as commonRu } from '../../src/web/i18n/ru/common.ts';
import { SIGNALS } from '../../src/web/manager/settings/setting-choices.ts';
import { TRAITS } from '../../src/words/index.ts';

test('every signal can be switched off, but for what people report or open themselves', () => {
  expect([...SIGNALS].sort()).toEqual(KNOWN.filter((signal) => !['report', 'manual'].includes(signal)).sort());
});

test.each(['en', 'ru'] as const)('every niche that a creator may name has its word in %s', (language) => {
  expect(Object.keys(TRAITS[language].niche).sort()).toEqual([...NICHES].sort());
});

test.each([en, ru])('every problem of a file, and of a line of one, has its sentence (%#)', (words) => {
  expect(Object.keys(words.fileProblem).sort()).toEqual([...FILE_PROBLEMS].sort());
  expect(Object.keys(words.problem).sort()).toEqual([...LINE_PROBLEMS].sort());
});

test('whatever is refused about products, campaigns, content, lists, results and media kits has its sentence', () => {
  const endpoints = [
    ...catalogueEndpoints(() => undefined),
    ...campaignEndpoints,
    ...discoveryEndpoints,
    ...reportEndpoints,
    ...mediaKitEndpoints,
  ];
  const codes = new Set(endpoints.flatMap(({ problems }) => Object.keys(problems ?? {})));
  expect(codes.size).toBeGreaterThan(40);
  for (const words of [commonEn, commonRu])
    expect([...codes].filter((code) => !(code in words.problem.code))).toEqual([]);
});
