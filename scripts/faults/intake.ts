import { parseArgs } from 'node:util';
import { intakeKill } from './intake-kill.ts';

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '10000' },
    clients: { type: 'string', default: '8' },
    kills: { type: 'string', default: '10' },
    'step-downs': { type: 'string', default: '2' },
    port: { type: 'string', default: '4740' },
  },
});

const outcome = await intakeKill({
  orders: Number(values.orders),
  clients: Number(values.clients),
  kills: Number(values.kills),
  stepDowns: Number(values['step-downs']),
  port: Number(values.port),
});
const { findings, ...numbers } = outcome;
process.stdout.write(`${JSON.stringify({ ...numbers, ...findings }, null, 2)}\n`);
const troubles = findings.lost.length + findings.ledger.length + findings.differences.length + findings.notProcessed;
const whole = findings.orders === Number(values.orders) && findings.countedOrders === findings.orders;
process.stdout.write(
  troubles === 0 && whole ? 'Nothing lost, nothing twice, the ledger balances.\n' : 'Something is wrong.\n',
);
process.exit(troubles === 0 && whole ? 0 : 1);
