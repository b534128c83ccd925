import { common } from './common.ts';
import { publicPages } from './public.ts';
import { team } from './team.ts';

/** What everybody may read: the pages before a portal, the frame, the words for states and problems. */
const words = {
  ...common,
  public: publicPages,
  team,
};

export default words;
