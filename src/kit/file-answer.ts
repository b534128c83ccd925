import { z } from 'zod';

/** A file as an answer. A browser saves it under its name and never runs it as a page of ours. */
export class FileAnswer {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly fileName: string;

  constructor(bytes: Buffer, contentType: string, fileName: string) {
    this.bytes = bytes;
    this.contentType = contentType;
    this.fileName = fileName;
  }
}

export const FileSchema = z
  .custom<FileAnswer>((value) => value instanceof FileAnswer)
  .meta({ override: { type: 'string', format: 'binary' } });
