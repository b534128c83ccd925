import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Db } from 'mongodb';
import { type NetworkName, networkNames } from './options.ts';
import { type RandomBytes, randomDigits, randomText } from './random.ts';

export interface NetworkClient {
  clientId: string;
  clientSecret: string;
}

export interface SandboxSecrets {
  clients: Record<NetworkName, NetworkClient>;
  /** Private RSA key that signs Google's id tokens. */
  googleKey: JWK;
  stripeSecretKey: string;
  stripeWebhookSecret: string;
}

/** Client ids as the networks write them; TikTok calls its own a client key. */
function createClients(randomBytes: RandomBytes): Record<NetworkName, NetworkClient> {
  const clientIds: Record<NetworkName, string> = {
    google: `${randomDigits(randomBytes, 12)}-sandbox.apps.googleusercontent.com`,
    facebook: randomDigits(randomBytes, 15),
    instagram: randomDigits(randomBytes, 15),
    x: randomText(randomBytes, 34),
    tiktok: `sbaw${randomText(randomBytes, 14).toLowerCase()}`,
  };
  const entries = networkNames.map((network) => [
    network,
    { clientId: clientIds[network], clientSecret: randomText(randomBytes, 32) },
  ]);
  return Object.fromEntries(entries) as Record<NetworkName, NetworkClient>;
}

async function createSecrets(randomBytes: RandomBytes): Promise<SandboxSecrets> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    clients: createClients(randomBytes),
    googleKey: { ...(await exportJWK(privateKey)), kid: randomText(randomBytes, 20), alg: 'RS256', use: 'sig' },
    stripeSecretKey: `sk_test_${randomText(randomBytes, 48)}`,
    stripeWebhookSecret: `whsec_${randomText(randomBytes, 32)}`,
  };
}

/** The sandbox's own keys: made once for a database, so that sessions and signatures outlive a restart. */
export async function loadSecrets(db: Db, randomBytes: RandomBytes): Promise<SandboxSecrets> {
  const collection = db.collection<SandboxSecrets & { _id: string }>('secrets');
  const found = await collection.findOne({ _id: 'secrets' });
  if (found) return found;
  const created = await createSecrets(randomBytes);
  // Two processes may start at once: the first insert wins and both read it.
  await collection.updateOne({ _id: 'secrets' }, { $setOnInsert: created }, { upsert: true });
  return (await collection.findOne({ _id: 'secrets' })) ?? created;
}
