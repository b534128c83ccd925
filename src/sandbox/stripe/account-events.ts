import type Stripe from 'stripe';
import type { Unit } from './unit.ts';

/** Writes the account and tells what changed: `account.updated`, and `capability.updated` for each changed capability. */
export function saveAccount(unit: Unit, before: Stripe.Account, after: Stripe.Account, nowSeconds: number): void {
  unit.put('accounts', after);
  const changed = Object.keys(after).filter(
    (key) => JSON.stringify(before[key as keyof Stripe.Account]) !== JSON.stringify(after[key as keyof Stripe.Account]),
  );
  const previous = Object.fromEntries(changed.map((key) => [key, before[key as keyof Stripe.Account] ?? null]));
  unit.emit({ type: 'account.updated', object: after, account: after.id, previous });
  for (const [name, status] of Object.entries(after.capabilities ?? {})) {
    const old = Object.entries(before.capabilities ?? {}).find(([key]) => key === name)?.[1];
    if (old === status) continue;
    const capability = {
      id: name,
      object: 'capability',
      account: after.id,
      requested: true,
      requested_at: nowSeconds,
      status,
      requirements: after.requirements,
    };
    unit.emit({
      type: 'capability.updated',
      object: capability,
      account: after.id,
      previous: { status: old ?? 'unrequested' },
    });
  }
}
