import { IconAlertTriangle, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContentCheck } from '../../content/schemas.ts';
import { networkTitles } from '../kit/network-icon.tsx';
import classes from './collaboration.module.css';

const marks = { passed: IconCircleCheck, failed: IconAlertTriangle, unknown: IconEye };
const glyph = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

/** Networks by their own names. */
const named = ({ network, ...figures }: Record<string, string>) =>
  network ? { ...figures, network: networkTitles[network as keyof typeof networkTitles] ?? network } : figures;

/** What the checks of a piece of content found, each in a sentence. */
export function Checks({ check }: { check: ContentCheck }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.checks} aria-label={t('campaigns.content.checks')}>
      {(['ownership', 'originality', 'disclosure'] as const).map((name) => {
        const { state, code, figures } = check[name];
        const Mark = marks[state];
        return (
          <li key={name} data-state={state}>
            <Mark {...glyph} />
            <div>
              <p>
                <strong>{t(`campaigns.content.${name}`)}</strong>: {t(`campaigns.content.state.${state}`)}
              </p>
              <p className={classes.when}>{t(`campaigns.content.found.${code}`, named(figures))}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
