import type { CardRecord } from './model.ts';
import type { CreatorCard } from './schemas.ts';

/** A card as a brand sees it: how much she sold for others stays with them. */
export function viewCard(card: CardRecord, brandId: string): CreatorCard {
  const { currency, gmvMinor, aovMinor } = card;
  return {
    id: card._id,
    displayName: card.displayName,
    country: card.country,
    languages: card.languages,
    niches: card.niches,
    networks: card.networks as CreatorCard['networks'],
    followers: card.followers,
    reachClass: card.reachClass,
    tier: card.tier,
    kol: card.kol,
    authenticity: card.authenticity,
    clicks: card.clicks,
    orders: card.orders,
    cvrBps: card.cvrBps,
    gmv: gmvMinor === null ? null : { amountMinor: gmvMinor, currency },
    aov: aovMinor === null ? null : { amountMinor: aovMinor, currency },
    priceLevel: card.priceLevel,
    categories: card.categories,
    ordersAtBrand: card.brands.find((row) => row.brandId === brandId)?.orders ?? 0,
    refreshedAt: card.refreshedAt.toISOString(),
  };
}
