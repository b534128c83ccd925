/** HTML that is already escaped. Only `html` makes it. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(render).join('');
  if (typeof part === 'object') return (part as Html).markup;
  return String(part).replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** Template tag: every value is escaped unless it is itself the result of `html`. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.reduce((markup, text, index) => markup + render(parts[index - 1]) + text) };
}

/** A whole page with the sandbox's banner and navigation. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Kolect sandbox</title>
<link rel="stylesheet" href="/sandbox.css">
<link rel="icon" href="data:,">
</head>
<body>
<p class="banner"><strong>Sandbox:</strong> nothing here is real. No network, no money, no shop.</p>
<nav><a href="/">Sandbox</a> <a href="/clock">Clock</a> <a href="/shop">Shop</a> <a href="/stripe">Stripe</a> <a href="/mail">Mailbox</a> <a href="/kolect">Back to Kolect</a></nav>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.markup;
}

/** Hidden form fields for the given values. */
export function hiddenFields(values: Record<string, string | undefined>): Html[] {
  return Object.entries(values)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

/** A moment as `2026-03-10 09:00 UTC`. */
export function moment(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
