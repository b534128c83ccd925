import fc from 'fast-check';

/** Any text that UTF-8 can carry: every code point but the halves of pairs. fast-check's own unit for it takes a second to set up. */
export const anyText = (constraints: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc
    .array(
      fc.integer({ min: 0, max: 0x10_ffff }).filter((point) => point < 0xd8_00 || point > 0xdf_ff),
      constraints,
    )
    .map((points) => String.fromCodePoint(...points));
