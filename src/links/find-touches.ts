import type { Context } from '../context.ts';
import { type ClickFacts, readClickId } from './click-id.ts';
import { codes, links } from './model.ts';

/** Between click ids where a shop hands over several, the latest first. */
const BETWEEN_CLICKS = '~';
const MAX_CLICKS = 5;

export interface Claim {
  /** One click id or several. */
  clickId?: string | undefined;
  codes: string[];
  brandId: string;
}

/** A click or code use with whose it is; whether it may earn is for attribution to say. */
export interface FoundTouch {
  kind: 'click' | 'code';
  sourceId: string;
  creatorId: string;
  brandId: string;
  /** Time of the click; undefined for a code, which is used when the order is placed. */
  at: Date | undefined;
}

/** Looks up the click ids and codes of many orders in two queries. Answers one list per claim, in the claims' order. */
export async function findTouches(ctx: Context, claims: Claim[]): Promise<FoundTouch[][]> {
  const clicks = claims.map((claim) => readClicks(ctx, claim.clickId));
  const linkIds = clicks.flat().map((click) => click.linkId);
  const wanted = claims.flatMap((claim) =>
    claim.codes.map((code) => ({ brandId: claim.brandId, code: code.trim().toUpperCase() })),
  );
  const session = ctx.session ?? null;
  const linkRows =
    linkIds.length > 0
      ? await links(ctx)
          .find({ _id: { $in: linkIds } }, { brandId: 1 })
          .session(session)
          .lean()
      : [];
  const codeRows = wanted.length > 0 ? await codes(ctx).find({ $or: wanted }).session(session).lean() : [];
  const brandOfLink = new Map(linkRows.map((row) => [row._id, row.brandId]));
  const byCode = new Map(codeRows.map((row) => [`${row.brandId}:${row.code}`, row]));
  return claims.map((claim, index) => [
    ...(clicks[index] ?? []).flatMap((click) => touchOfClick(click, brandOfLink)),
    ...[...new Set(claim.codes.map((code) => code.trim().toUpperCase()))].flatMap((code): FoundTouch[] => {
      const row = byCode.get(`${claim.brandId}:${code}`);
      return row
        ? [{ kind: 'code', sourceId: row._id, creatorId: row.creatorId, brandId: row.brandId, at: undefined }]
        : [];
    }),
  ]);
}

/** Each click once; what is forged, cut or foreign is left out and counted. */
function readClicks(ctx: Context, clickId: string | undefined): ClickFacts[] {
  const parts = clickId === undefined ? [] : new Set(clickId.split(BETWEEN_CLICKS, MAX_CLICKS));
  return [...parts].flatMap((part) => {
    const reading = readClickId(ctx.keyring, part);
    if (reading.ok) return [reading.facts];
    ctx.metrics.clickIdsRejected.inc({ reason: reading.reason });
    return [];
  });
}

function touchOfClick(click: ClickFacts, brandOfLink: Map<string, string>): FoundTouch[] {
  const brandId = brandOfLink.get(click.linkId);
  return brandId ? [{ kind: 'click', sourceId: click.linkId, creatorId: click.creatorId, brandId, at: click.at }] : [];
}
