import type { Context } from '../../context.ts';
import { decideApplication } from '../../creators/index.ts';
import { consentTexts } from '../../privacy/index.ts';
import { createVisitor, signInAsNew } from './visitor.ts';

/** Who joins on which day of the demo's history: more and more of them. */
const JOINERS: [day: number, name: string, country: string, language: string, niche: string, followers: number][] = [
  [4, 'Lucía Herrero', 'ES', 'es', 'beauty', 8_400],
  [11, 'Antoine Mercier', 'FR', 'fr', 'tech', 23_000],
  [17, 'Kasia Wójcik', 'PL', 'pl', 'home', 3_100],
  [23, 'Giulia Ferrante', 'IT', 'it', 'fashion', 61_000],
  [29, 'Анна Белова', 'RU', 'ru', 'kids', 15_500],
  [33, 'Hugo Lemaire', 'FR', 'fr', 'food', 1_900],
  [36, 'Marta Iglesias', 'ES', 'es', 'home', 128_000],
  [39, 'Piotr Zieliński', 'PL', 'pl', 'games', 5_200],
  [42, 'Сергей Орлов', 'RU', 'ru', 'tech', 44_000],
  [44, 'Chiara Bellini', 'IT', 'it', 'beauty', 9_700],
];

/** Lets those join whose day it is: they sign in with Google, apply, and are accepted. */
export async function joinOnDay(ctx: Context, day: number): Promise<void> {
  for (const [, name, country, language, niche, followers] of JOINERS.filter(([on]) => on === day)) {
    const visitor = createVisitor(ctx.config.publicUrl);
    await signInAsNew(visitor, { name, email: `joiner${day}@people.example`, followers });
    const { id } = await visitor.post<{ id: string }>('/v1/applications', {
      displayName: name,
      country,
      birthDate: '1996-08-14',
      languages: [language],
      niches: [niche],
      consents: consentTexts('en').map(({ purpose, version, language }) => ({ purpose, version, language })),
    });
    await decideApplication(ctx, { creatorId: id, state: 'active' });
  }
}
