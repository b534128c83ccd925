import { requireCreator } from '../accounts/index.ts';
import { audit } from '../audit/index.ts';
import { findBrandOfHost } from '../brands/index.ts';
import type { Context } from '../context.ts';
import { conflict, invalid } from '../kit/errors.ts';
import { inTransaction } from '../kit/transaction.ts';
import { parseDestination } from './destination.ts';
import { type LinkRecord, links } from './model.ts';
import { linksArePaused } from './pause-links.ts';
import type { NewLink } from './schemas.ts';

const CODE_LENGTH = 8;

/** A creator makes a referral link to a page on a verified brand's own domain. */
export async function makeLink(ctx: Context, input: NewLink): Promise<LinkRecord> {
  const creatorId = requireCreator(ctx);
  const url = parseDestination(input.destination, { httpAllowed: !ctx.config.production });
  dropClickId(url);
  const brand = await findBrandOfHost(ctx, url.host);
  if (!brand) {
    throw invalid('destination_not_a_brand', `${url.host} does not belong to a brand of this programme.`, [
      { path: 'destination', message: 'is not on a brand’s domain' },
    ]);
  }
  return inTransaction(ctx, async (tx) => {
    const link: LinkRecord = {
      _id: tx.ids.next('lnk'),
      code: input.code ?? (await freeCode(tx)),
      creatorId,
      brandId: brand._id,
      destination: url.href,
      channel: input.channel ?? null,
      subIds: input.subIds,
      state: 'active',
      expiresAt: input.expiresAt ?? null,
      createdAt: tx.clock.now(),
    };
    if (await linksArePaused(tx, creatorId, brand._id))
      throw conflict(
        'links_paused',
        'A reviewer paused your links to this brand: answer the question about your account first.',
      );
    if (await isTaken(tx, link.code)) throw conflict('code_taken', 'This code is taken. Choose another.');
    await links(tx).create([link], { session: tx.session ?? null });
    await audit(tx, { action: 'link.made', subject: link._id, after: { destination: link.destination } });
    return link;
  });
}

/** Takes a click id out of an address that was copied behind a redirect; everything else stays as it is written. */
function dropClickId(url: URL): void {
  if (!url.searchParams.has('kclid')) return;
  const parts = url.search.slice(1).split('&');
  url.search = parts.filter((part) => !new URLSearchParams(part).has('kclid')).join('&');
}

const DRAWS = 5;

/** Among millions of links a drawn code is sometimes taken: then another is drawn. */
async function freeCode(tx: Context): Promise<string> {
  for (let draw = 1; ; draw += 1) {
    const code = tx.ids.code(CODE_LENGTH);
    if (draw === DRAWS || !(await isTaken(tx, code))) return code;
  }
}

const isTaken = async (tx: Context, code: string): Promise<boolean> =>
  (await links(tx)
    .exists({ code })
    .session(tx.session ?? null)) !== null;
