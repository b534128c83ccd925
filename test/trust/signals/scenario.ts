import type { SignalName } from '../../../src/trust/signals/schemas.ts';
import type { Life } from './life.ts';

export interface Scenario {
  name: string;
  /** The signal that ought to fire; null for what is clean. */
  expects: SignalName | null;
  /** Others that may fairly fire, too: a script floods clicks from few devices. */
  fair?: SignalName[];
  live: (life: Life) => void;
}

/** Some clicks a day, of which some buy. */
export const honest = (life: Life) => life.trade(life.draw.whole(3, 40), life.draw.between(0.01, 0.05));
export const times = (count: number, act: (index: number) => void) => {
  for (let index = 0; index < count; index += 1) act(index);
};
