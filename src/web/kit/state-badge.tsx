import { useTranslation } from 'react-i18next';
import { byCode } from '../i18n/by-code.ts';
import type { en } from '../i18n/en/index.ts';
import { Hint } from './hint.tsx';
import classes from './state-badge.module.css';

type States = (typeof en)['state'];
export type StateKind = keyof States;

export type Tone = 'gain' | 'wait' | 'loss' | 'info' | 'accent';

const tones: { [Kind in StateKind]: Record<keyof States[Kind], Tone> } = {
  campaign: { draft: 'info', published: 'gain', paused: 'wait', ended: 'info' },
  collaboration: {
    invited: 'wait',
    applied: 'wait',
    accepted: 'accent',
    declined: 'loss',
    sample_requested: 'wait',
    sample_shipped: 'accent',
    sample_delivered: 'accent',
    content_submitted: 'wait',
    changes_requested: 'loss',
    approved: 'gain',
    done: 'gain',
    cancelled: 'info',
  },
  import: {
    uploading: 'accent',
    waiting: 'wait',
    reading: 'accent',
    to_confirm: 'loss',
    retiring: 'accent',
    done: 'gain',
    failed: 'loss',
    cancelled: 'info',
  },
  application: { applied: 'wait', active: 'gain', rejected: 'loss', suspended: 'loss', banned: 'loss', left: 'info' },
  commission: { pending: 'wait', approved: 'gain', paid: 'info', reversed: 'loss' },
  rule: { planned: 'info', in_force: 'gain', lingers: 'wait', over: 'info' },
  order: { placed: 'info', paid: 'info', shipped: 'info', delivered: 'gain', cancelled: 'loss' },
  payout: { reserved: 'wait', sending: 'accent', sent: 'gain', failed: 'loss', cancelled: 'info' },
  reversal: { requested: 'wait', done: 'gain', refused: 'loss' },
  invoice: { draft: 'info', open: 'wait', overdue: 'loss', paid: 'gain', void: 'info' },
  run: {
    planning: 'wait',
    awaiting_approval: 'wait',
    sending: 'accent',
    paused: 'wait',
    short: 'loss',
    cancelling: 'wait',
    finished: 'gain',
  },
  link: { active: 'gain', paused: 'wait', expired: 'info' },
  brand: { pending: 'wait', verified: 'gain', restricted: 'wait', suspended: 'loss', rejected: 'loss' },
  key: { active: 'gain', revoked: 'loss' },
  payee: {
    none: 'info',
    onboarding: 'wait',
    checking: 'wait',
    restricted: 'loss',
    enabled: 'gain',
    disconnected: 'loss',
  },
  agency: { applied: 'wait', active: 'gain', suspended: 'loss', rejected: 'loss' },
  invitation: {
    made: 'info',
    sent: 'info',
    opened: 'wait',
    signed_in: 'wait',
    accepted: 'accent',
    applied: 'accent',
    active: 'gain',
    rejected: 'loss',
    declined: 'loss',
    revoked: 'info',
    expired: 'loss',
  },
};

interface StateBadgeProps<Kind extends StateKind> {
  kind: Kind;
  state: keyof States[Kind] & string;
  /** Replaces the catalogue's sentence, for example with the server's reason. */
  sentence?: string;
}

/** A state in a word, and what it means for the reader in a sentence on hover, focus or touch. */
export function StateBadge<Kind extends StateKind>({ kind, state, sentence }: StateBadgeProps<Kind>) {
  const { t } = useTranslation();
  const tone = (tones[kind] as Record<string, Tone>)[state] ?? 'info';
  const name = byCode(t, `state.${kind}`, `${state}.name`, state);
  const meaning = sentence ?? byCode(t, `state.${kind}`, `${state}.means`, '');
  const badge = (
    <span className={classes.badge} data-tone={tone}>
      {name}
      {meaning ? <span className={classes.meaning}>. {meaning}</span> : null}
    </span>
  );
  if (!meaning) return badge;
  return <Hint label={meaning}>{badge}</Hint>;
}
