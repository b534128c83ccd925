import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { sendProblem } from '../kit/problem.ts';
import { currentSettings } from '../settings/index.ts';

const FRESH_MS = 30_000;
const WAIT_MS = 500;
const MISSING = 'This link does not lead anywhere. It may have been paused or have ended.';

/**
 * What a visitor of an unknown, paused or ended link gets: the programme's fallback page where one is set, else a friendly
 * page for browsers and a problem document for programs. Waits at most half a second for the setting.
 */
export function createFallback(ctx: Context): (request: Request, response: Response) => Promise<void> {
  const kept: { url: string | null; freshUntil: number } = { url: null, freshUntil: 0 };

  async function refresh(): Promise<void> {
    kept.freshUntil = Date.now() + FRESH_MS;
    try {
      kept.url = (await currentSettings(ctx)).links.fallbackUrl;
    } catch (error) {
      ctx.logger.debug({ err: error }, 'the fallback page of links could not be looked up');
    }
  }

  return async (request, response) => {
    if (kept.freshUntil < Date.now()) await Promise.race([refresh(), sleep(WAIT_MS)]);
    // Visits come in before the middleware that gives every other request its id.
    response.setHeader('X-Request-Id', ctx.ids.next('req'));
    response.setHeader('Cache-Control', 'no-store');
    response.vary('Accept-Language');
    if (kept.url) {
      response.writeHead(302, { Location: kept.url }).end();
      return;
    }
    if (request.accepts(['json', 'html']) !== 'html') return sendProblem(response, 404, 'link_not_found', MISSING);
    response
      .status(404)
      .set({
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        'X-Content-Type-Options': 'nosniff',
      })
      .type('html')
      .send(pageOf(ctx.config.programmeName, String(request.params.code ?? ''), languageOf(request)));
  };
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const WORDS = {
  en: {
    title: 'This link has ended',
    text: 'It may have been paused, or there may be a slip in it. Ask whoever shared it for a new one.',
    report: 'Is something wrong with it? Tell us.',
  },
  ru: {
    title: 'Эта ссылка больше не работает',
    text: 'Возможно, её приостановили или в ней опечатка. Попросите новую у того, кто ею поделился.',
    report: 'Что-то не так? Расскажите нам.',
  },
} as const;
type Language = keyof typeof WORDS;

const languageOf = (request: Request): Language => (request.acceptsLanguages('en', 'ru') === 'ru' ? 'ru' : 'en');

const pageOf = (programme: string, code: string, language: Language): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${WORDS[language].title}</title>
<style>
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 1.0625rem/1.5 system-ui, sans-serif; color: #1c1d21; background: #f7f6f3 }
main { max-width: 26rem; padding: 2rem }
h1 { font-size: 1.5rem; margin: 0 0 .5rem }
p { margin: 0 }
a { color: inherit }
@media (prefers-color-scheme: dark) { body { color: #eceae6; background: #17181b } }
</style>
</head>
<body>
<main>
<h1>${WORDS[language].title}</h1>
<p>${WORDS[language].text}</p>
<p style="margin-top:1.5rem"><a href="/report?link=${encodeURIComponent(code.slice(0, 64))}">${WORDS[language].report}</a></p>
<p style="margin-top:1.5rem;opacity:.65">${escapeHtml(programme)}</p>
</main>
</body>
</html>`;
