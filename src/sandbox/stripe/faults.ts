import { z } from 'zod';

export const faultKinds = [
  'timeout_after_success',
  'truncated',
  '409',
  '429',
  '500',
  'stored_500',
  'webhook_lost',
  'webhook_late',
  'account_disabled',
  'stall',
] as const;
export type FaultKind = (typeof faultKinds)[number];

const maxFaults = 100;

export const FaultRequest = z.strictObject({
  kind: z.enum(faultKinds),
  /** How often it strikes; null: until it is cleared. */
  times: z.int().min(1).max(1_000_000).nullable().default(1),
  match: z
    .strictObject({
      method: z.enum(['GET', 'POST', 'DELETE']).optional(),
      /** Beginning of the request's path, for example `/v1/transfers`. */
      path: z.string().max(200).optional(),
      destination: z.string().max(100).optional(),
      /** Beginning of the event's type, for the webhook faults. */
      type: z.string().max(100).optional(),
    })
    .default({}),
  probability: z.number().gt(0).max(1).default(1),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
  /** How long a stall, a missing answer or a late webhook lasts. */
  delayMs: z.int().min(0).max(600_000).optional(),
  /** For `stored_500`: the work was done before it failed. */
  executed: z.boolean().default(false),
});

export interface Fault extends z.output<typeof FaultRequest> {
  id: number;
  struck: number;
}

export interface FaultTarget {
  method?: string;
  path?: string;
  destination?: string | undefined;
  type?: string;
}

export interface FaultList {
  add(request: z.output<typeof FaultRequest>): Fault | null;
  list(): Fault[];
  remove(id: number): boolean;
  clear(): void;
  /** The first fault of these kinds that strikes the target; counts as one of its times. */
  take(kinds: readonly FaultKind[], target: FaultTarget): Fault | null;
}

/** Mulberry32: a small generator whose sequence follows from the seed alone. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function matches({ match }: Fault, target: FaultTarget): boolean {
  return (
    (match.method === undefined || match.method === target.method) &&
    (match.path === undefined || (target.path ?? '').startsWith(match.path)) &&
    (match.destination === undefined || match.destination === target.destination) &&
    (match.type === undefined || (target.type ?? '').startsWith(match.type))
  );
}

/** Faults live in memory: a restarted sandbox is a healthy one. */
export function createFaultList(): FaultList {
  let faults: { fault: Fault; random: () => number }[] = [];
  let lastId = 0;
  return {
    add(request) {
      if (faults.length >= maxFaults) return null;
      lastId += 1;
      const fault = { ...request, id: lastId, struck: 0 };
      faults.push({ fault, random: seededRandom(request.seed) });
      return fault;
    },
    list: () => faults.map(({ fault }) => fault),
    remove(id) {
      const before = faults.length;
      faults = faults.filter(({ fault }) => fault.id !== id);
      return faults.length < before;
    },
    clear() {
      faults = [];
    },
    take(kinds, target) {
      const hit = faults.find(
        ({ fault, random }) => kinds.includes(fault.kind) && matches(fault, target) && random() < fault.probability,
      );
      if (!hit) return null;
      hit.fault.struck += 1;
      if (hit.fault.times !== null && hit.fault.struck >= hit.fault.times)
        faults = faults.filter((entry) => entry !== hit);
      return hit.fault;
    },
  };
}
