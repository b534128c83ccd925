import type { Response } from 'express';
import { z } from 'zod';

/** What a visitor can make go wrong at a network's sign-in page. */
export const networkFaults = {
  none: 'Nothing goes wrong',
  denied: 'The person refuses',
  server_error: 'The network redirects back with a server error',
  token_error: 'The token request answers 500',
  stall: 'The token request stalls',
  partial_scopes: 'The person takes back the last thing that was asked for',
  no_email: 'The profile has no e-mail address',
  nonsense_profile: 'The profile is nonsense',
} as const;

export type NetworkFault = keyof typeof networkFaults;

export const NetworkFaultName = z.enum(Object.keys(networkFaults) as [NetworkFault, ...NetworkFault[]]);

/** A 200 whose fields have the right names and the wrong contents. */
export function answerNonsense(response: Response): void {
  const nonsense = {
    sub: null,
    id: {},
    user_id: [],
    open_id: 7,
    name: 12345,
    email: 'not an address',
    followers_count: -7,
  };
  response.json({ ...nonsense, data: 'nonsense', items: 'nonsense' });
}
