import type { Config } from '../config.ts';
import type { Kolect } from './start-kolect.ts';

/** Says where to look and who to sign in as. */
export function welcome(kolect: Kolect, config: Config): void {
  const lines = [
    `${config.programmeName} is running.`,
    '',
    `  Portal         ${kolect.url}`,
    `  API reference  ${kolect.url}/docs`,
  ];
  if (kolect.sandboxUrl) {
    lines.push(
      `  Sandbox        ${kolect.sandboxUrl}        five networks and Stripe; nothing there is real`,
      `  Demo shop      ${kolect.sandboxUrl}/shop`,
      `  Clock          ${kolect.sandboxUrl}/clock  move programme time forward`,
      `  Mailbox        ${kolect.sandboxUrl}/mail   what Kolect mailed`,
      '',
      'Sign in with any network as',
      '  Mara Lindqvist     programme manager (admin)',
      '  Jonas Vandersteen  programme manager (finance)',
      '  Lucie Hrušková     owner of the brand Casa Lumen (with Google)',
      '  Sofia Marchetti    owner of the agency Nordlicht Creators (with Google)',
      '  Mateusz Wróblewski creator with six weeks of sales (with Google)',
      '  anybody else       applies as a creator, for a brand or as an agency',
    );
  }
  lines.push('', 'Ctrl-C stops everything.', '');
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
