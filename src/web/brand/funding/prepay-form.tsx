import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceView } from '../../../payouts/funding/schemas.ts';
import { post } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useMutation } from '../../api/use-change.ts';
import { decimalsOf } from '../../kit/format.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { Section } from '../../kit/section.tsx';
import { toast } from '../../kit/toast.ts';
import { useFormat } from '../../kit/use-format.ts';
import classes from './funding.module.css';

/** The interface takes no less. */
const LEAST_MINOR = 1_000;

/** Asks how much to pay ahead and makes the invoice over it. */
export function PrepayForm({ path }: { path: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const currency = useMe()?.programme.currency ?? 'EUR';
  const format = useFormat();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const amountMinor = Math.round(Number(text.replace(',', '.')) * 10 ** decimalsOf(currency));
  const isEnough = Number.isSafeInteger(amountMinor) && amountMinor >= LEAST_MINOR;
  const prepay = useMutation({
    mutationFn: () => post<InvoiceView>(`${path}/prepayments`, { amountMinor, currency }),
    onSuccess: () => {
      setText('');
      setTried(false);
      void toast(t('funding.made'));
      return queryClient.invalidateQueries({ queryKey: [path] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isEnough) prepay.mutate();
  };
  return (
    <Section title={t('funding.payAhead')}>
      <form className={classes.form} onSubmit={send}>
        <TextInput
          label={t('funding.howMuch', { currency })}
          inputMode="decimal"
          value={text}
          error={
            tried && !isEnough
              ? t('funding.tooLittle', { amount: format.money({ amountMinor: LEAST_MINOR, currency }) })
              : null
          }
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          maxLength={12}
        />
        <Button type="submit" loading={prepay.isPending}>
          {t('funding.makeInvoice')}
        </Button>
      </form>
      {prepay.error ? <ProblemAlert error={prepay.error} /> : null}
    </Section>
  );
}
