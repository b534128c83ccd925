import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { meQuery } from '../api/me.ts';

const tickMs = 30_000;

/**
 * Programme time rules lock dates and payouts, so dates are told relative to it and not to the reader's clock.
 * It runs on from the last answer of the server.
 */
export function useProgrammeNow(): Date {
  const { data: me, dataUpdatedAt } = useQuery({ ...meQuery, enabled: false });
  const [wallMs, setWallMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setWallMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  if (!me) return new Date(wallMs);
  return new Date(Date.parse(me.programme.now) + Math.max(0, wallMs - dataUpdatedAt));
}
