import type { StatementLine } from '../../api/statements.ts';
import { AnchorLink } from '../../kit/router-links.tsx';
import OwnStatement from '../../statement/own-statement.tsx';

/** Every movement of the creator's money, each leading to what it was for. */
export default function OwnMovements() {
  return (
    <OwnStatement
      path="/v1/creators/me/account-statement"
      accounts={['payable', 'pending', 'in_transit', 'paid']}
      entry={(line, words) => <Behind line={line} words={words} />}
    />
  );
}

function Behind({ line: { fact }, words }: { line: StatementLine; words: string }) {
  switch (fact.kind) {
    case 'order':
      return (
        <AnchorLink to="/creator/orders/$orderId" params={{ orderId: fact.id }}>
          {words}
        </AnchorLink>
      );
    case 'payout':
      return (
        <AnchorLink to="/creator/payouts/$payoutId" params={{ payoutId: fact.id }}>
          {words}
        </AnchorLink>
      );
    case 'hold':
    case 'reversal':
      return (
        <AnchorLink to="/creator/commissions/$commissionId" params={{ commissionId: fact.id }}>
          {words}
        </AnchorLink>
      );
    default:
      return words;
  }
}
