export { simulationEndpoints } from './routes.ts';
export { advanceSimulations } from './run-simulation.ts';
