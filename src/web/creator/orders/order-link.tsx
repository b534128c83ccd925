import { AnchorLink } from '../../kit/router-links.tsx';
import { Truncate } from '../../kit/truncate.tsx';

/** An order by its brand's name; leads to why it was earned or not. */
export function OrderLink({ id, brand }: { id: string; brand: string }) {
  return (
    <AnchorLink to="/creator/orders/$orderId" params={{ orderId: id }}>
      <Truncate>{brand}</Truncate>
    </AnchorLink>
  );
}
