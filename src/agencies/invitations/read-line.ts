import { Email } from './schemas.ts';

/** One line of the CSV, as it is invited. */
export interface Line {
  email: string;
  name: string | null;
  language: string;
  shareBps: number;
  termMonths: number | null;
}

export interface LineProblem {
  code: string;
  sentence: string;
  value: string;
}

const MAX_NAME = 120;

/** Percent as people write it: `20`, `20%`, `12,5`. Undefined for what is no share from 0 to 100. */
export function readShare(text: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const bps = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return bps <= 10_000 ? bps : undefined;
}

/** Reads one line; says in words what is wrong with it. */
export function readLine(
  fields: Record<string, string>,
  defaults: Pick<Line, 'shareBps' | 'termMonths' | 'language'>,
): Line | { problem: LineProblem } {
  const problem = (code: string, sentence: string, value: string) => ({ problem: { code, sentence, value } });
  const { email = fields['e-mail'] ?? '', name = '', share = '', months = '', language = '' } = fields;
  if (email === '') return problem('email_missing', 'There is no e-mail address on this line.', '');
  const address = Email.safeParse(email);
  if (!address.success) return problem('email_invalid', 'This is not an e-mail address.', email);
  const shareBps = share === '' ? defaults.shareBps : readShare(share);
  if (shareBps === undefined)
    return problem('share_invalid', 'The share has to be a percentage from 0 to 100, like 20 or 12.5.', share);
  const termMonths = months === '' ? defaults.termMonths : Number(months);
  if (termMonths !== null && !(Number.isInteger(termMonths) && termMonths >= 1 && termMonths <= 60))
    return problem('months_invalid', 'The term has to be 1 to 60 whole months, or empty.', months);
  if (language !== '' && !/^[a-z]{2}$/i.test(language))
    return problem('language_invalid', 'The language has to be a two-letter code like en or ru.', language);
  return {
    email: address.data,
    name: name.normalize('NFKC').slice(0, MAX_NAME) || null,
    language: language.toLowerCase() || defaults.language,
    shareBps,
    termMonths,
  };
}
