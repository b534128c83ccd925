import { authenticityEndpoints } from './authenticity/routes.ts';
import { batchEndpoints } from './cases/batch-routes.ts';
import { caseEndpoints } from './cases/routes.ts';
import { contentEndpoints } from './contents/routes.ts';
import { reportEndpoints } from './reports/routes.ts';

export const trustEndpoints = [
  ...caseEndpoints,
  ...batchEndpoints,
  ...authenticityEndpoints,
  ...contentEndpoints,
  ...reportEndpoints,
];
