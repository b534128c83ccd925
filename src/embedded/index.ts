export { type InstanceLock, takeInstanceLock } from './instance-lock.ts';
export { type EmbeddedMongod, startEmbeddedMongod } from './start-mongod.ts';
export { StartupError } from './startup-error.ts';
