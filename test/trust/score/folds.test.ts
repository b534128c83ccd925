import { describe, expect, it } from 'vitest';
import { signatureOf } from '../../../src/trust/score/account.ts';
import { foldsOf } from '../../../src/trust/score/folds.ts';
import { inventAccounts } from './accounts.ts';

describe('folds', () => {
  const rows = [...inventAccounts(205, 1, 'one'), ...inventAccounts(103, 2, 'two')];

  it('spread each origin’s fakes and genuine accounts evenly', () => {
    const folds = foldsOf(rows, 5, 3);
    for (const stratum of Map.groupBy(rows.keys(), (index) => `${rows[index]?.origin}/${rows[index]?.fake}`).values()) {
      const sizes = [0, 1, 2, 3, 4].map((fold) => stratum.filter((index) => folds[index] === fold).length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
  });

  it('keep equal accounts together', () => {
    const twins = rows.flatMap((row) => [row, { ...row, account: { ...row.account } }]);
    const folds = foldsOf(twins, 5, 3);
    const foldBySignature = new Map<string, number>();
    for (const [index, { account }] of twins.entries()) {
      const fold = folds[index] ?? -1;
      expect(foldBySignature.get(signatureOf(account)) ?? fold).toBe(fold);
      foldBySignature.set(signatureOf(account), fold);
    }
  });

  it('follow the seed', () => {
    expect(foldsOf(rows, 5, 3)).toEqual(foldsOf(rows, 5, 3));
    expect(foldsOf(rows, 5, 4)).not.toEqual(foldsOf(rows, 5, 3));
  });
});
