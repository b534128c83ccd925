import type { en } from './en/index.ts';

type PluralBase<Key> = Key extends `${infer Base}_other` ? Base : never;

/** Languages with more plural forms than English add them beside `_one` and `_other`. */
type MorePlurals<Keys> = { [Base in PluralBase<Keys> as `${Base}_${'zero' | 'two' | 'few' | 'many'}`]?: string };

type SameShape<Source> = {
  [Key in keyof Source]: Source[Key] extends string ? string : SameShape<Source[Key]>;
} & MorePlurals<keyof Source>;

/** What a complete language must hold: every sentence of English. */
export type Catalogue = SameShape<typeof en>;
