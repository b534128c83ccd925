import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMakeCode } from '../../api/codes.ts';
import { useBrands } from '../../api/links.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { toast } from '../../kit/toast.ts';
import { BrandField } from '../make-link/brand-field.tsx';
import classes from '../make-link/make-link.module.css';
import { DiscountField, discountOf, noDiscount } from './discount-field.tsx';

const form = /^[A-Za-z0-9]{3,20}$/;

/** Brand, code, and what the buyer gets. Loaded when the dialog first opens. */
export default function MakeCodeForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const brands = useBrands(true);
  const makeCode = useMakeCode();
  const [brandId, setBrandId] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [discount, setDiscount] = useState(noDiscount);
  const [tried, setTried] = useState(false);
  const isWellFormed = form.test(code.trim());
  const make = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!brandId || !isWellFormed) return;
    const agreed = discountOf(discount);
    const done = () => {
      void toast(t('codes.done', { code: code.trim().toUpperCase() }));
      onDone();
    };
    makeCode.mutate({ brandId, code, ...(agreed ? { discount: agreed } : {}) }, { onSuccess: done });
  };
  return (
    <form onSubmit={make} noValidate className={classes.form}>
      <BrandField
        brands={brands}
        value={brandId}
        error={tried && !brandId ? t('codes.error.brand') : null}
        onChange={setBrandId}
      />
      <TextInput
        size="md"
        label={t('codes.code')}
        description={t('codes.codeHint')}
        maxLength={20}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        value={code}
        error={tried && !isWellFormed ? t('codes.error.code') : null}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <DiscountField value={discount} onChange={setDiscount} />
      {makeCode.error ? <ProblemAlert error={makeCode.error} /> : null}
      <Button type="submit" size="md" loading={makeCode.isPending}>
        {t('codes.make')}
      </Button>
    </form>
  );
}
