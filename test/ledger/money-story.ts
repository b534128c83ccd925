import fc from 'fast-check';
import type { Entry } from '../../src/ledger/index.ts';
import { move } from '../../src/ledger/index.ts';
import { NaiveLedger, nameOf, type Verdict } from './naive-ledger.ts';

/** A ledger under test. */
export interface Bank {
  post(entries: Entry[]): Promise<Verdict>;
  take(from: Wallet, seen: Seen, entry: Entry): Promise<Verdict>;
  giveBack(to: Wallet, range: Range, entry: Entry): Promise<Verdict>;
  takenThrough(wallet: Wallet): Promise<number> | number;
  amountOf(wallet: Wallet): Promise<number> | number;
}

type Place = 'pending' | 'payable' | 'in_transit' | 'paid';

export interface Range {
  after: number;
  through: number;
}

export interface Wallet {
  account: `${'creator' | 'agency'}:${Place}`;
  owner: string;
  currency: string;
}
export interface Seen {
  amountMinor: number;
  sequence: number;
}

type Move = { do: 'earn' | 'return' | 'approve' | 'claw back' | 'hold' | 'refer'; whose: number; minor: number };
type Reserve = { do: 'reserve'; whose: number; stale: boolean };
type Close = { do: 'settle' | 'release' | 'settle twice'; which: number };
type Again = { do: 'repeat' | 'reuse key' | 'repeat in a batch'; which: number };
type Unsound = { do: 'unsound'; how: number; whose: number };
export type Command = Move | Reserve | Close | Again | Unsound;

const isClose = (step: Command): step is Close => ['settle', 'release', 'settle twice'].includes(step.do);

/** Two creators and an agency. */
const OWNERS = ['ann', 'bob', 'agc'];
const whose = fc.nat({ max: 5 });
const minor = fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(1, 2, 999_999_999_999));
const which = fc.nat({ max: 1_000 });

export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('earn', 'return', 'approve', 'claw back', 'hold', 'refer'),
      whose,
      minor,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('reserve'), whose, stale: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('settle', 'release', 'settle twice'), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('repeat', 'reuse key', 'repeat in a batch'), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsound'), how: fc.nat({ max: 5 }), whose }) },
) as fc.Arbitrary<Command>;

const walletOf = (index: number, place: Place): Wallet => ({
  account: `${index % 3 === 2 ? 'agency' : 'creator'}:${place}`,
  owner: OWNERS[index % 3] ?? '',
  currency: index < 3 ? 'EUR' : 'JPY',
});

const placeOf = (wallet: Wallet, place: Place): Wallet => ({
  ...wallet,
  account: `${wallet.account.startsWith('agency') ? 'agency' : 'creator'}:${place}`,
});

/** Plays commands against a ledger and the naive one side by side; throws where they part. */
export class Story {
  readonly naive = new NaiveLedger();
  private readonly bank: Bank;
  private readonly written: Entry[] = [];
  private readonly open: { wallet: Wallet; minor: number; key: string; done: boolean; range: Range }[] = [];
  private count = 0;

  constructor(bank: Bank) {
    this.bank = bank;
  }

  async play(step: Command): Promise<void> {
    if (step.do === 'reserve') return this.reserve(step);
    if (isClose(step)) return this.close(step);
    await this.post(this.entriesOf(step));
  }

  /** Every account of the bank holds what the naive ledger says, and each currency sums to zero. */
  async compare(): Promise<void> {
    for (const index of [0, 1, 2, 3, 4, 5])
      for (const place of ['pending', 'payable', 'in_transit', 'paid'] as const)
        await this.same(walletOf(index, place));
    for (const currency of ['EUR', 'JPY'])
      if (this.naive.total(currency) !== 0n) throw new Error(`${currency} does not sum to zero`);
  }

  private entry(postings: Entry['postings']): Entry {
    this.count += 1;
    return { key: `e${this.count}`, fact: { kind: 'test', id: `${this.count}` }, postings };
  }

  private entriesOf(step: Move | Again | Unsound): Entry[] {
    if ('which' in step) return this.again(step);
    if (step.do === 'unsound') return unsound(this.entry([]), walletOf(step.whose, 'pending'), step.how);
    const pending = walletOf(step.whose, 'pending');
    const payable = walletOf(step.whose, 'payable');
    const owed = { account: 'brand:owed' as const, owner: 'brand', currency: pending.currency };
    const fees = { ...owed, account: 'platform:fees' as const, owner: 'platform' };
    const [from, to] = (
      {
        earn: [owed, pending],
        return: [pending, owed],
        approve: [pending, payable],
        'claw back': [payable, owed],
        hold: [payable, pending],
        refer: [fees, pending],
      } as const
    )[step.do];
    return [this.entry(move(from, to, step.minor))];
  }

  private again({ do: what, which }: Again): Entry[] {
    const known = this.written[which % Math.max(1, this.written.length)];
    if (!known) return [];
    const other = this.entry(move(walletOf(0, 'pending'), walletOf(0, 'payable'), 7));
    if (what === 'repeat') return [structuredClone(known)];
    if (what === 'reuse key') return [other, { ...other, key: known.key }];
    return [other, structuredClone(known)];
  }

  private async post(entries: Entry[]): Promise<void> {
    const expected = this.naive.post(entries);
    const verdict = await this.bank.post(entries);
    if (verdict !== expected) throw new Error(`${JSON.stringify(entries)} was ${verdict}, not ${expected}`);
    if (verdict === 'written') this.written.push(...entries);
    for (const { postings } of entries)
      for (const posting of postings)
        if (/^(creator|agency):/.test(posting.account)) await this.same(posting as Wallet);
  }

  private async reserve({ whose, stale }: Reserve): Promise<void> {
    const wallet = walletOf(whose, 'payable');
    const now = { amountMinor: this.naive.amountOf(wallet), sequence: this.naive.changesOf(wallet) };
    if (now.amountMinor <= 0) return;
    const seen = stale ? { ...now, sequence: now.sequence - 1 } : now;
    const entry = this.entry(move(wallet, placeOf(wallet, 'in_transit'), seen.amountMinor));
    const verdict = await this.bank.take(wallet, seen, entry);
    if (verdict !== (stale ? 'refused' : 'written')) throw new Error(`taking ${seen.amountMinor} was ${verdict}`);
    if (!stale) {
      this.naive.post([entry]);
      const range = { after: this.naive.takenThrough(wallet), through: seen.sequence };
      this.naive.taken.set(nameOf(wallet), seen.sequence);
      this.open.push({ wallet, minor: seen.amountMinor, key: entry.key, done: false, range });
      if (this.naive.amountOf(wallet) !== 0) throw new Error('something was left');
    }
    await this.same(wallet);
  }

  /** A reservation ends once, in one of two ways, under a key of its own. */
  private async close({ do: what, which }: Close): Promise<void> {
    const found = this.open[which % Math.max(1, this.open.length)];
    if (!found || (found.done && what !== 'settle twice')) return;
    const transit = placeOf(found.wallet, 'in_transit');
    if (what === 'release') return this.giveBack(found, transit);
    const to = placeOf(found.wallet, 'paid');
    const key = `${found.key}:end`;
    const times = what === 'settle twice' ? 2 : 1;
    for (let time = 0; time < times; time += 1)
      await this.post([{ key, fact: { kind: 'payout', id: found.key }, postings: move(transit, to, found.minor) }]);
    found.done = true;
  }

  /** What was reserved is payable again, and the changes that it covered are free, unless a later taking covers them too. */
  private async giveBack(found: (typeof this.open)[number], transit: Wallet): Promise<void> {
    const postings = move(transit, found.wallet, found.minor);
    const entry = { key: `${found.key}:end`, fact: { kind: 'payout', id: found.key }, postings };
    const expected = this.naive.post([entry]);
    const verdict = await this.bank.giveBack(found.wallet, found.range, entry);
    if (verdict !== expected) throw new Error(`giving back was ${verdict}, not ${expected}`);
    if (this.naive.takenThrough(found.wallet) === found.range.through)
      this.naive.taken.set(nameOf(found.wallet), found.range.after);
    found.done = true;
    await this.same(found.wallet);
  }

  private async same(wallet: Wallet): Promise<void> {
    const taken = await this.bank.takenThrough(wallet);
    if (taken !== this.naive.takenThrough(wallet))
      throw new Error(`${JSON.stringify(wallet)} is taken through ${taken}, not ${this.naive.takenThrough(wallet)}`);
    const kept = await this.bank.amountOf(wallet);
    if (kept !== this.naive.amountOf(wallet))
      throw new Error(`${JSON.stringify(wallet)} holds ${kept}, not ${this.naive.amountOf(wallet)}`);
  }
}

function unsound(entry: Entry, wallet: Wallet, how: number): Entry[] {
  const other = placeOf(wallet, 'payable');
  const half = { ...wallet, amountMinor: 0.5 };
  const ways: Entry['postings'][] = [
    [],
    [{ ...wallet, amountMinor: 5 }],
    [...move(wallet, other, 5), { ...wallet, amountMinor: 1 }],
    [half, { ...other, amountMinor: -0.5 }],
    [
      { ...wallet, amountMinor: 2 ** 53 },
      { ...other, amountMinor: -(2 ** 53) },
    ],
    [
      { ...wallet, amountMinor: 5 },
      { ...other, currency: 'USD', amountMinor: -5 },
    ],
  ];
  const good = { ...entry, key: `${entry.key}:good`, postings: move(wallet, other, 3) };
  return [good, { ...entry, postings: ways[how] ?? [] }];
}
