import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TeamRole } from '../../accounts/team/schemas.ts';

interface RoleFieldProps<Role extends TeamRole> {
  roles: readonly Role[];
  value: Role | null;
  onChange: (role: Role) => void;
  /** Asked for in vain. */
  missing: boolean;
}

/** A role, each with what it may do. */
export function RoleField<Role extends TeamRole>({ roles, value, onChange, missing }: RoleFieldProps<Role>) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('team.role')}
      value={value}
      onChange={(chosen) => onChange(chosen as Role)}
      error={missing ? t('team.error.role') : null}
    >
      <Stack gap="xs" mt={6}>
        {roles.map((role) => (
          <Radio key={role} value={role} label={t(`team.roleName.${role}`)} description={t(`team.roleMeans.${role}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
