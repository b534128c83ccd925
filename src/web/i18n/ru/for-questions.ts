import { questions } from './questions.ts';

/** What only a creator's page about her cases says. */
const words = { questions };

export default words;
