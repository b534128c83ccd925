import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Chunks = Map<string, Rolldown.OutputChunk>;

/** Files a chunk needs before it can run: itself and its static imports, never the lazy ones. */
function staticClosure(fileName: string, chunks: Chunks, seen = new Set<string>()): Set<string> {
  if (seen.has(fileName)) return seen;
  seen.add(fileName);
  for (const imported of chunks.get(fileName)?.imports ?? []) staticClosure(imported, chunks, seen);
  return seen;
}

function gzippedKb(files: Set<string>, chunks: Chunks): number {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(chunks.get(file)?.code ?? '').byteLength;
  return bytes / 1024;
}

/**
 * Prints, at build, how many KB (gzip) of script each page needs for its first paint, and fails the build above the limit.
 * A page is a lazy entry named `*-page`; the entry is part of every page. Words are data, read beside it.
 */
export function reportPageSizes({ limitKb }: { limitKb: number }): Plugin {
  return {
    name: 'kolect:page-sizes',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks: Chunks = new Map();
      for (const file of Object.values(bundle)) if (file.type === 'chunk') chunks.set(file.fileName, file);
      const all = [...chunks.values()];
      const entry = all.find((chunk) => chunk.isEntry);
      if (!entry) return;
      const base = staticClosure(entry.fileName, chunks);
      const shells = all.filter((chunk) => chunk.facadeModuleId?.endsWith('-portal.tsx'));
      const pages = all.filter((chunk) => chunk.facadeModuleId?.endsWith('-page.tsx'));
      const lines = pages.map((page) => {
        const files = staticClosure(page.fileName, chunks, new Set(base));
        const [folder = ''] = page.facadeModuleId?.split('/web/')[1]?.split('/') ?? [];
        const shell = shells.find((chunk) => chunk.facadeModuleId?.includes(`/web/${folder}/`));
        if (shell) staticClosure(shell.fileName, chunks, files);
        return { name: `${folder}/${page.name}`, kb: gzippedKb(files, chunks) };
      });
      lines.sort((a, b) => b.kb - a.kb);
      console.log(`\nScript before first paint, gzip (limit ${limitKb} KB a page):`);
      for (const line of lines) console.log(`  ${line.kb.toFixed(1).padStart(6)} KB  ${line.name}`);
      const heavy = lines.filter((line) => line.kb > limitKb);
      if (heavy.length > 0) this.error(`Over ${limitKb} KB: ${heavy.map((line) => line.name).join(', ')}`);
    },
  };
}
