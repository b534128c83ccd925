import type { ManagerRole, Me } from '../api/types.ts';

const holds = (me: Me, roles: ManagerRole[]): boolean =>
  me.memberships.some((membership) => membership.kind === 'manager' && roles.includes(membership.role));

/** Whether this manager may see and start payout runs; the server decides again. */
export const mayPay = (me: Me): boolean => holds(me, ['finance', 'admin']);

/** Whether this manager may decide applications; the server decides again. */
export const mayReview = (me: Me): boolean => holds(me, ['reviewer', 'admin']);

/** Whether this manager may give and take the roles of others; the server decides again. */
export const mayGiveRoles = (me: Me): boolean => holds(me, ['admin']);

/** Whether this manager may set commission rules; the server decides again. */
export const maySetRules = (me: Me): boolean => holds(me, ['admin']);
