import { Button } from '@mantine/core';
import { IconShare2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { qrCodeUrl } from '../../api/links.ts';
import type { Link } from '../../api/types.ts';
import { CopyButton } from '../../kit/copy-button.tsx';
import { bareAddress, canShare, shareLink } from '../links/share-link.ts';
import classes from './make-link.module.css';

/** The new link, large, ready to be taken away. */
export function LinkReady({ link, onAnother }: { link: Link; onAnother: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.done}>
      <p role="status">{t('creator.makeLink.done')}</p>
      <img className={classes.qr} src={qrCodeUrl(link)} alt={t('creator.links.qrOf', { url: link.url })} />
      <output className={classes.url}>{bareAddress(link.url)}</output>
      <div className={classes.doneActions}>
        <CopyButton value={link.url} what={link.url} size="md" variant="filled" />
        {canShare() ? (
          <Button
            size="md"
            variant="default"
            leftSection={<IconShare2 size={17} stroke={1.75} aria-hidden="true" />}
            onClick={() => void shareLink(link)}
          >
            {t('creator.links.share')}
          </Button>
        ) : null}
        <Button size="md" variant="subtle" onClick={onAnother}>
          {t('creator.makeLink.another')}
        </Button>
      </div>
    </div>
  );
}
