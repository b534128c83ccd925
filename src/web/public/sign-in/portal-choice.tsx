import { IconChevronRight, IconLayoutDashboard, IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { portalsOf } from '../../api/me.ts';
import type { Me } from '../../api/types.ts';
import { PublicFrame } from '../../shell/public-frame.tsx';
import classes from './sign-in.module.css';

const glyphs = { creator: IconSparkles, manager: IconLayoutDashboard };
const words = { creator: 'public.signIn.asCreator', manager: 'public.signIn.asManager' } as const;

/** For people with several memberships: which portal now? */
export function PortalChoice({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <PublicFrame>
      <div className={classes.narrow}>
        <h1>{t('public.signIn.choose')}</h1>
        <p>{t('public.signIn.chooseHint', { name: me.user.displayName })}</p>
        <div className={classes.choices}>
          {portalsOf(me).map((portal) => {
            const Glyph = glyphs[portal];
            return (
              <Link key={portal} to={`/${portal}`} className={classes.choice}>
                <Glyph size={24} stroke={1.6} aria-hidden="true" />
                <span className={classes.choiceWords}>
                  <strong>{t(`shell.portal.${portal}`)}</strong>
                  <span>{t(words[portal])}</span>
                </span>
                <IconChevronRight size={18} stroke={1.7} aria-hidden="true" />
              </Link>
            );
          })}
        </div>
      </div>
    </PublicFrame>
  );
}
