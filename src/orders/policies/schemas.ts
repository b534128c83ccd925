import { z } from 'zod';

const WindowDays = z
  .int()
  .min(0)
  .max(400)
  .nullable()
  .meta({ description: 'Days that a click counts; null for the programme’s setting' });
const CodesWin = z
  .boolean()
  .nullable()
  .meta({ description: 'A code beats any click; null for the programme’s setting' });

export const NewBrandPolicy = z.object({
  windowDays: WindowDays,
  codesWin: CodesWin,
  expectedVersion: z.int().min(0).meta({ description: 'The version you looked at; 0 before the first' }),
});
export type NewBrandPolicy = z.infer<typeof NewBrandPolicy>;

export const BrandPolicy = z
  .object({
    brandId: z.string(),
    version: z.int(),
    windowDays: WindowDays,
    codesWin: CodesWin,
    inForce: z.object({ windowDays: z.int(), codesWin: z.boolean(), settingsVersion: z.int() }),
  })
  .meta({ id: 'BrandAttributionPolicy' });
export type BrandPolicy = z.infer<typeof BrandPolicy>;
