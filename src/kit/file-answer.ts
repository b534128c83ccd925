import type { Readable } from 'node:stream';
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

/** A file that is sent as it is made, for those that may be long. */
export class StreamAnswer {
  readonly stream: Readable;
  readonly contentType: string;
  readonly fileName: string;

  constructor(stream: Readable, contentType: string, fileName: string) {
    this.stream = stream;
    this.contentType = contentType;
    this.fileName = fileName;
  }
}

export const StreamSchema = z
  .custom<StreamAnswer>((value) => value instanceof StreamAnswer)
  .meta({ override: { type: 'string' } });

export const FileSchema = z
  .custom<FileAnswer>((value) => value instanceof FileAnswer)
  .meta({ override: { type: 'string', format: 'binary' } });
