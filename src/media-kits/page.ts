import { escaped, safeAddress } from './escape.ts';
import type { PublicKit } from './public-kit.ts';
import { shareTags } from './share-tags.ts';
import { type KitLanguage, type KitWords, kitWords, topicIn } from './words.ts';

const STYLE = `
:root{color-scheme:light dark;--ink:#12151c;--soft:#566070;--canvas:#f6f7f9;--surface:#fff;--line:#e3e6ec;--accent:#2f4be0;--tint:#eef1ff}
@media(prefers-color-scheme:dark){:root{--ink:#eef0f4;--soft:#9da6b5;--canvas:#0d0f14;--surface:#15181f;--line:#272c37;--accent:#9db0ff;--tint:#1d2547}}
*{box-sizing:border-box}body{margin:0;background:var(--canvas);color:var(--ink);font:16px/1.55 Inter,system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:680px;margin:0 auto;padding:48px 20px 64px;display:grid;gap:18px}
header{display:grid;grid-template-columns:88px minmax(0,1fr);gap:20px;align-items:center}header img,.letter{width:88px;height:88px;border-radius:50%;object-fit:cover}
.letter{display:grid;place-items:center;background:var(--tint);color:var(--accent);font-size:36px;font-weight:640}
h1{margin:0 0 8px;font-size:clamp(20px,5vw,30px);line-height:1.15;letter-spacing:-.02em}h2{margin:0 0 10px;font-size:13px;font-weight:600;color:var(--soft)}
section{background:var(--surface);border:1px solid var(--line);border-radius:14px;padding:18px 20px}p{margin:0}.about{font-size:17px;white-space:pre-wrap}
ul{margin:0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:8px}.badge{padding:3px 12px;border-radius:99px;background:var(--tint);color:var(--accent);font-size:14px;font-weight:600}
.rows{display:grid;gap:10px}.rows li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:2px 16px}.rows span{color:var(--soft);white-space:nowrap}
a{color:var(--accent)}dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:8px 24px}dt{color:var(--soft)}dd{margin:0}
footer{color:var(--soft);font-size:13px}`;

const TITLES: Record<string, string> = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  x: 'X',
  tiktok: 'TikTok',
  google: 'YouTube',
};

const frame = (language: KitLanguage, title: string, head: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
  `${head}<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

const robotsTag = (rule: string): string => `<meta name="robots" content="${rule}">`;

/** The page as HTML, without a script. Everything that a person wrote is escaped. @param url its own address, for whoever shares it */
export function kitPage(kit: PublicKit, language: KitLanguage, programme: string, url: string): string {
  const words = kitWords(language);
  const robots = kit.isIndexed ? 'index,follow' : 'noindex,nofollow';
  const body = [
    headOf(kit, words),
    kit.about ? `<section><p class="about">${escaped(kit.about)}</p></section>` : '',
    networksOf(kit, words, language),
    audienceOf(kit, words, language),
    kit.brands.length > 0
      ? `<section><h2>${words.brands}</h2><ul>${kit.brands.map((name) => `<li class="badge">${escaped(name)}</li>`).join('')}</ul></section>`
      : '',
    `<footer>${words.kit} · ${escaped(programme)} · <a href="/report?link=${encodeURIComponent(url)}" rel="nofollow">${words.report}</a></footer>`,
  ].join('');
  const head = `${robotsTag(robots)}${shareTags(kit, words, { language, programme, url })}`;
  return frame(language, `${kit.name} · ${words.kit}`, head, body);
}

export function missingPage(language: KitLanguage): string {
  const words = kitWords(language);
  const body = `<section><h1>${words.missing}</h1><p>${words.missingWhy}</p></section>`;
  return frame(language, words.missing, robotsTag('noindex,nofollow'), body);
}

function headOf({ name, avatarUrl, standing }: PublicKit, words: KitWords): string {
  const picture = safeAddress(avatarUrl);
  const face = picture
    ? `<img src="${picture}" alt="" referrerpolicy="no-referrer">`
    : `<span class="letter" aria-hidden="true">${escaped([...name][0] ?? '')}</span>`;
  const badges = standing
    ? [
        standing.kol === 'creator' ? '' : words.kol[standing.kol],
        words.tier[standing.tier],
        standing.reachClass ? `${words.reach[standing.reachClass]} · ${words.reachClass}` : '',
      ].filter(Boolean)
    : [];
  const list = badges.length > 0 ? `<ul>${badges.map((badge) => `<li class="badge">${badge}</li>`).join('')}</ul>` : '';
  return `<header>${face}<div><h1>${escaped(name)}</h1>${list}</div></header>`;
}

function networksOf({ networks }: PublicKit, words: KitWords, language: KitLanguage): string {
  if (!networks || networks.length === 0) return '';
  const count = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const rows = networks.map(({ network, username, profileUrl, followers }) => {
    const title = TITLES[network] ?? network;
    const label = escaped(username ? `${title} · ${username}` : title);
    const address = safeAddress(profileUrl);
    const named = address ? `<a href="${address}" rel="noreferrer nofollow">${label}</a>` : label;
    return `<li>${named}${followers === null ? '' : `<span>${count.format(followers)} ${words.followers}</span>`}</li>`;
  });
  return `<section><h2>${words.networks}</h2><ul class="rows">${rows.join('')}</ul></section>`;
}

function audienceOf({ audience }: PublicKit, words: KitWords, language: KitLanguage): string {
  if (!audience) return '';
  const name = (type: 'region' | 'language', code: string) =>
    new Intl.DisplayNames([language], { type }).of(code) ?? code;
  const facts = [
    [words.where, name('region', audience.country)],
    [words.speaks, audience.languages.map((code) => name('language', code)).join(', ')],
    [words.topics, audience.niches.map((niche) => topicIn(words, niche)).join(', ')],
  ].filter(([, value]) => value);
  return `<section><dl>${facts.map(([key, value]) => `<dt>${key}</dt><dd>${escaped(value ?? '')}</dd>`).join('')}</dl></section>`;
}
