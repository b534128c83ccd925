import { afterAll } from 'vitest';
import { endAll } from './at-end.ts';
import { emptyDatabase } from './database.ts';

// Files share their worker's process and database: none leaves anything to the next.
afterAll(endAll);
await emptyDatabase();
