import { Button, Chip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrands, useMakeLink } from '../../api/links.ts';
import type { Channel, Link } from '../../api/types.ts';
import { ProblemAlert } from '../../kit/problem-alert.tsx';
import { BrandField } from './brand-field.tsx';
import { DestinationField, type DestinationMode } from './destination-field.tsx';
import { ExtraFields, type Extras, extrasOf, noExtras } from './extra-fields.tsx';
import { LinkReady } from './link-ready.tsx';
import classes from './make-link.module.css';

const channels: Channel[] = ['post', 'story', 'video', 'live', 'popup', 'challenge'];

function isFullAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** Brand, destination, channel, marks; then the new link. Loaded when the sheet first opens. */
export default function MakeLinkForm() {
  const { t } = useTranslation();
  const brands = useBrands(true);
  const makeLink = useMakeLink();
  const [brandId, setBrandId] = useState<string | null>(null);
  const [mode, setMode] = useState<DestinationMode>('product');
  const [destination, setDestination] = useState('');
  const [channel, setChannel] = useState<Channel | ''>('');
  const [extras, setExtras] = useState<Extras>(noExtras);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<Link | null>(null);

  if (made) {
    const again = () => {
      setMade(null);
      setDestination('');
      setExtras({ ...extras, code: '' });
      setTried(false);
    };
    return <LinkReady link={made} onAnother={again} />;
  }
  const brand = brands.rows?.find(({ id }) => id === brandId) ?? null;
  const errorOfMode =
    mode === 'product' ? t('creator.makeLink.error.product') : t('creator.makeLink.error.destination');
  const make = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    const more = extrasOf(extras);
    if (!brand || !isFullAddress(destination) || !more) return;
    const input = { destination: destination.trim(), ...more, ...(channel ? { channel } : {}) };
    makeLink.mutate(input, { onSuccess: setMade });
  };
  return (
    <form onSubmit={make} noValidate className={classes.form}>
      <BrandField
        brands={brands}
        value={brandId}
        error={tried && !brand ? t('creator.makeLink.error.brand') : null}
        onChange={(id) => {
          setBrandId(id);
          setDestination('');
        }}
      />
      {brand ? (
        <DestinationField
          brand={brand}
          mode={mode}
          value={destination}
          error={tried && !isFullAddress(destination) ? errorOfMode : null}
          onMode={(next) => {
            setMode(next);
            setDestination('');
          }}
          onChange={setDestination}
        />
      ) : null}
      <fieldset className={classes.group}>
        <legend>{t('creator.makeLink.channel')}</legend>
        <Chip.Group value={channel} onChange={(value) => setChannel(value as Channel)}>
          <div className={classes.chips}>
            {channels.map((option) => (
              <Chip key={option} value={option} variant="outline" size="sm">
                {t(`channel.${option}`)}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      </fieldset>
      <ExtraFields value={extras} tried={tried} onChange={setExtras} />
      {makeLink.error ? <ProblemAlert error={makeLink.error} /> : null}
      <Button type="submit" size="md" loading={makeLink.isPending}>
        {t('creator.makeLink.make')}
      </Button>
    </form>
  );
}
