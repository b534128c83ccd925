const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export type RandomBytes = (size: number) => Uint8Array;

/** Random letters and digits (about 5.95 bits each). */
export function randomText(randomBytes: RandomBytes, length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 in a byte: anything above would favour the first letters.
      if (byte < 248 && text.length < length) text += alphabet[byte % 62];
    }
  }
  return text;
}

/** Random decimal digits without a leading zero. */
export function randomDigits(randomBytes: RandomBytes, length: number): string {
  let digits = '';
  while (digits.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 250 && digits.length < length && (digits !== '' || byte % 10 !== 0)) digits += String(byte % 10);
    }
  }
  return digits;
}
