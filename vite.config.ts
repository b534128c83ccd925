import { globSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { reportPageSizes } from './src/web/page-sizes.ts';
import { wordsAsData } from './src/web/words-as-data.ts';

/** What more than half of the pages need is in the file that all of them load; what a few need is in files of its own. */
const pages = globSync('src/web/**/*-page.tsx').length;

export default defineConfig({
  root: 'src/web',
  base: '/',
  publicDir: 'static',
  plugins: [react(), wordsAsData(), reportPageSizes({ limitKb: 200 })],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs changes rarely and compresses better as one file.
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|@tanstack)\//,
              priority: 2,
            },
            {
              name: 'kit',
              test: /(@mantine\/(core|hooks)|src\/web\/(kit|api|shell))\//,
              minShareCount: Math.ceil(pages * 0.27),
              priority: 1,
            },
          ],
        },
      },
    },
    // The chart library is one lazy file that only pages with a trend ask for, after their first paint.
    chunkSizeWarningLimit: 600,
  },
});
