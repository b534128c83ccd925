import { useTranslation } from 'react-i18next';
import type { SeenInvitation } from '../../api/invitations.ts';
import { Money } from '../../kit/money.tsx';
import { useFormat } from '../../kit/use-format.ts';
import classes from './invitation.module.css';

type Example = NonNullable<SeenInvitation['offer']>['example'];

/** One commission, divided: a bar and two amounts. */
export function ShareExample({ example, agency }: { example: Example; agency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { order, commission } = example;
  const percent = commission.amountMinor === 0 ? 0 : (example.agency.amountMinor / commission.amountMinor) * 100;
  return (
    <div className={classes.example}>
      <p>{t('terms.example', { order: format.money(order), commission: format.money(commission) })}</p>
      <div className={classes.bar} aria-hidden="true">
        <span style={{ width: `${100 - percent}%` }} />
      </div>
      <dl className={classes.split}>
        <div>
          <dt>{t('terms.youGet')}</dt>
          <dd>
            <Money value={example.creator} />
          </dd>
        </div>
        <div>
          <dt>{agency}</dt>
          <dd>
            <Money value={example.agency} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
