import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function PageWaiting() {
  const { t } = useTranslation();
  return (
    <Center mih="50vh" role="status" aria-label={t('kit.loading')}>
      <Loader size="sm" color="gray" />
    </Center>
  );
}
