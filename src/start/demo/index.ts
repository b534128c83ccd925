export { type DemoShop, demoManagers, openDemoShop } from './demo-brand.ts';
export { HISTORY_DAYS } from './demo-history.ts';
export { loadHistory } from './load-history.ts';
