import type { Request, Response } from 'express';
import type { SandboxContext } from '../context.ts';
import type { Person } from '../options.ts';
import { html } from '../page.ts';

/** Address of a person's picture, drawn by the sandbox. */
export function avatarUrl({ publicUrl }: SandboxContext, person: Person): string {
  const initials = [person.givenName, person.familyName].map((part) => Array.from(part)[0] ?? '').join('');
  return `${publicUrl}/avatars/${person.subjects.google.slice(-5)}.svg?initials=${encodeURIComponent(initials)}`;
}

/** A disc with two letters; its colour follows from the number in the address. */
export function avatarEndpoint(request: Request, response: Response): void {
  const hue = (Number.parseInt(String(request.params.number), 10) * 47) % 360 || 0;
  const initials = Array.from(typeof request.query.initials === 'string' ? request.query.initials : '').slice(0, 2);
  response
    .type('image/svg+xml')
    .set('cache-control', 'public, max-age=86400')
    .send(
      html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><circle cx="48" cy="48" r="48" fill="hsl(${hue} 55% 45%)"/><text x="48" y="60" font-family="system-ui, sans-serif" font-size="36" text-anchor="middle" fill="#fff">${initials.join('')}</text></svg>`
        .markup,
    );
}
