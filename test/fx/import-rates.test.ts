import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importDueRates, importRates, ratesOn } from '../../src/fx/index.ts';
import { fxImports } from '../../src/fx/model.ts';
import { readEcb } from '../../src/fx/read-ecb.ts';
import { portOf } from '../support/port-of.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { type TestContext, testContext } from '../support/test-context.ts';

const cubes = (rates: Record<string, string>) =>
  Object.entries(rates)
    .map(([currency, rate]) => `<Cube currency='${currency}' rate='${rate}'/>`)
    .join('\n');
const ecb = (days: Record<string, Record<string, string>>) => `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
<Cube>${Object.entries(days)
  .map(([day, rates]) => `<Cube time='${day}'>${cubes(rates)}</Cube>`)
  .join('')}</Cube></gesmes:Envelope>`;

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});

describe('reading daily reference rates', () => {
  test('keeps each day’s rates as the texts that were published', () => {
    const xml = ecb({ '2026-11-20': { USD: '1.0840', JPY: '163.25' }, '2026-11-19': { USD: '1.08' } });
    expect(readEcb(xml)).toEqual([
      { day: '2026-11-20', rates: { USD: '1.0840', JPY: '163.25' } },
      { day: '2026-11-19', rates: { USD: '1.08' } },
    ]);
  });

  test('refuses what cannot be read whole', () => {
    for (const xml of [
      '',
      '<html>maintenance</html>',
      ecb({ '2026-11-20': {} }),
      ecb({ '2026-11-20': { USD: '0' } }),
      ecb({ '2026-11-20': { USD: '1.08', JPY: 'n/a' } }),
    ])
      expect(() => readEcb(xml)).toThrow(expect.objectContaining({ code: 'rates_unreadable' }));
  });
});

describe('imported rates', () => {
  test('are there once, and a day that was used is never changed', async () => {
    const xml = ecb({ '2026-11-20': { USD: '1.08' }, '2026-11-19': { USD: '1.07' } });
    expect(await importRates(ctx, xml, 'test')).toEqual({
      added: ['2026-11-20', '2026-11-19'],
      completed: [],
      different: [],
    });
    expect(await importRates(ctx, xml, 'test')).toEqual({ added: [], completed: [], different: [] });
    const corrected = ecb({ '2026-11-20': { USD: '2.00' } });
    expect(await importRates(ctx, corrected, 'test')).toEqual({
      added: [],
      completed: [],
      different: ['2026-11-20'],
    });
    expect(await ratesOn(ctx, new Date('2026-11-20T23:00:00Z'))).toEqual({ day: '2026-11-20', rates: { USD: '1.08' } });
  });

  test('of a currency that the first source lacks complete its day, and change nothing that was there', async () => {
    await importRates(ctx, ecb({ '2026-10-01': { USD: '1.08' } }), 'test');
    const more = ecb({ '2026-10-01': { USD: '9.99', KWD: '0.3321' } });
    expect(await importRates(ctx, more, 'dinars')).toEqual({
      added: [],
      completed: ['2026-10-01'],
      different: ['2026-10-01'],
    });
    expect((await ratesOn(ctx, new Date('2026-10-01T12:00:00Z')))?.rates).toEqual({ USD: '1.08', KWD: '0.3321' });
  });

  test('of the last published day count over a week-end, for five days and no longer', async () => {
    const on = async (day: string) => (await ratesOn(ctx, new Date(`${day}T12:00:00Z`)))?.day;
    expect(await on('2026-11-22')).toBe('2026-11-20');
    expect(await on('2026-11-25')).toBe('2026-11-20');
    expect(await on('2026-11-26')).toBeUndefined();
    expect(await on('2026-11-18')).toBeUndefined();
  });

  test('are fetched from the configured address, at most every six hours; a fault is tried again and breaks nothing', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.statusCode = asked === 1 ? 500 : 200;
      response.end(ecb({ '2026-12-01': { USD: '1.09' } }));
    }).listen(0);
    afterAll(() => server.close());
    const configured = { ...ctx, config: { ...ctx.config, fxRatesUrl: `http://127.0.0.1:${portOf(server)}/` } };
    await Promise.all([importDueRates(configured), importDueRates(configured)]);
    expect(asked).toBe(1);
    await importDueRates(configured);
    expect(asked).toBe(1);
    await fxImports(ctx).updateOne({ _id: 'daily' }, { $set: { triedAt: new Date(Date.now() - 6 * 3_600_000) } });
    await importDueRates(configured);
    expect(await ratesOn(ctx, new Date('2026-12-01T12:00:00Z'))).toMatchObject({ day: '2026-12-01' });
  });

  test('are read from the configured file; one that is not there is tried again and breaks nothing', async () => {
    const path = join(temporaryDirectory(), 'rates.xml');
    const configured = { ...ctx, config: { ...ctx.config, fxRatesUrl: pathToFileURL(path).href } };
    const due = () => fxImports(ctx).updateOne({ _id: 'daily' }, { $set: { triedAt: new Date(0) } });
    await due();
    await importDueRates(configured);
    await writeFile(path, ecb({ '2026-12-02': { USD: '1.10', JPY: '165.1' } }));
    await due();
    await importDueRates(configured);
    expect(await ratesOn(ctx, new Date('2026-12-02T12:00:00Z'))).toMatchObject({ rates: { JPY: '165.1' } });
  });
});
