import type { DocumentType } from '../applications/schemas.ts';

const SIGNATURES: [DocumentType, Buffer][] = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
];

/** What a file is by its first bytes, whatever its name and sender say; undefined for anything that is not taken. */
export const fileTypeOf = (bytes: Buffer): DocumentType | undefined =>
  SIGNATURES.find(([, signature]) => bytes.subarray(0, signature.length).equals(signature))?.[0];
