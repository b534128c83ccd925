/** What creators are told apart by, in words. The portals and the server's own pages and sentences say them from here. */
export const traits = {
  niche: {
    fashion: 'Fashion',
    beauty: 'Beauty',
    home: 'Home',
    garden: 'Garden',
    tech: 'Tech',
    games: 'Games',
    food: 'Food',
    travel: 'Travel',
    fitness: 'Fitness',
    sport: 'Sport',
    kids: 'Kids',
    toys: 'Toys',
    pets: 'Pets',
    books: 'Books',
    music: 'Music',
  },
  tier: { bronze: 'Bronze', silver: 'Silver', gold: 'Gold', platinum: 'Platinum', diamond: 'Diamond' },
  reach: { nano: 'Nano', micro: 'Micro', mid: 'Mid', macro: 'Macro', mega: 'Mega' },
  kol: { creator: 'Creator', rising: 'Rising', kol: 'KOL', star_kol: 'Star KOL' },
};
