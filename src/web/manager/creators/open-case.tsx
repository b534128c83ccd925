import { Button, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenCase } from '../../api/spot-checks.ts';
import type { Application } from '../../api/types.ts';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';

const mostOrders = 500;

/** A reviewer's own question about a creator: opens her case, or joins it, and holds what the named orders earned. */
export function OpenCase({ creator }: { creator: Application }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = useOpenCase();
  const [opened, setOpened] = useState(false);
  const [orders, setOrders] = useState('');
  const send = async (sentence: string) => {
    const orderIds = orders
      .split(/[\s,;]+/)
      .filter(Boolean)
      .slice(0, mostOrders);
    const { id } = await open.mutateAsync({ creatorId: creator.id, sentence, orderIds });
    void navigate({ to: '/manager/cases/$caseId', params: { caseId: id } });
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('creatorDesk.openCase.do')}
      </Button>
      <ReasonDialog
        opened={opened}
        title={t('creatorDesk.openCase.title', { name: creator.displayName })}
        reason={{
          label: t('creatorDesk.openCase.what'),
          hint: t('creatorDesk.openCase.whatHint'),
          missing: t('creatorDesk.openCase.whatMissing'),
          shortest: 10,
          longest: 1_000,
        }}
        confirmLabel={t('creatorDesk.openCase.do')}
        isGrave={false}
        send={send}
        onClose={() => setOpened(false)}
      >
        <p>{t('creatorDesk.openCase.means')}</p>
        <Textarea
          label={t('creatorDesk.openCase.orders')}
          description={t('creatorDesk.openCase.ordersHint')}
          autosize
          minRows={1}
          maxRows={6}
          value={orders}
          onChange={(event) => setOrders(event.currentTarget.value)}
          mb="sm"
        />
      </ReasonDialog>
    </>
  );
}
