export { simulationEndpoints } from './routes.ts';
export { advanceSimulations, simulationsWaiting } from './run-simulation.ts';
