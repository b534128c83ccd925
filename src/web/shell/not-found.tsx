import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../kit/empty-state.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main>
      <EmptyState
        icon={IconMapQuestion}
        title={t('kit.unknownPage')}
        body={t('kit.unknownPageHint')}
        action={
          <Button component={Link} to="/" variant="default">
            {t('kit.toStart')}
          </Button>
        }
      />
    </main>
  );
}
