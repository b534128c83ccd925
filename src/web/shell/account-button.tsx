import { Avatar, VisuallyHidden } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { Door } from '../api/me.ts';
import type { Me } from '../api/types.ts';
import classes from './account-button.module.css';

export interface AccountMenuProps {
  me: Me;
  door: Door;
  /** Only the picture: the top bar of a phone. */
  compact?: boolean;
}

/** The signed-in person, as the button of the account menu. */
export function AccountButton({
  me,
  door,
  compact = false,
  ...buttonProps
}: AccountMenuProps & ComponentProps<'button'>) {
  const { t } = useTranslation();
  const { displayName, avatarUrl } = me.user;
  return (
    <button type="button" {...buttonProps} className={compact ? classes.compact : classes.wide}>
      <Avatar src={avatarUrl} name={displayName} color="initials" size={30} radius="xl" alt="" />
      <VisuallyHidden component="span">{t('shell.account')}: </VisuallyHidden>
      {compact ? (
        <VisuallyHidden component="span">{displayName}</VisuallyHidden>
      ) : (
        <>
          <span className={classes.who}>
            <span className={classes.name} title={displayName}>
              {displayName}
            </span>
            <span className={classes.role}>{door.name ?? t(`shell.portal.${door.portal}`)}</span>
          </span>
          <IconSelector size={16} stroke={1.7} aria-hidden="true" />
        </>
      )}
    </button>
  );
}
