import {
  IconBuildingStore,
  IconChevronRight,
  IconLayoutDashboard,
  IconSparkles,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { doorsOf } from '../../api/me.ts';
import type { Me } from '../../api/types.ts';
import { PublicFrame } from '../../shell/public-frame.tsx';
import classes from './sign-in.module.css';

const glyphs = {
  creator: IconSparkles,
  manager: IconLayoutDashboard,
  brand: IconBuildingStore,
  agency: IconUsersGroup,
};
const words = {
  creator: 'public.signIn.asCreator',
  manager: 'public.signIn.asManager',
  brand: 'public.signIn.asBrand',
  agency: 'public.signIn.asAgency',
} as const;

/** For people with several memberships: which portal now? */
export function PortalChoice({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <PublicFrame>
      <div className={classes.narrow}>
        <h1>{t('public.signIn.choose')}</h1>
        <p>{t('public.signIn.chooseHint', { name: me.user.displayName })}</p>
        <div className={classes.choices}>
          {doorsOf(me).map(({ portal, to, params, name }) => {
            const Glyph = glyphs[portal];
            return (
              <Link key={Object.values(params)[0] ?? to} to={to} params={params} className={classes.choice}>
                <Glyph size={24} stroke={1.6} aria-hidden="true" />
                <span className={classes.choiceWords}>
                  <strong>{name ?? t(`shell.portal.${portal}`)}</strong>
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
