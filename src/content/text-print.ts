import { createHash } from 'node:crypto';

/** Hash functions of a signature, and how they are cut into bands: two texts meet when one whole band is equal. */
const HASHES = 128;
const ROWS = 4;
const SHINGLE = 5;
/** Below this many letters two honest posts may well be the same. */
const SHORTEST = 40;

/** What is kept of a text to find its like: no word of it can be read back. */
export interface TextPrint {
  signature: number[];
  /** Keys of the bands, for the index. */
  bands: string[];
}

/** What people say in their own words: without addresses, tags and mentions, which a brief prescribes. */
export const ownWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[#@][\p{L}\p{N}_.]+/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * MinHash signature of a text over shingles of five letters, in 32 bands of 4: texts that share half of their shingles meet with
 * a chance of 87 %, those that share 80 % nearly always. Source: Broder 1997; Leskovec, Rajaraman and Ullman, chapter 3.
 * @returns undefined for a text too short to be anybody's own
 */
export function textPrintOf(text: string): TextPrint | undefined {
  const words = ownWords(text);
  if (words.length < SHORTEST) return undefined;
  const signature = new Array<number>(HASHES).fill(0xffffffff);
  for (const shingle of shinglesOf(words)) {
    const base = fnv1a(shingle);
    for (let index = 0; index < HASHES; index += 1) {
      const hash = mix(base ^ Math.imul(index + 1, 0x9e3779b1));
      if (hash < (signature[index] ?? 0)) signature[index] = hash;
    }
  }
  return { signature, bands: bandsOf(signature) };
}

/** Estimated share of equal shingles, 0..1. */
export function likenessOf(left: number[], right: number[]): number {
  let equal = 0;
  for (let index = 0; index < HASHES; index += 1) if (left[index] === right[index]) equal += 1;
  return equal / HASHES;
}

function shinglesOf(words: string): Set<string> {
  const shingles = new Set<string>();
  for (let start = 0; start + SHINGLE <= words.length; start += 1) shingles.add(words.slice(start, start + SHINGLE));
  return shingles;
}

function bandsOf(signature: number[]): string[] {
  const bands: string[] = [];
  for (let start = 0; start < HASHES; start += ROWS) {
    const rows = signature.slice(start, start + ROWS).join('.');
    bands.push(`${start / ROWS}:${createHash('sha256').update(rows).digest('base64url').slice(0, 8)}`);
  }
  return bands;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of the input moves half of the output's. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
