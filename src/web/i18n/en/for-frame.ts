import { common } from './common.ts';

/** What stands around every page: the frame, the kit, the words for states and problems. */
const words = { ...common };

export default words;
