import { caseEndpoints } from './cases/routes.ts';

export const trustEndpoints = [...caseEndpoints];
