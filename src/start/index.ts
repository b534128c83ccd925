export { type Kolect, type Mode, type StartOptions, startKolect } from './start-kolect.ts';
export { welcome } from './welcome.ts';
