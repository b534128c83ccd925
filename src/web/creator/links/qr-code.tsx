import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { qrCodeUrl } from '../../api/links.ts';
import type { Link } from '../../api/types.ts';
import classes from './links.module.css';

const formats = ['svg', 'png'] as const;

/** A link's QR code, to show and to take away: SVG for print, PNG for everything else. */
export function QrCode({ link }: { link: Link }) {
  const { t } = useTranslation();
  return (
    <div className={classes.qr}>
      <img src={qrCodeUrl(link)} alt={t('creator.links.qrOf', { url: link.url })} />
      <p>{t('creator.links.qrHint')}</p>
      <div className={classes.downloads}>
        {formats.map((format) => (
          <Button
            key={format}
            component="a"
            href={qrCodeUrl(link, format)}
            download={`${link.code}.${format}`}
            variant="default"
            leftSection={<IconDownload size={17} stroke={1.75} aria-hidden="true" />}
          >
            {t('codes.downloadAs', { format: format.toUpperCase() })}
          </Button>
        ))}
      </div>
    </div>
  );
}
