import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Story } from './history.ts';

export interface Sending {
  /** Ids that were answered 200. */
  acknowledged: Set<string>;
  sends: number;
  /** Sends that failed or got no answer, and were made again. */
  retries: number;
  /** Answers that said that the event was known. */
  duplicates: number;
}

const ANSWER_MS = 5_000;
const RETRY_MS = 40;
const MAX_RETRIES = 5_000;

/**
 * Several shops' processes at once: each sends its orders' events and does not let go of one before it is acknowledged.
 * Every twentieth event is sent once more although it was.
 */
export async function sendAll(
  stories: Story[],
  clients: number,
  to: { url: string; secret: string },
  sending: Sending,
): Promise<void> {
  const queue = stories.values();
  const client = async () => {
    for (const story of queue) for (const event of story.events) await deliver(event, to, sending);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function deliver(event: Story['events'][number], to: { url: string; secret: string }, sending: Sending) {
  for (let attempt = 0; attempt < MAX_RETRIES; attempt += 1) {
    sending.sends += 1;
    const answer = await post(event, to);
    if (answer) {
      sending.acknowledged.add(event.id);
      if (answer.duplicate) sending.duplicates += 1;
      if (attempt > 0 || sending.acknowledged.size % 20 !== 0) return;
    } else {
      sending.retries += 1;
      await pause(RETRY_MS);
    }
  }
}

/** The answer when the event was acknowledged; undefined when it was not, or nobody knows. */
async function post(
  event: Story['events'][number],
  { url, secret }: { url: string; secret: string },
): Promise<{ duplicate: boolean } | undefined> {
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': event.id,
    'webhook-timestamp': `${Math.floor(at.getTime() / 1_000)}`,
    'webhook-signature': new Webhook(secret).sign(event.id, at, event.body),
  };
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const response = await fetch(url, { method: 'POST', headers, body: event.body, signal });
    const text = await response.text();
    if (response.status === 200) return JSON.parse(text);
    if (response.status < 500) throw new Refused(`${event.id} was refused: ${response.status} ${text}`);
  } catch (error) {
    if (error instanceof Refused) throw error;
  }
  return undefined;
}

class Refused extends Error {}
