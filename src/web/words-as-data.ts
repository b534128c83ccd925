import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const ID = 'virtual:words';
const FOLDER = join(import.meta.dirname, 'i18n');

/**
 * Sentences are data, not script: each part of each language becomes a JSON file, and `virtual:words` tells the addresses. A browser
 * reads JSON faster than code that says the same.
 */
export function wordsAsData(): Plugin {
  return {
    name: 'kolect:words',
    apply: 'build',
    resolveId: (source) => (source === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null;
      const addresses: Record<string, Record<string, string>> = {};
      for (const file of globSync('*/for-*.ts', { cwd: FOLDER }).sort()) {
        const language = dirname(file);
        const part = basename(file, '.ts').slice('for-'.length);
        const words: { default: object } = await import(pathToFileURL(join(FOLDER, file)).href);
        const source = JSON.stringify(words.default);
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        const fileName = `assets/words-${language}-${part}-${hash}.json`;
        this.emitFile({ type: 'asset', fileName, source });
        addresses[language] = { ...addresses[language], [part]: `/${fileName}` };
      }
      return `export const addresses = ${JSON.stringify(addresses)};`;
    },
  };
}
