import { invalid } from '../kit/errors.ts';

const refuse = (message: string) =>
  invalid('destination_invalid', `This address cannot be used: it ${message}.`, [{ path: 'destination', message }]);

/**
 * A destination as a URL of http or https, without user info and without tricks that browsers read differently
 * (`//evil`, `/\evil`, `https:evil`, control characters). Whether the host is a brand's is decided by the caller.
 * @param insecureHosts hosts that may use plain http, for the sandbox's shop on loopback
 */
export function parseDestination(text: string, options: { httpAllowed: boolean }): URL {
  const trimmed = text.trim();
  if (!/^https?:\/\/[^/\\]/i.test(trimmed)) throw refuse('does not start with https://');
  if (hasUnsafeCharacter(trimmed)) throw refuse('holds a character that addresses do not have');
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (!url) throw refuse('is not a web address');
  if (url.protocol !== 'https:' && !options.httpAllowed) throw refuse('does not start with https://');
  if (url.username || url.password) throw refuse('holds a user name or password');
  return url;
}

/** Backslashes, white space and control characters: browsers read them in ways that hide where an address leads. */
const hasUnsafeCharacter = (text: string): boolean =>
  [...text].some((character) => character <= ' ' || character === '\\' || character === '\u007f');
