import i18next from 'i18next';

const shortMs = 4_000;

/** A short confirmation that asks for nothing. Its code comes with the first one. */
export async function toast(message: string, tone: 'done' | 'problem' = 'done'): Promise<void> {
  const { notifications } = await import('@mantine/notifications');
  notifications.show({
    message,
    autoClose: tone === 'done' ? shortMs : shortMs * 2,
    color: tone === 'done' ? 'green' : 'red',
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('kit.close') },
    role: tone === 'done' ? 'status' : 'alert',
  });
}
