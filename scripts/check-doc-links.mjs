// Checks that every relative link and anchor in the Markdown files below a folder (default: here) leads somewhere.
//
//   node scripts/check-doc-links.mjs [FOLDER]

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.data', '.cache']);
const LINK =
  /!?\[(?:[^\]\\]|\\.|\[[^\]]*\])*\]\(\s*<?([^\s)>]+)>?(?:\s+["'(][^)]*)?\)|^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)|<(?:a|img)\b[^>]*?\b(?:href|src)="([^"]+)"/gm;

const root = resolve(process.argv[2] ?? '.');

/** @param {string} folder @returns {string[]} */
function markdownBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownBelow(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** Code is blanked, line breaks kept, so that positions stay true. @param {string} text */
function withoutCode(text) {
  const blank = (/** @type {string} */ code) => code.replace(/[^\n]/g, ' ');
  return text
    .replace(/^( {0,3})(```+|~~~+)[\s\S]*?^ {0,3}\2[^\n]*$/gm, blank)
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, blank);
}

/** The anchors that GitHub makes of headings, and those that are written out. @param {string} path */
function anchorsOf(path) {
  const raw = readFileSync(path, 'utf8');
  const anchors = new Set([...raw.matchAll(/<a\b[^>]*?\b(?:id|name)="([^"]+)"/g)].map(([, name]) => name));
  /** @type {Map<string, number>} */
  const seen = new Map();
  const fenceless = raw.replace(/^( {0,3})(```+|~~~+)[\s\S]*?^ {0,3}\2[^\n]*$/gm, '');
  for (const [, heading = ''] of fenceless.matchAll(/^ {0,3}#{1,6}\s+(.+?)\s*#*$/gm)) {
    const shown = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]|<[^>]+>/g, '');
    const slug = shown
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    anchors.add(times === 0 ? slug : `${slug}-${times}`);
  }
  return anchors;
}

/** @param {string} file @param {string} link @returns {string | undefined} what is wrong with it */
function complaint(file, link) {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link)) return undefined;
  const [path = '', anchor] = link.split('#');
  const target =
    path === ''
      ? file
      : resolve(path.startsWith('/') ? root : dirname(file), `.${path.startsWith('/') ? path : `/${path}`}`);
  if (!existsSync(decodeURIComponent(target))) return 'there is no such file';
  if (anchor && target.endsWith('.md') && !anchorsOf(target).has(decodeURIComponent(anchor)))
    return 'there is no such heading';
  return undefined;
}

let count = 0;
const complaints = markdownBelow(root).flatMap((file) => {
  const text = withoutCode(readFileSync(file, 'utf8'));
  return [...text.matchAll(LINK)].flatMap((match) => {
    const link = match[1] ?? match[2] ?? match[3] ?? '';
    count += 1;
    const reason = complaint(file, link);
    const line = text.slice(0, match.index).split('\n').length;
    return reason ? [`${relative(root, file)}:${line}: ${link}: ${reason}`] : [];
  });
});

for (const line of complaints) process.stdout.write(`${line}\n`);
process.stdout.write(`${count} links, ${complaints.length} broken\n`);
process.exitCode = complaints.length ? 1 : 0;
