import type { MailText } from './templates/template.ts';

/** A mail as it is sent. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const MAX_SUBJECT = 200;

/** A subject is one line, whatever a name in it contains: what follows a line break would be headers. */
const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_SUBJECT);

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,sans-serif";

/** Lays a mail out as plain text and as simple HTML without pictures, scripts or trackers. */
export function layOut(
  { subject, paragraphs, code, action }: MailText,
  frame: { language: string; programme: string; publicUrl: string },
): Letter {
  const url = action && new URL(action.path, frame.publicUrl).href;
  const text = [
    paragraphs[0],
    code,
    ...paragraphs.slice(1),
    action && `${action.label}: ${url}`,
    `-- \n${frame.programme}`,
  ];
  const [first = '', ...rest] = paragraphs.map((line) => `<p style="margin:0 0 16px">${escaped(line)}</p>`);
  const digits = code
    ? `<p style="margin:0 0 16px;font-size:32px;font-weight:700;letter-spacing:6px">${escaped(code)}</p>`
    : '';
  const button =
    action && url
      ? `<p style="margin:24px 0"><a href="${escaped(url)}" style="background:#1c1b22;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">${escaped(action.label)}</a></p>`
      : '';
  const body = `${first}${digits}${rest.join('')}${button}`;
  return {
    subject: oneLine(subject),
    text: `${text.filter(Boolean).join('\n\n')}\n`,
    html: `<!doctype html><html lang="${escaped(frame.language)}"><head><meta charset="utf-8"><title>${escaped(oneLine(subject))}</title></head><body style="margin:0;padding:32px 16px;background:#f4f3f7;color:#1c1b22;font-size:16px;line-height:1.5;${FONT}"><div style="max-width:520px;margin:0 auto;background:#fff;padding:32px;border-radius:12px">${body}<p style="margin:32px 0 0;color:#6b6876;font-size:13px">${escaped(frame.programme)}</p></div></body></html>`,
  };
}
