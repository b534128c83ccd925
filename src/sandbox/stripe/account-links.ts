import { z } from 'zod';
import type { SandboxContext } from '../context.ts';
import { randomText } from '../random.ts';
import { resourceMissing, StripeFailure } from './failure.ts';
import { Expand, Text } from './params.ts';
import { type StripeCall, type StripeRoute, writeRoute } from './routes.ts';
import type { StoredLink } from './store.ts';
import type { Unit } from './unit.ts';

const linkLifeSeconds = 300;

const WebAddress = z.url({ protocol: /^https?$/, error: 'Not a valid URL' }).max(5000);
const CreateParams = z.strictObject({
  account: Text(100),
  type: z.enum(['account_onboarding', 'account_update']),
  refresh_url: WebAddress,
  return_url: WebAddress,
  collect: z.enum(['currently_due', 'eventually_due']).optional(),
  collection_options: z.record(z.string(), z.unknown()).optional(),
  expand: Expand,
});

// A link's life runs on the wall clock: moving the programme's clock must not lock out a visitor who just got one.
export function linkIsUsable(
  { wallClock }: SandboxContext,
  link: StoredLink,
  states: readonly StoredLink['state'][],
): boolean {
  return states.includes(link.state) && link.expires_at * 1000 > wallClock();
}

async function createLink({ context }: StripeCall, params: z.output<typeof CreateParams>, unit: Unit): Promise<object> {
  const account = await unit.find('accounts', params.account);
  if (!account) throw resourceMissing('account', params.account, 'account');
  if (params.type === 'account_update' && account.type !== 'custom') {
    const message = `You cannot create \`account_update\` type Account Links for this account. Valid types are: ["account_onboarding"]`;
    throw new StripeFailure(400, message, { param: 'type' });
  }
  const token = randomText(context.randomBytes, 32);
  const created = Math.floor(context.wallClock() / 1000);
  const shown = {
    object: 'account_link' as const,
    created,
    expires_at: created + linkLifeSeconds,
    url: `${context.publicUrl}/stripe/onboarding/${token}`,
  };
  const { refresh_url: refreshUrl, return_url: returnUrl } = params;
  unit.put('account_links', { ...shown, id: token, account: account.id, refreshUrl, returnUrl, state: 'fresh' });
  return shown;
}

export const accountLinkRoutes: readonly StripeRoute[] = [writeRoute('/account_links', CreateParams, createLink)];
