import { IconAlertTriangle, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContentCheck } from '../../content/schemas.ts';
import classes from './collaboration.module.css';

const marks = { passed: IconCircleCheck, failed: IconAlertTriangle, unknown: IconEye };
const glyph = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

/** What the checks of a piece of content found, each in a sentence. */
export function Checks({ check }: { check: ContentCheck }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.checks} aria-label={t('campaigns.content.checks')}>
      {(['ownership', 'originality', 'disclosure'] as const).map((name) => {
        const { state, sentence } = check[name];
        const Mark = marks[state];
        return (
          <li key={name} data-state={state}>
            <Mark {...glyph} />
            <div>
              <p>
                <strong>{t(`campaigns.content.${name}`)}</strong>: {t(`campaigns.content.state.${state}`)}
              </p>
              <p className={classes.when}>{sentence}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
